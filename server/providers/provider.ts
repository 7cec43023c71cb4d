/**
 * What a payment system must be able to say to us, in our words. A provider is one folder that exports a
 * `ProviderFactory`; everything that its own documents dictate stays in that folder.
 *
 * Amounts here are integers of minor units of our own exponent (`exponentOf`); a provider with another
 * exponent converts inside its folder. Times are milliseconds since the epoch, of the server's clock.
 */
import type { GenericSchema } from 'valibot'
import type { Category, Field, Row } from '../../src/contract/index.ts'
import type { Locale } from '../texts/locale.ts'

/** Integer minor units of a currency. */
export interface Amount {
  readonly minor: number
  readonly currency: string
}

/** A method as the provider offers it now, its texts in the asked language. */
export interface OfferedMethod {
  /** The whole method id: `<provider>.<code>`. */
  readonly id: string
  readonly category: Category
  readonly name: string
  readonly summary?: string
  /** The provider's own address of a picture; shown only through our icon route. */
  readonly icon?: string
  /** Already free of fields that would take a payer's card; patterns may still be the provider's raw ones. */
  readonly fields: readonly Field[]
  /** Minor units of the asked currency. */
  readonly min?: number
  readonly max?: number
  readonly fee?: number
  /** What the buyer waits for after choosing it: an operator who is looked for, or just the provider's answer. */
  readonly opening?: 'operator' | 'provider'
}

export interface MethodQuery {
  readonly currency: string
  /** What is still to be paid, minor units. Limits never hide a method; fees may depend on it. */
  readonly due: number
  readonly locale: Locale
}

/** `currency-refused`: the provider answered that it does not take this currency at all. */
export type MethodsResult =
  | { readonly kind: 'methods'; readonly methods: readonly OfferedMethod[]; readonly account?: AccountFace }
  | { readonly kind: 'currency-refused' }
  | { readonly kind: 'unavailable'; readonly why: string }

/** How the provider's account presents the shop. */
export interface AccountFace {
  readonly name?: string
  readonly icon?: string
  readonly website?: string
}

/** The customer as the shop's backend described it. */
export interface Customer {
  readonly id: string
  readonly email?: string
  readonly phone?: string
  readonly name?: string
  readonly address?: CustomerAddress
  readonly trusted?: boolean
}
export interface CustomerAddress {
  readonly country?: string
  readonly region?: string
  readonly city?: string
  readonly full?: string
  readonly postcode?: string
}

/** A line of the order or of a refund. Amounts are minor units of the order's currency; `quantity` and `discount` as text. */
export interface Item {
  readonly name: string
  readonly price: number
  readonly quantity: string
  readonly discount?: string
  readonly total: number
}

/** Everything a provider may need to open a payment. */
export interface CreateOrder {
  /** Our attempt id: lower-case letters and digits, at most 32; the id by which the provider knows us. */
  readonly attempt: string
  /** The method id as it was offered. */
  readonly method: string
  /** The buyer's fields, checked against the offered ones; `datetime` values are ISO 8601. */
  readonly fields: Readonly<Record<string, string>>
  readonly amount: Amount
  readonly locale: Locale
  readonly customer: Customer
  readonly order: { readonly id: string; readonly description?: string; readonly items?: readonly Item[] }
  /** Where the buyer's browser comes back to, and where the provider reports to. */
  readonly returnUrl: string
  readonly callbackUrl: string
  /** When the session ends, ms. */
  readonly endsAt: number
  /** `providers.<id>` of the session, parsed by `settings`. */
  readonly settings: unknown
}

/** The attempt as the provider needs it for later questions. */
export interface KnownAttempt {
  readonly attempt: string
  readonly method: string
  /** The provider's payment id, where it has told us one. */
  readonly payment?: string
  /** What the provider's `create` asked to be kept with the attempt. */
  readonly providerData?: Readonly<Record<string, string>>
  readonly customer: Customer
  readonly amount: Amount
}

/** What the buyer must be shown, before its sentences and clock are added. */
export type Instructions =
  | {
      readonly kind: 'transfer'
      readonly rows: readonly Row[]
      readonly qr?: { readonly payload?: string; readonly svg?: string }
      readonly link?: string
      /** Differs from the amount asked only where the provider says so. */
      readonly amount?: Amount
      /** A code of the provider's `sentence`. */
      readonly note?: string
    }
  | { readonly kind: 'frame'; readonly url: string }
  | {
      readonly kind: 'redirect'
      readonly url: string
      readonly method: 'GET' | 'POST'
      readonly params: readonly (readonly [name: string, value: string])[]
    }

/** What a provider says about one payment of an attempt: an answer, a look-up or a callback, in our words. */
export interface Report {
  /** The provider's id of this payment. Totals below belong to it; another id on the same attempt adds. */
  readonly payment: string
  /**
   * `pending`: the buyer has something to do. `confirming`: the provider is checking. `succeeded`: the provider
   * calls it paid; only totals are money. `failed`, `expired`, `cancelled`: ended without money.
   */
  readonly state: 'pending' | 'confirming' | 'succeeded' | 'failed' | 'expired' | 'cancelled'
  /** The provider's own order of its reports (its `updated`), larger is newer; absent where it has none. */
  readonly order?: number
  /** Totals so far, never differences. In terms of what our order was asked, so that fees do not read as overpayment. */
  readonly received?: Amount
  readonly refunded?: Amount
  readonly chargedBack?: Amount
  /** True where the provider says that its last refund of this payment did not go through. */
  readonly refundFailed?: boolean
  /** Why it failed: a code of the provider's `sentence` or one of our own. */
  readonly failure?: string
  readonly screen?: Instructions
  /** When the buyer's instructions stop being good, ms. */
  readonly expiresAt?: number
  /** True or false where the provider tells test from live; a report of the other mode is never money. */
  readonly testMode?: boolean
  /** Kept with the attempt and handed back in `KnownAttempt`. */
  readonly memo?: Readonly<Record<string, string>>
}

