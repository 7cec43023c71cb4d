import { chmod, link, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { change, session, T0 } from '../../test/support/store/states.ts'
import { openStore } from '../store/open-store.ts'
import { run } from './backup.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const backup = async (path: string, ...args: readonly string[]) => {
  const said: string[] = []
  const say = (line: string) => void said.push(line)
  const env = { DATABASE_URL: path.includes(':') ? path : `file:${path}` }
  return { code: await run(args, { env, say, tell: say }), said: said.join('\n') }
}

/** A shop's folder with a database in it, which a server has open. */
async function shop() {
  const place = await mkdtemp(join(folder, 'shop-'))
  const path = join(place, 'shop.db')
  const store = await openStore(`file:${path}`)
  onTestFinished(() => store.close())
  await store.open(session('one'), undefined, [])
  return { place, path, store, to: join(place, 'copy.db') }
}

describe('paywicket backup', () => {
  it('makes a whole copy while the server writes without a pause', async () => {
    const { place, path, store, to } = await shop()
    const ending = new AbortController()
    const grow = async () => {
      while (!ending.signal.aborted) {
        await store.change('one', (state) => {
          const grown = { ...state, revision: state.revision + 1 }
          return { value: 0, change: change(grown, { log: [{ at: T0, what: `revision ${grown.revision}` }] }) }
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const writing = grow()
    const before = (await store.read('one'))?.revision ?? 0
    const { code, said } = await backup(path, '--to', to)
    ending.abort()
    await writing
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/copy\.db holds a whole copy of .+shop\.db, \d+ bytes$/),
    })
    expect((await readdir(place)).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])
    if (process.platform !== 'win32') expect((await stat(to)).mode & 0o777).toBe(0o600)
    const restored = await openStore(`file:${to}`)
    const state = await restored.read('one')
    expect(state?.revision).toBeGreaterThanOrEqual(before)
    expect((await restored.log('one')).map(({ what }) => what).at(-1) ?? 'revision 1').toBe(
      `revision ${state?.revision}`,
    )
    await restored.close()
  })

  it('overwrites nothing unless it is told to, and then only once the copy is whole', async () => {
    const { place, path, to } = await shop()
    await writeFile(to, 'the copy of last week')
    expect(await backup(path, '--to', to)).toEqual({ code: 2, said: expect.stringContaining('copy.db exists') })
    expect(await readFile(to, 'utf8')).toBe('the copy of last week')

    const broken = join(place, 'broken.db')
    await writeFile(broken, 'no database at all'.repeat(1000))
    expect(await backup(broken, '--to', to, '--force')).toEqual({
      code: 1,
      said: expect.stringContaining('was not made: '),
    })
    expect(await readFile(to, 'utf8')).toBe('the copy of last week')
    expect(await backup(broken, '--to', `${to}-2`)).toMatchObject({ code: 1 })
    expect((await readdir(place)).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])

    await chmod(to, 0o644)
    expect(await backup(path, '--to', to, '--force')).toMatchObject({ code: 0 })
    if (process.platform !== 'win32') expect((await stat(to)).mode & 0o777).toBe(0o600)
    const copy = new DatabaseSync(to, { readOnly: true })
    expect(copy.prepare('select id from sessions').all()).toEqual([{ id: 'one' }])
    copy.close()
  })

  it('says of a damaged database that its copy is not whole, and leaves none', async () => {
    const { place, path, store, to } = await shop()
    await store.close()
    const damaged = join(place, 'damaged.db')
    const database = new DatabaseSync(path)
    database.prepare('VACUUM INTO ?').run(damaged)
    database.close()
    const bytes = await readFile(damaged)
    // All pages but the first, which says what the file is.
    bytes.fill(0xff, 4096 * 2)
    await writeFile(damaged, bytes)
    expect(await backup(damaged, '--to', to)).toEqual({ code: 1, said: expect.stringMatching(/not whole|malformed/) })
    expect(await readdir(place)).not.toContain('copy.db')
  })

  it('never puts the copy over the database itself, by whatever name', async () => {
    const { place, path } = await shop()
    const before = await stat(path)
    const [hard, soft] = [join(place, 'hard.db'), join(place, 'soft.db')]
    await link(path, hard)
    await symlink(path, soft)
    for (const to of [path, join(place, '.', 'shop.db'), hard, soft, `${path}-wal`, `${path}.lock`])
      expect(await backup(path, '--to', to, '--force'), to).toEqual({
        code: 2,
        said: expect.stringContaining('is a file of the database itself'),
      })
    expect((await stat(path)).ino).toBe(before.ino)
  })

  it('says what is wrong with how it was called', async () => {
    const { place, path, to } = await shop()
    await mkdir(join(place, 'inner'))
    const cases: readonly (readonly [RegExp, string, readonly string[]])[] = [
      [/Say where the copy goes/, path, []],
      [/There is no database at/, join(place, 'none.db'), ['--to', to]],
      [/There is no folder/, path, ['--to', join(place, 'none', 'copy.db')]],
      [/is no file/, path, ['--to', join(place, 'inner'), '--force']],
      [/in memory/, 'file::memory:', ['--to', to]],
      [/pg_dump --format=custom/, 'postgres://user:hidden-word@db.example/shop', ['--to', to]],
    ]
    for (const [why, database, args] of cases) {
      const { code, said } = await backup(database, ...args)
      expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(why) })
      expect(said).not.toContain('hidden-word')
    }
    expect((await backup('mysql://x', '--to', to)).code).toBe(1)
  })
})
