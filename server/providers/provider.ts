/**
 * What a payment system must be able to say to us, in our words. A provider is one folder that exports a
 * `ProviderFactory`; everything that its own documents dictate stays in that folder.
 *
 * Amounts here are integers of minor units of our own exponent (`exponentOf`); a provider with another
 * exponent converts inside its folder. Times are milliseconds since the epoch, of the server's clock.
 */
import type { GenericSchema } from 'valibot'
import type { Category, Field } from '../../src/contract/index.ts'
import type { AccountFace } from '../domain/buyer-view.ts'
import type { KnownChannel, NetworkChannel } from '../domain/channels.ts'
import type { Amount, Customer, Item } from '../domain/order.ts'
import type { ProviderText } from '../domain/provider-text.ts'
import type {
  CloseResult,
  CreateResult,
  EditResult,
  Instructions,
  LookupResult,
  ProviderData,
  RefundResult,
  Report,
} from '../domain/report.ts'
import type { Locale } from '../texts/locale.ts'

export type { AccountFace } from '../domain/buyer-view.ts'
export type { KnownChannel, NetworkChannel } from '../domain/channels.ts'
export type { Amount, Customer, CustomerAddress, Item } from '../domain/order.ts'
export type { ProviderText } from '../domain/provider-text.ts'
export type {
  CloseResult,
  CreateResult,
  EditResult,
  Instructions,
  LookupResult,
  ProviderData,
  RefundResult,
  Report,
} from '../domain/report.ts'

/** A method as the provider offers it now, its texts in the asked language. */
export interface OfferedMethod {
  /** The whole method id: `<provider>.<code>`. */
  readonly id: string
  /** The way as buyers know it, by the driver's own table; one that is left out is no other method's. */
  readonly channel?: KnownChannel | NetworkChannel
  readonly category: Category
  readonly name: string
  /** Its provider has no name in the asked language; where we have a word for the channel, that is taken. */
  readonly isForeignName?: true
  readonly summary?: string
  /** The provider's own address of a picture; shown only through our icon route. */
  readonly icon?: string
  /** Already free of fields that would take a payer's card; patterns may still be the provider's raw ones. */
  readonly fields: readonly Field[]
  /** Minor units of the asked currency. */
  readonly min?: number
  readonly max?: number
  /** What the payer pays in, where that is not the order's. */
  readonly currency?: string
  /** 0 where it is known that there is none. */
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
  readonly providerData?: ProviderData
  readonly customer: Customer
  readonly amount: Amount
}

/** What a buyer wants changed of a payment that is open. */
export interface EditOrder extends KnownAttempt {
  /** The buyer's fields as they were, and all of them as they are to be. */
  readonly before: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly locale: Locale
  /** What the buyer is shown now. */
  readonly screen?: Instructions
}

/** What an account holds in one currency: decimal text as the provider wrote it, which may be negative. */
export interface Balance {
  readonly currency: string
  readonly amount: string
  /** What of it may be paid out. */
  readonly available?: string
  /** The account's name at the provider. */
  readonly name?: string
}
export type BalanceResult =
  | { readonly kind: 'balances'; readonly balances: readonly Balance[] }
  | { readonly kind: 'failed'; readonly detail: string }

/** What a call that changes nothing came to. `answers`: it takes our credentials. */
export type CheckResult = { readonly kind: 'answers' } | { readonly kind: 'failed'; readonly detail: string }

/** A fixed place to pay at. Asked for again under the same alias it is the same one. */
export interface CounterOrder {
  /** At most 50 characters. */
  readonly alias: string
  readonly name: string
  /** What each payment is; absent where the payer says. */
  readonly price?: Amount
}
export type CounterResult =
  | { readonly kind: 'counter'; readonly terminal: string; readonly link: string }
  | { readonly kind: 'refused'; readonly field: 'name' | 'price'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }

/** What one method costs and takes now, as its provider says. */
export type PriceResult =
  | {
      readonly kind: 'price'
      /** What the payer pays in. */
      readonly currency: string
      /** On the amount asked about, minor units of its currency; absent where there is none, or where none can be told in it. */
      readonly fee?: number
      /** Decimal texts of `currency`. */
      readonly min?: string
      readonly max?: string
      /** False where the provider has switched it off. */
      readonly isAvailable: boolean
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly detail: string }

