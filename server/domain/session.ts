/**
 * The one record a session is kept as. It is stored as JSON, so everything here is plain data; amounts are
 * integer minor units of the order's currency unless a currency stands beside them; times are ms since the
 * epoch on the server's clock.
 */
import type { Outcome } from '../../src/contract/index.ts'
import type { ReceiptType } from '../../src/contract/shop/index.ts'
import type { Locale } from '../texts/locale.ts'
import type { Amount, Customer, Item } from './order.ts'
import type { Instructions, ProviderData } from './report.ts'

/** The largest totals any verified report has given for one provider payment, in one currency. */
export interface Total {
  readonly payment: string
  readonly currency: string
  readonly received: number
  readonly refunded: number
  readonly chargedBack: number
}

/** How far an attempt is as long as no money has come: the words of a report, and `starting` before any. */
export interface Progress {
  readonly word: 'starting' | 'pending' | 'confirming' | 'failed' | 'expired' | 'cancelled'
  /** The provider's order of the report that said so; 0 where it has none. */
  readonly order: number
  readonly failure?: string
}

/** Work that is owed to a provider. It is done by whoever holds the claim; a claim not renewed in time is free again. */
export interface Task {
  readonly kind: 'create' | 'lookup' | 'close' | 'edit'
  readonly tries: number
  /** Not before, ms. */
  readonly at: number
  readonly claim?: { readonly by: string; readonly until: number }
  /** The payment to look at where a callback has named one; else the attempt's own. */
  readonly payment?: string
  /** A create that was given up may still be on its way: that there is no payment must be said twice, with time between. */
  readonly unsure?: true
  /** The provider has said that it holds no payment of this attempt. */
  readonly absent?: true
}

/** A planned look-up of a payment at its provider; `asked` where somebody wants to know, whatever is known already. */
export interface Poll {
  readonly at: number
  readonly step: number
  readonly asked?: true
  /** The attempt has ended by our clock, not by its provider's word. */
  readonly presumed?: true
  readonly payment?: string
}

/** What a person has recorded of a payment that no report told. */
export interface RecordState {
  readonly id: string
  readonly kind: 'received' | 'refunded'
  readonly amount: Amount
  /** The provider's id of the payment; where it is left out, the attempt's own. */
  readonly payment?: string
  readonly note: string
  readonly by?: string
  readonly at: number
  /** How many refunds of ours the session had when this one was recorded, and the minor units of the attempt's that were known to be made. */
  readonly beside?: { readonly refunds: number; readonly made: number }
  /** Taken back. */
  readonly voided?: { readonly note: string; readonly by?: string; readonly at: number }
}

/** What money in another currency is worth for the order, as a person has said. */
export interface CreditState {
  /** So that the same is not said twice. */
  readonly id?: string
  readonly received: Amount
  /** Minor units of the order's currency. */
  readonly credited: number
  readonly note: string
  readonly by?: string
  readonly at: number
}

/** A change that the buyer has asked for; gone once it is made. */
export interface EditState {
  /** All of the buyer's fields, as they are to be. */
  readonly fields: Readonly<Record<string, string>>
  readonly at: number
  /** Absent while the provider is being told. `unknown`: nobody knows whether it was made. */
  readonly outcome?: 'refused' | 'unknown'
}

/** The route that an attempt goes on to, once, where its own is known to hold no payment. */
export interface Fallback extends Pick<AttemptState, 'provider' | 'method' | 'name' | 'opening' | 'channel' | 'fee'> {
  /** The id of the attempt that it then is. */
  readonly id: string
  /** The names of the fields it takes, of those that the buyer has filled in. */
  readonly fields: readonly string[]
}

