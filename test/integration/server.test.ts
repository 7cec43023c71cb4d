import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moneyFormatter, type Session } from '../../src/contract/index.ts'
import { SECRET_KEY, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const kindOf = (session: Session) => session.action.kind
const read = (token: string) => async () => (await system.buyer(token, 'GET')).body

async function chosen(token: string, method = 'cactusgino.card', fields?: Record<string, string>) {
  const answer = await system.buyer(token, 'POST', '/choose', { method, ...(fields ? { fields } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const session = await until(read(token), (held) => kindOf(held) !== 'wait')
  const attempt = session.attempt?.id ?? ''
  const [payment] = await system.payments(attempt)
  return { session, attempt, payment: payment?.id ?? '' }
}

it('lets nobody to a route of the shop without the key, as its description says', async () => {
  interface Described {
    readonly paths: Record<string, Record<string, { readonly security?: readonly object[] }>>
  }
  const { paths } = (await (await fetch(`${system.url}/openapi.json`)).json()) as Described
  const kept = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security = [] }]) => security.some((one) => 'secretKey' in one))
      .map(([method]) => ({ method: method.toUpperCase(), path: path.replaceAll(/\{\w+\}/g, 'x') })),
  )
  expect(kept.length).toBeGreaterThan(12)
  for (const { method, path } of kept) {
    for (const authorization of [undefined, 'Bearer wrong-key-0123456789']) {
      const answer = await fetch(system.url + path, { method, headers: authorization ? { authorization } : {} })
      expect(answer.status, `${method} ${path}`).toBe(401)
    }
  }
})

describe('a card transfer', () => {
  it('goes from an order to paid', async () => {
    const { token, id, order } = await system.open()
    const start = (await system.buyer(token, 'GET')).body
    expect(start).toMatchObject({
      id,
      revision: 1,
      testMode: true,
      order: { amount: order.amount },
      due: order.amount,
      merchant: { name: 'Tea House' },
    })
    expect(kindOf(start)).toBe('choose')
    const { session, payment } = await chosen(token)
    expect(session.action).toMatchObject({ kind: 'transfer', amount: order.amount })
    expect(session.action.kind === 'transfer' && session.action.rows.map((row) => row.name)).toContain('card')
    await system.event(payment, 'pay')
    const paid = await until(read(token), (held) => kindOf(held) === 'done')
    expect(paid.action).toMatchObject({ kind: 'done', outcome: 'paid' })
    expect(paid.received).toEqual(order.amount)
    const shop = await system.shop('GET', `/v1/sessions/${id}`)
    expect(shop.body).toMatchObject({ status: 'paid', order, due: { value: '0.00', currency: 'RUB' } })
  })

  it('asks for the rest after an underpayment', async () => {
    const { token } = await system.open('1000.00')
    const first = await chosen(token)
    await system.event(first.payment, 'pay', { amount: { value: '400.00', currency: 'RUB' } })
    const short = await until(read(token), (held) => kindOf(held) === 'choose')
    expect(short.action).toMatchObject({ notice: { code: 'underpaid' } })
    expect(short.due).toEqual({ value: '600.00', currency: 'RUB' })
    const inPortugal = await system.buyer(token, 'GET', '?locale=pt-PT')
    const { action } = inPortugal.body
    const money = moneyFormatter('pt-PT')
    expect(action.kind === 'choose' && action.notice?.text).toContain(money({ value: '1000.00', currency: 'RUB' }))
    const second = await chosen(token)
    expect(second.session.attempt?.asked).toEqual({ value: '600.00', currency: 'RUB' })
    await system.event(second.payment, 'pay')
    const paid = await until(read(token), (held) => kindOf(held) === 'done')
    expect(paid.action).toMatchObject({ outcome: 'paid' })
  })

  it('counts money on a replaced attempt', async () => {
    const { token } = await system.open('700.00')
    const first = await chosen(token)
    const refused = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.sbp' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'attempt_live' } })
    const replaced = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.sbp', replaces: first.attempt })
    expect(replaced.status).toBe(200)
    await system.event(first.payment, 'pay')
    const paid = await until(read(token), (held) => kindOf(held) === 'done')
    expect(paid.action).toMatchObject({ outcome: 'paid' })
  })

  it('survives a callback that comes before the answer of create', async () => {
    await system.control('PUT', '/settings', { autoAssign: false })
    const { token } = await system.open('321.00')
    const asked = system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    await system.busy()
    // Longer than a buyer is kept waiting for an answer.
    system.advance(2000)
    const waiting = await asked
    expect(waiting.body.action).toMatchObject({ kind: 'wait', reason: 'operator', cancellable: true })
    const attempt = waiting.body.attempt?.id ?? ''
    const [payment] = await until(
      () => system.payments(attempt),
      (list) => list.length > 0,
    )
    await system.event(payment?.id ?? '', 'pay')
    const paid = await until(read(token), (held) => kindOf(held) === 'done')
    expect(paid.action).toMatchObject({ outcome: 'paid' })
    await system.event(payment?.id ?? '', 'assign')
    await system.control('PUT', '/settings', { autoAssign: true })
    expect((await system.buyer(token, 'GET')).body.action).toMatchObject({ outcome: 'paid' })
  })
})

