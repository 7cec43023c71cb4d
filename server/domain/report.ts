/**
 * What a payment system says, in our words: reports of payments, and the results of the calls we make. Reports are kept
 * (with money to no known order), so their keys do not change.
 */
import type { Mode, Payee, Row } from '../../src/contract/index.ts'
import type { Amount } from './order.ts'

/** What a provider wants to have kept with an attempt. */
export type ProviderData = Readonly<Record<string, string>>

/** What the buyer must be shown, before its sentences and clock are added. */
export type Instructions =
  | {
      readonly kind: 'transfer'
      readonly rows: readonly Row[]
      readonly qr?: { readonly payload?: string; readonly svg?: string }
      readonly link?: string
      /** Absent where the provider does not say it, and in what was stored before there was this. */
      readonly mode?: Mode
      readonly payee?: Payee
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
  /** Kept with the attempt and handed back with every later call, after the attempt's persons were erased too: it names none. */
  readonly memo?: ProviderData
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

/**
 * What became of a change the buyer asked for. `changed`: the report's screen shows what is agreed now. `refused`: all is as it
 * was. `unanswered`: nobody knows which of the two. A report beside a refusal may say that it has been paid meanwhile.
 */
export type EditResult =
  | { readonly kind: 'changed'; readonly report: Report }
  | { readonly kind: 'refused'; readonly detail: string; readonly report?: Report }
  | { readonly kind: 'unanswered'; readonly detail: string }

export type RefundResult =
  | { readonly kind: 'pending' | 'succeeded'; readonly id: string }
  | { readonly kind: 'failed'; readonly failure: string; readonly detail: string; readonly id?: string }
  | { readonly kind: 'unanswered'; readonly detail: string }