export interface RefundOrder extends KnownAttempt {
  /** Our refund id, at most 32 characters. */
  readonly refund: string
  readonly refundAmount: Amount
  readonly reason?: string
  readonly items?: readonly Item[]
}
/** A callback as it came in; `body` is the raw bytes. Header names are lower case. */
export interface CallbackRequest {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/** Whom a report is about: our attempt id where the provider sends it, else its own payment id. */
export interface AddressedReport {
  readonly attempt?: string
  /** The provider's own place that it was paid at, where that is told. */
  readonly terminal?: string
  readonly report: Report
}

/**
 * `forged`: answered 403, nothing moves. `ignored`: kept in the log and answered `reply` (payouts, checks).
 * `unclear`: signed, and may mean more than one thing: it moves nothing, a person is told, and it is answered `reply`, so that it is
 * not sent for ever. `recheck`: the callback proves too little; the named payment is looked up before anything is believed.
 */
export type CallbackResult =
  | { readonly kind: 'forged'; readonly why: string }
  | { readonly kind: 'ignored'; readonly why: string; readonly reply: CallbackReply }
  | {
      readonly kind: 'unclear'
      readonly why: string
      /** The same for the same callback, however it is spelled. */
      readonly key: string
      /** The provider's id of the payment, where that can be read. */
      readonly payment?: string
      readonly reply: CallbackReply
    }
  | { readonly kind: 'reports'; readonly reports: readonly AddressedReport[]; readonly reply: CallbackReply }
  | {
      readonly kind: 'recheck'
      readonly attempt?: string
      readonly payment: string
      /** The provider's own place that it says the payment was made at. */
      readonly terminal?: string
      readonly reply: CallbackReply
    }

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

export interface Provider {
  readonly id: string
  /** Seconds the `create` call may take before it counts as unanswered. */
  readonly createLimit: number
  /** What this set-up lacks, in plain words for `GET /v1/providers`; empty where nothing. */
  readonly lacks: readonly string[]
  /** Its own failure codes by which it is it that could not be paid by, whoever had asked. */
  readonly faults?: readonly string[]
  /** The path of what its calls could not carry in an order, and why: `customer.id` with a letter that it cannot sign. */
  cannotCarry?(order: {
    readonly customer?: Pick<Customer, 'id'>
  }): { readonly field: string; readonly detail: string } | undefined
  /** The schema of `providers.<id>` in `POST /v1/sessions`. */
  readonly settings: GenericSchema
  /** True where calling `create` again with the same attempt id answers with the first payment instead of a second. */
  readonly repeatable: boolean
  methods(query: MethodQuery, signal: AbortSignal): Promise<MethodsResult>
  /** Tries every credential that calls are made with, by the cheapest calls that change nothing. */
  check(signal: AbortSignal): Promise<CheckResult>
  /** Never throws for anything the network or the provider does; see `CreateResult`. */
  create(order: CreateOrder, signal: AbortSignal): Promise<CreateResult>
  lookup?(attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult>
  /** What the payment of this id is, whosever it is: for one that no attempt of ours knows. */
  lookupPayment?(payment: string, signal: AbortSignal): Promise<LookupResult>
  close?(attempt: KnownAttempt, signal: AbortSignal): Promise<CloseResult>
  /** Which of a method's fields the buyer may change while the payment is open; only together with `edit`. */
  editable?(method: string, locale: Locale): readonly Field[]
  /** Sent again, a change changes nothing more. */
  edit?(order: EditOrder, signal: AbortSignal): Promise<EditResult>
  /** What the shop's account holds now. */
  balance?(signal: AbortSignal): Promise<BalanceResult>
  /** Makes a fixed place to pay at, whose payments belong to no order. */
  counter?(order: CounterOrder, signal: AbortSignal): Promise<CounterResult>
  /** What one of its methods costs and takes now, for an amount of the order's. */
  price?(method: string, amount: Amount, signal: AbortSignal): Promise<PriceResult>
  refund?(order: RefundOrder, signal: AbortSignal): Promise<RefundResult>
  lookupRefund?(refund: { readonly id: string; readonly refund: string }, signal: AbortSignal): Promise<RefundResult>
  /** All payments since `since` (ms), newest first; ends early after a page that failed. */
  list?(since: number, signal: AbortSignal): AsyncIterable<ListPage>
  /** No callback of its documents comes near this, bytes. */
  readonly callbackLimit: number
  /** A signature is verified before the body is understood. */
  callback(request: CallbackRequest): Promise<CallbackResult>
  /** The sentence for one of this provider's codes; undefined where the general one serves. */
  sentence(code: string, locale: Locale): ProviderText | undefined
}

/** Parts of a catalogue that are over the budget and left out, while the rest goes on. */
export interface LeftOut {
  readonly provider: string
  readonly what: 'size' | 'depth' | 'rows' | 'fields' | 'text' | 'pattern'
  readonly count: number
}

/** What every provider gets from its surroundings. */
export interface ProviderRuntime {
  readonly mode: 'test' | 'live'
  readonly now: () => number
  /** Aborted after so many ms. */
  readonly timeout: (ms: number) => AbortSignal
  readonly fetch: typeof globalThis.fetch
  /** Told of each call: how long it took in seconds and how it ended. Never sees a body. */
  readonly observe: (call: { provider: string; route: string; status: number | 'none'; seconds: number }) => void
  /** Told of what a catalogue had over its budget; nobody is where it is left out. */
  readonly leftOut?: (part: LeftOut) => void
}

/**
 * The variables that are read, and what each holds. A `secret` may come from a file instead and is never repeated; an `address` is where
 * the provider is called.
 */
export type Variables = Readonly<Record<string, 'secret' | 'address' | 'plain'>>

/** Reads the environment: off, on, or everything that is wrong with it, one sentence each. */
export type ProviderFactory = {
  readonly id: string
  readonly variables: Variables
  fromEnv(env: Readonly<Record<string, string | undefined>>, surroundings: ProviderRuntime): ProviderSetup
}
export type ProviderSetup =
  | { readonly kind: 'off' }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }
  | { readonly kind: 'on'; readonly provider: Provider }
