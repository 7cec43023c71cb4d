/** `docs/api.md` against the schemas: what a list is asked with, and what can be changed, is written down, and nothing else is. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sessionQuerySchema, sessionUpdateSchema, webhookQuerySchema } from '../src/contract/shop/index.ts'

const docs = readFileSync(new URL('../docs/api.md', import.meta.url), 'utf8')

/** The words in backquotes in the first columns of the first table below a heading. */
function words(heading: string): readonly string[] {
  const section = docs.split(`## ${heading}\n`)[1] ?? ''
  const table = section.slice(section.indexOf('\n| ')).split('\n\n')[0] ?? ''
  const cells = table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(' | ')[0] ?? '')
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, word]) => word ?? [])).toSorted()
}

test.each([
  ['Finding sessions', sessionQuerySchema.entries],
  ['Finding webhooks', webhookQuerySchema.entries],
])('%s', (heading, entries) => {
  expect(words(heading)).toEqual(Object.keys(entries).toSorted())
})

test('Changing an order', () => {
  const { order, ...rest } = sessionUpdateSchema.entries
  const ofOrder = Object.keys(order.wrapped.entries).map((name) => `order.${name}`)
  expect(words('Changing an order')).toEqual([...ofOrder, ...Object.keys(rest)].toSorted())
})
