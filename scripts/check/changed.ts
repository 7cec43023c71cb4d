/** What has changed in a checkout. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The paths that `git status --porcelain -z` lists: of a renamed file the new one, and the old one too. */
export function pathsOf(status: string): readonly string[] {
  return status.split('\0').flatMap((entry) => {
    const path = /^[ MTADRCU?!]{2} /.test(entry) ? entry.slice(3) : entry
    return path === '' ? [] : path
  })
}

/**
 * The files that are not as they were in `since`, a commit or a branch, by their paths from the root: those that have been
 * committed after the two parted, and those that have not been committed yet. Throws where git knows no such name.
 */
export async function changedFiles(root: string, since: string): Promise<readonly string[]> {
  const git = async (...args: readonly string[]) => (await run('git', args, { cwd: root })).stdout
  const [committed, status] = await Promise.all([
    git('diff', '--name-only', '-z', `${since}...HEAD`),
    git('status', '--porcelain', '-z', '--untracked-files=all'),
  ])
  return [...new Set([...pathsOf(committed), ...pathsOf(status)])].toSorted()
}
