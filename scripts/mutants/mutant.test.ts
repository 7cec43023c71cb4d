import { expect, it } from 'vitest'
import { applied, changed, keyOf, textBetween } from './mutant.ts'

const SOURCE = 'const a = 1\n\nif (a >= 2 &&\n  b) c()\n'
const change = {
  line: 3,
  start: 5,
  endLine: 4,
  end: 4,
  was: 'a >= 2 &&\n  b',
  is: 'a >= 2 || b',
}

it('reads what was between two places, over lines', () => {
  expect(textBetween(SOURCE, { line: 3, column: 5 }, { line: 4, column: 4 })).toBe(change.was)
})

it('writes the file with the change', () => {
  expect(applied(SOURCE, change)).toBe('const a = 1\n\nif (a >= 2 || b) c()\n')
})

it('knows a mutant again where it has moved', () => {
  const key = 'server/domain/a.ts: if (a >= 2 && b) c() → if (a >= 2 || b) c()'
  const named = (source: string, by: number) =>
    keyOf({ file: 'server/domain/a.ts', ...changed(source, { ...change, line: 3 + by, endLine: 4 + by }) })
  expect(named(SOURCE, 0)).toBe(key)
  expect(named(`// One more.\n${SOURCE}`, 1)).toBe(key)
})
