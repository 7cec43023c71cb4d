/** What the picker shows a moment later, the form of a chosen method, and the views after the picker; they come in a file of their own. */
import { asItWas } from './as-it-was.ts'
import { BeforeRows } from './BeforeRows.tsx'
import { Done } from './Done.tsx'
import { Frame } from './Frame.tsx'
import { Glyph } from './Glyph.tsx'
import { MethodForm } from './MethodForm.tsx'
import { More } from './More.tsx'
import { Pay } from './Pay.tsx'
import { Redirect } from './Redirect.tsx'
import { termsText } from './terms-text.ts'
import { Transfer } from './Transfer.tsx'
import { Wait } from './Wait.tsx'

export const lazyViews = {
  asItWas,
  BeforeRows,
  Done,
  Frame,
  Glyph,
  MethodForm,
  More,
  Pay,
  Redirect,
  termsText,
  Transfer,
  Wait,
}
export type LazyViews = typeof lazyViews
