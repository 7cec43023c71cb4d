/** Sessions that a server of an older release has written, before an upgrade or during it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { startPostgres } from '../../test/support/store/postgres.ts'
import { attempt, change, refund, session } from '../../test/support/store/states.ts'
import type { SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import { openStore } from './open-store.ts'

type Run = (text: string) => Promise<unknown>

const UNREAD = ['created_at', 'amount', 'currency', 'attention', 'doc_bytes', 'customer', 'erase_from']

async function findsThem(store: Store, run: Run): Promise<void> {
  const states = Array.from({ length: 250 }, (_, index): SessionState => {
    const id = `old-${String(index).padStart(3, '0')}`
    const lost = { ...refund(`${id}-r`, `${id}-a`), status: 'unknown' as const, reference: `${id} refund` }
    return { ...session(id), attempts: [attempt(`${id}-a`)], refunds: [lost], createdAt: 1000 + index }
  })
  for (const state of states) {
    await store.open({ ...state, attempts: [], refunds: [] }, undefined, [])
    await store.change(state.id, () => ({ value: 0, change: change(state) }))
  }
  await run(`update sessions set ${UNREAD.map((column) => `${column} = null`).join(', ')}`)
  await run('update refunds set reference = null')
  const ids = async (filter: Parameters<Store['list']>[0]) => (await store.list(filter)).map(({ id }) => id)
  expect(await ids({ limit: 3 })).toEqual(['old-249', 'old-248', 'old-247'])
  expect(await ids({ limit: 5, reference: 'old-007 refund' })).toEqual(['old-007'])
  expect(await ids({ limit: 500, attention: true, amount: { value: '100' }, customer: 'c1' })).toHaveLength(250)
  expect(await store.findOlder(10)).toBe(0)

  // A server that is still of the older release ends the trouble of one: it knows no more than its own columns.
  const calm = JSON.stringify({ ...states[7], refunds: [] })
  await run(`update sessions set doc = '${calm}' where id = 'old-007'`)
  expect(await ids({ limit: 500, attention: true })).not.toContain('old-007')
  // What has ended there without a length of its own being another one is found by that it says not from when on it may be erased.
  await run("update sessions set status = 'paid' where id = 'old-009'")
  expect(await store.findOlder(10)).toBe(1)
  expect(await store.findOlder(10)).toBe(0)
  // One that is changed by us before it was read is found by what it has had all along.
  await run("update sessions set doc_bytes = null where id = 'old-008'")
  await run("update refunds set reference = null where session_id = 'old-008'")
  await store.change('old-008', (state) => ({ value: 0, change: change({ ...state, revision: 9 }) }))
  expect(await ids({ limit: 5, reference: 'old-008 refund' })).toEqual(['old-008'])
}

it('are found on SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-rows-'))
  const store = await openStore(`file:${join(folder, 'shop.db')}`)
  const beside = new DatabaseSync(join(folder, 'shop.db'))
  await findsThem(store, async (text) => beside.exec(text))
  beside.close()
  await store.close()
  await rm(folder, { recursive: true })
})

it('are found on PostgreSQL', async () => {
  const postgres = await startPostgres()
  const url = await postgres.database()
  const store = await openStore(url)
  await findsThem(store, (text) => postgres.query(url, text))
  await store.close()
  await postgres.stop()
})
