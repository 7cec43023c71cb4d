import type { Glyph as GlyphName, Group, Method } from '../contract/index.ts'
import { GLYPH_LINES } from './glyph-lines.ts'
import { groupOf } from './groups.ts'

/** What stands for a way to pay whose glyph the server has not named, or none that is drawn here. */
const OF_GROUP: Readonly<Record<Group, GlyphName>> = {
  bank_transfer: 'bank',
  mobile_payment: 'mobile',
  digital_wallet: 'wallet',
  online_banking: 'bank',
  payment_card: 'card',
  cash_payment: 'cash',
  telecommunications: 'mobile',
  other: 'other',
}

/** A newer server may name one that is not drawn here. */
const isKnown = (glyph: GlyphName | undefined): glyph is GlyphName =>
  glyph !== undefined && Object.hasOwn(GLYPH_LINES, glyph)

/** The neutral picture of a way to pay, in the colour of the text around it. */
export function Glyph({ method: { glyph, category } }: { readonly method: Pick<Method, 'glyph' | 'category'> }) {
  return (
    <svg viewBox="0 0 24 24">
      <path d={GLYPH_LINES[isKnown(glyph) ? glyph : OF_GROUP[groupOf(category)]]} />
    </svg>
  )
}
