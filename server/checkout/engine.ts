/**
 * Changes sessions and does the work they owe to providers. Each change is stored before anything is answered or
 * called; each call is claimed, so that of several servers one makes it and another takes over when that one dies.
 */
import { randomUUID } from 'node:crypto'
import type { Provider } from '../providers/provider.ts'
import type { Store, Unmatched } from '../domain/store.ts'
import { ARRIVAL, callProvider, type ApplyResult } from './provider-calls.ts'
import { eventsBetween, isVisibleChange, statusChangesBetween } from '../domain/webhook-events.ts'
import type { Revisions } from './revisions.ts'
import { eventId } from './ids.ts'
import { tick, type Setting, type Step } from '../domain/machine.ts'
import { failureText } from '../texts/failures.ts'
import { shopView, type ShopSession } from '../domain/shop-view.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import { realTimers, type Timers } from './timers.ts'
import { nextWake, SECOND, type CapabilitiesOf } from '../domain/deadlines.ts'
import type { WaitEstimates } from './wait-estimates.ts'
import { releaseStaleClaims, isClaimExpired, renewClaims, claimDue, type Job } from '../domain/tasks.ts'

/** A claim not renewed for this long is free for another server, ms. */
const CLAIM = 30 * SECOND
const RENEWAL = 10 * SECOND
/** How often sessions whose time has come are looked for, ms, and how many at once. */
const SWEEP = 1 * SECOND
const BATCH = 100
/** Waits before a provider's answer that could not be stored is stored again, ms: it is told only once. */
const KEEPING = [200, 1000, 2000, 5000, 10_000, 20_000, 30_000] as const

export interface Log {
  info(detail: object, message: string): void
  warn(detail: object, message: string): void
  error(detail: object, message: string): void
}

export interface EngineDeps {
  readonly store: Store
  readonly providers: readonly Provider[]
  readonly revisions: Revisions
  readonly log: Log
  readonly now: () => number
  readonly publicUrl: string
  readonly waitEstimates: WaitEstimates
  /** True where the shop is to be told by webhook. */
  readonly sendsWebhooks: boolean
  readonly timers?: Timers
  /** Told of each attempt that has come to another status. */
  readonly onAttempt?: (provider: string, status: string) => void
  /** How long a lost request may still be on its way to a provider, ms; 20 s unless said. */
  readonly arrival?: number
}

export interface Changed<T> {
  readonly value: T
  /** Done when the calls this change set off, and those they set off, have been answered and stored. */
  readonly work: Promise<void>
}

/** A pure step, and what its caller wants to know of it. */
export type Changing<T> = (
  state: SessionState,
  unmatched: Unmatched | undefined,
) => { readonly value: T; readonly step?: Step; readonly assignTo?: string }

interface Seen<T> {
  readonly value: T
  readonly wakeAt: number | undefined
  /** 0 where nobody can see the change. */
  readonly revision: number
  readonly moved: ReturnType<typeof statusChangesBetween>
}

export interface Engine {
  readonly capabilities: CapabilitiesOf
  /** The session as the shop sees it, without its log. */
  seenByShop(state: SessionState): ShopSession
  setting(): Setting
  /** Applies a pure step under the session's lock; `undefined` where there is no such session. */
  change<T>(
    session: string,
    step: Changing<T>,
    /** The id of unmatched money that is read along, and given to an attempt by the same change. */
    unmatched?: string,
  ): Promise<Changed<T> | undefined>
  start(): void
  /** Takes no new work, waits for what is in flight, `limit` ms at most. */
  stop(limit: number): Promise<void>
}

const NOTHING = { lookup: false, close: false, repeatable: false, createLimit: 60 }

