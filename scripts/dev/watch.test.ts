import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { watchTree } from './watch.ts'

/** Never, for these tests: the system's signs must be enough. */
const NEVER = 2 ** 30

/** A folder that is watched, and what is heard of it. */
async function watched(every = NEVER) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'paywicket-watch-')))
  await mkdir(join(root, 'src/views'), { recursive: true })
  const write = (path: string, text: string) => writeFile(join(root, path), text)
  await write('src/views/Wait.tsx', 'one')
  await write('src/index.ts', 'one')
  await write('vite.config.ts', 'one')
  const heard = new Set<string>()
  const watcher = watchTree({
    root,
    every,
    places: ['src', 'absent', 'vite.config.ts'],
    changed: (paths) => paths.forEach((path) => heard.add(path)),
  })
  onTestFinished(async () => {
    watcher.close()
    await rm(root, { recursive: true })
  })
  const hears = (...paths: readonly string[]) => expect.poll(() => [...heard].toSorted()).toEqual(paths)
  return { root, write, hears, heard }
}

test('a file that is written', async () => {
  const { write, hears } = await watched()
  await write('src/views/Wait.tsx', 'two of them')
  await hears('src/views/Wait.tsx')
})

test('a file that an editor replaces by another', async () => {
  const { root, write, heard } = await watched()
  await write('src/.index.ts.swp', 'two of them')
  await rename(join(root, 'src/.index.ts.swp'), join(root, 'src/index.ts'))
  await expect.poll(() => heard.has('src/index.ts')).toBe(true)
})

test('a file that is gone, and one in a folder that is new', async () => {
  const { root, write, hears, heard } = await watched()
  await rm(join(root, 'src/index.ts'))
  await mkdir(join(root, 'src/ui'))
  await write('src/ui/Button.tsx', 'one')
  await hears('src/index.ts', 'src/ui/Button.tsx')
  heard.clear()
  await write('src/ui/Button.tsx', 'two of them')
  await hears('src/ui/Button.tsx')
})

test('a file beside the folders', async () => {
  const { write, hears } = await watched()
  await write('README.md', 'two of them')
  await write('vite.config.ts', 'two of them')
  await hears('vite.config.ts')
})
