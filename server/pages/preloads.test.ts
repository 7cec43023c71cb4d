import { expect, it } from 'vitest'
import { preloadsFor } from './preloads.ts'

const of = (...names: readonly string[]) => names.map((file) => ({ file, integrity: `sha384-of-${file}` }))
const scripts = of(
  'paywicket.js',
  'chunks/widget-abc_12.js',
  'chunks/lazy-abc_12.js',
  'chunks/qr-abc_12.js',
  'chunks/de-abc_12.js',
  'chunks/de.steps-abc_12.js',
  'chunks/en-abc_12.js',
  'chunks/en.steps-abc_12.js',
)

it('names what the widget needs in one language, the screens after the choice last in line', () => {
  const named = preloadsFor(scripts, 'de')
  expect(named.map(({ file, isLater }) => [file, isLater])).toEqual([
    ['chunks/widget-abc_12.js', false],
    ['chunks/lazy-abc_12.js', true],
    ['chunks/de-abc_12.js', false],
    ['chunks/de.steps-abc_12.js', true],
  ])
  for (const { file, integrity } of named) expect(integrity).toBe(`sha384-of-${file}`)
})

it('names none where nothing is built', () => expect(preloadsFor([], 'en')).toEqual([]))
