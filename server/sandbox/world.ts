/** What a simulated provider gets from the sandbox, and what it gives back to the control panel. */
import type { Hono } from 'hono'
import type { Callbacks } from './callbacks.ts'
import type { Credentials } from './credentials.ts'
import type { EventBody, PaymentView, ProviderId, SandboxEvent } from './payments.ts'
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
}

/** Seconds after which an open payment pays itself; undefined: it does not. */
export function autoPaySeconds(settings: SettingsStore): number | undefined {
  const { autoPay } = settings.now()
  if (autoPay === false) return undefined
  return autoPay === true ? 3 : autoPay
}
