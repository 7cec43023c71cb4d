/**
 * Does the work that sessions owe to providers. Each call is claimed in storage before it is made, so that of several
 * servers one makes it, and another takes over when that one dies.
 */
import { randomUUID } from 'node:crypto'
import type { SessionState } from '../domain/session.ts'
import { settle } from '../domain/settle.ts'
import type { Step } from '../domain/step.ts'
import type { PaymentName, Store } from '../domain/store.ts'
import { claimDue, isClaimedBy, isClaimExpired, releaseStaleClaims, renewClaims, type Job } from '../domain/tasks.ts'
import { SECOND } from '../domain/time-units.ts'
import { fingerprint } from './ids.ts'
import type { Log } from './log.ts'
import { ARRIVAL, callProvider, type ApplyResult } from './provider-calls.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Changed, Decide, SessionWriter } from './session-writer.ts'
import { realTimers, type Timers } from './timers.ts'

/** A claim not renewed for this long is free for another server, ms. */
const CLAIM = 30 * SECOND
const RENEWAL = 10 * SECOND
/** A call that leaves so long after its claim, ms, has been held up: storage is asked whose it is by now. */
const STOOD_STILL = SECOND
/** How often sessions whose time has come are looked for, ms, and how many at once. */
const SWEEP = 1 * SECOND
const BATCH = 100
/** Waits before a provider's result that could not be stored is stored again, ms: it is told only once. */
const STORE_RETRIES = [200, 1000, 2000, 5000, 10_000, 20_000, 30_000] as const

export interface WorkerDeps {
  readonly store: Store
  readonly writer: SessionWriter
  readonly registry: ProviderRegistry
  readonly log: Log
  /** ms since the epoch. */
  readonly now: () => number
  readonly publicUrl: string
  /** The key of an attempt's return address; the same one each time. */
  readonly returnKey: (attempt: string) => string
  readonly timers?: Timers
  /** How long a lost request may still be on its way to a provider, ms; 20 s unless said. */
  readonly arrival?: number
}

export interface Started<T> extends Changed<T> {
  /** Done when the calls this change set off, and those they set off, have been answered and stored. */
  readonly work: Promise<void>
}

/** A writer whose changes are acted on at once. */
export interface Worker extends SessionWriter {
  change<T>(session: string, decide: Decide<T>, unmatched?: string): Promise<Started<T> | undefined>
  /** From now on looks every second for sessions whose time has come. */
  start(): void
  /** Takes no new work, waits for what is in flight, `limit` ms at most. */
  stop(limit: number): Promise<void>
}

const NONE = Promise.resolve()

