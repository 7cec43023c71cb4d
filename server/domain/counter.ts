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
  /** What was told of this payment of a provider, at whichever counter. */
  counterPayment(provider: string, payment: string): Promise<CounterPayment | undefined>
}

/** What is kept of two tellings of one payment, the larger total of each kind, and whether the shop is to hear of it. */
export function joinTellings(
  held: CounterPayment | undefined,
  told: CounterPayment,
): { readonly kept: CounterPayment; readonly isMore: boolean } {
  const [before, now] = [held?.report, told.report]
  const received = larger(before?.received, now.received)
  const refunded = larger(before?.refunded, now.refunded)
  const isMore = (received?.minor ?? 0) > (before?.received?.minor ?? 0)
  if (!held) return { kept: told, isMore }
  const report = { ...held.report, ...(received ? { received } : {}), ...(refunded ? { refunded } : {}) }
  return { kept: { ...held, report }, isMore }
}

function larger(held: Amount | undefined, told: Amount | undefined): Amount | undefined {
  return (told?.minor ?? 0) > (held?.minor ?? 0) ? told : held
}
