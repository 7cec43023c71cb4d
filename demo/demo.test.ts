import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyFindings } from '../test/support/policy-findings.ts'
import { until } from '../test/support/until.ts'
import { visitorOf, type Visitor } from './browse.ts'
import { startDemo, type Demo } from './demo.ts'
import { WAYS } from './ways/ways.ts'

interface View {
  readonly id: string
  readonly status: string
  readonly order: { readonly id: string; readonly amount: { readonly value: string; readonly currency: string } }
}

let demo: Demo
beforeAll(async () => {
  const env = { PAYWICKET_PORT: '0', PAYWICKET_SANDBOX_PORT: '0', DATABASE_URL: 'file::memory:' }
  demo = await startDemo({ env, log: pino({ level: 'silent' }), settings: { searchSeconds: 0 } })
})
afterAll(() => demo.close())

const visitor = (language?: string) => visitorOf(demo.shop, language)
const add = (buyer: Visitor, product: string) => buyer.post('/cart', { do: 'add', product })

async function sessionsOf(order: string): Promise<readonly View[]> {
  const headers = { authorization: `Bearer ${demo.env['PAYWICKET_SECRET_KEY']}` }
  const answer = await fetch(`${demo.shop}/v1/sessions?order=${order}`, { headers })
  return ((await answer.json()) as { data: View[] }).data
}

/** Goes to the checkout with what is in the cart. */
async function checkout(buyer: Visitor): Promise<{ order: string; token: string; text: string }> {
  const { path, text } = await buyer.page('/checkout')
  const order = /order=(\w+)/.exec(path)?.[1] ?? ''
  return { order, token: /data-token="([^"]+)"/.exec(text)?.[1] ?? '', text }
}

/** Pays by a transfer to a card: chooses it as the widget does, and lets the sandbox receive `amount`, or all of it. */
async function pay(token: string, amount?: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const read = async () =>
    (await fetch(`${demo.shop}/v1/checkout`, { headers })).json() as Promise<{
      action: { kind: string }
      attempt?: { id: string }
    }>
  const body = JSON.stringify({ method: 'cactusgino.sbp_qr' })
  const chosen = await fetch(`${demo.shop}/v1/checkout/choose`, { method: 'POST', headers, body })
  expect(chosen.status).toBe(200)
  const { attempt } = await until(read, ({ action }) => action.kind === 'transfer')
  const event = `${demo.sandbox}/_sandbox/payments/${attempt?.id}/pay`
  const paid = await fetch(event, { method: 'POST', body: amount === undefined ? '' : JSON.stringify({ amount }) })
  expect(paid.status).toBe(200)
}

const stateOf = async (buyer: Visitor, order: string) =>
  (await buyer.get(`/orders/${order}/state`)).json() as Promise<{
    title: string
    text: string
    pay?: string
    settled: boolean
  }>

test('makes the order with its own prices, whatever the browser posts', async () => {
  const buyer = visitor()
  await buyer.post('/cart', { do: 'add', product: 'oolong', price: '1', amount: '1', total: '1' })
  await buyer.post('/cart', { do: 'set', product: 'candle', quantity: '2', price: '0.01' })
  const { order, text } = await checkout(buyer)
  const [session] = await sessionsOf(order)
  expect(session?.order.amount).toEqual({ value: '3189.00', currency: 'RUB' })
  expect(text).toContain('₽3,189')
})

test('keeps the order through reloads and second tabs, each with a token of its own', async () => {
  const buyer = visitor()
  await add(buyer, 'mug')
  const loads = await Promise.all([checkout(buyer), checkout(buyer), checkout(buyer)])
  expect(new Set(loads.map(({ order }) => order)).size).toBe(1)
  expect(new Set(loads.map(({ token }) => token)).size).toBe(3)
  expect(await sessionsOf(loads[0].order)).toHaveLength(1)
})

test('a changed cart is another order, and the first one can still be paid', async () => {
  const buyer = visitor()
  await add(buyer, 'mug')
  const first = await checkout(buyer)
  await add(buyer, 'mug')
  const second = await checkout(buyer)
  expect(second.order).not.toBe(first.order)
  const { text } = await buyer.page(`/checkout?order=${first.order}`)
  expect(text).toContain('data-token')
  expect((await sessionsOf(first.order))[0]?.order.amount.value).toBe('1850.00')
})

test('says paid when the sandbox has been paid, and empties the cart', async () => {
  const buyer = visitor()
  await add(buyer, 'notebook')
  const { order, token } = await checkout(buyer)
  const before = await buyer.page(`/orders/${order}`)
  expect(before.text).toContain('Waiting for your payment')
  expect(before.text).toContain('Continue paying')

  await pay(token)
  const paid = await until(
    () => stateOf(buyer, order),
    ({ settled }) => settled,
  )
  expect(paid).toEqual({
    tone: 'good',
    title: 'Paid. Thank you',
    text: '₽690 has arrived. We are packing your order.',
    settled: true,
  })
  // Not only the order's own page knows that the cart has been paid for.
  await add(buyer, 'mug')
  const { text } = await buyer.page('/cart')
  expect(text).toContain('Stoneware mug')
  expect(text).not.toContain('Dotted notebook')
  expect((await buyer.page(`/orders/${order}`)).text).toContain('Paid. Thank you')
  expect((await buyer.page(`/checkout?order=${order}`)).path).toBe(`/orders/${order}`)

  await add(buyer, 'notebook')
  expect((await checkout(buyer)).order).not.toBe(order)
})

