/** The types of the API, written by `npm run api-types` from the schemas of `src/contract/shop`: change those, and run it. */

export type AssignWish = {
  readonly attempt?: string
  readonly session?: string
  readonly note?: string
}

export type Attempt = {
  readonly id: string
  readonly provider: string
  readonly method: string
  readonly name: string
  readonly status:
    | 'starting'
    | 'pending'
    | 'confirming'
    | 'paid'
    | 'overpaid'
    | 'underpaid'
    | 'failed'
    | 'expired'
    | 'cancelled'
  readonly asked: Money
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack?: Money
  readonly foreign: readonly Money[]
  readonly ordered?: Money
  readonly reference?: string
  readonly records?: readonly MoneyRecord[]
  readonly credits?: readonly Credit[]
  readonly payments: readonly Payment[]
  readonly failure?: {
    readonly code: string
    readonly text: string
  }
  readonly late?: true
  readonly givenUp?: 'buyer' | 'replaced' | 'shop' | 'settled' | 'ended'
  readonly fallbackOf?: string
  readonly startedAt: string
  readonly sentAt?: string
  readonly expiresAt?: string
}

export type AttemptInSession = {
  readonly id: string
  readonly provider: string
  readonly method: string
  readonly name: string
  readonly status:
    | 'starting'
    | 'pending'
    | 'confirming'
    | 'paid'
    | 'overpaid'
    | 'underpaid'
    | 'failed'
    | 'expired'
    | 'cancelled'
  readonly asked: Money
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack?: Money
  readonly foreign: readonly Money[]
  readonly ordered?: Money
  readonly reference?: string
  readonly records?: readonly MoneyRecord[]
  readonly credits?: readonly Credit[]
  readonly payments: readonly Payment[]
  readonly failure?: {
    readonly code: string
    readonly text: string
  }
  readonly late?: true
  readonly givenUp?: 'buyer' | 'replaced' | 'shop' | 'settled' | 'ended'
  readonly fallbackOf?: string
  readonly startedAt: string
  readonly sentAt?: string
  readonly expiresAt?: string
  readonly session: Session
}

export type Balance = {
  readonly provider: string
  readonly at: string
  readonly balances: readonly {
    readonly currency: string
    readonly amount: string
    readonly available?: string
    readonly name?: string
  }[]
}

export type Counter = {
  readonly id: string
  readonly provider: string
  readonly name: string
  readonly price?: Money
  readonly link: string
  readonly createdAt: string
}

export type CounterList = {
  readonly data: readonly Counter[]
}

export type CounterPaid = {
  readonly counter: string
  readonly payment: string
  readonly received?: Money
}

export type CounterWish = {
  readonly name: string
  readonly price?: {
    readonly value: string
    readonly currency: string
  }
}

export type Credit = {
  readonly received: Money
  readonly credited: Money
  readonly uncovered?: true
  readonly note: string
  readonly at: string
  readonly by?: string
}

export type CreditWish = {
  readonly received: Money
  readonly credited: Money
  readonly note: string
}

export type Customer = {
  readonly id: string
  readonly email?: string
  readonly phone?: string
  readonly name?: string
  readonly address?: {
    readonly country?: string
    readonly region?: string
    readonly city?: string
    readonly full?: string
    readonly postcode?: string
  }
  readonly trusted?: boolean
}

export type DismissWish = {
  readonly note: string
}

export type Erased = {
  readonly erased: number
  readonly kept: readonly {
    readonly id: string
    readonly why: 'open' | 'refund' | 'call' | 'money'
  }[]
  readonly left: number
}

export type Item = {
  readonly name: string
  readonly price: Money
  readonly quantity: number | string
  readonly discount?: string
  readonly total: Money
}

export type KeptWebhook = {
  readonly id: string
  readonly type: string
  readonly session?: string
  readonly createdAt: string
  readonly state: 'waiting' | 'failed' | 'delivered'
  readonly tries: number
  readonly error?: string
}

