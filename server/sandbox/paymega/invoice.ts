/** One invoice of Paymega, what it was ordered by, and its refunds. */
import type { Amount, Payment } from '../payments.ts'
import type { JsonObject } from '../wire.ts'
import type { Service } from './catalogue/catalogue.ts'
import type { HostedEntry } from './hosted-entry.ts'

/** The statuses of Paymega's own list, and those of its platform's longer one. */
export type State =
  | 'created'
  | 'process_pending'
  | 'partially_processed'
  | 'processed'
  | 'process_failed'
  | 'expired'
  | 'terminated'
  | 'refund_pending'
  | 'partially_refunded'
  | 'refunded'
  | 'refund_failed'
  | 'partially_charged_back'
  | 'charged_back'

/** What a creation request has come down to, whichever API it came by. */
export interface InvoiceOrder {
  readonly referenceId: string
  readonly service: Service
  readonly asked: Amount
  readonly flow: 'charge' | 'verify'
  readonly testMode: boolean
  readonly description: string | null
  readonly metadata: JsonObject
  readonly customer: JsonObject | undefined
  readonly serviceFields: Readonly<Record<string, string>>
  readonly returnUrl: string | undefined
  readonly returnUrls: ReturnUrls | undefined
  readonly callbackUrl: string | undefined
  readonly expiresAt: number | undefined
  readonly source: 'merchant_api' | 'public_api'
}
interface ReturnUrls {
  readonly success?: string
  readonly fail?: string
  readonly pending: string
}

export interface Invoice extends Payment {
  readonly order: InvoiceOrder
  readonly serial: string
  readonly customerId: string | undefined
  /** Minor units added to the amount: what the payer pays is `asked + fee`. */
  readonly fee: number
  readonly hosted: HostedEntry | undefined
  state: State
  resolution: string
  /** Seconds since the epoch. */
  updated: number
  processedAt: number | undefined
  chargedBack: number
  attempts: number
  card: JsonObject | null
  readonly callbackLogs: Record<string, JsonObject>
  readonly refunds: Refund[]
}

export interface Refund {
  readonly id: string
  readonly referenceId: string
  readonly description: string | null
  readonly minor: number
  /** Seconds since the epoch. */
  readonly created: number
  status: 'processed' | 'pending' | 'failed'
}

/** What the payer has to pay, minor units. */
export const paymentMinor = (invoice: Invoice): number => invoice.asked.minor + invoice.fee
