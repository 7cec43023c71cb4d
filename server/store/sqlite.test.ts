import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from './open-store.ts'
import { session } from './testing/states.ts'
import { storeSuite } from './testing/store.suite.ts'

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
