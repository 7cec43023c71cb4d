/** One payment of Invoice, and its refunds. */
import type { Payment } from '../payments.ts'
import type { JsonObject } from '../wire.ts'

/** The statuses of the document's section 9.1, and one of the company's own clients for what was sent back whole. */
export type State = 'init' | 'successful' | 'fail' | 'closed' | 'refunded'

export interface InvoicePayment extends Payment {
  readonly order: { readonly description: string }
  readonly terminal: string
  readonly successUrl: string | undefined
  readonly failUrl: string | undefined
  readonly custom: JsonObject
  readonly trtype: number
  readonly paymentUrl: string
  state: State
  /** `status_description`: the code of table 9.2 and its words, where it failed. */
  why: string
  updatedAt: number
  /** Masked, once a card has been given. */
  account: string
  /** The part of the sum paid in bonuses, minor units. */
  bonuses: number
  /** The bank has asked for its code: the payment cannot be closed meanwhile. */
  confirming: boolean
  readonly refunds: Refund[]
}

export interface Refund {
  readonly id: string
  readonly payment: InvoicePayment
  readonly minor: number
  readonly reason: string
  readonly createdAt: number
  updatedAt: number
  status: 'init' | 'successful' | 'fail'
}
