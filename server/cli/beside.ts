/** What a command needs that works beside the server, which may run meanwhile or not: its settings, its storage, the sessions in it. */
import { createProviderRegistry } from '../checkout/provider-registry.ts'
import { createRevisions } from '../checkout/revisions.ts'
import { createSessionWriter, type SessionWriter } from '../checkout/session-writer.ts'
import { realTimers } from '../checkout/timers.ts'
import { readConfig, type Config } from '../config.ts'
import type { Store } from '../domain/store.ts'
import { startFault } from '../start-fault.ts'
import { openStore } from '../store/open-store.ts'
import type { StoreLog } from '../store/store-log.ts'
import { NOT_BEGUN, type Around } from './command.ts'

export interface Beside {
  readonly config: Config
  readonly store: Store
  /** Only records are changed by it: what they set off at a payment system is the server's to do, now or at its next start. */
  readonly sessions: SessionWriter
  /** ms since the epoch. */
  readonly now: () => number
}

/** Does `work`, whose answer is the exit status. What keeps it from beginning, or ends it, is told. */
export async function besideServer(
  { env, tell }: Around,
  log: StoreLog,
  work: (beside: Beside) => Promise<number>,
): Promise<number> {
  const now = () => Date.now()
  const result = readConfig(env, { now, timeout: realTimers.timeout, fetch: globalThis.fetch, observe: () => {} })
  if (result.kind === 'wrong') {
    tell(`The settings are not complete:\n${result.errors.map((error) => `- ${error}`).join('\n')}`)
    return NOT_BEGUN
  }
  const { config } = result
  try {
    const store = await openStore(config.databaseUrl, { log, beside: true })
    try {
      const sessions = createSessionWriter({
        store,
        registry: createProviderRegistry(config.providers),
        revisions: createRevisions(),
        now,
        sendsWebhooks: config.webhooks.length > 0,
      })
      return await work({ config, store, sessions, now })
    } finally {
      await store.close()
    }
  } catch (error) {
    tell(startFault(error))
    return NOT_BEGUN
  }
}
