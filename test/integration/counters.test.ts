/** Counters over real HTTP: made at Invoice, paid on the terminal's own page, listed, told, and never money for nobody. */
import { afterAll, describe, expect, it } from 'vitest'
import { invoiceShopOfFile } from '../support/invoice-shop.ts'
import { only, startSystem } from '../support/system.ts'
import { until } from '../support/until.ts'
import { receiveWebhooks, type Heard } from '../support/webhook-receiver.ts'

const SECRET = 'whsec_c29hay1zZWNyZXQtMDEyMzQ1Njc4OWFiY2Q='
const heard: Heard[] = []
const ear = await receiveWebhooks(
  SECRET,
  (webhook) => {
    heard.push(webhook)
    return 204
  },
  () => {},
)
afterAll(() => ear.close())
const shop = await invoiceShopOfFile({ PAYWICKET_WEBHOOK_URL: `${ear.url}/`, PAYWICKET_WEBHOOK_SECRET: SECRET })

interface Counter {
  readonly id: string
  readonly link: string
  readonly qr: string
  readonly payments: readonly { readonly reference: string; readonly received: object; readonly refunded?: object }[]
}
const rub = (value: string) => ({ value, currency: 'RUB' })
async function make(body: object, key?: string) {
  const answer = await shop.system.shop<Counter>(
    'POST',
    '/v1/counters',
    body,
    key === undefined ? {} : { 'idempotency-key': key },
  )
  shop.answered.push(JSON.stringify(answer.body))
  return answer
}
const seen = async ({ id }: Counter) => (await shop.system.shop<Counter>('GET', `/v1/counters/${id}`)).body
const paidAt = (counter: Counter, count = 1) =>
  until(
    () => seen(counter),
    ({ payments }) => payments.length === count,
  )

/** Somebody comes by, and pays on the terminal's page. Answers with the payment's id. */
async function payAt({ link }: Counter, amount: string): Promise<string> {
  const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ amount }), redirect: 'manual' })
  const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
  await shop.system.event(id, 'pay')
  return id
}

/** The same by the sandbox's control, at once. */
async function payByControl({ id }: Counter, amount: string): Promise<string> {
  const made = await shop.system.control<{ id: string }>('POST', '/payments', {
    provider: 'invoice',
    amount: rub(amount),
    terminal: id,
  })
  expect(made.status).toBe(201)
  return made.body.id
}
const nobodys = async () => {
  const { body } = await shop.system.shop<{
    data: readonly { id: string; reference: string; state: string; dismissed?: { note: string } }[]
  }>('GET', '/v1/unmatched')
  return body.data
}
/** Paid there, and for now told without a word of where. */
async function nobodysFirst(counter: Counter, amount: string) {
  await shop.fault({ kind: 'lost-callback', times: 1 })
  const id = await payByControl(counter, amount)
  expect((await shop.notify(id, {})).status).toBe(200)
  const [held] = await until(
    async () => (await nobodys()).filter(({ reference }) => reference === id),
    (list) => list.length > 0,
  )
  const terminal = counter.link.split('/T').at(-1) ?? ''
  return {
    id,
    unmatched: held?.id ?? '',
    tellPlace: () => shop.notify(id, { payment_method: { terminal_id: terminal } }),
  }
}

