/** Today's server on a recorded database, soon after the old one was killed, and what can be asked of it. */
import { pino } from 'pino'
import { startServer } from '../../../server/server.ts'
import { createClock } from '../../support/clock.ts'
import type { Answer } from '../../support/system.ts'
import { until } from '../../support/until.ts'
import { watchCalls } from '../../support/watch-calls.ts'
import { sessionsIn } from './contents.ts'
import { AWAY } from './hours.ts'
import { startProviderSide, type ProviderSide } from './provider-side.ts'
import type { Database, Row } from './recorded-database.ts'
import type { Callback, Recording } from './recording.ts'
import type { ShopSession } from './standing.ts'
import { startReceiver, type Receiver } from './webhook-receiver.ts'

/** What is done every second in earnest, or more often, is done this often, ms. */
const HASTE = 50
/** ms a lost request may still be on its way. */
const ARRIVAL = 50
/** So often in a row nothing is seen to be under way before it is believed. */
const SURE = 3

export interface Running {
  readonly provider: ProviderSide
  readonly receiver: Receiver
  /** Waits until all that is due has been begun. */
  begun(): Promise<void>
  /** Waits until nothing is due and no call is under way. */
  rest(): Promise<void>
  /** Runs the server's clock ahead, then rests. */
  advance(ms: number): Promise<void>
  ask<T = unknown>(method: string, path: string, init?: Init): Promise<Reply<T>>
  shop<T = unknown>(method: string, path: string, body?: unknown, headers?: Init['headers']): Promise<Reply<T>>
  buyer<T = unknown>(token: string, headers?: Init['headers']): Promise<Reply<T>>
  /** How the shop sees a session; undefined where it is not shown. */
  see(session: string): Promise<ShopSession | undefined>
  deliver(callbacks: readonly Callback[]): Promise<readonly Reply[]>
  close(): Promise<void>
}
/** `cookie`: one that the answer sets. */
export interface Reply<T = unknown> extends Answer<T> {
  readonly cookie: string
}
interface Init {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const claimsIn = (doc: unknown): readonly string[] =>
  [...String(doc).matchAll(/"claim":\{"by":"([^"]*)"/g)].map(([, by]) => by ?? '')

/** Starts it. Calls about attempts are not answered before `provider.open()`. */
export async function startOn(recording: Recording, database: Database): Promise<Running> {
  const { env, killedAt } = recording.about
  const dead = new Set((await database.rows('sessions')).flatMap(({ doc }) => claimsIn(doc)))
  // What has failed before fails once more: how often it was tried must not be forgotten.
  const attempts = (await sessionsIn(database)).flatMap((session) => session.attempts)
  const tried = attempts.filter(({ task }) => task && !task.claim && task.tries > 1).map(({ id }) => id)
  const [provider, receiver] = await Promise.all([
    startProviderSide(recording, tried),
    startReceiver(env['PAYWICKET_WEBHOOK_SECRET'] ?? ''),
  ])
  const clock = createClock({ isLive: true })
  const calls = watchCalls(() => fetch(`${url}/healthz`))
  clock.advance(killedAt + AWAY - clock.now())
  const server = await startServer({
    log: pino({ level: 'silent' }),
    now: clock.now,
    timers: { ...clock.timers, every: (ms, work) => clock.timers.every(ms > 1000 ? ms : HASTE, work) },
    arrival: ARRIVAL,
    fetch: calls.fetch,
    env: {
      ...env,
      PAYWICKET_PORT: '0',
      PAYWICKET_PUBLIC_URL: '',
      PAYWICKET_WEBHOOK_URL: receiver.url,
      CACTUSGINO_BASE_URL: `${provider.url}/cactusgino`,
      PAYMEGA_BASE_URL: `${provider.url}/paymega/public-api`,
      PAYMEGA_PRIVATE_URL: `${provider.url}/paymega`,
      INVOICE_BASE_URL: `${provider.url}/invoice/api/v2`,
      DATABASE_URL: database.url,
    },
  })
  const { url } = server

  async function ask<T>(method: string, path: string, init: Init = {}): Promise<Reply<T>> {
    const response = await fetch(url + path, { method, redirect: 'manual', ...init })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, cookie }
  }
  const shop: Running['shop'] = (method, path, body, headers = {}) =>
    ask(method, path, {
      headers: {
        authorization: `Bearer ${env['PAYWICKET_SECRET_KEY']}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const isDue = ({ wake_at: at }: Row) => at !== null && Number(at) <= clock.now()
  const isHeld = ({ doc }: Row) => claimsIn(doc).some((by) => !dead.has(by))
  /** Waits until there is no such session. */
  async function none(such: (row: Row) => boolean): Promise<void> {
    let quiet = 0
    const look = async () => (quiet = (await database.rows('sessions')).some(such) ? 0 : quiet + 1)
    await until(look, (count) => count >= SURE)
  }
  async function rest(): Promise<void> {
    await none((row) => isDue(row) || isHeld(row))
    // What the shop is told is not told again, however far the clock runs ahead then.
    await calls.quiet()
  }

  return {
    provider,
    receiver,
    begun: () => none(isDue),
    rest,
    ask,
    shop,
    async advance(ms) {
      clock.advance(ms)
      await rest()
    },
    buyer: (token, headers) =>
      ask('GET', '/v1/checkout', { headers: { authorization: `Bearer ${token}`, ...headers } }),
    async see(session) {
      const { status, body } = await shop<ShopSession>('GET', `/v1/sessions/${session}`)
      return status === 200 ? body : undefined
    },
    async deliver(callbacks) {
      const answers: Reply[] = []
      for (const { path, headers, body } of callbacks) answers.push(await ask('POST', path, { headers, body }))
      return answers
    },
    async close() {
      await server.close()
      provider.close()
      receiver.close()
    },
  }
}
