import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestShop, type TestShop } from '../../test/support/sandbox/shop.ts'
import { until } from '../../test/support/until.ts'
import { sign } from './cactusgino/signature.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await startTestShop({ searchSeconds: 0, retrySeconds: [0.02] })
})
afterEach(() => shop.close())

function create(request_id: string, signal?: AbortSignal): Promise<Response> {
  const { merchantId, siteId, salt } = shop.credentials.cactusgino
  const body = {
    merchant_id: merchantId,
    site_id: siteId,
    site_login: 'c',
    request_id,
    amount: 100,
    currency: 'RUB',
    method: 'card',
  }
  return fetch(new URL('/cactusgino/api/create_invoice/', shop.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, signature: sign(body, salt) }),
    ...(signal ? { signal } : {}),
  })
}
const fault = (kind: string, more: object = {}) =>
  shop.put('/_sandbox/faults', [{ provider: 'cactusgino', kind, ...more }])
const references = async () => (await shop.payments()).map((payment) => payment.reference)

test('status answers without the work, or after it; so many times', async () => {
  await fault('status', { value: 503, times: 2, route: 'create_invoice' })
  expect([(await create('a')).status, (await create('b')).status, (await create('c')).status]).toEqual([503, 503, 200])
  expect(await references()).toEqual(['c'])
  await fault('status', { value: { status: 502, worked: true } })
  expect((await create('d')).status).toBe(502)
  expect(await references()).toEqual(['c', 'd'])
})

test('a fault of another provider or route does not meet the request', async () => {
  await shop.put('/_sandbox/faults', [
    { provider: 'paymega', kind: 'status' },
    { provider: 'cactusgino', kind: 'status', route: 'close_invoice' },
  ])
  expect((await create('a')).status).toBe(200)
})

test('reset after the work, or before it', async () => {
  await fault('reset', { times: 1 })
  await expect(create('a')).rejects.toThrow('fetch failed')
  await fault('reset', { times: 1, value: 'before' })
  await expect(create('b')).rejects.toThrow('fetch failed')
  expect(await references()).toEqual(['a'])
})

test('hang does the work and never answers', async () => {
  await fault('hang', { times: 1 })
  const gaveUp = new AbortController()
  const answer = create('a', gaveUp.signal)
  await until(async () => (await references()).length === 1, Boolean)
  gaveUp.abort()
  await expect(answer).rejects.toThrow(/abort/)
})

test('truncate ends in the middle of the body, garbage is not JSON', async () => {
  await fault('truncate', { times: 1 })
  const cut = await create('a')
  expect(cut.status).toBe(200)
  await expect(cut.text()).rejects.toThrow(/terminated/)
  await fault('garbage', { times: 1 })
  const garbage = await create('b')
  expect([garbage.status, garbage.headers.get('content-type')]).toEqual([200, 'text/html'])
  await expect(garbage.json()).rejects.toThrow(SyntaxError)
  expect(await references()).toEqual(['a', 'b'])
})

test('delay holds the answer back while the payment is already there', async () => {
  await fault('delay', { value: 60 })
  const order: string[] = []
  const answer = create('a').then(() => order.push('answer'))
  await until(async () => (await shop.payments())[0]?.status === 'open', Boolean)
  await shop.event('a', 'pay')
  await shop.callbacks(1)
  order.push('callback')
  shop.advance(60_000)
  await answer
  expect(order).toEqual(['callback', 'answer'])
})