export function createWorker(deps: WorkerDeps): Worker {
  const { store, writer, registry, log, now, timers = realTimers } = deps
  const self = randomUUID()
  const inFlight = new Set<Promise<void>>()
  let stopSweeping: (() => void) | undefined
  let isSweeping = false
  let isStopping = false
  const { capabilities, setting } = writer
  const { publicUrl, returnKey } = deps
  const context = { publicUrl, returnKey, capabilities, timers, arrival: deps.arrival ?? ARRIVAL }

  function watch(work: Promise<void>): Promise<void> {
    const settled = work.catch((error: unknown) =>
      log.error({ err: error }, 'work on a session failed and will be taken up again'),
    )
    inFlight.add(settled)
    void settled.finally(() => inFlight.delete(settled))
    return settled
  }

  async function change<T>(
    session: string,
    decide: Decide<T>,
    about?: string | PaymentName,
  ): Promise<Started<T> | undefined> {
    const changed = await writer.change(session, decide, about)
    if (!changed) return undefined
    return { ...changed, work: changed.isDue && !isStopping ? watch(run(session)) : NONE }
  }

  /** Does all work of one session that is due now. */
  async function run(session: string): Promise<void> {
    const claimed = await writer.change(session, claim)
    if (!claimed) return
    const { jobs, state } = claimed.value
    await Promise.all(jobs.map((job) => watch(execute(session, state, job))))
  }

  function claim(held: SessionState): { value: { jobs: readonly Job[]; state: SessionState }; step: Step } {
    const at = setting()
    const settled = settle(held, at)
    const { state, jobs, log: lines } = claimDue(settled.state, { by: self, until: at.now + CLAIM }, at)
    return {
      value: { jobs, state },
      // The wake time was moved when the session was claimed: store even what did not change.
      step: { state: state === held ? { ...held } : state, log: [...settled.log, ...lines] },
    }
  }

  async function execute(session: string, state: SessionState, job: Job): Promise<void> {
    const provider = registry.find(job.attempt.provider)
    if (!provider) {
      log.error({ session, provider: job.attempt.provider }, 'a session owes a call to a provider that is not set up')
      return
    }
    if (job.kind === 'create') await keepReturnKey(session, job.attempt.id)
    // A server that stood still may have lost the job to another meanwhile, also by a clock that is ahead of its own.
    if (isClaimExpired(job, now() + CLAIM - STOOD_STILL)) {
      const held = await store.read(session)
      if (!held || !isClaimedBy(held, job, self)) return
    }
    // Nothing is waited for between this and the call.
    if (isClaimExpired(job, now())) return
    const stopRenewing = timers.every(RENEWAL, () => {
      const renewed = change(session, (held) => ({
        value: undefined,
        step: { state: renewClaims(held, self, now() + CLAIM), log: [] },
      }))
      renewed.catch((error: unknown) => log.warn({ err: error, session }, 'a claim could not be renewed'))
    })
    try {
      const apply = await callProvider(job, state, provider, context)
      const stored = await storeResult(session, apply)
      await stored?.work
    } finally {
      stopRenewing()
    }
  }

  /** Without it a buyer who comes back sees how the payment ended and no more; the payment goes on all the same. */
  async function keepReturnKey(session: string, attempt: string): Promise<void> {
    try {
      await store.addKeys(session, [{ fingerprint: fingerprint(returnKey(attempt)), kind: 'return' }])
    } catch (error) {
      log.warn({ err: error, session }, 'the key of a return address could not be stored')
    }
  }

  /** Stores what a call came to, again and again while storage is away. */
  async function storeResult(session: string, apply: ApplyResult, tries = 0): Promise<Started<undefined> | undefined> {
    try {
      return await change(session, (held) => ({ value: undefined, step: apply(held, setting()) }))
    } catch (error) {
      const wait = STORE_RETRIES[tries]
      if (wait === undefined) throw error
      log.warn({ err: error, session }, "a provider's answer could not be stored; trying again")
      await timers.sleep(wait)
      return storeResult(session, apply, tries + 1)
    }
  }

  /** Starts what is due without waiting for its providers: one slow call must not hold up the next sweep. */
  async function sweep(): Promise<void> {
    if (isSweeping || isStopping) return
    isSweeping = true
    try {
      const due = await store.due(now(), now() + CLAIM, BATCH)
      for (const session of due) void watch(run(session))
    } catch (error) {
      log.error({ err: error }, 'sessions that are due could not be read; trying again')
    } finally {
      isSweeping = false
    }
  }

  /** Where no other server can be at work, every claim but ours is that of a process that has gone. */
  async function takeOver(): Promise<void> {
    const until = now() + CLAIM
    // All are found before the first is changed: a change puts its session's own time back, and what is due soon by itself
    // would be found again and again until then.
    const held: string[] = []
    for (;;) {
      const more = await store.due(until, until + 1, BATCH)
      if (more.length === 0) break
      held.push(...more)
    }
    for (const session of held) {
      await change(session, (state) => ({
        value: undefined,
        step: { state: releaseStaleClaims(state, self, now()), log: [] },
      }))
    }
  }

  return {
    capabilities,
    setting,
    change,
    start() {
      if (store.alone) {
        takeOver().catch((error: unknown) =>
          log.error({ err: error }, 'work of a server that has gone is taken over when its claims run out'),
        )
      }
      stopSweeping ??= timers.every(SWEEP, () => void sweep())
    },
    async stop(limit) {
      isStopping = true
      stopSweeping?.()
      await Promise.race([Promise.allSettled(inFlight), timers.sleep(limit)])
    },
  }
}
