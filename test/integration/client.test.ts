/** `paywicket/server` against the real server: a whole order, and every route of the shop's. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPaywicket, PaywicketError, verifyWebhook, type WebhookEvent } from '../../src/entries/server.ts'
import { listen, type Listener } from '../support/listener.ts'
import { SECRET_KEY, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz'
const rub = (value: string) => ({ value, currency: 'RUB' })

let system: System
let shop: Listener
const told: WebhookEvent[] = []
const asked = new Set<string>()
beforeAll(async () => {
  shop = await listen(async (request, text, response) => {
    told.push(await verifyWebhook(text, request.headers, SECRET))
    response.writeHead(204).end()
  })
  system = await startSystem(
    { PAYWICKET_WEBHOOK_URL: `${shop.url}/webhook`, PAYWICKET_WEBHOOK_SECRET: SECRET },
    { isLive: true },
  )
})
afterAll(async () => {
  await system.close()
  await shop.close()
})

/** A client that remembers what it has asked for. */
const client = (secretKey = SECRET_KEY) =>
  createPaywicket({
    server: system.url,
    secretKey,
    fetch: (address, init) => {
      asked.add(`${init?.method} ${new URL(String(address)).pathname}`)
      return fetch(address, init)
    },
  })
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof PaywicketError ? error.code : error),
  )

it('opens an order, hears by a verified webhook that it is paid, and sends a part of it back', async () => {
  const paywicket = client()
  const { id, token, url } = await paywicket.sessions.create({
    order: { id: 'client-1', amount: rub('1503.17') },
    metadata: { cart: 7 },
  })
  expect(url).toContain(`/pay/${id}?code=`)
  const methods = (await system.buyer(token, 'GET')).body.action
  const paymega = methods.kind === 'choose' ? methods.methods.find((one) => one.id.startsWith('paymega.')) : undefined
  await system.buyer(token, 'POST', '/choose', { method: paymega?.id, fields: {} })
  const attempt = (await paywicket.sessions.retrieve(id)).attempts[0]?.id ?? ''
  const payment = await until(
    async () => (await system.payments(attempt))[0],
    (one) => one !== undefined,
  )
  await system.event(payment?.id ?? '', 'pay')
  const paid = await until(
    async () => told.find((event) => event.type === 'session.paid'),
    (event) => event !== undefined,
  )
  expect(paid?.data).toMatchObject({ id, status: 'paid', received: rub('1503.17'), metadata: { cart: 7 } })
  const part = { amount: rub('500.00'), reason: 'one was broken' }
  const refunds = await paywicket.sessions.refund(id, part, { idempotencyKey: 'client-1 part' })
  expect(refunds).toMatchObject([{ attempt, amount: rub('500.00') }])
  expect(await paywicket.sessions.refund(id, part, { idempotencyKey: 'client-1 part' })).toMatchObject([
    { id: refunds[0]?.id },
  ])
  await until(
    async () => (await paywicket.refunds.retrieve(refunds[0]?.id ?? '')).status,
    (status) => status === 'succeeded',
  )
  const back = await until(
    async () => told.find((event) => event.type === 'refund.succeeded'),
    (event) => event !== undefined,
  )
  expect(back?.data).toMatchObject({ id, refunded: rub('500.00') })
  const listed: string[] = []
  for await (const session of paywicket.sessions.list({ status: 'paid' })) listed.push(session.order.id)
  expect(listed).toEqual(['client-1'])
})

it('has a call for every route of the shop’s, and each refusal comes as an error with its code', async () => {
  const paywicket = client()
  const note = 'seen'
  const key = { idempotencyKey: 'all' }
  const asks: Readonly<Record<string, () => Promise<unknown>>> = {
    update: () => paywicket.sessions.update('x', { metadata: {} }),
    attempt: () => paywicket.attempts.retrieve('x'),
    cancel: () => paywicket.sessions.cancel('x'),
    accept: () => paywicket.sessions.accept('x'),
    revoke: () => paywicket.sessions.revoke('x'),
    refundAttempt: () => paywicket.attempts.refund('x', {}, key),
    record: () => paywicket.attempts.record('x', { kind: 'received', amount: rub('1.00'), note }),
    credit: () => paywicket.attempts.credit('x', { received: rub('1.00'), credited: rub('1.00'), note }),
    reconcile: () => paywicket.attempts.reconcile('x'),
    void: () => paywicket.records.void('x', { note }),
    settle: () => paywicket.refunds.settle('x', { outcome: 'failed', note }),
    dismiss: () => paywicket.unmatched.dismiss('x', { note }),
    resend: () => paywicket.webhooks.resend('x'),
    counter: () => paywicket.counters.retrieve('x'),
    receipt: () => paywicket.receipts.retrieve('x'),
    balance: () => paywicket.providers.balance('x'),
    price: () => paywicket.providers.price('x', 'y', rub('1.00')),
    assign: () => paywicket.unmatched.assign('x', { session: 'y' }),
  }
  for (const [name, work] of Object.entries(asks)) expect([name, await codeOf(work())]).toEqual([name, 'not_found'])
  expect(await codeOf(client('wrong').providers.list())).toBe('invalid_key')
  expect((await paywicket.providers.list()).map(({ id }) => id)).toContain('paymega')
  expect(await paywicket.customers.erase('nobody')).toEqual({ erased: 0, kept: [], left: 0 })
  expect(await paywicket.unmatched.list()).toEqual([])
  const { data: rows } = await paywicket.methods.list({ currency: 'RUB', amount: '100.00' })
  expect(rows.flatMap(({ routes }) => routes.map(({ provider }) => provider))).toContain('paymega')
  for await (const { id } of paywicket.webhooks.list({ state: 'failed' })) expect.unreachable(id)
  const counter = await paywicket.counters.create({ name: 'Till' }, key)
  expect(await paywicket.counters.list()).toMatchObject([{ id: counter.id }])

  const document = (await (await fetch(`${system.url}/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: readonly object[] }>>>>
  }
  const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security = [] }]) => security.some((one) => 'secretKey' in one))
      .map(
        ([method]) =>
          [
            `${method.toUpperCase()} ${path}`,
            new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
          ] as const,
      ),
  )
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter(([, pattern]) => ![...asked].some((one) => pattern.test(one))).map(([name]) => name)).toEqual([])
})