/**
 * `refused`: the provider is known to hold no payment; final. `unanswered`: nobody knows; the domain asks
 * before it may create again.
 */
export type CreateResult =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'refused'; readonly failure: string; readonly detail: string }
  | { readonly kind: 'unanswered'; readonly detail: string }

export type LookupResult =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unanswered'; readonly detail: string }

/** `open`: it cannot be closed and stays watched. A report may say that it has been paid meanwhile. */
export type CloseResult =
  | { readonly kind: 'closed'; readonly report?: Report }
  | { readonly kind: 'open'; readonly detail: string; readonly report?: Report }

export interface RefundOrder extends KnownAttempt {
  /** Our refund id, at most 32 characters. */
  readonly refund: string
  readonly refundAmount: Amount
  readonly reason?: string
  readonly items?: readonly Item[]
}
export type RefundResult =
  | { readonly kind: 'pending' | 'succeeded'; readonly id: string }
  | { readonly kind: 'failed'; readonly failure: string; readonly detail: string; readonly id?: string }
  | { readonly kind: 'unanswered'; readonly detail: string }

/** A callback as it came in; `body` is the raw bytes. Header names are lower case. */
export interface CallbackRequest {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Whom a report is about: our attempt id where the provider sends it, else its own payment id. */
export interface AddressedReport {
  readonly attempt?: string
  readonly report: Report
}

/**
 * `forged`: answered 403, nothing moves. `ignored`: kept in the log and answered `reply` (payouts, checks).
 * `recheck`: the callback proves too little; the named payment is looked up before anything is believed.
 */
export type CallbackResult =
  | { readonly kind: 'forged'; readonly why: string }
  | { readonly kind: 'ignored'; readonly why: string; readonly reply: CallbackReply }
  | { readonly kind: 'reports'; readonly reports: readonly AddressedReport[]; readonly reply: CallbackReply }
  | { readonly kind: 'recheck'; readonly attempt?: string; readonly payment: string; readonly reply: CallbackReply }

/** A page of a provider's own list of payments. */
export type ListPage =
  | {
      readonly kind: 'page'
      readonly reports: readonly AddressedReport[]
      /** How many entries of the page could not be read; absent where none. */
      readonly unreadable?: number
    }
  | { readonly kind: 'failed'; readonly detail: string }

/** What the provider's documents want to hear back; always JSON, always 200. */
export type CallbackReply = Readonly<Record<string, string>>

/** What a buyer reads for one of the provider's own codes. */
export interface ProviderText {
  readonly text: string
  readonly retryable: boolean
  /** What the shop's staff reads instead: the provider's own reason, and what they can do. */
  readonly shop?: string
}

export interface Provider {
  readonly id: string
  /** Seconds the `create` call may take before it counts as unanswered. */
  readonly createLimit: number
  /** What this set-up lacks, in plain words for `GET /v1/providers`; empty where nothing. */
  readonly lacks: readonly string[]
  /** The schema of `providers.<id>` in `POST /v1/sessions`. */
  readonly settings: GenericSchema
  /** True where calling `create` again with the same attempt id answers with the first payment instead of a second. */
  readonly repeatable: boolean
  methods(query: MethodQuery, signal: AbortSignal): Promise<MethodsResult>
  /** Never throws for anything the network or the provider does; see `CreateAnswer`. */
  create(order: CreateOrder, signal: AbortSignal): Promise<CreateResult>
  lookup?(attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult>
  close?(attempt: KnownAttempt, signal: AbortSignal): Promise<CloseResult>
  refund?(order: RefundOrder, signal: AbortSignal): Promise<RefundResult>
  lookupRefund?(refund: { readonly id: string; readonly refund: string }, signal: AbortSignal): Promise<RefundResult>
  /** All payments since `since` (ms), newest first; ends early after a page that failed. */
  list?(since: number, signal: AbortSignal): AsyncIterable<ListPage>
  callback(request: CallbackRequest): Promise<CallbackResult>
  /** The sentence for one of this provider's codes; undefined where the general one serves. */
  sentence(code: string, locale: Locale): ProviderText | undefined
}

/** What every provider gets from its surroundings. */
export interface ProviderRuntime {
  readonly mode: 'test' | 'live'
  readonly now: () => number
  readonly fetch: typeof globalThis.fetch
  /** Told of each call: how long it took in seconds and how it ended. Never sees a body. */
  readonly observe: (call: { provider: string; route: string; status: number | 'none'; seconds: number }) => void
}

/** Reads the environment: off, on, or everything that is wrong with it, one sentence each. */
export type ProviderFactory = {
  readonly id: string
  fromEnv(env: Readonly<Record<string, string | undefined>>, surroundings: ProviderRuntime): ProviderSetup
}
export type ProviderSetup =
  | { readonly kind: 'off' }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }
  | { readonly kind: 'on'; readonly provider: Provider }
