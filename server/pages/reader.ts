/** Who reads a plain page. */
import type { Locale } from '../texts/locale.ts'
import type { ZoneChoice } from './zones.ts'

/** Who reads the page, and by which clock: what a browser without JavaScript does not tell. */
export interface Reader {
  readonly locale: Locale
  /** By which times are shown. */
  readonly zone: string
  /** The reader has said so; else it is a guess, by which nobody should be met. */
  readonly isZoneSaid: boolean
  /** All zones to choose from; asked for only where there is a time to fill in. */
  readonly zones: () => readonly ZoneChoice[]
  /** Goes along with every form, to show that it is on a page of this reader's. */
  readonly formToken: string
}