export function createEngine(deps: EngineDeps): Engine {
  const { store, providers, revisions, log, now, timers = realTimers } = deps
  const self = randomUUID()
  const inFlight = new Set<Promise<void>>()
  let stopSweeping: (() => void) | undefined
  let sweeping = false
  let stopping = false

  const byId = new Map(providers.map((provider) => [provider.id, provider]))
  const capabilities: CapabilitiesOf = (id) => {
    const provider = byId.get(id)
    if (!provider) return NOTHING
    const { repeatable, createLimit } = provider
    return { lookup: provider.lookup !== undefined, close: provider.close !== undefined, repeatable, createLimit }
  }
  const around = { publicUrl: deps.publicUrl, capabilities, timers, arrival: deps.arrival ?? ARRIVAL }
  const setting = (): Setting => ({ now: now(), capabilities })

  /** Staff read a provider's own reason, in English as the rest of the shop's view. */
  function reason(provider: string, code: string): string {
    const spoken = byId.get(provider)?.sentence(code, 'en')
    return spoken?.shop ?? spoken?.text ?? failureText(code, 'en').text
  }
  const seenByShop = (state: SessionState): ShopSession => shopView(state, { capabilities, reason })

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
    step: Changing<T>,
    unmatched?: string,
    setsOff = true,
  ): Promise<Changed<T> | undefined> {
    const decide: Parameters<typeof store.change<Seen<T>>>[1] = (before, stray) => {
      const { value, step: made, assignTo } = step(before, stray)
      const assigns = assignTo === undefined ? {} : { assignTo }
      if (!made || (made.state === before && made.log.length === 0 && assignTo === undefined))
        return { value: { value, wakeAt: undefined, revision: 0, moved: [] } }
      const visible = isVisibleChange(before, made.state)
      const state = visible ? { ...made.state, revision: before.revision + 1 } : made.state
      const events = deps.sendsWebhooks ? eventsBetween(before, state) : []
      const messages = events.map((event) => ({
        id: eventId(),
        event,
        body: JSON.stringify({
          type: event,
          timestamp: new Date(now()).toISOString(),
          data: seenByShop(state),
        }),
      }))
      const wakeAt = nextWake(state, capabilities)
      const moved = visible ? statusChangesBetween(before, state) : []
      const seen = { value, wakeAt, revision: visible ? state.revision : 0, moved }
      return { value: seen, change: { state, log: made.log, messages, wakeAt, ...assigns } }
    }
    const result = await store.change(session, decide, unmatched)
    if (!result) return undefined
    if (result.revision > 0) revisions.publish(session, result.revision)
    for (const { provider, status } of result.moved) deps.onAttempt?.(provider, status)
    const isDue = setsOff && result.wakeAt !== undefined && result.wakeAt <= now()
    return { value: result.value, work: isDue && !stopping ? watch(run(session)) : Promise.resolve() }
  }

  async function execute(session: string, state: SessionState, job: Job): Promise<void> {
    const provider = byId.get(job.attempt.provider)
    if (!provider) {
      log.error({ session, provider: job.attempt.provider }, 'a session owes a call to a provider that is not set up')
      return
    }
    // A server that stood still may have lost the job to another meanwhile.
    if (isClaimExpired(job, now())) return
    const stopRenewing = timers.every(RENEWAL, () => {
      const kept = change(session, (held) => ({
        value: undefined,
        step: { state: renewClaims(held, self, now() + CLAIM), log: [] },
      }))
      kept.catch((error: unknown) => log.warn({ err: error, session }, 'a claim could not be renewed'))
    })
    try {
      const outcome = await callProvider(job, state, provider, around)
      const done = await keep(session, job, outcome)
      const answered = done?.value?.answeredAt
      if (job.kind === 'create' && answered !== undefined) {
        deps.waitEstimates.record(job.attempt.method, (answered - job.attempt.startedAt) / SECOND)
      }
      await done?.work
    } finally {
      stopRenewing()
    }
  }

  /** Stores what a call came to, again and again while storage is away. */
  async function keep(
    session: string,
    job: Job,
    outcome: ApplyResult,
    tries = 0,
  ): Promise<Changed<AttemptState | undefined> | undefined> {
    try {
      return await change(session, (held) => {
        const step = outcome(held, setting())
        return { value: step.state.attempts.find((attempt) => attempt.id === job.attempt.id), step }
      })
    } catch (error) {
      const wait = KEEPING[tries]
      if (wait === undefined) throw error
      log.warn({ err: error, session }, "a provider's answer could not be stored; trying again")
      await timers.sleep(wait)
      return keep(session, job, outcome, tries + 1)
    }
  }

  /** Does all work of one session that is due now. */
  async function run(session: string): Promise<void> {
    const taken = await change(session, (held) => takeDue(held), undefined, false)
    if (!taken) return
    const { jobs, state } = taken.value
    await Promise.all(jobs.map((job) => watch(execute(session, state, job))))
  }

  function takeDue(held: SessionState): { value: { jobs: readonly Job[]; state: SessionState }; step: Step } {
    const at = setting()
    const ticked = tick(held, at)
    const { state, jobs, log: lines } = claimDue(ticked.state, { by: self, until: at.now + CLAIM }, at)
    // The wake time was moved when the session was claimed: store even what did not change.
    return {
      value: { jobs, state },
      step: { state: state === held ? { ...held } : state, log: [...ticked.log, ...lines] },
    }
  }

  async function sweep(): Promise<void> {
    if (sweeping || stopping) return
    sweeping = true
    try {
      const due = await store.due(now(), now() + CLAIM, BATCH)
      await Promise.all(due.map((session) => watchStart(session)))
    } catch (error) {
      log.error({ err: error }, 'sessions that are due could not be read; trying again')
    } finally {
      sweeping = false
    }
  }

  /** Where no other server can be at work, every claim but ours is that of a process that has gone. */
  async function takeOver(): Promise<void> {
    const until = now() + CLAIM
    for (;;) {
      const held = await store.due(until, until + 1, BATCH)
      if (held.length === 0) return
      for (const session of held) {
        await change(session, (state) => ({
          value: undefined,
          step: { state: releaseStaleClaims(state, self, now()), log: [] },
        }))
      }
    }
  }

  /** Starts the work without waiting for its providers: one slow call must not hold up the next sweep. */
  async function watchStart(session: string): Promise<void> {
    void watch(run(session))
  }

  return {
    capabilities,
    seenByShop,
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
      stopping = true
      stopSweeping?.()
      await Promise.race([Promise.allSettled(inFlight), timers.sleep(limit)])
    },
  }
}
