/** Two databases, asked the same in turns: what each takes, and by which plans. */
import { ASKS } from './asks.ts'
import type { Grown } from './database.ts'
import { faultsOf } from './plans.ts'

export interface Compared {
  readonly name: string
  /** Medians, ms. */
  readonly small: number
  readonly large: number
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Spread over all sessions, the same for each run. */
const indexOf = (round: number, sessions: number): number => (round * 7919 * 13 + 11) % sessions

/** Opens and asks each of them `rounds` times, in turns, so that what else the machine does befalls both. */
export async function compare(small: Grown, large: Grown, rounds: number): Promise<readonly Compared[]> {
  const all: Compared[] = []
  const inTurns = async (name: string, count: number, time: (grown: Grown, round: number) => Promise<number>) => {
    const times: Record<'small' | 'large', number[]> = { small: [], large: [] }
    for (let round = 0; round < count; round += 1) {
      const a = await time(small, round)
      const b = await time(large, round)
      // The first ones fill the caches.
      if (round < count / 5) continue
      times.small.push(a)
      times.large.push(b)
    }
    all.push({ name, small: median(times.small), large: median(times.large) })
  }
  await inTurns('open', Math.max(5, Math.floor(rounds / 10)), (grown) => grown.timeOpening())
  for (const [name, ask] of Object.entries(ASKS))
    await inTurns(name, rounds, async ({ store, sessions }, round) => {
      const index = indexOf(round, sessions)
      const from = performance.now()
      await ask(store, index, sessions)
      return performance.now() - from
    })
  return all
}

/** A statement with the plan of it. */
export interface Planned {
  readonly name: string
  readonly sql: string
  readonly plan: readonly string[]
  readonly faults: readonly string[]
}

const PLANNED = /^(select|with|update|delete|\(select)/i

/** Every statement of what is asked, once, with its plan. */
export async function plansOf(grown: Grown): Promise<readonly Planned[]> {
  const all: Planned[] = []
  const known = new Set<string>()
  for (const [name, ask] of Object.entries(ASKS)) {
    grown.takeAsked()
    await ask(grown.store, indexOf(3, grown.sessions), grown.sessions)
    for (const asked of grown.takeAsked()) {
      if (!PLANNED.test(asked.sql) || known.has(asked.sql)) continue
      known.add(asked.sql)
      const plan = await grown.plan(asked)
      all.push({ name, sql: asked.sql, plan, faults: faultsOf(plan) })
    }
  }
  return all
}
