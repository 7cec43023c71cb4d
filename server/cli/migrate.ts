/** `paywicket migrate`: brings the schema of the database up to date, for a server whose own role may not. */
import { databaseUrlOf } from '../config.ts'
import { withSecretFile } from '../settings/secret-files.ts'
import { startFault } from '../start-fault.ts'
import { inspectStorage } from '../store/inspect.ts'
import { openStore } from '../store/open-store.ts'
import type { Schema } from '../store/schema.ts'
import { command, type Around } from './command.ts'

const HELP = `Usage: paywicket migrate [--dry-run]

  --dry-run          names the steps that would be made, and makes none

Brings the schema of the database that DATABASE_URL names up to date. There is no way back but a backup.

Exit status 0: it is up to date, or the steps are named. 1: it could not be done, and why is said.
`

const UP_TO_DATE = 'The schema of the database is up to date'

function told({ missing, newer }: Schema, say: Around['say']): void {
  if (missing.length === 0) say(UP_TO_DATE)
  for (const step of missing) say(`would make ${step}`)
  for (const step of newer) say(`made by a newer release: ${step}`)
}

export const run = command({
  help: HELP,
  options: { 'dry-run': { type: 'boolean' } },
  async run(values, { env: given, say, tell }) {
    const { env, errors } = withSecretFile(given, 'DATABASE_URL')
    for (const error of errors) tell(error)
    if (errors.length > 0) return 1
    const log = { warn: (_: object, message: string) => tell(message) }
    try {
      if (values['dry-run']) {
        const storage = await inspectStorage(databaseUrlOf(env), log)
        if (!storage) {
          tell('There is no database yet: the server makes it as it starts.')
          return 1
        }
        try {
          told(await storage.schema(), say)
        } finally {
          await storage.close()
        }
        return 0
      }
      const store = await openStore(databaseUrlOf(env), { log, beside: true })
      await store.close()
      say(UP_TO_DATE)
      return 0
    } catch (error) {
      tell(startFault(error))
      return 1
    }
  },
})
