/** What all three simulations hold about a payment, and the one order they are listed in. */
import * as v from 'valibot'
import { currencySchema, exponentOf, toDecimal, toMinor, type Money } from '../../src/contract/money.ts'
import { issueText } from './wire.ts'

export const PROVIDERS = ['cactusgino', 'paymega', 'invoice'] as const
export type ProviderId = (typeof PROVIDERS)[number]

export type PaymentStatus = 'searching' | 'open' | 'paid' | 'failed' | 'expired' | 'closed' | 'refunded'

export const EVENTS = ['assign', 'refuse', 'pay', 'decline', 'expire', 'refund', 'chargeback'] as const
export type SandboxEvent = (typeof EVENTS)[number]

/** Integer minor units of a currency, by the provider's own exponent. */
export interface Amount {
  readonly minor: number
  readonly currency: string
}

/** One payment as its provider holds it. */
export interface Payment {
  /** The provider's own id. */
  readonly id: string
  /** The merchant's id: `request_id`, `reference_id`, `order.id`. */
  readonly reference: string
  readonly method: string
  readonly asked: Amount
  /** Place among all payments of this sandbox, from 1. */
  readonly sequence: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  status: PaymentStatus
  received: Amount | undefined
  /** Minor units sent back so far. */
  refunded: number
  /** Ends an open payment by itself, ms. */
  expiresAt: number | undefined
  /** Lets nothing more happen to it by itself. */
  stopTimers: () => void
}

/** A line of `GET /_sandbox/payments`; what follows `amount` is for the control panel. */
export interface PaymentView {
  readonly provider: ProviderId
  readonly id: string
  readonly reference: string
  readonly method: string
  readonly status: PaymentStatus
  readonly amount: Money
  readonly received?: Money
  readonly refunded?: Money
  readonly createdAt: string
  readonly expiresAt?: string
  /** The provider's own word for its state, and why. */
  readonly note: string
  /** The events it can take now. */
  readonly events: readonly SandboxEvent[]
  /** Its place among all payments. */
  readonly sequence: number
}

/** Minor units as a JSON number of major units. */
export function major(minor: number, currency: string): number {
  return Number(toDecimal(minor, exponentOf(currency)))
}

/** Minor units as Money by the provider's exponents. */
export function moneyOf(amount: Amount, exponents: Readonly<Record<string, number>> = {}): Money {
  return { value: toDecimal(amount.minor, exponentOf(amount.currency, exponents)), currency: amount.currency }
}

/** The common part of a payment's line. */
export function viewOf(
  provider: ProviderId,
  payment: Payment,
  extra: { note: string; events: readonly SandboxEvent[]; exponents?: Readonly<Record<string, number>> },
): PaymentView {
  const money = (amount: Amount) => moneyOf(amount, extra.exponents)
  return {
    provider,
    id: payment.id,
    reference: payment.reference,
    method: payment.method,
    status: payment.status,
    amount: money(payment.asked),
    ...(payment.received ? { received: money(payment.received) } : {}),
    ...(payment.refunded > 0
      ? { refunded: money({ minor: payment.refunded, currency: payment.received?.currency ?? payment.asked.currency }) }
      : {}),
    createdAt: new Date(payment.createdAt).toISOString(),
    ...(payment.expiresAt === undefined ? {} : { expiresAt: new Date(payment.expiresAt).toISOString() }),
    note: extra.note,
    events: extra.events,
    sequence: payment.sequence,
  }
}

/** An amount without its currency. */
export const decimalSchema = v.pipe(
  v.string(),
  v.regex(/^\d{1,18}(\.\d{1,8})?$/, 'a decimal number as text, for example "1503.17"'),
)

const eventBodySchema = v.strictObject({
  /** Money, or a bare decimal of the payment's own currency. */
  amount: v.exactOptional(v.union([decimalSchema, v.object({ value: decimalSchema, currency: currencySchema })])),
  /** Cactusgino: a deposit beside the invoice, found by an operator. */
  extra: v.exactOptional(v.boolean()),
  /** Why it failed: Cactusgino's `description`, Paymega's `resolution`, a code of Invoice's table 9.2. */
  code: v.exactOptional(v.string()),
  /** Invoice: the part of the sum paid in bonuses. */
  bonuses: v.exactOptional(decimalSchema),
})
export type EventBody = v.InferOutput<typeof eventBodySchema>

const nobodySchema = v.strictObject({
  provider: v.picklist(PROVIDERS),
  amount: v.object({ value: decimalSchema, currency: currencySchema }),
  /** The merchant's id that it is made under; left out, one that nobody knows. */
  reference: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(32))),
  /** Invoice: the terminal at which a passer-by pays it, by its id or alias; its reference is then the terminal's. */
  terminal: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(50))),
})

/** A payment that somebody makes in a provider's cabinet or at a terminal, paid at once: no order of the merchant's asked for it. */
export interface CabinetPayment {
  readonly provider: ProviderId
  readonly amount: Money
  readonly reference: string | undefined
  readonly terminal: string | undefined
}

/** Reads the body of `POST /_sandbox/payments`. */
export function readCabinetPayment(body: unknown): CabinetPayment | { readonly wrong: string } {
  const read = v.safeParse(nobodySchema, body)
  if (!read.success) return { wrong: issueText(read.issues) }
  const { provider, amount, reference, terminal } = read.output
  return { provider, amount, reference, terminal }
}

/** Reads the body of an event call; nothing at all is an empty one. */
export function readEventBody(body: unknown): EventBody | { readonly wrong: string } {
  const read = v.safeParse(eventBodySchema, body ?? {})
  return read.success ? read.output : { wrong: issueText(read.issues) }
}

/** The amount an event names, else `otherwise`; a text says what is wrong with it. */
export function eventAmount(
  body: EventBody,
  otherwise: Amount,
  exponents: Readonly<Record<string, number>> = {},
): Amount | string {
  if (body.amount === undefined) return otherwise
  const asked =
    typeof body.amount === 'string' ? { value: body.amount, currency: otherwise.currency } : { ...body.amount }
  const minor = toMinor(asked.value, asked.currency, exponentOf(asked.currency, exponents))
  if (typeof minor === 'string') return `${asked.value} is not an amount of ${asked.currency}: ${minor}.`
  return minor === 0 ? 'The amount must be more than 0.' : { minor, currency: asked.currency }
}

/** The amount an event sends back of what is left, else all of that; a text says why it cannot. */
export function refundAmount(
  body: EventBody,
  left: Amount,
  exponents: Readonly<Record<string, number>> = {},
): Amount | string {
  if (left.minor === 0) return 'There is nothing to send back.'
  const amount = eventAmount(body, left, exponents)
  if (typeof amount === 'string') return amount
  const isLeft = amount.currency === left.currency && amount.minor <= left.minor
  return isLeft ? amount : 'That is more than is left.'
}

export interface Book<P extends Payment> {
  add(payment: P): void
  all(): readonly P[]
  /** By the provider's id, else by the merchant's; of several the newest. */
  find(idOrReference: string): P | undefined
  byId(id: string): P | undefined
  byReference(reference: string): P | undefined
}

/** One provider's payments in memory, oldest first. */
export function createBook<P extends Payment>(): Book<P> {
  const list: P[] = []
  const ids = new Map<string, P>()
  const references = new Map<string, P>()
  return {
    add(payment) {
      list.push(payment)
      ids.set(payment.id, payment)
      if (payment.reference) references.set(payment.reference, payment)
    },
    all: () => list,
    find: (key) => ids.get(key) ?? references.get(key),
    byId: (id) => ids.get(id),
    byReference: (reference) => references.get(reference),
  }
}
