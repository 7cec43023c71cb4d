/** `paywicket backup`: a copy of a SQLite database, beside the running server or without it. */
import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { databaseUrlOf } from '../config.ts'
import { withSecretFile } from '../settings/secret-files.ts'
import { startFault } from '../start-fault.ts'
import { storageAt } from '../store/open-store.ts'
import { filesOf } from '../store/private-files.ts'
import { copyDatabase } from '../store/sqlite-backup.ts'
import { command, NOT_BEGUN, UsageError } from './command.ts'

const HELP = `Usage: paywicket backup --to FILE [--force]

  --to FILE          where the copy goes; nothing may stand there
  --force            replaces what stands there, once the copy is whole

Copies the SQLite database that DATABASE_URL names while the server goes on writing, checks the copy, and leaves it readable by you
alone. Of PostgreSQL it says how that is done.

Exit status 0: the copy is there, and whole. 1: it could not be made, and why is said. 2: it could not begin.
`

const POSTGRES = `DATABASE_URL names a PostgreSQL database, whose own program makes the copy:
  (umask 077; pg_dump --format=custom --file=paywicket.dump "$DATABASE_URL")`

/** Do both paths lead to one file? */
function isSame(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

/** Why `to` cannot be where a copy of `from` goes; undefined where it can. */
function faultOf(from: string, to: string, force: boolean): string | undefined {
  if (from === ':memory:') return 'DATABASE_URL names a database in memory: only its own process can read it.'
  if (!existsSync(from)) return `There is no database at ${from}.`
  if (filesOf(from).some((file) => isSame(file, to))) return `${to} is a file of the database itself.`
  if (!existsSync(dirname(resolve(to)))) return `There is no folder ${dirname(to)}.`
  const there = statSync(to, { throwIfNoEntry: false })
  if (there && !there.isFile()) return `${to} is no file.`
  return there && !force ? `${to} exists: name another file, or say --force to replace it.` : undefined
}

export const run = command({
  help: HELP,
  options: { to: { type: 'string' }, force: { type: 'boolean' } },
  async run({ to, force = false }, { env: given, say, tell }) {
    if (!to) throw new UsageError('Say where the copy goes: --to FILE.')
    const { env, errors } = withSecretFile(given, 'DATABASE_URL')
    if (errors.length > 0) {
      tell(errors.join('\n'))
      return NOT_BEGUN
    }
    try {
      const place = storageAt(databaseUrlOf(env))
      const fault = place.kind === 'postgres' ? POSTGRES : faultOf(place.path, to, force)
      if (place.kind === 'postgres' || fault !== undefined) {
        tell(fault ?? POSTGRES)
        return NOT_BEGUN
      }
      await copyDatabase(place.path, to, force)
      say(`${to} holds a whole copy of ${place.path}, ${statSync(to).size} bytes`)
      return 0
    } catch (error) {
      tell(`The copy was not made: ${startFault(error)}`)
      return 1
    }
  },
})
