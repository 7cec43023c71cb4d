/** With few sessions, what `npm run growth` measures with a million: which plans the two databases answer by. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { rowOf } from '../../server/store/rows.ts'
import type { Tables } from '../../server/store/tables.ts'
import type { SessionState } from '../../server/domain/session.ts'
import { startPostgres } from '../../test/support/store/postgres.ts'
import { ASKS } from './asks.ts'
import { plansOf } from './compare.ts'
import { growPostgres, growSqlite, type Grown } from './database.ts'

const FEW = 1000
const MANY = 20_000

/** Each list is served by its own index, and none by walking past what the others hold. SQLite chooses without looking at the rows. */
const SERVED_BY: Readonly<Record<string, readonly string[]>> = {
  newest: ['sessions_age'],
  'by status': ['sessions_status'],
  'by what needs a person': ['sessions_attention'],
  'by a payment': ['payments_payment', 'refunds_reference'],
  'by customer and status': ['sessions_of_customer'],
  'by amount and currency': ['sessions_amount'],
  'newest webhooks': ['outbox_age'],
  'failed webhooks': ['outbox_state'],
  'webhooks of a session by state': ['outbox_of_session'],
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-growth-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function readsNothingWhole(grown: Grown): Promise<void> {
  const planned = await plansOf(grown)
  expect(planned.length).toBeGreaterThan(Object.keys(ASKS).length)
  expect(planned.filter(({ faults }) => faults.length > 0)).toEqual([])
  await grown.close()
}

it.each([FEW, MANY])('SQLite reads no table whole, with %i sessions', async (sessions) => {
  const folder = await ownFolder()
  const grown = await growSqlite(folder, sessions)
  const planned = await plansOf(grown)
  const missing = Object.entries(SERVED_BY).filter(([name, indexes]) => {
    const lines = planned.filter((one) => one.name === name).flatMap(({ plan }) => plan)
    return !indexes.every((index) => lines.some((line) => line.includes(index)))
  })
  expect(missing).toEqual([])
  await readsNothingWhole(grown)
})

// With fewer it reads a table whole because that is cheaper.
it('PostgreSQL reads no table whole', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  await readsNothingWhole(await growPostgres(postgres, MANY))
})

it('what is measured are the rows that the store itself would write', async () => {
  const folder = await ownFolder()
  const grown = await growSqlite(folder, FEW)
  const beside = new DatabaseSync(join(folder, `${FEW}.db`), { readOnly: true })
  const rows = beside.prepare('select * from sessions').all() as unknown as readonly Tables['sessions'][]
  for (const { wake_at: _due, doc_bytes: bytes, ...row } of rows) {
    const { doc_bytes: _length, ...expected } = rowOf(JSON.parse(row.doc) as SessionState)
    expect({ ...row, bytes }).toEqual({ ...expected, bytes: Buffer.byteLength(row.doc) })
  }
  const sizes = rows.map(({ doc }) => doc.length)
  expect(sizes.reduce((all, size) => all + size, 0) / rows.length).toBeGreaterThan(1500)
  beside.close()
  await grown.close()
})
