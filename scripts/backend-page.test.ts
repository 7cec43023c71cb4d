/** `docs/backend.md`: every event and every code stands there as the code has it. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PROBLEMS } from '../server/routes/problems.ts'
import { WEBHOOK_TEXTS } from '../src/contract/shop/index.ts'

const page = readFileSync(new URL('../docs/backend.md', import.meta.url), 'utf8')
const cells = [...page.matchAll(/^\| `([\w.]+)` \| (.+) \|$/gm)].map(([, name, rest]) => [name, rest])

it('tells of each event and each code, and of no other', () => {
  const events = Object.entries(WEBHOOK_TEXTS)
  const codes = Object.entries(PROBLEMS).map(([code, [status, title]]) => [code, `${status} | ${title}`])
  expect(cells).toEqual([...events, ...codes])
})