test('a wrong fault or setting is named, and changes nothing', async () => {
  await fault('status')
  const answers = [
    await shop.put('/_sandbox/faults', [{ provider: 'bank', kind: 'status' }]),
    await shop.put('/_sandbox/faults', 'none'),
    await shop.put('/_sandbox/settings', { searchSecond: 1 }),
    await shop.put('/_sandbox/settings', { autoAssign: 'yes' }),
  ]
  expect(
    answers.map(({ status, json }) => [status, json['code'], String(json['detail']).includes('not changed')]),
  ).toEqual([
    [422, 'invalid_faults', true],
    [422, 'invalid_faults', true],
    [422, 'invalid_settings', true],
    [422, 'invalid_settings', true],
  ])
  expect(answers[0]?.headers.get('content-type')).toBe('application/problem+json')
  expect((await shop.request('/_sandbox/faults')).json).toEqual([{ provider: 'cactusgino', kind: 'status' }])
  await shop.request('/_sandbox/faults', { method: 'DELETE' })
  expect((await create('a')).status).toBe(200)
})

test("the panel's forms are drawn from what the calls take", async () => {
  const { json } = await shop.request('/_sandbox/panel')
  const settings = json['settings'] as { name: string; says: string; kind: string; options: unknown[] }[]
  const shown = (await shop.request('/_sandbox/settings')).json
  expect(settings.map((one) => one.name)).toEqual(Object.keys(shown).filter((name) => name !== 'catalogues'))
  expect(settings.filter((one) => one.says === '')).toEqual([])
  expect(settings.find((one) => one.name === 'autoAssign')).toMatchObject({ kind: 'switch' })
  expect(settings.find((one) => one.name === 'details')).toMatchObject({
    kind: 'choice',
    options: ['full', 'none', 'svg-only'],
  })
  expect(json['faultKinds']).toContain('forged-callback')
})

test('unknown events and payments', async () => {
  await create('a')
  const answers = [
    await shop.event('a', 'explode'),
    await shop.event('none', 'pay'),
    await shop.event('a', 'refund'),
    await shop.event('a', 'pay', { amount: 5 }),
    await shop.event('a', 'pay', { amount: '0.001' }),
  ]
  expect(answers.map(({ status, json }) => [status, json['code']])).toEqual([
    [404, 'unknown_event'],
    [404, 'unknown_payment'],
    [409, 'event_refused'],
    [422, 'invalid_body'],
    [409, 'event_refused'],
  ])
})

const amounts = () => shop.received.map((one) => one.json['received_amount'])

test('callbacks: lost, sent twice, forged before the right one', async () => {
  await create('a')
  await shop.put('/_sandbox/faults', [
    { provider: 'cactusgino', kind: 'lost-callback', times: 1 },
    { provider: 'cactusgino', kind: 'duplicate-callback', value: 3, times: 1 },
    { provider: 'cactusgino', kind: 'forged-callback', times: 1 },
  ])
  await shop.event('a', 'decline')
  await shop.event('a', 'pay', { amount: '0.50' })
  await shop.callbacks(4)
  expect(amounts()).toEqual([100, 50, 50, 50])
  const [forged, right] = shop.received.map(({ json }) => json)
  expect(forged?.['signature']).not.toBe(right?.['signature'])
})

test('callbacks: one is held back until the next has gone, or the faults are cleared', async () => {
  await fault('reordered-callbacks', { times: 1 })
  await create('a')
  await shop.event('a', 'decline')
  await shop.event('a', 'pay')
  await shop.callbacks(2)
  expect(amounts()).toEqual([100, 0])
  await fault('reordered-callbacks', { times: 1 })
  await create('b')
  await shop.event('b', 'pay', { amount: '0.25' })
  await until(
    async () => ((await shop.request('/_sandbox/callbacks')).text.match(/held back/g) ?? []).length === 2,
    Boolean,
  )
  await shop.request('/_sandbox/faults', { method: 'DELETE' })
  await shop.callbacks(3)
  expect(amounts()).toEqual([100, 0, 25])
})

test('after the last wait it gives up', async () => {
  await create('a')
  shop.answers.push({ status: 500, body: '' }, { status: 500, body: '' })
  await shop.event('a', 'pay')
  await until(async () => (await shop.request('/_sandbox/callbacks')).text.includes('given up'), Boolean)
  expect(shop.received).toHaveLength(2)
})
