/** Delivers the providers' callbacks: in order for each payment, one at a time, again until they are accepted. */
import type { Faults } from './faults.ts'
import type { Log } from './log.ts'
import type { ProviderId } from './payments.ts'
import type { SettingsStore } from './settings.ts'
import type { Timers } from './timers.ts'

interface Delivery {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Callback extends Delivery {
  readonly provider: ProviderId
  /** The provider's payment id: callbacks of one payment go out one after another. */
  readonly payment: string
  readonly url: string
  /** The waits between tries, seconds, as the provider documents them; after the last one it gives up. */
  readonly retrySeconds: readonly number[]
  /** A copy that must not be believed; `value` is the fault's. */
  forged(value: unknown): Delivery
  /** Whether the provider takes this answer as "received". */
  accepted(status: number, body: string): boolean
  /** Told how each try ended. */
  tried?(status: number | 'no answer'): void
}

/** A line of `GET /_sandbox/callbacks`. */
interface CallbackLog {
  readonly provider: ProviderId
  readonly payment: string
  readonly url: string
  readonly at: string
  readonly outcome: number | 'no answer' | 'lost' | 'held back' | 'given up'
}

export interface Callbacks {
  send(callback: Callback): void
  /** The newest 200 tries, newest last. */
  log(): readonly CallbackLog[]
}

const LOG_LENGTH = 200
const ANSWER_LIMIT_MS = 20_000

/** The deliveries of one sandbox; `closed` fires at its end. */
export function createCallbacks(parts: {
  readonly faults: Faults
  readonly settings: SettingsStore
  readonly pause: Timers['pause']
  readonly closed: AbortSignal
  readonly now: () => number
  readonly log: Log
  readonly changed: () => void
}): Callbacks {
  const { faults, settings, pause, closed } = parts
  const lines: CallbackLog[] = []
  const queues = new Map<string, Promise<void>>()
  const held = new Map<ProviderId, Callback>()
  faults.onClear(() => {
    for (const provider of held.keys()) release(provider)
  })

  function note(callback: Callback, outcome: CallbackLog['outcome']): void {
    const { provider, payment, url } = callback
    lines.push({ provider, payment, url, at: new Date(parts.now()).toISOString(), outcome })
    if (lines.length > LOG_LENGTH) lines.shift()
    parts.log(`${provider} callback of ${payment}: ${outcome}`, 'info')
    parts.changed()
  }

  function enqueue(callback: Callback, work: () => Promise<void>): void {
    const key = `${callback.provider} ${callback.payment}`
    const before = queues.get(key) ?? Promise.resolve()
    const turn = before.then(() => (closed.aborted ? undefined : work()))
    queues.set(key, turn)
    void turn.finally(() => queues.get(key) === turn && queues.delete(key))
  }

  function release(provider: ProviderId): void {
    const callback = held.get(provider)
    if (!callback) return
    held.delete(provider)
    enqueue(callback, () => deliver(callback))
  }

  async function post(url: string, delivery: Delivery): Promise<{ status: number; body: string } | undefined> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...delivery.headers },
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([closed, AbortSignal.timeout(ANSWER_LIMIT_MS)]),
      })
      return { status: answer.status, body: await answer.text() }
    } catch {
      // Nobody there, reset, or too slow: to the sender these are one thing, and it tries again.
      return undefined
    }
  }

  async function deliver(callback: Callback): Promise<void> {
    const waits = settings.now().retrySeconds ?? callback.retrySeconds
    for (let attempt = 0; !closed.aborted; attempt += 1) {
      const answer = await post(callback.url, callback)
      if (closed.aborted) return
      const outcome = answer?.status ?? 'no answer'
      note(callback, outcome)
      callback.tried?.(outcome)
      if (answer && callback.accepted(answer.status, answer.body)) return
      const wait = waits[attempt]
      if (wait === undefined) {
        note(callback, 'given up')
        return
      }
      await pause(wait)
    }
  }

  async function takeTurn(callback: Callback): Promise<void> {
    const path = new URL(callback.url).pathname
    const { provider } = callback
    if (faults.take(provider, 'lost-callback', path)) {
      note(callback, 'lost')
      return
    }
    if (!held.has(provider) && faults.take(provider, 'reordered-callbacks', path)) {
      held.set(provider, callback)
      note(callback, 'held back')
      return
    }
    const forgery = faults.take(provider, 'forged-callback', path)
    if (forgery) await post(callback.url, callback.forged(forgery.value))
    const duplicate = faults.take(provider, 'duplicate-callback', path)
    const copies = duplicate ? (typeof duplicate.value === 'number' ? duplicate.value : 2) : 1
    for (let copy = 0; copy < copies; copy += 1) await deliver(callback)
    release(provider)
  }

  return {
    send: (callback) => enqueue(callback, () => takeTurn(callback)),
    log: () => lines,
  }
}
