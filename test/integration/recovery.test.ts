/** `kill -9` of the real process on a SQLite file: nothing is lost and nothing is started twice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { credentialsFromEnv, SANDBOX_ENV, sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.ts'
import type { Session } from '../../src/contract/index.ts'
import { startFront, type Front } from '../support/front.ts'
import type { Listener } from '../support/listener.ts'
import { serverProcess, type ServerProcess } from '../support/process.ts'
import { SECRET_KEY, type SandboxPayment } from '../support/system.ts'
import { until } from '../support/until.ts'
import { receiveWebhooks, type Heard } from '../support/webhook-receiver.ts'

const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const METHOD = 'cactusgino.card'

/** Seconds between the tries of a callback: on and on, for longer than a busy machine takes to start a server again. */
const RETRIES = [0.3, 0.5, ...Array.from({ length: 100 }, () => 1)]

let folder: string
let sandbox: Sandbox
let shop: Listener
/** What the shop's webhook heard; `shopAnswers` says how it answers: `undefined` leaves it waiting. */
const heard: Heard[] = []
let shopAnswers: number | undefined = 204
let server: ServerProcess
/** Where the server is, whichever of its lives it is in. */
let front: Front
let files = 0

async function json<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...init.headers } })
  return (await response.json()) as T
}
const control = <T>(method: string, path: string, body?: unknown) =>
  fetch(`${sandbox.url}/_sandbox${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).then(async (answer) => (answer.status === 204 ? undefined : await answer.json()) as T)
const payments = async (reference: string) =>
  (await control<SandboxPayment[]>('GET', '/payments')).filter((payment) => payment.reference === reference)

async function open(value = '100.00') {
  const order = { id: `order-${crypto.randomUUID()}`, amount: { value, currency: 'RUB' } }
  const { id, token } = await json<{ id: string; token: string }>(`${front.url}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}` },
    body: JSON.stringify({ order, customer: { id: 'c-1', email: 'buyer@example.com' } }),
  })
  const buyer = (method: string, path = '', body?: unknown) =>
    json<Session>(`${front.url}/v1/checkout${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const shown = () =>
    json<{ status: string; received: { value: string }; attempts: { id: string; status: string; late?: boolean }[] }>(
      `${front.url}/v1/sessions/${id}`,
      { headers: { authorization: `Bearer ${SECRET_KEY}` } },
    )
  return { id, buyer, shown }
}

/** A chosen method whose details the buyer sees. */
async function pending(method = METHOD) {
  const order = await open()
  const chosen = await order.buyer('POST', '/choose', { method })
  await until(
    () => order.buyer('GET'),
    (session) => session.action.kind !== 'wait',
  )
  const attempt = chosen.attempt?.id ?? ''
  const [payment] = await payments(attempt)
  return { ...order, attempt, payment: payment?.id ?? '' }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-recovery-'))
  shop = await receiveWebhooks(WEBHOOK_SECRET, (webhook) => {
    heard.push(webhook)
    return shopAnswers
  })
})
beforeEach(async () => {
  heard.length = 0
  shopAnswers = 204
  files += 1
  front = await startFront(() => [server.port()])
  sandbox = await startSandbox({
    port: 0,
    publicUrl: () => front.url,
    credentials: credentialsFromEnv(SANDBOX_ENV),
    settings: { searchSeconds: 0.05, retrySeconds: RETRIES },
  })
  server = serverProcess({
    ...sandboxEnv(sandbox.port),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    PAYWICKET_PUBLIC_URL: front.url,
    PAYWICKET_SHOP_NAME: 'Tea House',
    PAYWICKET_WEBHOOK_URL: `${shop.url}/hook`,
    PAYWICKET_WEBHOOK_SECRET: WEBHOOK_SECRET,
    DATABASE_URL: `file:${join(folder, `shop${files}.db`)}`,
  })
  await server.start()
})
afterEach(async () => {
  await server.kill()
  await sandbox.close()
  await front.close()
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true, force: true })
})

async function crash(): Promise<void> {
  await server.kill()
  await server.start()
}

