/** A counter: a fixed place to pay at, with a link and a code to print, whose payments belong to no order. */
import type { Amount } from './order.ts'
import type { OutboxMessage } from './outbox.ts'
import type { Report } from './report.ts'

export interface Counter {
  readonly id: string
  readonly provider: string
  /** The provider's own id of the place. */
  readonly terminal: string
  readonly name: string
  /** What each payment is; absent where the payer says. */
  readonly price?: Amount
  readonly link: string
  readonly createdAt: number
}

/** A payment at a counter, as its provider has told of it last. */
export interface CounterPayment {
  readonly provider: string
  readonly payment: string
  readonly counter: string
  readonly report: Report
  /** When it was first heard of, ms. */
  readonly at: number
}

/** The part of the storage that holds them. */
export interface Counters {
  /** One that is there already stays as it is. */
  keepCounter(counter: Counter): Promise<void>
  /** The newest first. */
  counters(): Promise<readonly Counter[]>
  counter(id: string): Promise<Counter | undefined>
  counterAt(provider: string, terminal: string): Promise<Counter | undefined>
  /** The same payment once, as the larger totals have it; `message` is stored with a new one alone, or with more money. */
  keepCounterPayment(payment: CounterPayment, message: OutboxMessage): Promise<void>
  /** The newest first. */
  counterPayments(counter: string): Promise<readonly CounterPayment[]>
}

/** What is kept of two tellings of one payment, and whether the shop is to hear of it. */
export function joinTellings(
  held: CounterPayment | undefined,
  told: CounterPayment,
): { readonly kept: CounterPayment; readonly isMore: boolean } {
  const minor = (payment: CounterPayment | undefined, column: 'received' | 'refunded') =>
    payment?.report[column]?.minor ?? 0
  const isMore = minor(told, 'received') > minor(held, 'received')
  if (!held || isMore) return { kept: held ? { ...held, report: told.report } : told, isMore }
  const isBack = minor(told, 'refunded') > minor(held, 'refunded')
  return { kept: isBack ? { ...held, report: told.report } : held, isMore }
}