describe('a counter', () => {
  it('is made once under one key, has a link and a code, and lists what is paid at it', async () => {
    const made = await make({ name: 'Flea market', price: rub('150.00') }, 'flea')
    expect(made).toMatchObject({ status: 201, body: { name: 'Flea market', price: rub('150.00'), payments: [] } })
    expect(made.body.qr).toMatch(/^<svg/)
    expect((await make({ name: 'Flea market', price: rub('150.00') }, 'flea')).body.id).toBe(made.body.id)
    expect((await make({ name: 'Another', price: rub('150.00') }, 'flea')).status).toBe(409)
    expect(shop.lastOf('CreateTerminal')).toMatchObject({ type: 'static', defaultPrice: 150, alias: made.body.id })
    const id = await payAt(made.body, '150.00')
    expect((await paidAt(made.body)).payments).toMatchObject([{ reference: id, received: rub('150.00') }])
    const told = await until(
      async () => heard.filter(({ type }) => type === 'counter.paid'),
      (list) => list.length > 0,
    )
    expect(told).toMatchObject([{ data: { counter: made.body.id, payment: id, received: rub('150.00') } }])
    const { body } = await shop.system.shop<{ data: readonly { reference: string }[] }>('GET', '/v1/unmatched')
    expect(body.data.map(({ reference }) => reference)).not.toContain(id)
    expect((await fetch(made.body.link, { method: 'POST', body: new URLSearchParams({ amount: '1' }) })).status).toBe(
      422,
    )
  })

  it('without a price takes what the payer says, from many', async () => {
    const { body } = await make({ name: 'Tips' })
    const paid = [await payAt(body, '10'), await payAt(body, '25.50')]
    const { payments } = await paidAt(body, 2)
    expect(payments.map(({ reference }) => reference).toSorted()).toEqual(paid.toSorted())
    expect(shop.lastOf('CreateTerminal')).toMatchObject({ type: 'dynamic' })
  })

  it('is told once of a payment, however often its notification comes and though Invoice cannot be asked at once', async () => {
    const { body } = await make({ name: 'Twice' })
    await shop.fault(
      { kind: 'status', value: 500, route: '/GetPayment', times: 1 },
      { kind: 'duplicate-callback', value: 3, times: 1 },
    )
    const id = await payAt(body, '12.00')
    shop.system.advance(20_000)
    await paidAt(body)
    shop.system.advance(20_000)
    await shop.notify(id, { payment_method: { terminal_id: '45' } })
    expect((await paidAt(body)).payments).toHaveLength(1)
    expect(heard.filter(({ type, data }) => type === 'counter.paid' && JSON.stringify(data).includes(id))).toHaveLength(
      1,
    )
  })

  it('believes no notification that Invoice does not confirm', async () => {
    const { body } = await make({ name: 'Forged' })
    const terminal = body.link.split('/T').at(-1) ?? ''
    expect((await shop.notify('no-such-payment', { payment_method: { terminal_id: terminal } })).status).toBe(200)
    await payAt(body, '1.00')
    expect((await paidAt(body)).payments).toHaveLength(1)
  })

  it('shows what was sent back in the cabinet, where the payment has a word for it', async () => {
    await shop.system.control('PUT', '/settings', { invoiceRefunded: 'refunded' })
    const { body } = await make({ name: 'Back' })
    const id = await payAt(body, '30.00')
    await paidAt(body)
    await shop.system.event(id, 'refund')
    const back = await until(
      () => seen(body),
      ({ payments }) => payments[0]?.refunded !== undefined,
    )
    expect(back.payments).toMatchObject([{ received: rub('30.00'), refunded: rub('30.00') }])
  })

  it('keeps a refund of which nothing says where the payment was made', async () => {
    await shop.system.control('PUT', '/settings', { invoiceRefunded: 'refunded' })
    const { body } = await make({ name: 'Back without a place' })
    const id = await payByControl(body, '30.00')
    await paidAt(body)
    await shop.fault({ kind: 'lost-callback', times: 1 })
    await shop.system.event(id, 'refund')
    await shop.notify(id, { notification_type: 'refund' })
    await until(
      () => seen(body),
      ({ payments }) => payments[0]?.refunded !== undefined,
    )
    expect((await nobodys()).map(({ reference }) => reference)).not.toContain(id)
  })

  it('gets what was nobody’s while nothing said where it was made, and no order can have it then', async () => {
    const { body } = await make({ name: 'Late' })
    const { id, unmatched, tellPlace } = await nobodysFirst(body, '41.00')
    await tellPlace()
    expect((await paidAt(body)).payments).toMatchObject([{ reference: id, received: rub('41.00') }])
    const held = (await nobodys()).find(({ reference }) => reference === id)
    expect(held).toMatchObject({ state: 'dismissed', dismissed: { note: `It was paid at the counter ${body.id}.` } })
    const { id: session } = await shop.system.open('41.00')
    const answer = await shop.system.shop('POST', `/v1/unmatched/${unmatched}/assign`, { session })
    expect(answer).toMatchObject({ status: 409, body: { code: 'already_assigned' } })
  })

  it('does not get what a person has given to an order', async () => {
    const { body } = await make({ name: 'Given' })
    const { id, unmatched, tellPlace } = await nobodysFirst(body, '42.00')
    const { id: session } = await shop.system.open('42.00')
    expect((await shop.system.shop('POST', `/v1/unmatched/${unmatched}/assign`, { session })).status).toBe(200)
    await tellPlace()
    // What is told after it has been taken when this has been.
    const other = await payByControl(body, '1.00')
    expect((await paidAt(body)).payments.map(({ reference }) => reference)).toEqual([other])
    expect(heard.filter(({ type, data }) => type === 'counter.paid' && JSON.stringify(data).includes(id))).toEqual([])
    const held = await shop.system.shop('GET', `/v1/sessions/${session}`)
    expect(held.body).toMatchObject({ status: 'paid', received: rub('42.00') })
  })

  it('that is asked for twice at once under one key is one', async () => {
    const wish = { name: 'At once' }
    const made = await Promise.all([make(wish, 'at once'), make(wish, 'at once'), make(wish, 'at once')])
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
  })

  it('is made when it is asked for again, where Invoice’s answer was lost', async () => {
    await shop.fault({
      kind: 'status',
      value: { status: 500, worked: true, body: '' },
      route: '/CreateTerminal',
      times: 1,
    })
    const wish = { name: 'Lost' }
    expect(await make(wish, 'lost')).toMatchObject({ status: 503, body: { code: 'provider_unavailable' } })
    const { status, body } = await make(wish, 'lost')
    expect(status).toBe(201)
    const id = await payByControl(body, '2.00')
    expect((await paidAt(body)).payments).toMatchObject([{ reference: id }])
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(51) }, 'name'],
    [{ name: 'Till', price: { value: '1.00', currency: 'USD' } }, 'price'],
    [{ name: 'Till', price: rub('0') }, 'price.value'],
    [{ name: 'Till', price: rub('1.001') }, 'price.value'],
  ])('is refused by name: %j', async (wish, field) => {
    expect(await make(wish)).toMatchObject({ status: 422, body: { field } })
  })

  it('is listed among all, and asks for the secret key', async () => {
    const { body } = await shop.system.shop<{ data: readonly { id: string }[] }>('GET', '/v1/counters')
    expect(body.data.length).toBeGreaterThan(3)
    expect((await fetch(`${shop.system.url}/v1/counters`)).status).toBe(401)
    expect((await shop.system.shop('GET', '/v1/counters/ctr_none')).status).toBe(404)
  })
})

it('there are none without Invoice', async () => {
  const system = await startSystem(only('paymega'))
  const answer = await system.shop('POST', '/v1/counters', { name: 'Till' })
  expect(answer).toMatchObject({ status: 409, body: { code: 'counters_not_possible' } })
  await system.close()
})
