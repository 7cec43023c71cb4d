/** What a buyer reads of Cactusgino, in every language. */
import type { InEveryLanguage } from '../../../texts/translation.ts'
import { az } from './az.ts'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { hi } from './hi.ts'
import { id } from './id.ts'
import { kk } from './kk.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { tr } from './tr.ts'
import { uk } from './uk.ts'
import { vi } from './vi.ts'

export const TEXTS: InEveryLanguage<Texts> = { en, ru, uk, kk, az, id, hi, de, tr, pt, vi, es, fr, pl }
