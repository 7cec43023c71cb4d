import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { session } from '../../test/support/store/states.ts'
import { openStore } from './open-store.ts'

const FILES = ['', '-wal', '-shm', '.lock'] as const
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

let folder: string
let umask: number
beforeAll(async () => {
  // The widest there is, so that what is narrow is so by our doing.
  umask = process.umask(0)
  folder = await mkdtemp(join(tmpdir(), 'paywicket-private-'))
})
afterAll(async () => {
  process.umask(umask)
  await rm(folder, { recursive: true, force: true })
})

describe.skipIf(process.platform === 'win32')('the files of a SQLite database', () => {
  it('are made for their owner alone, folders too', async () => {
    const path = join(folder, 'new', 'deep', 'own.db')
    const told: string[] = []
    const store = await openStore(`file:${path}`, { log: { warn: (_, message) => told.push(message) } })
    await store.open(session('kept'), 5, [])
    for (const end of FILES) expect([end, await mode(path + end)]).toEqual([end, '600'])
    expect([await mode(join(folder, 'new')), await mode(join(folder, 'new', 'deep'))]).toEqual(['700', '700'])
    expect(told).toEqual([])
    await store.close()
  })

  it('are tightened where others could read them, and it is said of each', async () => {
    const path = join(folder, 'old.db')
    const first = await openStore(`file:${path}`)
    await first.open(session('kept'), 5, [])
    for (const end of FILES) await chmod(path + end, 0o644)
    const told: unknown[] = []
    const second = await openStore(`file:${path}`, { beside: true, log: { warn: (detail) => told.push(detail) } })
    for (const end of FILES) expect([end, await mode(path + end)]).toEqual([end, '600'])
    expect(told).toEqual(FILES.map((end) => ({ file: path + end, mode: '0644' })))
    expect(await second.read('kept')).toEqual(session('kept'))
    await second.close()
    await first.close()
  })
})
