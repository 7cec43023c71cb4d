/** What a buyer's view is drawn with, beside the session itself. */
import type { Contact, Method } from '../../src/contract/index.ts'
import type { Locale } from '../texts/locale.ts'
import type { CapabilitiesOf } from './capabilities.ts'
import type { EditableOf } from './editable-fields.ts'
import type { ProviderTextOf } from './provider-text.ts'
import type { RoundingLimit } from './rounding.ts'
import type { SbpBank } from './sbp-banks.ts'

/** How the provider's account presents the shop. */
export interface AccountFace {
  readonly name?: string
  readonly icon?: string
  readonly website?: string
}

export interface BuyerViewContext {
  readonly now: number
  readonly locale: Locale
  /** How amounts are written, where not as the language alone does: a BCP 47 tag. */
  readonly tag?: string
  readonly capabilities: CapabilitiesOf
  /** What buyers read for a code of a provider. */
  readonly providerText: ProviderTextOf
  /** What a buyer may change of a payment that is open; nothing where it is left out. */
  readonly editable?: EditableOf
  readonly shopName: string
  /** How the shop is reached. */
  readonly contact?: Contact
  /** The banks whose apps open a link of SBP; none where it is left out. */
  readonly banks?: readonly SbpBank[]
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
  /** Seconds this wait usually takes by this method, where history tells. */
  readonly usually?: number
  /** A method to offer where it takes longer. */
  readonly next?: Pick<Method, 'id' | 'name'>
  /** What can be chosen; only looked at where the buyer is to choose. */
  readonly offer: {
    readonly methods: readonly Method[]
    /** The id to offer first. */
    readonly suggested?: string
    readonly empty?: string
    readonly account?: AccountFace
  }
}

/** A moment as the contract writes it. */
export const iso = (at: number): string => new Date(at).toISOString()
