/** Money that a person speaks of: another currency, another amount, what no callback told. Over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strayDeposit } from '../support/stray-deposit.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ ...only('cactusgino') }, { isLive: true })
})
afterAll(() => system.close())

interface Shown {
  readonly status: string
  readonly attention: readonly string[]
  readonly received: { readonly value: string }
  readonly rounding?: { readonly value: string }
  readonly attempts: readonly { readonly id: string; readonly status: string; readonly foreign: readonly object[] }[]
  readonly log: readonly { readonly what: string; readonly detail?: Record<string, unknown> }[]
}

async function opened() {
  const { id, token } = await system.open()
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  await until(
    async () => (await system.buyer(token, 'GET')).body,
    ({ action }) => action.kind === 'transfer',
  )
  const view = async () => (await system.shop<Shown>('GET', `/v1/sessions/${id}`)).body
  const attempt = (await view()).attempts[0]?.id ?? ''
  const [payment] = await system.payments(attempt)
  const ask = <T = Shown>(path: string, body: object, headers: Record<string, string> = {}) =>
    system.shop<T>('POST', `/v1/attempts/${attempt}/${path}`, body, headers)
  return {
    id,
    token,
    view,
    attempt,
    payment: payment?.id ?? '',
    ask,
    see: async () => (await system.buyer(token, 'GET')).body,
  }
}
const rub = (value: string) => ({ value, currency: 'RUB' })

describe('money in another currency', () => {
  it('is shown as received, needs a person, and settles the order by what it is worth', async () => {
    const order = await opened()
    await system.event(order.payment, 'pay', { amount: { value: '160.00', currency: 'TJS' } })
    const shown = await until(order.view, ({ attention }) => attention.length > 0)
    expect(shown).toMatchObject({ status: 'open', attention: ['foreign_money'], attempts: [{ status: 'confirming' }] })
    expect((await order.see()).action).toMatchObject({
      kind: 'wait',
      reason: 'confirmation',
      received: { value: '160.00', currency: 'TJS' },
      cancellable: false,
    })
    const credit = { received: { value: '160.00', currency: 'TJS' }, credited: rub('1503.17'), note: 'rate of today' }
    expect(await order.ask('credit', { ...credit, credited: { value: '1.00', currency: 'USD' } })).toMatchObject({
      status: 422,
      body: { field: 'credited.currency' },
    })
    expect(await order.ask('credit', { ...credit, received: { value: '161.00', currency: 'TJS' } })).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_credit' },
    })
    expect(await order.ask('credit', credit, { 'paywicket-actor': 'Anna' })).toMatchObject({
      status: 200,
      body: {
        status: 'paid',
        attention: [],
        attempts: [{ foreign: [], credits: [{ credited: rub('1503.17'), note: 'rate of today', by: 'Anna' }] }],
      },
    })
    expect(await order.ask('credit', credit)).toMatchObject({ status: 409 })
    expect((await order.see()).action).toMatchObject({ kind: 'done', outcome: 'paid' })
  })
})

it('credits once under one key, and only what has come', async () => {
  const order = await opened()
  await system.event(order.payment, 'pay', { amount: { value: '160.00', currency: 'TJS' } })
  await until(order.view, ({ attention }) => attention.length > 0)
  const half = { received: { value: '80.00', currency: 'TJS' }, credited: rub('750.00'), note: 'half of it' }
  const key = { 'idempotency-key': `credit ${order.id}` }
  expect(await order.ask('credit', half, key)).toMatchObject({ status: 200, body: { received: rub('750.00') } })
  expect(await order.ask('credit', half, key)).toMatchObject({ status: 200, body: { received: rub('750.00') } })
  expect(await order.ask('credit', { ...half, note: 'other' }, key)).toMatchObject({ status: 409 })
  expect(await order.view()).toMatchObject({ status: 'open', attention: ['foreign_money'] })
  expect(await order.ask('credit', half, { 'idempotency-key': `rest ${order.id}` })).toMatchObject({
    status: 200,
    body: { status: 'open', received: rub('1500.00'), attention: [] },
  })
})

describe('money recorded by hand', () => {
  it('is of no payment that another attempt has', async () => {
    const [one, other] = [await opened(), await opened()]
    const said = { kind: 'received', amount: rub('1503.17'), note: 'seen', reference: other.payment }
    expect(await one.ask('record', said)).toMatchObject({
      status: 409,
      body: { code: 'payment_of_other_attempt', field: 'reference' },
    })
    expect(await other.ask('record', said)).toMatchObject({ status: 201 })
    // What was recorded for the wrong attempt and taken back is free again.
    const wrong = await one.ask<{ id: string }>('record', { ...said, reference: 'seen-1' })
    expect(await other.ask('record', { ...said, reference: 'seen-1' })).toMatchObject({ status: 409 })
    await system.shop('POST', `/v1/records/${wrong.body.id}/void`, { note: 'not this one' })
    expect(await other.ask('record', { ...said, reference: 'seen-1' })).toMatchObject({ status: 201 })
  })

  it('is recorded once under one key, joins with the callback, and is taken back', async () => {
    const order = await opened()
    const said = { kind: 'received', amount: rub('1503.17'), note: 'seen in the bank' }
    const key = { 'idempotency-key': `record ${order.id}`, 'paywicket-actor': 'Anna' }
    const first = await order.ask<{ id: string }>('record', said, key)
    expect(first).toMatchObject({ status: 201, body: { id: expect.stringMatching(`^${order.attempt}_\\d+$`) } })
    expect(await order.ask('record', said, key)).toEqual(first)
    expect(await order.ask('record', { ...said, note: 'other' }, key)).toMatchObject({ status: 409 })
    expect(await order.view()).toMatchObject({
      status: 'paid',
      received: rub('1503.17'),
      attempts: [
        {
          records: [{ id: first.body.id, kind: 'received', by: 'Anna' }],
          payments: [{ reference: order.payment, received: rub('1503.17'), byHand: rub('1503.17') }],
        },
      ],
      log: expect.arrayContaining([
        expect.objectContaining({
          what: 'attempt.recorded',
          detail: expect.objectContaining({ byHand: true, by: 'Anna' }),
        }),
      ]),
    })
    await system.event(order.payment, 'pay')
    await until(order.view, ({ log }) => log.some(({ what }) => what === 'attempt.report'))
    const told = await order.view()
    expect(told).toMatchObject({ status: 'paid', received: rub('1503.17') })
    expect(JSON.stringify(told.attempts)).not.toContain('"byHand"')
    const back = await system.shop<Shown>('POST', `/v1/records/${first.body.id}/void`, { note: 'told after all' })
    expect(back).toMatchObject({ status: 200, body: { status: 'paid', received: rub('1503.17') } })
    expect(await system.shop('POST', `/v1/records/${order.attempt}_0x/void`, { note: 'x' })).toMatchObject({
      status: 404,
    })
  })

  it('that was a mistake is not money any more', async () => {
    const order = await opened()
    const { body } = await order.ask<{ id: string }>('record', {
      kind: 'received',
      amount: rub('1503.17'),
      note: 'seen',
    })
    expect((await order.view()).status).toBe('paid')
    expect(await system.shop('POST', `/v1/records/${body.id}/void`, { note: 'another order' })).toMatchObject({
      body: { status: 'open', received: rub('0.00') },
    })
    expect(await order.ask('record', { kind: 'refunded', amount: rub('1.00'), note: 'x' })).toMatchObject({
      status: 422,
    })
    expect(await order.ask('record', { kind: 'received', amount: rub('0'), note: 'x' })).toMatchObject({ status: 422 })
    expect(await order.ask('record', { kind: 'received', amount: rub('1.00') })).toMatchObject({
      body: { field: 'note' },
    })
    expect(
      await system.shop('POST', '/v1/attempts/none/record', { kind: 'received', amount: rub('1.00'), note: 'x' }),
    ).toMatchObject({ status: 404 })
  })
})

describe('money for nobody', () => {
  const deposit = (invoice: string, minor: number) => strayDeposit(system.url, invoice, minor)
  const list = async () =>
    (await system.shop<{ data: { id: string; reference: string; state: string }[] }>('GET', '/v1/unmatched')).body.data
  const found = async (reference: string) => (await list()).find((one) => one.reference === reference)

  it('is given to a session whose buyer has chosen nothing', async () => {
    await deposit('770001', 150_317)
    const money = await found('770001')
    expect(money).toMatchObject({ provider: 'cactusgino', received: rub('1503.17'), state: 'open' })
    const { id } = await system.open()
    const assign = (body: object) =>
      system.shop('POST', `/v1/unmatched/${money?.id}/assign`, body, { 'paywicket-actor': 'Anna' })
    expect(await assign({})).toMatchObject({ status: 422 })
    expect(await assign({ session: id, attempt: 'a' })).toMatchObject({ status: 422 })
    expect(await assign({ session: 'ses_none' })).toMatchObject({ status: 422, body: { code: 'unknown_session' } })
    expect(await assign({ session: id, note: 'she called' })).toMatchObject({
      status: 200,
      body: {
        id,
        status: 'paid',
        received: rub('1503.17'),
        attempts: [{ method: 'cactusgino.assigned', status: 'paid' }],
        log: expect.arrayContaining([
          expect.objectContaining({
            what: 'attempt.assigned',
            detail: expect.objectContaining({ note: 'she called', by: 'Anna' }),
          }),
        ]),
      },
    })
    // Once, whoever presses twice; and to nobody else.
    expect(await assign({ session: id })).toMatchObject({ status: 200, body: { received: rub('1503.17') } })
    const other = await system.open()
    expect(await assign({ session: other.id })).toMatchObject({ status: 409, body: { code: 'already_assigned' } })
    // The callback again counts nothing twice.
    await deposit('770001', 150_317)
    expect(await system.shop('GET', `/v1/sessions/${id}`)).toMatchObject({ body: { received: rub('1503.17') } })
    expect(await found('770001')).toMatchObject({ state: 'assigned' })
  })

  it('is dismissed with a reason, and is back when there is more of it', async () => {
    await deposit('770002', 1000)
    const money = await found('770002')
    const dismiss = (body: object) =>
      system.shop('POST', `/v1/unmatched/${money?.id}/dismiss`, body, { 'paywicket-actor': 'Anna' })
    expect(await dismiss({})).toMatchObject({ status: 422, body: { field: 'note' } })
    expect(await dismiss({ note: 'a test of ours' })).toMatchObject({
      status: 200,
      body: { state: 'dismissed', dismissed: { note: 'a test of ours', by: 'Anna' } },
    })
    await deposit('770002', 1000)
    expect(await found('770002')).toMatchObject({ state: 'dismissed' })
    await deposit('770002', 2500)
    expect(await found('770002')).toMatchObject({ state: 'open', received: rub('25.00') })
    expect(await system.shop('POST', '/v1/unmatched/um_none/dismiss', { note: 'x' })).toMatchObject({ status: 404 })
  })
})