describe('bad input', () => {
  it('names the field of a wrong order', async () => {
    const bad = await system.shop('POST', '/v1/sessions', {
      order: { id: 'x', amount: { value: '1.234', currency: 'RUB' } },
      customer: { id: 'c' },
    })
    expect(bad).toMatchObject({ status: 422, body: { code: 'invalid_amount', field: 'order.amount.value' } })
    const missing = await system.shop('POST', '/v1/sessions', { order: { id: 'x' }, customer: { id: 'c' } })
    expect(missing).toMatchObject({ status: 422, body: { code: 'invalid_request', field: 'order.amount' } })
  })

  it('refuses a currency nobody takes', async () => {
    const bad = await system.shop('POST', '/v1/sessions', {
      order: { id: 'xts', amount: { value: '1.00', currency: 'XTS' } },
      customer: { id: 'c' },
    })
    expect(bad).toMatchObject({ status: 422, body: { code: 'currency_not_supported', field: 'order.amount.currency' } })
  })

  it('gives the same session for the same order and refuses another amount', async () => {
    const order = { id: 'again', amount: { value: '10.00', currency: 'RUB' } }
    const first = await system.shop('POST', '/v1/sessions', { order, customer: { id: 'c' } })
    const second = await system.shop('POST', '/v1/sessions', { order, customer: { id: 'c' } })
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.body['id']).toBe(first.body['id'])
    expect(second.body['token']).not.toBe(first.body['token'])
    const other = await system.shop('POST', '/v1/sessions', {
      order: { ...order, amount: { value: '11.00', currency: 'RUB' } },
      customer: { id: 'c' },
    })
    expect(other).toMatchObject({ status: 409, body: { code: 'order_amount_differs' } })
  })

  it('refuses wrong keys, tokens, origins, methods and stale cancels', async () => {
    const { token } = await system.open()
    expect(await system.shop('GET', '/v1/sessions/x', undefined, { authorization: 'Bearer nonsense' })).toMatchObject({
      status: 401,
    })
    expect(await system.buyer('pwt_nonsense', 'GET')).toMatchObject({ status: 401, body: { code: 'invalid_token' } })
    expect(await system.buyer(token, 'GET', '', undefined, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'origin_not_allowed' },
    })
    expect(await system.buyer(token, 'POST', '/choose', { method: 'nobody.card' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_method', field: 'method' },
    })
    expect(
      await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.cash', fields: { username: 'x' } }),
    ).toMatchObject({ status: 422, body: { code: 'invalid_field' } })
    expect(await system.buyer(token, 'POST', '/cancel', { attempt: 'a1' })).toMatchObject({
      status: 422,
      body: { code: 'unknown_attempt' },
    })
    expect(await system.buyer(token, 'POST', '/choose', '{nonsense')).toMatchObject({ status: 422 })
  })

  it('answers a forged callback with 403 and moves nothing', async () => {
    const { token } = await system.open()
    const { attempt } = await chosen(token)
    const forged = {
      request_id: attempt,
      status: 4,
      received_amount: 150_317,
      amount: 150_317,
      currency: 'RUB',
      received_currency: 'RUB',
      signature: '0'.repeat(40),
    }
    const answer = await fetch(`${system.url}/v1/callbacks/cactusgino`, {
      method: 'POST',
      body: JSON.stringify(forged),
    })
    expect(answer.status).toBe(403)
    expect(kindOf((await system.buyer(token, 'GET')).body)).toBe('transfer')
  })

  it('counts attempts, callbacks and answers of providers', async () => {
    const { token } = await system.open()
    const { payment } = await chosen(token)
    await system.event(payment, 'pay')
    await until(read(token), (held) => kindOf(held) === 'done')
    const headers = { authorization: `Bearer ${SECRET_KEY}` }
    const text = await (await fetch(`${system.url}/metrics`, { headers })).text()
    expect(text).toMatch(/paywicket_attempts_total\{provider="cactusgino",status="paid"\} [1-9]/)
    expect(text).toMatch(/paywicket_provider_up\{provider="cactusgino"\} 1/)
    expect(text).toMatch(/paywicket_callback_age_seconds\{provider="cactusgino"\} \d/)
    expect((await fetch(`${system.url}/readyz`)).status).toBe(200)
    const { body } = await system.shop<{ data: { id: string; health: string }[] }>('GET', '/v1/providers')
    expect(body.data.find(({ id }) => id === 'cactusgino')?.health).toBe('answering')
  })

  it('describes itself', async () => {
    const { paths } = (await (await fetch(`${system.url}/openapi.json`)).json()) as { paths: Record<string, unknown> }
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/v1/sessions', '/v1/checkout', '/v1/checkout/choose']))
  })
})
