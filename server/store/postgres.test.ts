import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type Postgres } from '../../test/support/store/postgres.ts'
import { change, session } from '../../test/support/store/states.ts'
import { storeSuite } from '../../test/support/store/store.suite.ts'
import type { Store, Watcher } from '../domain/store.ts'
import { openStore } from './open-store.ts'
import { openPostgres } from './postgres.ts'

let postgres: Postgres
let url: string
beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.database()
})
afterAll(() => postgres.stop())

storeSuite('PostgreSQL', { open: () => openStore(url), again: () => openStore(url) })

const raise = (store: Store, id: string) =>
  store.change(id, (state) => ({ value: 0, change: change({ ...state, revision: state.revision + 1 }) }))

function watcher() {
  const heard: string[] = []
  let gaps = 0
  const ears: Watcher = {
    revision: (id, revision) => void heard.push(`${id} ${revision}`),
    missed: () => void (gaps += 1),
    watched: () => [],
  }
  return { ears, heard, gaps: () => gaps }
}

describe('PostgreSQL', () => {
  it('lets several servers start on an empty database at once', async () => {
    const empty = await postgres.database()
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(empty)))
    expect(stores.every((store) => !store.alone)).toBe(true)
    await stores[0]?.open(session('one'), undefined, [])
    expect(await stores[4]?.read('one')).toEqual(session('one'))
    await Promise.all(stores.map((store) => store.close()))
  })

  it('says so where it cannot be reached, without the password', async () => {
    const away = openStore('postgres://paywicket:hush@127.0.0.1:1/none')
    await expect(away).rejects.toThrow('could not be reached')
    await away.catch((error: unknown) => expect(JSON.stringify(error) + String(error)).not.toContain('hush'))
  })

  it('tells every server of each new revision, also after the connection was lost', async () => {
    const [a, b] = await Promise.all([openStore(url), openStore(url)])
    const { ears, heard, gaps } = watcher()
    const stop = await b.watch(ears)
    await a.open(session('watched'), undefined, [])
    await raise(a, 'watched')
    await expect.poll(() => heard).toEqual(['watched 2'])
    // What nobody can see is not told.
    await a.change('watched', (state) => ({ value: 0, change: change({ ...state }) }))
    await postgres.query(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN paywicket_session'",
    )
    // Made while nobody listens: it is either heard or announced as missed.
    await raise(a, 'watched')
    await expect.poll(gaps).toBe(1)
    await raise(a, 'watched')
    await expect.poll(() => heard.at(-1)).toBe('watched 4')
    await stop()
    await raise(a, 'watched')
    await Promise.all([a.close(), b.close()])
    expect(heard.at(-1)).toBe('watched 4')
  })

  it('outlives a connection that is lost between two statements of a transaction', async () => {
    const own = await postgres.database()
    const { db } = openPostgres(own, { warn: () => {} })
    const transaction = await db.startTransaction().execute()
    await sql`select 1`.execute(transaction)
    await postgres.query(
      own,
      'SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    )
    await expect(sql`select 1`.execute(transaction)).rejects.toThrow()
    await transaction
      .rollback()
      .execute()
      .catch(() => {})
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    await db.destroy()
  })

  it('goes on after the database was restarted', async () => {
    const store = await openStore(url)
    const { ears, gaps } = watcher()
    const stop = await store.watch(ears)
    await store.open(session('restarted'), undefined, [])
    await postgres.restart(300)
    const answers = () =>
      store.ping().then(
        () => true,
        () => false,
      )
    await expect.poll(answers).toBe(true)
    expect(await store.read('restarted')).toEqual(session('restarted'))
    await expect.poll(gaps).toBeGreaterThan(0)
    await stop()
    await store.close()
  })
})
