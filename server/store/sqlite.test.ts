import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { change, session, T0 } from '../../test/support/store/states.ts'
import { storeSuite } from '../../test/support/store/store.suite.ts'
import { openStore } from './open-store.ts'

const log = { warn: () => {} }
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-sqlite-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

storeSuite('SQLite in memory', { open: () => openStore('file::memory:') })
storeSuite('SQLite in a file', { open: () => openStore(`file:${join(folder, 'deep', 'suite.db')}`) })

describe('a SQLite file', () => {
  it('is there again after a restart', async () => {
    const url = `file:${join(folder, 'again.db')}`
    const first = await openStore(url)
    await first.open(session('kept'), 5, [])
    await first.close()
    const second = await openStore(url)
    expect(await second.read('kept')).toEqual(session('kept'))
    expect(await second.due(5, 9, 1)).toEqual(['kept'])
    await second.close()
  })

  it('is used by one server at a time', async () => {
    const url = `file:${join(folder, 'busy.db')}`
    const first = await openStore(url)
    expect(first.alone).toBe(true)
    await expect(openStore(url, { log, patience: 0 })).rejects.toThrow('Another server is using')
    const waiting = openStore(url, { log, patience: 5000 })
    await first.close()
    await (await waiting).close()
  })
})

it('says what an address must be', async () => {
  await expect(openStore('mysql://localhost')).rejects.toThrow('DATABASE_URL must begin with')
})

describe('a backup', () => {
  it('taken while the server writes holds every session as it was at one moment, and can be put in its place', async () => {
    const path = join(folder, 'live.db')
    const store = await openStore(`file:${path}`)
    const ids = ['one', 'two', 'three']
    for (const id of ids) await store.open(session(id), undefined, [{ fingerprint: `key-${id}`, kind: 'token' }])
    const ending = new AbortController()
    const grow = async (id: string) => {
      while (!ending.signal.aborted) {
        await store.change(id, (state) => {
          const grown = { ...state, revision: state.revision + 1 }
          return { value: 0, change: change(grown, { log: [{ at: T0, what: `revision ${grown.revision}` }] }) }
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const writing = Promise.all(ids.map(grow))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const copies = [join(folder, 'vacuum.db'), join(folder, 'backup.db')] as const
    // A connection of its own, as a program beside the server has.
    const beside = new DatabaseSync(path)
    beside.exec(`VACUUM INTO '${copies[0]}'`)
    await backup(beside, copies[1])
    beside.close()
    ending.abort()
    await writing
    await store.close()
    for (const copy of copies) {
      const restored = await openStore(`file:${copy}`)
      const states = await restored.list({ limit: 10 })
      expect(states.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
      for (const { id, revision } of states) {
        expect(revision).toBeGreaterThan(1)
        expect((await restored.log(id)).map(({ what }) => what).at(-1)).toBe(`revision ${revision}`)
        expect(await restored.keyHolder(`key-${id}`)).toEqual({ session: id, kind: 'token' })
      }
      await restored.close()
    }
  })
})
