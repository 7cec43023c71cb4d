import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { migrations } from '../store/migrations.ts'
import { openStore } from '../store/open-store.ts'
import { run } from './migrate.ts'

const STEPS = Object.keys(migrations)

async function shop() {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-migrate-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'shop.db')
  const migrate = async (...args: readonly string[]) => {
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const env = { DATABASE_URL: `file:${path}` }
    return { code: await run(args, { env, say, tell: say }), said }
  }
  return { folder, path, migrate }
}

test('--dry-run names the steps that would be made, and changes nothing', async () => {
  const { folder, path, migrate } = await shop()
  await (await openStore(`file:${path}`)).close()
  expect(await migrate('--dry-run')).toEqual({ code: 0, said: ['The schema of the database is up to date'] })

  // As a database is that was made before there was anything to make.
  await rm(path)
  const empty = new DatabaseSync(path)
  empty.exec('create table own (id int)')
  empty.close()
  const [before, files] = [await readFile(path), await readdir(folder)]
  expect(await migrate('--dry-run')).toEqual({ code: 0, said: STEPS.map((step) => `would make ${step}`) })
  expect(await readFile(path)).toEqual(before)
  expect(await readdir(folder)).toEqual(files)

  expect(await migrate()).toMatchObject({
    code: 0,
    said: expect.arrayContaining(['The schema of the database is up to date']),
  })
  expect(await migrate('--dry-run')).toEqual({ code: 0, said: ['The schema of the database is up to date'] })
})

test('--dry-run makes no database where there is none', async () => {
  const { folder, migrate } = await shop()
  expect(await migrate('--dry-run')).toMatchObject({ code: 1, said: [expect.stringContaining('no database yet')] })
  expect(await readdir(folder)).toEqual([])
})
