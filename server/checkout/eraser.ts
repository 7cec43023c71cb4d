/** Erasing whom sessions were about: when somebody asks, and by their age. */
import { askErasure, erase, isErased, keptFor, type KeptFor } from '../domain/erasure.ts'
import type { Actor } from '../domain/step.ts'
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
  /** False where nobody is told by webhook: what waits to be told goes as well. */
  readonly sendsWebhooks: boolean
  /** After how many days by age; where it is left out, what the database says. */
  readonly keepDays?: number
}

/** How many sessions were erased, and which are not yet, with what is in the way: they are erased once it is gone. */
export interface Erased {
  readonly erased: number
  readonly kept: readonly { readonly id: string; readonly why: KeptFor }[]
  /** So many are being erased yet, by whichever server looks next. */
  readonly left: number
}

/** Of an erasing that goes on. */
interface Told {
  erased: number
  readonly kept: { readonly id: string; readonly why: KeptFor }[]
}

export interface Eraser {
  /** Undefined where what an older release has written is still being read: ask again. */
  customer(id: string, said: Actor): Promise<Erased | undefined>
  /** Undefined where there is no such order. */
  order(id: string, said: Actor): Promise<Erased | undefined>
  /** All that is older than so many days, and what was asked for before; without a number that alone. Answers how many. */
  byAge(days: number | undefined): Promise<number>
  /** Overwrites what was deleted before deleting overwrote it; false where the database does so by itself. */
  compact(): Promise<boolean>
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
/** How many are erased at a stretch. */
const FEW = 4
/** How long somebody who asks for it waits, ms; the rest goes on by itself. */
const PATIENCE = 5 * SECOND
/** Between two pages, so that buyers go first, ms. */
const PAUSE = SECOND / 20

export function createEraser({ store, sessions, now, timers, log, sendsWebhooks, keepDays }: EraserDeps): Eraser {
  const stop = new AbortController()
  let stopLooking = (): void => {}
  let running: Promise<unknown> = Promise.resolve()

  /** What was in the way, or undefined where the session is erased; `asked`: it is to be erased later, then. */
  async function eraseOne(session: string, said: Actor, asked: boolean): Promise<KeptFor | 'gone' | undefined> {
    const changed = await sessions.change<KeptFor | 'gone' | undefined>(session, (state) => {
      if (isErased(state)) return { value: 'gone' }
      const why = keptFor(state)
      if (why === undefined)
        return {
          value: why,
          step: erase(state, said, sessions.setting()),
          erases: sendsWebhooks ? 'told' : 'waiting',
        }
      return { value: why, ...(asked ? { step: askErasure(state, said, sessions.setting()) } : {}) }
    })
    return changed ? changed.value : 'gone'
  }

  const isOver = (until: number): boolean => stop.signal.aborted || now() >= until

  /** Some after the other, until all are done or `until` (ms) is over: others are let in between. */
  async function* paced<Row>(rows: readonly Row[], until = Infinity): AsyncGenerator<Row> {
    for (const [place, row] of rows.entries()) {
      if (place % FEW === FEW - 1) await timers.sleep(1)
      if (isOver(until)) return
      yield row
    }
  }

  async function eraseSome(ids: readonly string[], said: Actor, until: number, to: Told): Promise<void> {
    for await (const id of paced(ids, until)) {
      const why = await eraseOne(id, said, true)
      if (why === undefined) to.erased += 1
      else if (why !== 'gone') to.kept.push({ id, why })
    }
  }

  async function eraseCustomer(id: string, said: Actor, until: number): Promise<Erased> {
    const to: Told = { erased: 0, kept: [] }
    let after = ''
    while (!isOver(until)) {
      const page = await store.sessionsOfCustomer(id, after, PAGE)
      await eraseSome(page, said, until, to)
      after = page.at(-1) ?? after
      // Where time was over in the middle of the last page some of it is left.
      if (page.length < PAGE && !isOver(until)) return { ...to, left: 0 }
    }
    // Whoever looks next goes on with them.
    const left = await store.dueOfCustomer(id)
    return { ...to, left }
  }

  /** What a server of an older release has written is found from then on. False where that is not done by `until` (ms). */
  async function findOlder(until = Infinity): Promise<boolean> {
    while ((await store.findOlder(PAGE)) > 0) {
      if (isOver(until)) return false
      await timers.sleep(PAUSE)
    }
    return true
  }

  async function byAge(days: number | undefined): Promise<number> {
    await findOlder()
    const until = days === undefined ? 0 : now() - days * DAY
    let erased = 0
    let after: Erasable | undefined
    while (!stop.signal.aborted) {
      const page = await store.erasable(until, after, PAGE)
      for await (const { id } of paced(page)) if ((await eraseOne(id, {}, false)) === undefined) erased += 1
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

  function again(): void {
    running = running.then(look)
  }

  return {
    byAge,
    compact: () => store.compact(),
    async customer(id, said) {
      const until = now() + PATIENCE
      // As ids are read when a session is opened.
      const named = id.trim()
      if (!(await findOlder(until))) return undefined
      const told = await eraseCustomer(named, said, until)
      await store.wipe()
      if (told.left > 0) again()
      return told
    },
    async order(id, said) {
      const [held] = await store.list({ order: id.trim(), limit: 1 })
      if (!held) return undefined
      const to: Told = { erased: 0, kept: [] }
      await eraseSome([held.id], said, Infinity, to)
      await store.wipe()
      return { ...to, left: 0 }
    },
    async start() {
      if (keepDays === undefined && (await store.keepDays()) === undefined)
        log.warn(
          {},
          'PAYWICKET_KEEP_DAYS is not set, and this database was made before it: it keeps who has paid for ever. Set it to a number of days',
        )
      if (!(await store.isCompact()))
        log.warn(
          {},
          'this database has deleted things before deleting overwrote them; run `paywicket erase --compact` once, when it may stand still for a while',
        )
      again()
      stopLooking = timers.every(LOOK, again)
    },
    async stop() {
      stop.abort()
      stopLooking()
      await running
    },
  }
}
