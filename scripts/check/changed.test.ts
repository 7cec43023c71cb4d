import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { changedFiles, pathsOf } from './changed.ts'

test('reads what git lists, whatever is in a name', () => {
  expect(pathsOf(' M src/a b.ts\0?? new.ts\0R  now.ts\0before.ts\0D  gone.ts\0')).toEqual([
    'src/a b.ts',
    'new.ts',
    'now.ts',
    'before.ts',
    'gone.ts',
  ])
  expect(pathsOf('src/one.ts\0src/two.ts\0')).toEqual(['src/one.ts', 'src/two.ts'])
  expect(pathsOf('')).toEqual([])
})

test('what has changed since a commit, committed or not', async () => {
  const root = await mkdtemp(join(tmpdir(), 'paywicket-changed-'))
  onTestFinished(() => rm(root, { recursive: true, maxRetries: 10 }))
  const me = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@shop.example',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'gc.auto=0',
    '-c',
    'maintenance.auto=false',
  ]
  const git = (...args: readonly string[]) => execFileSync('git', [...me, ...args], { cwd: root, stdio: 'pipe' })
  const commit = async (...names: readonly string[]) => {
    for (const name of names) await writeFile(join(root, name), name)
    git('add', '-A')
    git('commit', '-qm', names.join())
  }
  git('init', '-q', '-b', 'main')
  await commit('a.ts', 'b.ts')
  git('checkout', '-qb', 'work')
  await commit('c.ts')
  expect(await changedFiles(root, 'HEAD')).toEqual([])
  expect(await changedFiles(root, 'main')).toEqual(['c.ts'])
  await writeFile(join(root, 'a.ts'), 'another')
  await writeFile(join(root, 'd.ts'), 'a new one')
  git('rm', '-q', 'b.ts')
  expect(await changedFiles(root, 'HEAD')).toEqual(['a.ts', 'b.ts', 'd.ts'])
  expect(await changedFiles(root, 'main')).toEqual(['a.ts', 'b.ts', 'c.ts', 'd.ts'])
  // What happens on the branch it came from is not a change of this one.
  git('stash', '-q', '-u')
  git('checkout', '-q', 'main')
  await commit('e.ts')
  git('checkout', '-q', 'work')
  expect(await changedFiles(root, 'main')).toEqual(['c.ts'])
  await expect(changedFiles(root, 'nowhere')).rejects.toThrow('nowhere')
})
