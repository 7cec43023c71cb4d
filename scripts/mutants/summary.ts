/** What a whole run comes to. Pure. */
import { keyOf, type Mutant } from './mutant.ts'

/** So many of a hundred mutants must be killed. */
export const LEAST = 95

export interface Summary {
  readonly killed: number
  readonly survived: readonly Mutant[]
  readonly unbuilt: number
  /** Killed of all that compile, in hundredths. */
  readonly score: number
  /** Survivors that nobody has explained. */
  readonly unexplained: readonly Mutant[]
  /** Explanations of what does not survive any more. */
  readonly stale: readonly string[]
}

export function summaryOf(mutants: readonly Mutant[], harmless: Readonly<Record<string, string>>): Summary {
  const survived = mutants.filter(({ verdict }) => verdict === 'survived')
  const killed = mutants.filter(({ verdict }) => verdict === 'killed').length
  const alive = new Set(survived.map(keyOf))
  const all = killed + survived.length
  return {
    killed,
    survived,
    unbuilt: mutants.length - all,
    score: all === 0 ? 100 : Math.floor((killed * 10_000) / all) / 100,
    unexplained: survived.filter((mutant) => !(keyOf(mutant) in harmless)),
    stale: Object.keys(harmless).filter((key) => !alive.has(key)),
  }
}
