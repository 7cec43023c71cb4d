/**
 * One connection to PostgreSQL that hears of every new revision, whichever server made it. It is replaced when it is
 * lost; since nothing is heard in between, whoever shows sessions is then told to read them again. Where nothing can be heard at all,
 * as behind PgBouncer in transaction mode, the sessions that somebody is shown are looked at again and again.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Watcher } from '../domain/store.ts'
import { CHANNEL } from './channel.ts'
import { poll, type PollOptions } from './poll.ts'

/** A connection whose other end went away without a word is noticed after this long, ms. */
const HEARTBEAT = 10_000
const HEARTBEAT_LIMIT = 5_000
/** Waits before the next try to connect, ms; the last one from then on. */
const BACKOFF = [50, 200, 500, 1000, 2000, 5000] as const
/** How long a word of our own may take from one connection to the other, ms. */
const ECHO_LIMIT = 3_000
/** How often one that hears nothing is tried anew, ms. */
const AGAIN = 5 * 60_000

export interface ListenOptions extends PollOptions {
  readonly connect: () => Client
  /** Says something on the channel by another connection than the one that listens. */
  readonly tell: (payload: string) => Promise<void>
  readonly watcher: Watcher
}

/** `listened`: it heard until it was lost. `deaf`: it was connected, and heard nothing. `lost`: it never came to that. */
type Ending = 'listened' | 'deaf' | 'lost'

/** Connects, listens, and resolves with what ends it. A database that is away at first is tried again like one that went away. */
export async function listen(options: ListenOptions): Promise<() => Promise<void>> {
  const { connect, tell, watcher, log } = options
  const ending = new AbortController()
  const started = Promise.withResolvers<void>()
  let isFirst = true

  /** One connection, from its start until it is lost or `ending` fires. `hears` is called when it is known to hear. */
  async function once(hears: () => void): Promise<Ending> {
    const client = connect()
    const lost = Promise.withResolvers<void>()
    const end = () => lost.resolve()
    client.on('error', end)
    client.on('end', end)
    ending.signal.addEventListener('abort', end, { once: true })
    let how: Ending = 'lost'
    try {
      await client.connect()
      const echo = echoOn(client)
      client.on('notification', ({ payload = '' }) => {
        const [session, revision] = payload.split(' ')
        if (session && revision) watcher.revision(session, Number(revision))
      })
      await client.query(`LISTEN ${CHANNEL}`)
      const heard = await Promise.race([echo.comes(tell), lost.promise])
      if (heard === undefined) return 'lost'
      if (!heard) return 'deaf'
      how = 'listened'
      hears()
      if (!isFirst) watcher.missed()
      isFirst = false
      await Promise.race([lost.promise, beat(client, lost.promise)])
    } catch (error) {
      if (isRefusal(error)) return 'deaf'
      if (!ending.signal.aborted) log.warn({ err: error }, 'the connection that hears of changes was not made')
    } finally {
      ending.signal.removeEventListener('abort', end)
      client.end().catch(() => {})
    }
    return how
  }

  async function run(): Promise<void> {
    const pause = (ms: number) => sleep(ms, undefined, { signal: ending.signal }).catch(() => {})
    let failures = 0
    let stopPolling: (() => Promise<void>) | undefined
    while (!ending.signal.aborted) {
      const how = await once(() => {
        started.resolve()
        if (!stopPolling) return
        log.warn({}, 'the database tells of changes again')
        void stopPolling()
        stopPolling = undefined
      })
      if (!ending.signal.aborted && how === 'deaf') {
        if (!stopPolling) log.warn({}, DEAF)
        stopPolling ??= poll(options)
        isFirst = false
      }
      started.resolve()
      if (ending.signal.aborted) break
      failures = how === 'listened' ? 0 : failures + 1
      if (how !== 'deaf') log.warn({ failures }, 'the connection that hears of changes was lost; connecting again')
      await pause(how === 'deaf' ? AGAIN : (BACKOFF[Math.min(failures, BACKOFF.length - 1)] ?? AGAIN))
    }
    await stopPolling?.()
  }

  const running = run()
  await started.promise
  return async () => {
    ending.abort()
    await running
  }
}

const DEAF =
  'the database does not tell of changes (LISTEN is refused or unheard, as behind PgBouncer in transaction mode); what is shown is looked at each second'

/** The database, or what stands before it, refused to listen, and did not break off. */
function isRefusal(error: unknown): boolean {
  // Classes of SQLSTATE: 08 and 57 are of connections and shutdowns, 53 of want.
  return (
    error instanceof Error && 'severity' in error && 'code' in error && !/^(08|28|53|57|3D)/.test(String(error.code))
  )
}

/** A word that only this connection waits for. Made before `LISTEN`, so that none is missed. */
function echoOn(client: Client): { comes(tell: ListenOptions['tell']): Promise<boolean> } {
  const word = `echo-${randomUUID()}`
  const heard = Promise.withResolvers<boolean>()
  client.on('notification', ({ payload }) => payload === word && heard.resolve(true))
  return {
    async comes(tell) {
      const done = new AbortController()
      const late = sleep(ECHO_LIMIT, false, { signal: done.signal }).catch(() => false)
      await tell(word)
      const came = await Promise.race([heard.promise, late])
      done.abort()
      return came
    },
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
