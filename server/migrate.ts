/** `paywicket migrate`: brings the schema of the database up to date, for a server whose own role may not. */
import { databaseUrlOf } from './config.ts'
import { withSecretFiles } from './settings/secret-files.ts'
import { startFault } from './start-fault.ts'
import { openStore } from './store/open-store.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const { env, errors } = withSecretFiles(process.env)
const faults = errors.filter((error) => error.startsWith('DATABASE_URL'))
for (const fault of faults) say(fault)
process.exitCode = faults.length > 0 ? 1 : await migrate()

async function migrate(): Promise<number> {
  try {
    const log = { warn: (_: object, message: string) => say(message) }
    const store = await openStore(databaseUrlOf(env), { log, beside: true })
    await store.close()
    process.stdout.write('The schema of the database is up to date\n')
    return 0
  } catch (error) {
    say(startFault(error))
    return 1
  }
}
