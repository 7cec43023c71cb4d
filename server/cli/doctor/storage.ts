/** Does storage open, is its schema up to date, may we write, does it tell of changes, and how long are persons kept? */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { startFault } from '../../start-fault.ts'
import { inspectStorage, type FoundStorage } from '../../store/inspect.ts'
import { storageAt } from '../../store/open-store.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

const ABOUT = 'storage'

/** `keepDays` is what the settings say, if they do. Nothing is changed, and no address is told: it may hold a password. */
export async function checkStorage(databaseUrl: string, keepDays: number | undefined): Promise<readonly Finding[]> {
  try {
    const found = await inspectStorage(databaseUrl, { warn: () => {} })
    if (!found) return absent(databaseUrl)
    try {
      return await look(found, keepDays)
    } finally {
      await found.close()
    }
  } catch (error) {
    return [fault(ABOUT, `it cannot be opened: ${whyOf(error)}`, 'see DATABASE_URL, and whether the database runs')]
  }
}

/** Some errors of the network have no words of their own. */
const whyOf = (error: unknown): string =>
  startFault(new Error('no answer', { cause: error })).replace(/^no answer: (?=.)/, '')

function absent(databaseUrl: string): readonly Finding[] {
  const place = storageAt(databaseUrl)
  const path = place.kind === 'file' ? place.path : ''
  if (path === ':memory:')
    return [warning(ABOUT, 'it is in memory: all is lost as the server ends', 'name a file, or a PostgreSQL')]
  try {
    let folder = dirname(resolve(path))
    while (!existsSync(folder)) folder = dirname(folder)
    accessSync(folder, constants.W_OK)
    return [warning(ABOUT, `there is no database at ${path} yet`, 'nothing, before the first start: it is made there')]
  } catch {
    return [fault(ABOUT, `there is no database at ${path}, and it cannot be made there`, 'let this user write there')]
  }
}

async function look(found: FoundStorage, keepDays: number | undefined): Promise<readonly Finding[]> {
  const { missing, newer } = await found.schema()
  if (missing.length > 0) {
    const steps = `its schema lacks ${missing.join(', ')}`
    return [warning(ABOUT, steps, 'run paywicket migrate, or start the server where its role may do that')]
  }
  const schema =
    newer.length > 0
      ? warning(
          'schema',
          `a newer release has made ${newer.join(', ')}`,
          'see its release notes for whether this release may run on it',
        )
      : ok('schema', 'up to date')
  return [schema, await writing(found), await hearing(found), await keeping(found, keepDays)]
}

async function writing(found: FoundStorage): Promise<Finding> {
  try {
    await found.tryToWrite()
    return ok(ABOUT, 'it opens, and can be written')
  } catch (error) {
    return fault(ABOUT, `it cannot be written: ${whyOf(error)}`, 'let the role, or the user, of the server write')
  }
}

async function hearing(found: FoundStorage): Promise<Finding> {
  const deafness = await found.deafness()
  return deafness === undefined
    ? ok('changes', 'what one server changes the others hear')
    : warning('changes', deafness, 'connect past the pooler, or by its session mode, for changes to be seen at once')
}

async function keeping(found: FoundStorage, asked: number | undefined): Promise<Finding> {
  const about = 'PAYWICKET_KEEP_DAYS'
  if (asked !== undefined) return ok(about, `persons are erased ${asked} days after their order is over`)
  const days = await found.keepDays()
  return days === undefined
    ? warning(about, 'it is not set, and this database had orders before: nobody is ever erased', 'set it')
    : ok(about, `not set: persons are erased ${days} days after their order is over`)
}
