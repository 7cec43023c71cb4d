/** What is left of an order after a part of it has come, paid the same way by one press. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { formTokenIn } from '../support/plain-form.ts'
import { startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({
    CACTUSGINO_METHODS: 'card,sbp@RUB:1000-5000,cash',
    PAYWICKET_SHOP_CONTACT: 'mailto:help@shop.example',
  })
})
afterAll(() => system.close())

const CASH = { address: 'Main st. 1', username: '@ivan', messenger: 'Telegram', asap: 'true' }

/** A buyer of whose 1503.17 so much has come. */
async function short(method: string, paid: string, fields: Record<string, string> = {}) {
  const { id, token, url } = await system.open('1503.17', { locale: 'en' })
  await system.patiently(system.buyer(token, 'POST', '/choose', { method, fields }))
  const see = async () => (await system.buyer<Session>(token, 'GET')).body
  const shown = await until(see, ({ action }) => action.kind === 'transfer')
  const attempt = shown.attempt?.id ?? ''
  await system.event(attempt, 'pay', { amount: paid })
  const after = await until(see, ({ received }) => received !== undefined)
  expect(after).toMatchObject({ action: { kind: 'choose' }, attempt: { id: attempt, status: 'underpaid' } })
  const renew = (of = attempt) =>
    system.patiently(system.buyer<Session & { code?: string }>(token, 'POST', '/renew', { attempt: of }))
  return { id, url, token, attempt, see, renew }
}

it('the same way is opened for what is due, with the same fields', async () => {
  const buyer = await short('cactusgino.cash', '1500.00', CASH)
  const { status, body } = await buyer.renew()
  expect([status, body.attempt]).toMatchObject([
    200,
    { method: 'cactusgino.cash', asked: { value: '3.17', currency: 'RUB' } },
  ])
  expect(body.attempt?.id).not.toBe(buyer.attempt)
  const next = await until(buyer.see, ({ action }) => action.kind === 'transfer')
  expect(next.action).toMatchObject({ mode: 'cash', amount: { value: '3.17' } })
  await system.event(next.attempt?.id ?? '', 'pay')
  const paid = await until(buyer.see, ({ action }) => action.kind === 'done')
  expect(paid.action).toMatchObject({ outcome: 'paid' })
  // Nothing is owed any more.
  expect(await buyer.renew()).toMatchObject({ status: 409, body: { code: 'session_ended' } })
})

it('its limits are those of a choice', async () => {
  const buyer = await short('cactusgino.sbp', '1500.00')
  expect(await buyer.renew()).toMatchObject({ status: 422, body: { code: 'below_minimum' } })
})

it('one press too many opens nothing more', async () => {
  const buyer = await short('cactusgino.card', '1500.00')
  const first = await buyer.renew()
  const again = await buyer.renew()
  expect([first.status, again.status, again.body.attempt?.id]).toEqual([200, 200, first.body.attempt?.id])
})

it('the page without JavaScript has a button for it, and says whom to ask', async () => {
  const buyer = await short('cactusgino.card', '1500.00')
  const cookie = (await fetch(buyer.url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? ''
  const address = `${system.url}/pay/${buyer.id}`
  const page = await (await fetch(address, { headers: { cookie } })).text()
  expect(page).toContain('Pay the missing ₽3.17 the same way')
  expect(page).toContain('href="mailto:help@shop.example"')
  const body = new URLSearchParams({ do: 'renew', attempt: buyer.attempt, form: formTokenIn(page) })
  const posted = await system.patiently(
    fetch(address, { method: 'POST', redirect: 'manual', body, headers: { cookie } }),
  )
  expect(posted.status).toBe(303)
  expect((await buyer.see()).attempt).toMatchObject({ method: 'cactusgino.card', asked: { value: '3.17' } })
  expect((await buyer.see()).merchant.contact).toEqual({ email: 'help@shop.example' })
})
