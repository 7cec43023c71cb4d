/** `docs/asvs.md`: every requirement stands there once, in a state that there is, with files and tests that there are. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../', import.meta.url)
const page = readFileSync(new URL('docs/asvs.md', ROOT), 'utf8')

/** The numbers of levels 1 and 2 in version 5.0.0; those of level 3 alone are left out. */
const ASKED = `
  1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
  4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
  7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4
  10.1.1-2 10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
  12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7
  16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2`

/** All numbers in a text; `1.2.3-5` are three. */
const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\d.])(\d+\.\d+)\.(\d+)(?:-(\d+))?/g)].flatMap(([, section = '', first = '', last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_none, index) => `${section}.${Number(first) + index}`),
  )

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', , how = '', shown = '']) => ({
    number,
    how,
    shown,
    state: /^(met|in part|not met): \S/.exec(how)?.[1],
  }),
)
const others = [...page.matchAll(/^Does not apply: (.+)$/gm)].flatMap(([, line = '']) => numbersIn(line))
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word)
const count = (state: string) => rows.filter((row) => row.state === state).length

test('every requirement stands there once', () => {
  const told = [...rows.map(({ number }) => number), ...others]
  expect(told.toSorted()).toEqual(numbersIn(ASKED).toSorted())
  expect(told.length).toBe(253)
})

test('every line of a table is read here', () => {
  const lines = page.split('\n').filter((line) => line.startsWith('|') && !/^\| (number|---) /.test(line))
  expect(lines.length).toBe(rows.length)
})

test('each is met, met in part or not met', () => {
  expect(rows.filter(({ state }) => state === undefined)).toEqual([])
})

test('each names a test, or says why there is none', () => {
  const tests = (shown: string) => quoted(shown).filter((word) => /\.(test|spec)\.ts$/.test(word))
  const wrong = rows.filter(
    ({ shown }) => tests(shown).length === 0 && !/^(no test|not met: |the (shop|operator)'s: )/.test(shown),
  )
  expect(wrong).toEqual([])
  // What has a slash and an end in that column is a test.
  expect(
    rows.flatMap(({ shown }) =>
      quoted(shown).filter((word) => /\/.*\.\w+$/.test(word) && !tests(shown).includes(word)),
    ),
  ).toEqual([])
})

test('its files are there', () => {
  const paths = quoted(page).filter((word) => /^\.?[\w-]+(\.[\w-]+)*(\/[\w.-]+)*\.(ts|tsx|md|json)$/.test(word))
  // What the build makes is there only after it.
  const missing = paths.filter((path) => !path.startsWith('dist/') && !existsSync(new URL(path, ROOT)))
  expect(paths.length).toBeGreaterThan(100)
  expect(missing).toEqual([])
})

test('the sum at its head is right', () => {
  const [met, part, not] = [count('met'), count('in part'), count('not met')]
  expect(page).toContain(
    `Of 253 requirements ${met} are met, ${part} in part, ${not} not, and ${others.length} do not apply.`,
  )
})
