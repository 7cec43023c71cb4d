/** PostgreSQL behind a pooler of connections. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startBouncer, type Bouncer, type Pooling } from '../../test/support/store/bouncer.ts'
import { startPostgres, type Postgres } from '../../test/support/store/postgres.ts'
import { change, session } from '../../test/support/store/states.ts'
import type { Store } from '../domain/store.ts'
import { openStore } from './open-store.ts'
import { openPostgres } from './postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

async function behind(pooling: Pooling) {
  const url = await postgres.database()
  const bouncer: Bouncer = await startBouncer(postgres.socket, pooling)
  const said: string[] = []
  const log = { warn: (_: object, message: string) => void said.push(message) }
  const stores = await Promise.all([1, 2].map(() => openStore(bouncer.through(url), { log })))
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()))
    await bouncer.close()
  })
  const [a, b] = stores as [Store, Store]
  const heard: string[] = []
  const gaps: number[] = []
  const unwatch = await b.watch({
    revision: (id, revision) => void heard.push(`${id} ${revision}`),
    missed: () => void gaps.push(heard.length),
    watched: () => ['shown', 'gone'],
  })
  onTestFinished(unwatch)
  return { a, said, heard, unwatch }
}

const raise = (store: Store, id: string) =>
  store.change(id, (state) => ({ value: 0, change: change({ ...state, revision: state.revision + 1 }) }))

describe('behind a pooler', () => {
  it('by session, changes are told', async () => {
    const { a, said, heard } = await behind('session')
    await a.open(session('untold'), undefined, [])
    await raise(a, 'untold')
    await expect.poll(() => heard).toEqual(['untold 2'])
    expect(said).toEqual([])
  })

  it.each<Pooling>(['transaction', 'refusing'])(
    'by %s, changes of what is shown are looked for, and the log says so',
    async (pooling) => {
      const { a, said, heard, unwatch } = await behind(pooling)
      expect(said).toEqual([expect.stringContaining('does not tell of changes')])
      await a.open(session('shown'), undefined, [])
      await a.open(session('other'), undefined, [])
      await raise(a, 'shown')
      await expect.poll(() => heard).toContain('shown 2')
      await raise(a, 'shown')
      await expect.poll(() => heard).toContain('shown 3')
      expect(heard.filter((line) => !line.startsWith('shown '))).toEqual([])
      // Nothing is asked any more once nobody watches.
      await unwatch()
      const count = heard.length
      await raise(a, 'shown')
      expect(heard).toHaveLength(count)
      expect(said).toHaveLength(1)
    },
  )

  it('a connection has its limits, which PgBouncer would not take at its start', async () => {
    const bouncer = await startBouncer(postgres.socket, 'session')
    const { db } = openPostgres(bouncer.through(await postgres.database()), { warn: () => {} })
    for (const setting of ['statement_timeout', 'idle_in_transaction_session_timeout']) {
      const { rows } = await sql`select current_setting(${setting}) as value`.execute(db)
      expect(rows).toEqual([{ value: '30s' }])
    }
    await db.destroy()
    await bouncer.close()
  })
})
