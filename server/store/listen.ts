/**
 * One connection to PostgreSQL that hears of every new revision, whichever server made it. It is replaced when it is
 * lost; since nothing is heard in between, whoever shows sessions is then told to read them again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Watcher } from '../domain/store.ts'
import { CHANNEL } from './channel.ts'
import type { StoreLog } from './store-log.ts'

/** A connection whose other end went away without a word is noticed after this long, ms. */
const HEARTBEAT = 10_000
const HEARTBEAT_LIMIT = 5_000
/** Waits before the next try to connect, ms; the last one from then on. */
const BACKOFF = [50, 200, 500, 1000, 2000, 5000] as const

export interface ListenOptions {
  readonly connect: () => Client
  readonly watcher: Watcher
  readonly log: StoreLog
}

/** Connects, listens, and resolves with what ends it. A database that is away at first is tried again like one that went away. */
export async function listen({ connect, watcher, log }: ListenOptions): Promise<() => Promise<void>> {
  const ending = new AbortController()
  const started = Promise.withResolvers<void>()

  /** One connection, from its start until it is lost or `ending` fires. Resolves to whether it ever listened. */
  async function once(isFirst: boolean): Promise<boolean> {
    const client = connect()
    const lost = Promise.withResolvers<void>()
    const end = () => lost.resolve()
    client.on('error', end)
    client.on('end', end)
    ending.signal.addEventListener('abort', end, { once: true })
    let listened = false
    try {
      await client.connect()
      client.on('notification', ({ payload = '' }) => {
        const [session, revision] = payload.split(' ')
        if (session && revision) watcher.revision(session, Number(revision))
      })
      await client.query(`LISTEN ${CHANNEL}`)
      listened = true
      if (isFirst) started.resolve()
      else watcher.missed()
      await Promise.race([lost.promise, beat(client, lost.promise)])
    } catch (error) {
      if (!ending.signal.aborted) log.warn({ err: error }, 'the connection that hears of changes was not made')
    } finally {
      ending.signal.removeEventListener('abort', end)
      client.end().catch(() => {})
    }
    return listened
  }

  async function run(): Promise<void> {
    let failures = 0
    for (let isFirst = true; !ending.signal.aborted; isFirst = false) {
      const listened = await once(isFirst)
      started.resolve()
      if (ending.signal.aborted) return
      failures = listened ? 0 : failures + 1
      log.warn({ failures }, 'the connection that hears of changes was lost; connecting again')
      await sleep(BACKOFF[Math.min(failures, BACKOFF.length - 1)], undefined, { signal: ending.signal }).catch(() => {})
    }
  }

  const running = run()
  await started.promise
  return async () => {
    ending.abort()
    await running
  }
}

/** Resolves when the connection no longer answers. */
async function beat(client: Client, lost: Promise<void>): Promise<void> {
  const gone = new AbortController()
  void lost.then(() => gone.abort())
  const pause = (ms: number) => sleep(ms, undefined, { signal: gone.signal, ref: false })
  try {
    for (;;) {
      await pause(HEARTBEAT)
      const answer = client.query('SELECT 1').then(() => true)
      if (!(await Promise.race([answer, pause(HEARTBEAT_LIMIT).then(() => false)]))) return
    }
  } catch {
    // The query failed or the connection was lost: either way it is replaced.
  }
}
