/** Several servers on one PostgreSQL, and what must hold on either database when two ask at once. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialsFromEnv, SANDBOX_ENV, sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.ts'
import { startServer, type Running } from '../../server/server.ts'
import { openStore } from '../../server/store/open-store.ts'
import type { Session } from '../../src/contract/index.ts'
import { startPostgres, type Postgres } from '../support/store/postgres.ts'
import { SECRET_KEY, type SandboxPayment } from '../support/system.ts'
import { until } from '../support/until.ts'

let postgres: Postgres
let sandbox: Sandbox
let folder: string
let callbacksTo = ''
const running: Running[] = []

async function start(database: string): Promise<string> {
  const server = await startServer({
    log: pino({ level: 'silent' }),
    env: {
      ...sandboxEnv(sandbox.port),
      PAYWICKET_SECRET_KEY: SECRET_KEY,
      PAYWICKET_PORT: '0',
      PAYWICKET_SHOP_NAME: 'Tea House',
      DATABASE_URL: database,
    },
  })
  running.push(server)
  callbacksTo = server.url
  return server.url
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-several-'))
  postgres = await startPostgres()
  sandbox = await startSandbox({
    port: 0,
    publicUrl: () => callbacksTo,
    credentials: credentialsFromEnv(SANDBOX_ENV),
    // Also while a database is away no callback is late.
    settings: { searchSeconds: 0.05, retrySeconds: Array.from({ length: 200 }, () => 0.5) },
  })
})
afterAll(async () => {
  await Promise.all(running.map((server) => server.close()))
  await sandbox.close()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Shown {
  readonly status: string
  readonly refunded: { readonly value: string }
  readonly refunds: readonly { readonly amount: { readonly value: string }; readonly status: string }[]
}

async function call<T>(url: string, key: string, method = 'GET', body?: unknown, headers = {}) {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}

/** An order whose buyer sees the details of a payment. */
async function pending(url: string, method: string) {
  const order = { id: `order-${crypto.randomUUID()}`, amount: { value: '150.00', currency: 'RUB' } }
  const opened = await call<{ id: string; token: string }>(`${url}/v1/sessions`, SECRET_KEY, 'POST', {
    order,
    customer: { id: 'c-1', email: 'buyer@example.com' },
  })
  const { id, token } = opened.body
  const chosen = await call<Session>(`${url}/v1/checkout/choose`, token, 'POST', { method })
  const attempt = chosen.body.attempt?.id ?? ''
  const payments = async () =>
    ((await (await fetch(`${sandbox.url}/_sandbox/payments`)).json()) as SandboxPayment[]).filter(
      (payment) => payment.reference === attempt,
    )
  const [payment] = await until(payments, (list) => list.some((held) => held.status === 'open'))
  const event = (name: string, body: unknown = {}) =>
    fetch(`${sandbox.url}/_sandbox/payments/${payment?.id}/${name}`, { method: 'POST', body: JSON.stringify(body) })
  const shown = async (from = url) => (await call<Shown>(`${from}/v1/sessions/${id}`, SECRET_KEY)).body
  return { id, token, attempt, event, shown }
}

it('serves the files of every release that any of them has had, whichever is asked', async () => {
  const database = await postgres.database()
  const bytes = new TextEncoder().encode('export const older = true')
  const hash = createHash('sha256').update(bytes).digest('base64url')
  const store = await openStore(database)
  // What a server of the release before has left, and a file that somebody has changed since.
  await store.keepChunks('older', [{ name: 'lazy-older1.js', hash, bytes }], Date.now())
  await store.keepChunks(
    'older',
    [{ name: 'lazy-wrong1.js', hash, bytes: new TextEncoder().encode('evil') }],
    Date.now(),
  )
  await store.close()
  const servers = [await start(database), await start(database)]
  for (const url of servers) {
    for (const address of ['/chunks/lazy-older1.js', '/chunks/again-3/lazy-older1.js']) {
      const answer = await fetch(url + address)
      expect([answer.status, await answer.text()]).toEqual([200, 'export const older = true'])
    }
    expect((await fetch(`${url}/chunks/lazy-wrong1.js`)).status).toBe(404)
    expect((await fetch(`${url}/chunks/lazy-never1.js`)).headers.get('cache-control')).toBe('no-store')
  }
  // Each has left its own there, for the release after it.
  const after = await openStore(database)
  const names = await until(
    () => after.chunkNames(),
    (list) => list.some((name) => name.startsWith('widget-')),
  )
  expect(names).toContain('lazy-older1.js')
  await after.close()
})

it('feeds the streams of every server, also after the database cut them off', async () => {
  const database = await postgres.database()
  const b = await start(database)
  const a = await start(database)
  const order = await pending(a, 'cactusgino.card')
  const ending = new AbortController()
  const response = await fetch(`${b}/v1/checkout/events`, {
    headers: { authorization: `Bearer ${order.token}` },
    signal: ending.signal,
  })
  const seen: Session[] = []
  const reading = (async () => {
    const events = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
    for await (const event of events ?? []) seen.push(JSON.parse(event.data) as Session)
  })().catch(() => {})
  const last = () => Promise.resolve(seen.at(-1))
  await until(last, (session) => session?.action.kind === 'transfer')
  await order.event('pay', { amount: { value: '50.00', currency: 'RUB' } })
  const short = await until(last, (session) => session?.action.kind === 'choose')
  expect(short?.action).toMatchObject({ kind: 'choose', notice: { code: 'underpaid' } })

  await postgres.query(
    database,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
  )
  await until(
    async () => {
      await order.event('pay', { amount: { value: '100.00', currency: 'RUB' }, extra: true })
      return (await order.shown(a)).status
    },
    (status) => status === 'paid' || status === 'overpaid',
  )
  const paid = await until(last, (session) => session?.action.kind === 'done')
  expect(paid?.action.kind).toBe('done')
  const revisions = seen.map((session) => session.revision)
  expect(revisions).toEqual(revisions.toSorted((x, y) => x - y))
  expect(new Set(revisions).size).toBe(revisions.length)
  ending.abort()
  await reading
})

