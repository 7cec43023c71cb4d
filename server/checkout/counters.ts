/** Counters: fixed places to pay at, made for the shop, and what was paid at them. */
import { toMoney } from '../../src/contract/index.ts'
import type { WebhookEvent } from '../../src/contract/shop/index.ts'
import type { Counter, CounterPayment } from '../domain/counter.ts'
import type { Amount } from '../domain/order.ts'
import type { Report } from '../domain/report.ts'
import type { Store } from '../domain/store.ts'
import type { CounterResult } from '../providers/provider.ts'
import { eventId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'

export interface CounterWish {
  readonly name: string
  readonly price?: Amount
}
export type CounterMade =
  | { readonly kind: 'counter'; readonly counter: Counter }
  | { readonly kind: 'none' }
  | Exclude<CounterResult, { kind: 'counter' }>

/** ms. */
const LIMIT = 20_000
const money = ({ minor, currency }: Amount) => toMoney(minor, currency)

/** A counter as the shop sees it. */
export function counterView({ id, provider, name, price, link, createdAt }: Counter) {
  return {
    id,
    provider,
    name,
    ...(price ? { price: money(price) } : {}),
    link,
    createdAt: new Date(createdAt).toISOString(),
  }
}

/** One payment at it. */
export function counterPaymentView({ payment, report: { received, refunded }, at }: CounterPayment) {
  return {
    reference: payment,
    ...(received ? { received: money(received) } : {}),
    ...(refunded ? { refunded: money(refunded) } : {}),
    at: new Date(at).toISOString(),
  }
}

/** The counter that a payment was made at: where it has been told of before, else the one at the place it names. */
export async function counterOf(
  store: Store,
  provider: string,
  { payment, terminal }: { readonly payment: string; readonly terminal?: string },
): Promise<Counter | undefined> {
  const known = await store.counterPayment(provider, payment)
  if (known) return store.counter(known.counter)
  return terminal === undefined ? undefined : store.counterAt(provider, terminal)
}

export interface CounterBooks {
  readonly store: Store
  readonly now: () => number
}

/**
 * Takes a payment out of the money for nobody, where it has been while nothing said where it was made. False where a person has
 * given it to an order: it stays there.
 */
async function takeFromNobody({ store, now }: CounterBooks, { id, provider }: Counter, payment: string) {
  const held = await store.unmatchedOfPayment(provider, payment)
  const note = `It was paid at the counter ${id}.`
  const left = held && (await store.dismissUnmatched(held.id, { note, at: now() }))
  return left?.assignedTo === undefined
}

/**
 * Keeps what was paid at `counter`, and tells the shop: the same payment once, and again only when more of it comes. False where
 * it is an order's by what a person has said.
 */
export async function takeCounterPayment(books: CounterBooks, at: Counter, report: Report): Promise<boolean> {
  // First: were we to die between the two, the payment would be told of again, and would not be in both.
  if (!(await takeFromNobody(books, at, report.payment))) return false
  await keepPayment(books, at, report)
  return true
}

/** The shop is told of a payment at `counter`; `at` in ms. */
export const counterEvent = (counter: string, { payment, received }: Report, at: number): WebhookEvent => ({
  type: 'counter.paid',
  timestamp: new Date(at).toISOString(),
  data: { counter, payment, ...(received ? { received: money(received) } : {}) },
})

async function keepPayment({ store, now }: CounterBooks, { id: counter, provider }: Counter, report: Report) {
  const at = now()
  const { payment } = report
  const body = counterEvent(counter, report, at)
  await store.keepCounterPayment(
    { provider, payment, counter, report, at },
    { id: eventId(), event: 'counter.paid', body: JSON.stringify(body) },
  )
}

export interface CounterDeps {
  readonly store: Store
  readonly registry: ProviderRegistry
  readonly now: () => number
}

/** Makes the counter of this id, once however often it is asked for. `none`: no payment system of this server has any. */
export async function makeCounter(
  { store, registry, now }: CounterDeps,
  id: string,
  { name, price }: CounterWish,
): Promise<CounterMade> {
  const held = await store.counter(id)
  if (held) return { kind: 'counter', counter: held }
  const provider = registry.all.find((one) => one.counter !== undefined)
  if (!provider?.counter) return { kind: 'none' }
  const wish = { name, ...(price ? { price } : {}) }
  const made = await provider.counter({ alias: id, ...wish }, AbortSignal.timeout(LIMIT))
  if (made.kind !== 'counter') return made
  const { terminal, link } = made
  const counter = { id, provider: provider.id, terminal, link, createdAt: now(), ...wish }
  await store.keepCounter(counter)
  return { kind: 'counter', counter: (await store.counter(id)) ?? counter }
}