export type LogLine = {
  readonly seq: number
  readonly at: string
  readonly what: string
  readonly attempt?: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

export type MethodRoute = {
  readonly id: string
  readonly provider: string
  readonly min?: Money
  readonly max?: Money
  readonly fee?: Money
  readonly total?: Money
  readonly usually?: number
  readonly disabled?: 'below-minimum' | 'above-maximum' | 'busy'
  readonly until?: string
}

export type Money = {
  readonly value: string
  readonly currency: string
}

export type MoneyRecord = {
  readonly id: string
  readonly kind: 'received' | 'refunded'
  readonly amount: Money
  readonly reference?: string
  readonly note: string
  readonly at: string
  readonly by?: string
  readonly voided?: {
    readonly note: string
    readonly at: string
    readonly by?: string
  }
}

export type NewSession = {
  readonly order: Order
  readonly customer?: Customer
  readonly locale?: string
  readonly methods?: readonly string[]
  readonly returnUrl?: string
  readonly successUrl?: string
  readonly failUrl?: string
  readonly expiresIn?: number
  readonly origins?: readonly string[]
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly providers?: Readonly<Record<string, unknown>>
}

export type Offer = {
  readonly data: readonly OfferedMethod[]
  readonly empty?: 'no_methods' | 'currency_not_supported' | 'unavailable'
}

export type OfferQuery = {
  readonly currency: string
  readonly amount: string
  readonly locale?: string
}

export type OfferedMethod = {
  readonly id: string
  readonly channel?: string
  readonly glyph?: 'card' | 'phone' | 'qr' | 'bank' | 'wallet' | 'cash' | 'crypto' | 'mobile' | 'other'
  readonly category:
    | 'bank_transfer'
    | 'mobile_payment'
    | 'digital_wallet'
    | 'online_banking'
    | 'payment_card'
    | 'cash_payment'
    | 'telecommunications'
    | 'other'
    | 'alternative'
    | 'latam'
    | 'ussd'
    | 'cash_on_delivery'
    | 'check'
    | 'direct_debit'
    | 'prepaid_voucher'
    | 'prepaid_card'
    | 'invoice_payment'
    | 'mobile_carrier_billing'
    | 'public-services'
    | 'others'
    | 'financial-services'
    | 'taxi'
    | 'charity'
    | 'entertainment'
    | 'budget-payments'
    | 'distribution'
    | 'selling-goods'
  readonly name: string
  readonly summary?: string
  readonly icon?: string
  readonly fields: readonly {
    readonly name: string
    readonly type: 'text' | 'tel' | 'email' | 'select' | 'checkbox' | 'datetime'
    readonly label: string
    readonly hint?: string
    readonly example?: string
    readonly pattern?: string
    readonly required: boolean
    readonly oneOf?: string
    readonly options?: readonly {
      readonly value: string
      readonly label: string
    }[]
  }[]
  readonly min?: Money
  readonly max?: Money
  readonly fee?: Money
  readonly total?: Money
  readonly usually?: number
  readonly aliases?: readonly string[]
  readonly disabled?: 'below-minimum' | 'above-maximum' | 'busy'
  readonly until?: string
  readonly routes: readonly MethodRoute[]
}

export type OpenedSession = {
  readonly id: string
  readonly token: string
  readonly url: string
  readonly expiresAt: string
}

export type Order = {
  readonly id: string
  readonly amount: Money
  readonly description?: string
  readonly items?: readonly Item[]
}

export type Payment = {
  readonly reference: string
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly byHand?: Money
}

export type Price = {
  readonly method: string
  readonly currency: string
  readonly available: boolean
  readonly fee?: Money
  readonly total?: Money
  readonly min?: string
  readonly max?: string
}

export type PriceQuery = {
  readonly value: string
  readonly currency: string
}

export type Provider = {
  readonly id: string
  readonly health: 'answering' | 'away' | 'not-asked'
  readonly lookup: boolean
  readonly close: boolean
  readonly refund: boolean
  readonly edit: boolean
  readonly balance: boolean
  readonly price: boolean
  readonly lacks: readonly string[]
}

export type ProviderList = {
  readonly data: readonly Provider[]
}

export type QueuedWebhook = {
  readonly id: string
}

export type Reconciled = {
  readonly asked: boolean
  readonly session: WholeSession
}

export type RecordWish = {
  readonly kind: 'received' | 'refunded'
  readonly amount: Money
  readonly reference?: string
  readonly note: string
}

export type Recorded = {
  readonly id: string
}

export type Refund = {
  readonly id: string
  readonly attempt: string
  readonly amount: Money
  readonly status: 'pending' | 'succeeded' | 'failed' | 'unknown'
  readonly createdAt: string
  readonly reason?: string
  readonly reference?: string
  readonly failure?: string
  readonly settled?: {
    readonly note: string
    readonly at: string
    readonly by?: string
  }
}

export type RefundWish = {
  readonly amount?: Money
  readonly reason?: string
  readonly items?: readonly Item[]
}

export type Refunds = {
  readonly data: readonly Refund[]
}

export type Session = {
  readonly id: string
  readonly revision: number
  readonly testMode: boolean
  readonly status: 'open' | 'paid' | 'overpaid' | 'underpaid' | 'failed' | 'expired' | 'cancelled'
  readonly order: Order
  readonly customer?:
    | Customer
    | {
        readonly id: ''
      }
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly amount: Money
  readonly due: Money
  readonly overpaid: Money
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly accepted?: true
  readonly rounding?: Money
  readonly attention: readonly ('foreign_money' | 'unknown_refund')[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly endedAt?: string
  readonly erasedAt?: string
  readonly attempts: readonly Attempt[]
  readonly refunds: readonly Refund[]
}

export type SessionListQuery = {
  readonly order?: string
  readonly status?: 'open' | 'paid' | 'overpaid' | 'underpaid' | 'failed' | 'expired' | 'cancelled'
  readonly attention?: 'true'
  readonly reference?: string
  readonly customer?: string
  readonly amount?: string
  readonly currency?: string
  readonly from?: string
  readonly to?: string
  readonly sort?: 'newest' | 'oldest'
  readonly after?: string
  readonly limit?: string
}

export type SessionPage = {
  readonly data: readonly Session[]
  readonly next?: string
}

export type SessionUpdate = {
  readonly order?: {
    readonly amount?: Money
    readonly items?: readonly Item[]
  }
  readonly customer?: Customer
  readonly returnUrl?: string
  readonly successUrl?: string
  readonly failUrl?: string
  readonly expiresIn?: number
  readonly origins?: readonly string[]
  readonly metadata?: Readonly<Record<string, unknown>>
}

export type Settlement = {
  readonly outcome: 'succeeded' | 'failed'
  readonly note: string
}

export type StrayMoney = {
  readonly id: string
  readonly provider: string
  readonly reference: string
  readonly received?: Money
  readonly session?: string
  readonly why?: string
}

export type Unmatched = {
  readonly id: string
  readonly provider: string
  readonly reference: string
  readonly why?: string
  readonly received?: Money
  readonly firstSeenAt: string
  readonly state: 'open' | 'assigned' | 'dismissed'
  readonly assignedTo?: string
  readonly dismissed?: {
    readonly note: string
    readonly at: string
    readonly by?: string
  }
}

export type UnmatchedList = {
  readonly data: readonly Unmatched[]
}

export type VoidWish = {
  readonly note: string
}

export type WebhookList = {
  readonly data: readonly KeptWebhook[]
  readonly next?: string
}

export type WebhookQuery = {
  readonly state?: 'waiting' | 'failed' | 'delivered'
  readonly session?: string
  readonly after?: string
  readonly limit?: string
}

export type WholeCounter = {
  readonly id: string
  readonly provider: string
  readonly name: string
  readonly price?: Money
  readonly link: string
  readonly createdAt: string
  readonly qr: string
  readonly payments: readonly {
    readonly reference: string
    readonly received?: Money
    readonly refunded?: Money
    readonly at: string
  }[]
}

export type WholeSession = {
  readonly id: string
  readonly revision: number
  readonly testMode: boolean
  readonly status: 'open' | 'paid' | 'overpaid' | 'underpaid' | 'failed' | 'expired' | 'cancelled'
  readonly order: Order
  readonly customer?:
    | Customer
    | {
        readonly id: ''
      }
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly amount: Money
  readonly due: Money
  readonly overpaid: Money
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly accepted?: true
  readonly rounding?: Money
  readonly attention: readonly ('foreign_money' | 'unknown_refund')[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly endedAt?: string
  readonly erasedAt?: string
  readonly attempts: readonly Attempt[]
  readonly refunds: readonly Refund[]
  readonly log: readonly LogLine[]
}
