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
  /** Does this payment system take nobody now? */
  isOut(provider: string): boolean
}

/** Some payment systems take nobody for a while: whose, from when and until when. */
function outages(clock: Clock, random: Random): (provider: string) => boolean {
  const times = new Map<string, readonly [from: number, until: number] | undefined>()
  const begun = clock.now()
  const drawn = () => {
    if (!random.chance(0.35)) return undefined
    const from = begun + random.between(0, 40) * MINUTE
    return [from, from + random.between(5, 60) * MINUTE] as const
  }
  return (provider) => {
    if (!times.has(provider)) times.set(provider, drawn())
    const [from = Infinity, until = 0] = times.get(provider) ?? []
    return from <= clock.now() && clock.now() < until
  }
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
    isOut: outages(clock, random),
    tell: (line) => void story.push(stamp(line)),
    breach(line) {
      broken.push(stamp(line))
      story.push(stamp(`BROKEN: ${line}`))
    },
  }
}
