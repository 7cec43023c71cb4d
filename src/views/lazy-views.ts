/** What the picker shows a moment later, the form of a chosen method, and the views after the picker; they come in a file of their own. */
import { asItWas } from './as-it-was.ts'
import { BeforeRows } from './BeforeRows.tsx'
import { Glyph } from './Glyph.tsx'
import { MethodForm } from './MethodForm.tsx'
import { More } from './More.tsx'
import { Pay } from './Pay.tsx'
import { Step } from './Step.tsx'
import { termsText } from './terms-text.ts'

export const lazyViews = { asItWas, BeforeRows, Glyph, MethodForm, More, Pay, Step, termsText }
export type LazyViews = typeof lazyViews
