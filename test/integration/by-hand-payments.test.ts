/** One payment, one order: what staff record, assign and take back, at once too. Over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strayDeposit } from '../support/stray-deposit.ts'
import { startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({}, { isLive: true })
})
afterAll(() => system.close())

interface Shown {
  readonly id: string
  readonly status: string
  readonly code?: string
  readonly detail?: string
  readonly attention: readonly string[]
  readonly received: { readonly value: string }
  readonly refunded: { readonly value: string }
  readonly attempts: readonly {
    readonly id: string
    readonly method: string
    readonly status: string
    readonly foreign: readonly object[]
    readonly payments: readonly object[]
  }[]
  readonly log: readonly { readonly what: string; readonly detail?: Record<string, unknown> }[]
}

const rub = (value: string) => ({ value, currency: 'RUB' })
const ALL = '1503.17'

async function opened(method = 'cactusgino.sbp_qr', customer = 'zoya') {
  const order = `${customer}-${crypto.randomUUID()}`
  const { body } = await system.shop<{ id: string; token: string }>('POST', '/v1/sessions', {
    order: { id: order, amount: rub(ALL) },
    customer: { id: customer, email: 'zoya@who.example' },
  })
  await system.buyer(body.token, 'POST', '/choose', { method, fields: {} })
  await until(
    async () => (await system.buyer(body.token, 'GET')).body,
    ({ action }) => action.kind !== 'wait',
  )
  const view = async () => (await system.shop<Shown>('GET', `/v1/sessions/${body.id}`)).body
  const attempt = (await view()).attempts[0]?.id ?? ''
  const [payment] = await system.payments(attempt)
  const record = (said: object) =>
    system.shop<Shown>('POST', `/v1/attempts/${attempt}/record`, { kind: 'received', note: 'seen', ...said })
  return { ...body, attempt, payment: payment?.id ?? '', view, record }
}

const deposit = (invoice: string, minor = 150_317) => strayDeposit(system.url, invoice, minor)

async function unmatched(reference: string) {
  const { body } = await system.shop<{ data: { id: string; reference: string; state: string }[] }>(
    'GET',
    '/v1/unmatched',
  )
  return body.data.find((one) => one.reference === reference)
}
const assign = (id: string | undefined, target: object) =>
  system.shop<Shown>('POST', `/v1/unmatched/${id}/assign`, target)
const takeBack = (id: string, note = 'mistyped') => system.shop<Shown>('POST', `/v1/records/${id}/void`, { note })

describe('a payment that stands under /v1/unmatched', () => {
  it('is assigned, and never recorded beside that', async () => {
    const [a, b] = [await opened(), await opened()]
    await deposit('880001')
    const { id = '' } = (await unmatched('880001')) ?? {}
    const said = { amount: rub(ALL), reference: '880001' }
    const refused = {
      status: 409,
      body: {
        code: 'payment_unmatched',
        field: 'reference',
        detail: `This payment stands under /v1/unmatched as ${id}: assign it to this attempt instead.`,
      },
    }
    expect(await a.record(said)).toMatchObject(refused)
    await system.shop('POST', `/v1/unmatched/${id}/dismiss`, { note: 'nobody’s' })
    expect(await a.record(said)).toMatchObject(refused)
    expect(await a.view()).toMatchObject({ status: 'open', received: rub('0.00') })

    expect(await assign(id, { attempt: a.attempt })).toMatchObject({ status: 200, body: { status: 'paid' } })
    // At the attempt that has it, it joins; at another it is none.
    expect(await a.record(said)).toMatchObject({ status: 201 })
    expect(await b.record(said)).toMatchObject({ status: 409, body: { code: 'payment_of_other_attempt' } })
    await deposit('880001')
    expect(await a.view()).toMatchObject({ status: 'paid', received: rub(ALL) })
    expect(await b.view()).toMatchObject({ status: 'open', received: rub('0.00') })
  })

  it('pays one order where two clerks settle it at once', async () => {
    for (const invoice of ['880011', '880012', '880013']) {
      const [a, b] = [await opened(), await opened()]
      await deposit(invoice)
      const id = (await unmatched(invoice))?.id
      const answers = await Promise.all([
        a.record({ amount: rub(ALL), reference: invoice }),
        assign(id, { session: b.id }),
        assign(id, { attempt: a.attempt }),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect([(await a.view()).status, (await b.view()).status].toSorted()).toEqual(['open', 'paid'])
    }
  })
})

it('that was recorded before its callback goes where it was recorded, in one order alone', async () => {
  const [a, b] = [await opened(), await opened()]
  const both = await Promise.all([a, b].map(({ record }) => record({ amount: rub(ALL), reference: '880021' })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  await deposit('880021')
  expect(await unmatched('880021')).toBeUndefined()
  expect([(await a.view()).received.value, (await b.view()).received.value].toSorted()).toEqual(['0.00', ALL])
})

it('a mistyped reference that was taken back holds nothing', async () => {
  const [wrong, right, third] = [await opened(), await opened(), await opened()]
  const said = { amount: rub(ALL), reference: '880031' }
  const recorded = await wrong.record(said)
  expect(recorded.status).toBe(201)
  expect(await takeBack(recorded.body.id)).toMatchObject({ status: 200, body: { status: 'open' } })
  await deposit('880031')
  expect(await wrong.view()).toMatchObject({ status: 'open', received: rub('0.00') })
  const money = await unmatched('880031')
  expect(money).toMatchObject({ state: 'open' })
  expect(await assign(money?.id, { session: right.id })).toMatchObject({ status: 200, body: { status: 'paid' } })
  await deposit('880031', 160_000)
  expect(await right.view()).toMatchObject({ status: 'overpaid', received: rub('1600.00') })
  expect(await wrong.view()).toMatchObject({ status: 'open', received: rub('0.00') })

  const again = { amount: rub(ALL), reference: '880032' }
  const mistaken = await wrong.record(again)
  await takeBack(mistaken.body.id)
  expect(await third.record(again)).toMatchObject({ status: 201 })
  await deposit('880032')
  expect(await third.view()).toMatchObject({ status: 'paid', received: rub(ALL) })
  expect(await wrong.view()).toMatchObject({ status: 'open', received: rub('0.00') })
})

it('money of one payment system is never an attempt’s of another', async () => {
  const order = await opened('paymega.sbp_rub_hpp')
  await deposit('880041', 50_000)
  const id = (await unmatched('880041'))?.id
  for (let press = 0; press < 2; press += 1)
    expect(await assign(id, { attempt: order.attempt, note: 'she called' })).toMatchObject({
      status: 200,
      body: {
        received: rub('500.00'),
        attempts: [
          { method: 'paymega.sbp_rub_hpp', payments: [] },
          { method: 'cactusgino.assigned', payments: [{ reference: '880041' }] },
        ],
        log: expect.arrayContaining([
          expect.objectContaining({
            what: 'attempt.assigned',
            detail: expect.objectContaining({ named: order.attempt, payment: '880041' }),
          }),
        ]),
      },
    })
  const refund = await system.shop<Shown>(
    'POST',
    `/v1/attempts/${order.attempt}/refunds`,
    { amount: rub('100.00') },
    { 'idempotency-key': 'none' },
  )
  expect(refund).toMatchObject({ status: 409, body: { code: 'nothing_to_refund' } })
})

it('money in another currency that was sent back is recorded up to what is left, and holds nothing up', async () => {
  const somoni = (value: string) => ({ value, currency: 'TJS' })
  const order = await opened('cactusgino.sbp_qr', 'foreign')
  await system.event(order.payment, 'pay', { amount: somoni('160.00') })
  await until(order.view, ({ attention }) => attention.length > 0)
  const back = (value: string) => order.record({ kind: 'refunded', amount: somoni(value) })
  expect(await back('160.01')).toMatchObject({ status: 422, body: { code: 'amount_too_large', field: 'amount' } })
  expect(await back('60.00')).toMatchObject({ status: 201 })
  expect(await order.view()).toMatchObject({
    attention: ['foreign_money'],
    attempts: [{ foreign: [somoni('100.00')], payments: [{ received: somoni('160.00'), refunded: somoni('60.00') }] }],
  })
  expect(await back('100.01')).toMatchObject({ status: 422 })
  expect(await back('100.00')).toMatchObject({ status: 201 })
  expect(await order.view()).toMatchObject({
    status: 'open',
    attention: [],
    attempts: [{ status: 'cancelled', foreign: [], payments: [{ refunded: somoni('160.00') }] }],
  })
  // The buyer is asked again.
  expect((await system.buyer(order.token, 'GET')).body.action.kind).toBe('choose')
  await system.shop('POST', `/v1/sessions/${order.id}/cancel`)
  expect(await system.shop('DELETE', '/v1/customers/foreign')).toMatchObject({ body: { erased: 1, kept: [] } })
})

it('a record of money that has gone back is not taken back before the record of its refund', async () => {
  const order = await opened()
  const came = await order.record({ amount: rub(ALL) })
  const back = await order.record({ kind: 'refunded', amount: rub('500.00') })
  expect(await takeBack(came.body.id)).toMatchObject({
    status: 422,
    body: { code: 'amount_too_large', detail: expect.stringContaining('First void the record of that refund') },
  })
  expect(await order.view()).toMatchObject({ received: rub(ALL), refunded: rub('500.00') })
  expect(await takeBack(back.body.id)).toMatchObject({ status: 200, body: { refunded: rub('0.00') } })
  expect(await takeBack(came.body.id)).toMatchObject({ status: 200, body: { received: rub('0.00'), status: 'open' } })
})