describe("a buyer's command under a key, whichever server hears it", () => {
  let urls: readonly [string, string]
  beforeAll(async () => {
    const database = await postgres.database()
    urls = [await start(database), await start(database)]
  })

  interface Held {
    readonly attempts: readonly unknown[]
    readonly log: readonly { readonly what: string }[]
  }
  async function opened() {
    const order = { id: `order-${crypto.randomUUID()}`, amount: { value: '150.00', currency: 'RUB' } }
    const { id, token } = (
      await call<{ id: string; token: string }>(`${urls[0]}/v1/sessions`, SECRET_KEY, 'POST', {
        order,
        customer: { id: 'c-1', email: 'buyer@example.com' },
      })
    ).body
    const ask = (server: 0 | 1, path: string, body: unknown, key?: string) =>
      call<Session & { code?: string }>(`${urls[server]}/v1/checkout/${path}`, token, 'POST', body, {
        ...(key !== undefined && { 'idempotency-key': key }),
      })
    const held = async () => (await call<Held>(`${urls[1]}/v1/sessions/${id}`, SECRET_KEY)).body
    const shown = async () => (await call<Session>(`${urls[1]}/v1/checkout`, token)).body
    return { ask, held, shown }
  }
  const CARD = { method: 'cactusgino.card' }

  it('opens one payment, also where that has been given up meanwhile', async () => {
    const { ask, held } = await opened()
    const answers = await Promise.all(
      [0, 1, 0, 1].map((server) => ask(server === 0 ? 0 : 1, 'choose', CARD, 'k-choose')),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await held()).attempts).toHaveLength(1)
    await ask(0, 'cancel', { attempt: answers[0]?.body.attempt?.id })
    const late = await ask(1, 'choose', CARD, 'k-choose')
    expect(late).toMatchObject({ status: 200, body: { action: { kind: 'choose' } } })
    expect((await held()).attempts).toHaveLength(1)
    expect((await ask(1, 'choose', CARD, 'k-another')).status).toBe(200)
    expect((await held()).attempts).toHaveLength(2)
  })

  it('does not say again what was taken back', async () => {
    const { ask, held, shown } = await opened()
    await ask(0, 'choose', CARD)
    const { attempt } = await until(shown, ({ action }) => action.kind === 'transfer')
    const body = { attempt: attempt?.id }
    expect((await ask(0, 'sent', body, 'k-sent')).body.action.kind).toBe('wait')
    expect((await ask(1, 'unsent', body, 'k-unsent')).body.action.kind).toBe('transfer')
    expect((await ask(1, 'sent', body, 'k-sent')).body.action.kind).toBe('transfer')
    expect((await held()).log.filter(({ what }) => what === 'attempt.sent')).toHaveLength(1)
    expect((await ask(0, 'sent', body, 'k-sent-again')).body.action.kind).toBe('wait')
  })

  it('is refused where the key was another command’s; long keys are told apart to their end', async () => {
    const { ask, held } = await opened()
    const long = 'k'.repeat(500)
    const { body } = await ask(0, 'choose', CARD, `${long}1`)
    expect(await ask(1, 'cancel', { attempt: body.attempt?.id }, `${long}1`)).toMatchObject({
      status: 409,
      body: { code: 'key_reused' },
    })
    expect((await ask(1, 'cancel', { attempt: body.attempt?.id }, `${long}2`)).status).toBe(200)
    expect((await held()).attempts).toHaveLength(1)
  })
})

describe.each(['SQLite', 'PostgreSQL'])('refunds asked at once on %s', (kind) => {
  let urls: readonly [string, string]
  beforeAll(async () => {
    if (kind === 'SQLite') {
      const url = await start(`file:${join(folder, 'refunds.db')}`)
      urls = [url, url]
      return
    }
    const database = await postgres.database()
    urls = [await start(database), await start(database)]
  })

  async function paid() {
    const order = await pending(urls[1], 'paymega.sberbank_rub_hpp')
    await order.event('pay')
    expect(
      (
        await until(
          () => order.shown(),
          (held) => held.status === 'paid',
        )
      ).status,
    ).toBe('paid')
    const refund = (index: number, value: string, key: string) =>
      call<{ id: string; code?: string }>(
        `${urls[index % 2 === 0 ? 0 : 1]}/v1/attempts/${order.attempt}/refunds`,
        SECRET_KEY,
        'POST',
        { amount: { value, currency: 'RUB' } },
        { 'idempotency-key': key },
      )
    return { ...order, refund }
  }

  it('never add up to more than was received', async () => {
    const order = await paid()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => order.refund(index, '60.00', `${kind}-${index}`)),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 201, 422, 422, 422, 422])
    const { refunds } = await order.shown(urls[0])
    expect(refunds).toHaveLength(2)
    const done = await until(
      () => order.shown(),
      (held) => held.refunded.value === '120.00',
    )
    expect(done.refunded.value).toBe('120.00')
  })

  it('are one refund under one key', async () => {
    const order = await paid()
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, index) => order.refund(index, '30.00', `${kind}-same`)),
    )
    expect(new Set(answers.map((answer) => answer.body.id)).size, JSON.stringify(answers)).toBe(1)
    expect((await order.shown()).refunds).toHaveLength(1)
    const other = await order.refund(0, '31.00', `${kind}-same`)
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } })
  })
})
