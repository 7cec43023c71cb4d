/** A service of Paymega as a row of the picker, before its language is known. */
import type { Category, Field } from '../../../src/contract/index.ts'

/** A text in one language, or in several by their codes. */
export type Texts = string | Readonly<Record<string, string>>

/** A field before its language is known. */
export interface RawField {
  readonly name: string
  readonly type: Field['type']
  readonly label?: Texts
  readonly hint?: Texts
  readonly example?: string
  /** Already checked. */
  readonly pattern?: string
  readonly required: boolean
}

/** A row of the picker before its language is known. Limits are minor units of ours, rounded inward. */
export interface Row {
  readonly code: string
  readonly name?: Texts
  /** What tells services of one method apart: `ERC20` of `tether_erc20_usd_hpp`. */
  readonly variant?: string
  readonly category: Category
  readonly icon?: string
  readonly flow?: string
  readonly fields: readonly RawField[]
  readonly min?: number
  readonly max?: number
  /** What the payer pays in, where that is not the order's currency. Its limits are in that one, so none are kept. */
  readonly currency?: string
}
