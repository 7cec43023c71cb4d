/** What everything in one run shares: time, chance, whether things still go wrong, and what happened. */
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** Counts of what happened in a run, by name; the figures of many runs add up. */
export type Stats = Record<string, number>

export interface SimulationContext {
  readonly clock: Clock
  readonly random: Random
  /** Ends the time in which calls, callbacks, servers and storage go wrong. */
  readonly trouble: { on: boolean }
  readonly stats: Stats
  /** What a rule was broken by; a run without any is a good one. */
  readonly broken: string[]
  /** The last lines of what happened, for whoever has to find out why. */
  readonly story: string[]
  count(name: string, by?: number): void
  tell(line: string): void
  breach(line: string): void
}

export function createSimulationContext(clock: Clock, random: Random): SimulationContext {
  const stats: Stats = {}
  const story: string[] = []
  const broken: string[] = []
  const start = clock.now()
  const stamp = (line: string) => `${((clock.now() - start) / SECOND).toFixed(2)} s: ${line}`
  return {
    clock,
    random,
    trouble: { on: true },
    stats,
    broken,
    story,
    count(name, by = 1) {
      stats[name] = (stats[name] ?? 0) + by
    },
    tell: (line) => void story.push(stamp(line)),
    breach(line) {
      broken.push(stamp(line))
      story.push(stamp(`BROKEN: ${line}`))
    },
  }
}
