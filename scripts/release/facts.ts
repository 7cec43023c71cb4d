/** Reads what there is to know of a checkout before it is released. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { changedFiles } from '../check/changed.ts'
import type { Facts } from './faults.ts'

const run = promisify(execFile)

interface Lock {
  readonly version?: string
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>
}

/** `root` is a checkout with a package in it. Throws where it is not. */
export async function readFacts(root: string): Promise<Facts> {
  const text = (name: string) => readFile(join(root, name), 'utf8')
  const git = async (...args: readonly string[]) => (await run('git', args, { cwd: root })).stdout.trim()
  const { version = '' } = JSON.parse(await text('package.json')) as { version?: string }
  const lock = JSON.parse(await text('package-lock.json')) as Lock
  return {
    version,
    locked: [lock.version ?? 'none', lock.packages?.['']?.version ?? 'none'],
    changelog: await text('CHANGELOG.md'),
    tags: (await git('tag', '--list')).split('\n').filter(Boolean),
    branch: await git('branch', '--show-current'),
    changed: await changedFiles(root, 'HEAD'),
  }
}
