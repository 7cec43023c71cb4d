import { expect, it } from 'vitest'
import { keyOf, type Mutant } from './mutant.ts'
import { summaryOf } from './summary.ts'

const mutant = (was: string, verdict: Mutant['verdict']): Mutant => ({
  file: 'a.ts',
  kind: 'EqualityOperator',
  line: 1,
  start: 1,
  endLine: 1,
  end: 2,
  was,
  is: '>',
  before: was,
  after: '>',
  verdict,
})

it('counts what compiles, and asks a reason for each survivor', () => {
  const [one, two] = [mutant('a', 'survived'), mutant('b', 'survived')]
  const all = [one, two, mutant('c', 'unbuilt'), ...Array.from({ length: 7 }, () => mutant('d', 'killed'))]
  const summary = summaryOf(all, { [keyOf(one)]: 'it cannot be', 'gone → x': 'it could not be' })
  expect(summary).toMatchObject({ killed: 7, unbuilt: 1, score: 77.77, unexplained: [two], stale: ['gone → x'] })
})

it('has nothing to blame where there is nothing to change', () => {
  expect(summaryOf([], {})).toMatchObject({ score: 100, unexplained: [], stale: [] })
})
