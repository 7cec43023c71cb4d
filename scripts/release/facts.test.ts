import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFacts } from './facts.ts'

test('reads all of it', async () => {
  const root = await mkdtemp(join(tmpdir(), 'paywicket-release-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const me = ['-c', 'user.name=Test', '-c', 'user.email=test@shop.example', '-c', 'commit.gpgsign=false']
  const git = (...args: readonly string[]) => execFileSync('git', [...me, ...args], { cwd: root, stdio: 'pipe' })
  const write = (name: string, text: string) => writeFile(join(root, name), text)
  await write('package.json', '{ "version": "0.2.0" }')
  await write('package-lock.json', '{ "version": "0.2.0", "packages": { "": { "version": "0.1.0" } } }')
  await write('CHANGELOG.md', '# Changelog\n')
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-qm', 'All')
  git('tag', 'v0.1.0')
  git('tag', 'v0.1.1')
  await write('new.ts', '')
  const facts = {
    version: '0.2.0',
    locked: ['0.2.0', '0.1.0'],
    changelog: '# Changelog\n',
    tags: ['v0.1.0', 'v0.1.1'],
    branch: 'main',
    changed: ['new.ts'],
  }
  expect(await readFacts(root)).toEqual(facts)
  git('checkout', '-q', '--detach')
  expect(await readFacts(root)).toEqual({ ...facts, branch: '' })
})
