/** What a simulated provider gets from the sandbox, and what it gives back to the control panel. */
import type { Hono } from 'hono'
import type { Callbacks } from './callbacks.ts'
import type { Credentials } from './credentials.ts'
import type { Amount, Book, EventBody, Payment, PaymentView, ProviderId, SandboxEvent } from './payments.ts'
import type { SettingsStore } from './settings.ts'
import type { Timers } from './timers.ts'
import type { SandboxEnv } from './wire.ts'

export interface SandboxContext {
  readonly credentials: Credentials
  readonly settings: SettingsStore
  readonly callbacks: Callbacks
  /** The address a provider's callbacks go to where the request names none. */
  callbackUrl(provider: ProviderId): string
  /** Milliseconds since the epoch. */
  now(): number
  readonly later: Timers['later']
  /** The next place in the list of all payments. */
  nextSequence(): number
  /** Something the control panel shows has changed. */
  changed(): void
}

export type EventOutcome = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly why: string }

export const DONE: EventOutcome = { kind: 'done' }
export const refused = (why: string): EventOutcome => ({ kind: 'refused', why })

/** One provider, simulated: its routes, relative to its mount, and its payments. */
export interface Simulation {
  readonly id: ProviderId
  readonly app: Hono<SandboxEnv>
  payments(): readonly PaymentView[]
  /** One payment, named by the provider's id or ours. */
  find(idOrReference: string): PaymentView | undefined
  /** Lets something happen to a payment, named by the provider's id or ours; undefined: no such payment. */
  act(idOrReference: string, event: SandboxEvent, body: EventBody): EventOutcome | undefined
  /** Minor units of an amount, by this provider's exponents. */
  readonly exponents: Readonly<Record<string, number>>
  /** A payment that was made in the provider's own cabinet and is paid; its id. */
  payInCabinet(reference: string, amount: Amount): string
  /** A payment that a passer-by makes at a terminal, named by its id or alias, and that is paid; its id. Undefined where it takes no such sum. */
  payAtTerminal?(terminal: string, amount: Amount): string | undefined
}

/** A provider of the payments in `book`. */
export function simulationOf<P extends Payment>(
  {
    id,
    app,
    exponents = {},
    ...cabinet
  }: Pick<Simulation, 'id' | 'app' | 'payInCabinet' | 'payAtTerminal'> & Partial<Pick<Simulation, 'exponents'>>,
  book: Book<P>,
  view: (payment: P) => PaymentView,
  act: (payment: P, event: SandboxEvent, body: EventBody) => EventOutcome,
): Simulation {
  return {
    id,
    app,
    exponents,
    ...cabinet,
    payments: () => book.all().map(view),
    find(key) {
      const payment = book.find(key)
      return payment && view(payment)
    },
    act(key, event, body) {
      const payment = book.find(key)
      return payment && act(payment, event, body)
    },
  }
}

/** Lets an open payment end at its `expiresAt`, and pay itself where the settings say so. */
export function startTimers(
  { now, later, settings }: SandboxContext,
  payment: Payment,
  on: { readonly expire: () => void; readonly pay: () => void },
): void {
  const stopExpiry = later(((payment.expiresAt ?? 0) - now()) / 1000, on.expire)
  const paySeconds = autoPaySeconds(settings)
  const stopPay = paySeconds === undefined ? () => {} : later(paySeconds, on.pay)
  payment.stopTimers = () => {
    stopExpiry()
    stopPay()
  }
}

/** Seconds after which an open payment pays itself; undefined: it does not. */
function autoPaySeconds(settings: SettingsStore): number | undefined {
  const { autoPay } = settings.now()
  if (autoPay === false) return undefined
  return autoPay === true ? 3 : autoPay
}

/** Ends a refund as the settings say it: at once, or later with or without success. */
export function endRefund({ later, settings }: SandboxContext, end: (isDone: boolean) => void): 'ended' | 'pending' {
  const { refunds, refundSeconds } = settings.now()
  if (refunds === 'at-once') {
    end(true)
    return 'ended'
  }
  later(refundSeconds, () => end(refunds === 'later'))
  return 'pending'
}
