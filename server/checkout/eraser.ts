/** Erasing whom sessions were about: when somebody asks, and by their age. */
import { askErasure, erase, keptFor, type KeptFor } from '../domain/erasure.ts'
import type { Erasable, Store } from '../domain/store.ts'
import { HOUR, SECOND } from '../domain/time-units.ts'
import type { Log } from './log.ts'
import type { SessionWriter } from './session-writer.ts'
import type { Timers } from './timers.ts'

export interface EraserDeps {
  readonly store: Store
  readonly sessions: SessionWriter
  /** ms since the epoch. */
  readonly now: () => number
  readonly timers: Timers
  readonly log: Log
  /** After how many days by age; where it is left out, what the database says. */
  readonly keepDays?: number
}

/** How many sessions were erased, and which are not yet, with what is in the way: they are erased once it is gone. */
export interface Erased {
  readonly erased: number
  readonly kept: readonly { readonly id: string; readonly why: KeptFor }[]
}

/** Who asks, where somebody is named. */
interface Actor {
  readonly by?: string
}

export interface Eraser {
  customer(id: string, said: Actor): Promise<Erased>
  /** Undefined where there is no such order. */
  order(id: string, said: Actor): Promise<Erased | undefined>
  /** All that is older than so many days, and what was asked for before; without a number that alone. Answers how many. */
  byAge(days: number | undefined): Promise<number>
  /** Erases by age from now on, until it is stopped. */
  start(): Promise<void>
  stop(): Promise<void>
}

const DAY = 24 * HOUR
/** Rows that are read or dropped at once. */
const PAGE = 100
/** How often sessions are looked at, ms. */
const LOOK = HOUR
/** A refund that is asked for again under its key is not made again, for so many days at least. */
const LEAST_KEYS = 30
/** Between two pages, so that buyers go first, ms. */
const PAUSE = SECOND / 20

export function createEraser({ store, sessions, now, timers, log, keepDays }: EraserDeps): Eraser {
  const stop = new AbortController()
  let stopLooking = (): void => {}
  let running: Promise<unknown> = Promise.resolve()

  /** What was in the way, or undefined where the session is erased; `asked`: it is to be erased later, then. */
  async function eraseOne(session: string, said: Actor, asked: boolean): Promise<KeptFor | 'gone' | undefined> {
    const changed = await sessions.change<KeptFor | 'gone' | undefined>(session, (state) => {
      if (state.erasure?.doneAt !== undefined) return { value: 'gone' }
      const why = keptFor(state)
      if (why === undefined) return { value: why, step: erase(state, said, sessions.setting()), erases: true }
      return { value: why, ...(asked ? { step: askErasure(state, said, sessions.setting()) } : {}) }
    })
    return changed?.value
  }

  async function eraseAll(ids: readonly string[], said: Actor): Promise<Erased> {
    const kept: { id: string; why: KeptFor }[] = []
    let erased = 0
    for (const id of ids) {
      const why = await eraseOne(id, said, true)
      if (why === undefined) erased += 1
      else if (why !== 'gone') kept.push({ id, why })
    }
    await store.wipe()
    return { erased, kept }
  }

  /** What a server of an older release has written is found from then on. */
  async function findOlder(): Promise<void> {
    while (!stop.signal.aborted && (await store.findOlder(PAGE)) > 0) await timers.sleep(PAUSE)
  }

  async function byAge(days: number | undefined): Promise<number> {
    await findOlder()
    const until = days === undefined ? 0 : now() - days * DAY
    let erased = 0
    let after: Erasable | undefined
    while (!stop.signal.aborted) {
      const page = await store.erasable(until, after, PAGE)
      for (const { id } of page) if ((await eraseOne(id, {}, false)) === undefined) erased += 1
      after = page.at(-1)
      if (page.length < PAGE) break
      await timers.sleep(PAUSE)
    }
    if (days !== undefined) {
      const before = now() - Math.max(days, LEAST_KEYS) * DAY
      while (!stop.signal.aborted && (await store.dropOlder(before, PAGE)) === PAGE) await timers.sleep(PAUSE)
      await store.unsayOlder(before)
    }
    await store.wipe()
    return erased
  }

  async function look(): Promise<void> {
    try {
      const erased = await byAge(keepDays ?? (await store.keepDays()))
      if (erased > 0) log.info({ sessions: erased }, 'the persons of old sessions were erased')
    } catch (error) {
      log.warn({ err: error }, 'old sessions were not erased; it is tried again in an hour')
    }
  }

  return {
    byAge,
    async customer(id, said) {
      await findOlder()
      return eraseAll(await store.sessionsOfCustomer(id), said)
    },
    async order(id, said) {
      const [held] = await store.list({ order: id, limit: 1 })
      return held && eraseAll([held.id], said)
    },
    async start() {
      if (keepDays === undefined && (await store.keepDays()) === undefined)
        log.warn(
          {},
          'PAYWICKET_KEEP_DAYS is not set, and this database was made before it: it keeps who has paid for ever. Set it to a number of days',
        )
      running = look()
      stopLooking = timers.every(LOOK, () => {
        running = running.then(look)
      })
    },
    async stop() {
      stop.abort()
      stopLooking()
      await running
    },
  }
}
