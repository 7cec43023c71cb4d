/** The shop changes an order that is still to be paid, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WholeSession } from '../../src/contract/shop/index.ts'
import { startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const rub = (value: string) => ({ value, currency: 'RUB' })
const change = (id: string, named: object) =>
  system.shop<WholeSession & { code?: string }>('PATCH', `/v1/sessions/${id}`, named, { 'paywicket-actor': 'Anna' })
const reader = (token: string) => async () => (await system.buyer(token, 'GET')).body

async function chosen(token: string) {
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  const shown = await until(reader(token), ({ action }) => action.kind === 'transfer')
  const attempt = shown.attempt?.id ?? ''
  const [payment] = await system.payments(attempt)
  return { shown, attempt, payment: payment?.id ?? '' }
}

it('another amount closes what is open, and the buyer pays the new one', async () => {
  const { id, token } = await system.open('1503.17')
  const { shown, attempt } = await chosen(token)
  const answer = await change(id, { order: { amount: rub('1200') }, metadata: { cart: 7 } })
  expect(answer).toMatchObject({
    status: 200,
    body: {
      amount: rub('1200.00'),
      due: rub('1200.00'),
      order: { amount: rub('1200') },
      metadata: { cart: 7 },
      attempts: [{ id: attempt, status: 'cancelled', givenUp: 'replaced', asked: rub('1503.17') }],
    },
  })
  expect(answer.body.revision).toBeGreaterThan(shown.revision)
  expect(answer.body.log).toContainEqual(
    expect.objectContaining({ what: 'session.updated', detail: { by: 'Anna', fields: 'order.amount, metadata' } }),
  )
  const again = await reader(token)()
  expect(again).toMatchObject({ action: { kind: 'choose' }, order: { amount: rub('1200.00') }, due: rub('1200.00') })
  expect(again.revision).toBe(answer.body.revision)
  await until(
    async () => (await system.payments(attempt))[0]?.status,
    (status) => status === 'closed',
  )
  const next = await chosen(token)
  expect(next.shown.action).toMatchObject({ amount: rub('1200.00') })
  await system.event(next.payment, 'pay')
  await until(reader(token), ({ action }) => action.kind === 'done')
  const view = await system.shop('GET', `/v1/sessions/${id}`)
  expect(view.body).toMatchObject({ status: 'paid', received: rub('1200.00') })
  expect(await change(id, { metadata: {} })).toMatchObject({ status: 409, body: { code: 'session_ended' } })
})

it('another amount is refused while money is on its way, and once it is there', async () => {
  const { id, token } = await system.open('1503.17')
  const { attempt, payment } = await chosen(token)
  await system.buyer(token, 'POST', '/sent', { attempt })
  expect(await change(id, { order: { amount: rub('10.00') } })).toMatchObject({
    status: 409,
    body: { code: 'attempt_confirming' },
  })
  await system.event(payment, 'pay', { amount: '3.17' })
  await until(reader(token), ({ received }) => received !== undefined)
  expect(await change(id, { order: { amount: rub('10.00') } })).toMatchObject({
    status: 409,
    body: { code: 'money_received' },
  })
  expect((await change(id, { customer: { id: 'another' } })).body).toMatchObject({ customer: { id: 'another' } })
})

it('origins hold at once', async () => {
  const { id, token } = await system.open()
  const preflight = async () => {
    const origin = 'https://late.shop.example'
    const headers = { origin, authorization: `Bearer ${token}` }
    return (await fetch(`${system.url}/v1/checkout`, { headers })).status
  }
  expect(await preflight()).toBe(403)
  expect((await change(id, { origins: ['https://late.shop.example'] })).status).toBe(200)
  expect(await preflight()).toBe(200)
})

it.each([
  ['order.id', { order: { id: 'another' } }, 'invalid_request'],
  ['locale', { locale: 'ru' }, 'invalid_request'],
  ['origins.0', { origins: ['https://shop.example/path'] }, 'invalid_request'],
  ['order.amount.currency', { order: { amount: { value: '5', currency: 'KZT' } } }, 'invalid_amount'],
  ['customer.id', { customer: { id: 'a;b' } }, 'invalid_request'],
])('%s is refused by name', async (field, named, code) => {
  const { id } = await system.open()
  const answer = await system.shop('PATCH', `/v1/sessions/${id}`, named).catch((error: unknown) => String(error))
  expect(answer).toMatchObject({ status: 422, body: { code, field } })
})

it('there is nothing to change of what is not there', async () => {
  expect(await change('ses_none', {})).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
