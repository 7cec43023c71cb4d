/**
 * Tells the shop what happened, as Standard Webhooks: signed, at least once, the same `webhook-id` for the same
 * event however often and wherever it is sent. The outbox holds what waits, so a stopped server loses nothing.
 */
import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Log } from '../checkout/log.ts'
import { realTimers, type Timers } from '../checkout/timers.ts'
import type { Delivery } from '../domain/outbox.ts'
import type { WaitingMessage } from '../domain/outbox.ts'
import type { Store } from '../domain/store.ts'
import { stillToTell, type WebhookAddress } from '../domain/webhook-address.ts'
import { HOUR, MINUTE, SECOND } from '../domain/time-units.ts'

/** Waits after each failed try, ms; together three days. Then it is given up and listed as failed. */
export const WAITS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  25 * HOUR,
]
const PATIENCE = 15 * SECOND
const SWEEP = 500
/** What is being told when the server stops is waited for this long, and told again by the next, ms. */
const STOP_LIMIT = 5 * SECOND
const BATCH = 20
/** Messages that are being told at once. */
const MOST = 200
/** Longer than one batch can take, so that nothing is sent by two servers at once, ms. */
const CLAIM = 30 * SECOND

const unkept = (error: unknown) =>
  [{ err: error }, 'what waits to be told could not be read or kept; trying again'] as const

/** What is stored of an address: its path may hold a secret. */
const addressId = (url: string): string => createHash('sha256').update(url).digest('base64url').slice(0, 16)

export interface SenderDeps {
  readonly store: Store
  readonly addresses: readonly WebhookAddress[]
  readonly now: () => number
  readonly log: Log
  /** Shortened by tests. */
  readonly waits?: readonly number[]
  readonly timers?: Timers
  readonly fetch?: typeof globalThis.fetch
}

export interface Sender {
  start(): void
  stop(): Promise<void>
}

interface Result {
  readonly ok: boolean
  readonly detail: string
}

/** Tells one address. What is said of it never has the address in it: a path may hold a secret. */
async function send(
  { now, timers = realTimers, fetch = globalThis.fetch }: SenderDeps,
  { url, secrets }: WebhookAddress,
  waiting: WaitingMessage,
): Promise<Result> {
  const at = new Date(now())
  const headers = {
    'content-type': 'application/json',
    'webhook-id': waiting.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(waiting.id, at, waiting.body)).join(' '),
  }
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: waiting.body,
      redirect: 'manual',
      signal: timers.timeout(PATIENCE),
    })
    await answer.body?.cancel()
    return { ok: answer.ok, detail: `answered ${answer.status}` }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.replaceAll(url, '(address)') : 'no answer' }
  }
}

/** What all of them came to, in one: which of several did not take it is told by its host. */
function together(results: readonly (readonly [WebhookAddress, Result])[], isOneOfSeveral: boolean): Result {
  const failed = results.filter(([, { ok }]) => !ok)
  const told = failed.length > 0 ? failed : results
  const details = told.map(([{ url }, { detail }]) => (isOneOfSeveral ? `${new URL(url).host}: ${detail}` : detail))
  return { ok: failed.length === 0, detail: details.join('; ') || 'nobody wants to hear of it' }
}

/** What becomes of a message after its try number `tries` + 1. */
export function afterTry(result: Result, tries: number, now: number, waits: readonly number[]): Delivery {
  if (result.ok) return { kind: 'delivered' }
  const wait = waits[tries]
  return wait === undefined
    ? { kind: 'given-up', error: result.detail }
    : { kind: 'again', at: now + wait, error: result.detail }
}

export function createSender(deps: SenderDeps): Sender {
  const { store, now, log, waits = WAITS, timers = realTimers } = deps
  const addresses = deps.addresses.map((address) => ({ ...address, id: addressId(address.url) }))
  let stopSweeping: (() => void) | undefined
  // Where no other server can be at work, what is being told is being told by one that has gone.
  let hasTakenOver = !store.alone
  let current: Promise<void> | undefined
  const underWay = new Set<Promise<void>>()

  async function deliver(waiting: WaitingMessage): Promise<void> {
    const { told: before = [] } = waiting
    // Each address has its own answer: one that took it is not told again for another that did not.
    const results = await Promise.all(
      stillToTell(addresses, waiting.event, before).map(
        async (address) => [address, await send(deps, address, waiting)] as const,
      ),
    )
    const result = together(results, addresses.length > 1)
    const taken = results.flatMap(([{ id }, { ok }]) => (ok ? [id] : []))
    const delivery = afterTry(result, waiting.tries, now(), waits)
    const told = delivery.kind === 'again' ? { ...delivery, told: [...before, ...taken] } : delivery
    await store.recordDelivery(waiting.id, told)
    const line = { id: waiting.id, event: waiting.event, tries: waiting.tries + 1, said: result.detail }
    if (delivery.kind === 'delivered') log.info(line, 'the shop was told')
    else log.warn(line, delivery.kind === 'again' ? 'the shop was not told yet' : 'the shop could not be told')
  }

  /** An address that is silent holds up its own message alone. */
  function tell(waiting: WaitingMessage): Promise<void> {
    const telling = deliver(waiting)
      .catch((error: unknown) => log.error(...unkept(error)))
      .finally(() => underWay.delete(telling))
    underWay.add(telling)
    return telling
  }

  async function sweep(): Promise<void> {
    if (underWay.size > MOST - BATCH) return
    try {
      const until = now() + CLAIM
      const batch = await store.claimMessages(hasTakenOver ? now() : until, until + 1, BATCH)
      hasTakenOver ||= batch.length < BATCH
      const telling = batch.map(tell)
      // As long as nobody knows whose claims there are, those of this server must not be taken for a dead one's.
      if (!hasTakenOver) await Promise.all(telling)
    } catch (error) {
      log.error(...unkept(error))
    }
  }

  return {
    start() {
      stopSweeping ??= timers.every(SWEEP, () => {
        current ??= sweep().finally(() => {
          current = undefined
        })
      })
    },
    async stop() {
      stopSweeping?.()
      await Promise.race([Promise.all([current, ...underWay]), timers.sleep(STOP_LIMIT)])
    },
  }
}