test('says how much of the money has come', async () => {
  const buyer = visitor('ru-RU,ru;q=0.9')
  await add(buyer, 'towel')
  const { order, token } = await checkout(buyer)
  await pay(token, '500.00')
  const part = await until(
    () => stateOf(buyer, order),
    ({ title }) => title !== 'Ждём вашу оплату' && title !== 'Оплата проверяется',
  )
  expect(part.title).toBe('Пришла часть оплаты')
  expect(part.text.replaceAll('\u00a0', ' ')).toBe('Пришло 500 ₽, осталось заплатить 280 ₽.')
  expect(part.pay).toBe('Продолжить оплату')
})

test('shows an order only to its buyer', async () => {
  const buyer = visitor()
  await add(buyer, 'mug')
  const { order } = await checkout(buyer)
  const other = visitor()
  await add(other, 'mug')
  expect((await other.get(`/orders/${order}`)).status).toBe(404)
  expect((await other.get(`/orders/${order}/state`)).status).toBe(404)
  const tried = await other.get(`/checkout?order=${order}`)
  expect(tried.status).toBe(404)
  expect(await tried.text()).not.toContain('data-token')
})

test('brings the buyer back by the name of this machine that they came by', async () => {
  const shop = demo.shop.replace('localhost', '127.0.0.1')
  const buyer = visitorOf(shop)
  await add(buyer, 'mug')
  const { order, token } = await checkout(buyer)
  await pay(token)
  await until(
    () => stateOf(buyer, order),
    ({ settled }) => settled,
  )
  const answer = await fetch(`${shop}/v1/checkout`, { headers: { authorization: `Bearer ${token}` } })
  expect(await answer.json()).toMatchObject({ action: { kind: 'done', returnUrl: `${shop}/orders/${order}` } })
})

test('takes orders in each of its currencies', async () => {
  for (const currency of ['RUB', 'KZT', 'USD', 'AZN', 'BRL']) {
    const buyer = visitor()
    await buyer.get(`/?currency=${currency}`)
    await add(buyer, 'teapot')
    const { order } = await checkout(buyer)
    expect((await sessionsOf(order))[0]?.order.amount.currency).toBe(currency)
  }
})

test('gives a token to the module page, for the cart or for a sample', async () => {
  const buyer = visitor()
  const { token } = (await (await buyer.post('/shop/token', { amount: '1', order: 'mine' })).json()) as {
    token: string
  }
  const answer = await fetch(`${demo.shop}/v1/checkout`, { headers: { authorization: `Bearer ${token}` } })
  expect(await answer.json()).toMatchObject({ order: { amount: { value: '690.00', currency: 'RUB' } } })
  expect((await buyer.page('/cart')).text).toContain('Dotted notebook')
})

test.each([
  { do: 'add', product: 'gold' },
  { do: 'set', product: 'mug', quantity: '-1' },
  { do: 'set', product: 'mug' },
  {},
])('says that it could not read the form %o', async (form) => {
  const answer = await visitor().post('/cart', form)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('could not read')
})

test('nothing to pay leads back to the cart, an unknown order to a page that says so', async () => {
  expect((await visitor().page('/checkout')).path).toBe('/cart')
  const answer = await visitor().get('/orders/NOSUCHORDER')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('There is no such order')
})

test('speaks the language that is chosen, else the browser’s, else English', async () => {
  expect((await visitor('de,ru;q=0.8,en;q=0.5').page('/')).text).toContain('<html lang="ru">')
  expect((await visitor('de').page('/')).text).toContain('<html lang="en">')
  const buyer = visitor('en')
  await buyer.get('/?locale=ru')
  expect((await buyer.page('/cart')).text).toContain('<html lang="ru">')
})

test('takes nothing that another site posts', async () => {
  const buyer = visitor()
  await add(buyer, 'mug')
  const elsewhere = { origin: 'https://evil.example' }
  const { order } = await checkout(buyer)
  const answer = await buyer.post('/cart', { do: 'add', product: 'mug' }, elsewhere)
  expect(answer.status).toBe(400)
  expect((await buyer.post('/shop/token', {}, elsewhere)).status).toBe(403)
  expect((await checkout(buyer)).order).toBe(order)
})

test('has a strict policy on every page, and nothing inline that would need a looser one', async () => {
  const buyer = visitor()
  await add(buyer, 'mug')
  const { order } = await checkout(buyer)
  for (const path of [
    '/',
    '/cart',
    `/checkout?order=${order}`,
    `/orders/${order}`,
    '/ways',
    ...WAYS.map(({ id }) => `/ways/${id}`),
    '/ways/frame/inside',
    '/gallery',
    '/orders/NONE',
  ]) {
    const answer = await buyer.get(path)
    const text = await answer.text()
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect([path, policyFindings(policy)]).toEqual([path, []])
    // The payment systems' pages of the gallery are this server's own, by the number of this machine.
    const framed = path === '/gallery' ? `*:${new URL(demo.shop).port}` : new URL(demo.sandbox).host
    expect(/frame-src ([^;]*)/.exec(policy)?.[1]?.split(' ')).toContain(framed)
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1]
    for (const [script] of text.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
    expect(policy).toContain("require-trusted-types-for 'script'")
    // Code that is shown may say what it likes.
    expect(text.replaceAll(/<pre[\s\S]*?<\/pre>/g, '')).not.toMatch(/\sstyle=|<style|\son\w+=|unsafe-(inline|eval)/)
    expect(text.match(/<script(?![^>]*\ssrc=)/g)).toBeNull()
    for (const [, file] of text.matchAll(/(?:src|href)="(\/shop\/[^"]+)"/g)) {
      expect((await buyer.get(file ?? '')).status).toBe(200)
    }
  }
})