export interface AttemptState {
  /** Lower-case letters and digits, at most 32: the id every provider knows us by. */
  readonly id: string
  readonly provider: string
  readonly method: string
  readonly name: string
  /** The way as buyers know it, where its provider has a word for that. */
  readonly channel?: string
  /** What its payment system takes besides, minor units, where that was known when it was chosen. */
  readonly fee?: number
  readonly fields: Readonly<Record<string, string>>
  readonly edit?: EditState
  readonly locale: Locale
  /** What its payment system knows the payer by, where the session has named another since. */
  readonly payer?: string
  /** What the first wait is for. */
  readonly opening: 'operator' | 'provider'
  /** The buyer has asked for more than he had to, such as a bank of his: that nobody is free may be because of that. */
  readonly narrowed?: true
  readonly fallback?: Fallback
  /** The attempt whose place it has taken by itself, within one wait. */
  readonly fallbackOf?: string
  readonly asked: number
  /** What the order owed, where the provider asks for another amount. */
  readonly ordered?: number
  /** What the order owes since its amount was changed: what comes by this attempt is a part of that. */
  readonly owed?: number
  readonly startedAt: number
  readonly progress: Progress
  /** What reports have told; `heldTotals` has what is recorded by hand as well. */
  readonly totals: readonly Total[]
  readonly records?: readonly RecordState[]
  readonly credits?: readonly CreditState[]
  /** When money in another currency first came, ms. */
  readonly foreignAt?: number
  /** The provider's id of the payment we asked for. */
  readonly payment?: string
  readonly screen?: Instructions
  /** The provider's order of the report that the screen is of, where it has one. */
  readonly screenOrder?: number
  /** When the first answer came, ms. */
  readonly answeredAt?: number
  readonly expiresAt?: number
  /** When the buyer said it has been sent. */
  readonly sentAt?: number
  /** Ended by us rather than by the provider; it stays watched and its money counts. */
  readonly givenUp?: { readonly why: 'buyer' | 'replaced' | 'shop' | 'settled' | 'ended'; readonly at: number }
  /** Money came after the attempt had ended. */
  readonly late?: boolean
  readonly memo?: ProviderData
  readonly task?: Task
  /** The next poll of the provider, should its callback not come. */
  readonly look?: Poll
}

export interface RefundState {
  readonly id: string
  readonly attempt: string
  readonly amount: number
  readonly reason?: string
  readonly items?: readonly Item[]
  readonly status: 'pending' | 'succeeded' | 'failed' | 'unknown'
  readonly createdAt: number
  /** Minor units of the same payment that had gone back in the payment system's own cabinet when it was asked for. */
  readonly elsewhere?: number
  /** The provider's id of the refund. */
  readonly reference?: string
  readonly failure?: string
  /** A person has said how it ended, which nobody knew. */
  readonly settled?: { readonly note: string; readonly at: number; readonly by?: string }
  readonly task?: {
    readonly kind: 'refund' | 'lookup'
    readonly tries: number
    readonly at: number
    /** Look-ups in a row that nobody answered. */
    readonly silent?: number
    readonly claim?: Task['claim']
  }
}

/** What the shop's backend asked for, as it stands now. What of it may change `open-again.ts` and `update.ts` say. */
export interface Terms {
  readonly order: { readonly id: string; readonly description?: string; readonly items?: readonly Item[] }
  readonly amount: Amount
  /** Left out for a guest. */
  readonly customer?: Customer
  readonly locale?: string
  readonly methods?: readonly string[]
  readonly returnUrl?: string
  readonly successUrl?: string
  readonly failUrl?: string
  readonly origins?: readonly string[]
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly providers?: Readonly<Record<string, unknown>>
  /** `order` exactly as it was posted, for the shop's own view. */
  readonly posted: unknown
}

/** How a session has ended. */
export interface End {
  readonly outcome: Outcome
  readonly at: number
}

/** A file that the buyer has shown; its bytes lie beside the session. */
export interface ReceiptState {
  readonly id: string
  readonly attempt: string
  readonly type: ReceiptType
  /** bytes */
  readonly size: number
  readonly at: number
}

export interface SessionState {
  readonly id: string
  readonly mode: 'test' | 'live'
  readonly terms: Terms
  readonly createdAt: number
  /** The session's own end; a live attempt may hold it open a little longer. */
  readonly expiresAt: number
  /** Grows with every change a buyer or shop can see. */
  readonly revision: number
  readonly attempts: readonly AttemptState[]
  readonly refunds: readonly RefundState[]
  /** `was`: how it had ended before money came late. */
  readonly end?: End & { readonly was?: End }
  /** What the order was short of and is called paid with, minor units: its provider had asked for less. */
  readonly rounding?: number
  /** What the buyer has commanded under an idempotency key, newest last: `<key> <command>`, both as fingerprints. */
  readonly commands?: readonly string[]
  /** The shop has taken an underpayment as paid. */
  readonly accepted?: boolean
  /** When all keys to it that had been given away ended, and by whom. */
  readonly revoked?: { readonly at: number; readonly by?: string }
  /** What the buyer has shown of having paid. */
  readonly receipts?: readonly ReceiptState[]
  /** When another device was let in by a link of the buyer's. */
  readonly handedOverAt?: number
  /**
   * When it was asked that nothing of its persons be kept, when that was done, and when somebody has first said something of it again
   * since.
   */
  readonly erasure?: { readonly askedAt?: number; readonly doneAt?: number; readonly saidAt?: number }
}

/** A line of the session's log: what happened, in words a person can follow; never a secret or a payer's data. */
export interface LogLine {
  readonly at: number
  readonly what: string
  readonly attempt?: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}