describe('killed while a payment is being opened', () => {
  it('lets the buyer choose again where the provider cannot be asked, and counts money that comes late', async () => {
    await control('PUT', '/settings', { autoAssign: false })
    const order = await open()
    const chosen = await order.buyer('POST', '/choose', { method: METHOD })
    expect(chosen.action).toMatchObject({ kind: 'wait', reason: 'operator' })
    const attempt = chosen.attempt?.id ?? ''
    expect(
      await until(
        () => payments(attempt),
        (list) => list.length > 0,
      ),
    ).toHaveLength(1)
    await crash()
    const session = await until(
      () => order.buyer('GET'),
      (held) => held.action.kind === 'choose',
    )
    expect(session.action).toMatchObject({ kind: 'choose', notice: { code: 'no_answer', retryable: true } })
    const [payment] = await payments(attempt)
    await control('POST', `/payments/${payment?.id}/pay`, {})
    const paid = await until(order.shown, (held) => held.status === 'paid')
    expect(paid).toMatchObject({ status: 'paid', attempts: [{ id: attempt, status: 'paid', late: true }] })
    expect(await payments(attempt)).toHaveLength(1)
  })

  it.each([
    ['was made', 'hang', undefined],
    ['was not made', 'hang', 'before'],
  ])('asks the provider that can be asked, and opens nothing twice: it %s', async (_name, kind, value) => {
    const fault = { provider: 'paymega', route: 'payment-invoices', kind, times: 1, ...(value ? { value } : {}) }
    await control('PUT', '/faults', [fault])
    // Its first callback would tell us all the lost answer does.
    await control('PUT', '/settings', { paymegaCallbacks: 'final' })
    const order = await open('150.00')
    const chosen = await order.buyer('POST', '/choose', { method: 'paymega.sberbank_rub_hpp' })
    expect(chosen, JSON.stringify(chosen)).toMatchObject({ action: { kind: 'wait' } })
    const attempt = chosen.attempt?.id ?? ''
    await crash()
    const session = await until(
      () => order.buyer('GET'),
      (held) => held.action.kind === 'redirect',
    )
    expect(session.action.kind, JSON.stringify(session.action)).toBe('redirect')
    expect(session.attempt?.id).toBe(attempt)
    expect(await payments(attempt)).toHaveLength(1)
  })
})

it('counts money once, whenever it is killed around the callback', async () => {
  const orders = await Promise.all(Array.from({ length: 4 }, () => pending()))
  for (const [index, order] of orders.entries()) {
    // The provider sends its callback; the server dies before, while or after it stores it, and hears it again.
    await control('POST', `/payments/${order.payment}/pay`, {})
    await new Promise((resolve) => setTimeout(resolve, index * 3))
    await crash()
    const paid = await until(order.shown, (held) => held.status !== 'open')
    expect(paid).toMatchObject({ status: 'paid', received: { value: '100.00' } })
  }
  // Nothing waits to be told any more.
  const headers = { authorization: `Bearer ${SECRET_KEY}` }
  const waiting = async () => {
    const text = await (await fetch(`${front.url}/metrics`, { headers })).text()
    return Number(/^paywicket_outbox_oldest_seconds (\S+)$/m.exec(text)?.[1])
  }
  await until(waiting, (seconds) => seconds === 0)
  const told = new Set(heard.filter((event) => event.type === 'session.paid').map((event) => event.id))
  expect(told.size).toBe(orders.length)
})

it('tells the shop again, under the same id, what it was told when the server died', async () => {
  shopAnswers = undefined
  const order = await pending()
  await control('POST', `/payments/${order.payment}/pay`, {})
  await until(
    async () => heard.length,
    (count) => count > 0,
  )
  shopAnswers = 204
  await crash()
  const ids = await until(
    async () => heard.map((event) => event.id),
    (list) => list.length > 1,
  )
  expect(ids.length).toBeGreaterThan(1)
  expect(new Set(ids).size).toBe(1)
})

it('finishes what is in flight when it is asked to stop', async () => {
  await control('PUT', '/settings', { searchSeconds: 2 })
  const order = await open()
  const answer = order.buyer('POST', '/choose', { method: METHOD })
  await until(
    () => control<SandboxPayment[]>('GET', '/payments'),
    (list) => list.length > 0,
  )
  const stopped = server.stop()
  expect((await answer).action).toMatchObject({ kind: 'wait', reason: 'operator' })
  expect(await stopped).toBe(0)
  await server.start()
  // The details the provider gave while the server was stopping are there.
  expect((await order.buyer('GET')).action.kind).toBe('transfer')
})
