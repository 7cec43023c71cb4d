/** A time as buyers type it, on the page without JavaScript: it is meant by a clock, and whose that is is asked and remembered. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { formTokenIn } from '../support/plain-form.ts'
import { only, startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem(only('cactusgino'))
})
afterAll(() => system.close())

const CASH = 'cactusgino.cash'
const MEETING = { 'fields.address': 'Main st. 1', 'fields.messenger': 'telegram', 'fields.username': '@buyer' }

/** A buyer on the hosted page, whose cookies are kept as a browser keeps them. */
async function visitor(locale: string) {
  const { body } = await system.shop<{ id: string; url: string }>('POST', '/v1/sessions', {
    order: { id: `zone ${Math.random()}`, amount: { value: '1503.17', currency: 'RUB' } },
    customer: { id: 'c' },
    locale,
  })
  const cookies = new Map<string, string>()
  async function go(address: string, form?: Record<string, string>): Promise<{ status: number; text: string }> {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const next = answer.headers.get('location')
    return next === null ? { status: answer.status, text: await answer.text() } : go(new URL(next, address).href)
  }
  const hosted = `${system.url}/pay/${body.id}`
  const form = formTokenIn((await go(body.url)).text)
  const attempt = async () =>
    (await system.shop<{ attempts: { id: string }[] }>('GET', `/v1/sessions/${body.id}`)).body.attempts.at(-1)?.id ?? ''
  const wanted = async () => (await system.payments(await attempt())).at(-1)
  return { go: (fields?: Record<string, string>) => go(hosted, fields && { ...fields, form }), wanted, cookies }
}

it.each([
  ['Europe/Moscow', '18:00', /26 ноября(?: \d{4} г\.)? в 18:00 (GMT\+3|MSK)/],
  ['Asia/Almaty', '20:00', /26 ноября(?: \d{4} г\.)? в 20:00 GMT\+5/],
])('in %s it is 15:00 in Greenwich at %s, and so it is shown again', async (zone, clock, shown) => {
  const buyer = await visitor('ru')
  const first = await buyer.go()
  expect(first.text).toContain('Часовой пояс')
  expect(first.text).not.toMatch(/<option[^>]*selected/)
  const { status, text } = await buyer.go({
    do: 'choose',
    method: CASH,
    zone,
    ...MEETING,
    'fields.time': `2099-11-26T${clock}`,
  })
  expect(status).toBe(200)
  expect(text).toMatch(shown)
  expect(buyer.cookies.get('paywicket-zone')).toBe(encodeURIComponent(zone))
  expect((await buyer.go()).text).toMatch(shown)
})

it('a zone that there is none of is not believed', async () => {
  const buyer = await visitor('ru')
  const asked = { do: 'choose', method: CASH, ...MEETING, 'fields.time': '2099-11-26T18:00' }
  const { status, text } = await buyer.go({ ...asked, zone: 'Mars/Base' })
  expect(status).toBe(422)
  // At its place, with all that was typed.
  expect(text).toMatch(/<p class="fault" id="cactusgino.cash:zone:fault">/)
  expect(text).toMatch(/name="fields.time"\s+value="2099-11-26T18:00"/)
  expect(buyer.cookies.has('paywicket-zone')).toBe(false)
})

it('a time without a zone is nobody’s: the API asks for one', async () => {
  const { token } = await system.open()
  const fields = { address: 'Main st. 1', messenger: 'telegram', username: '@buyer', time: '2099-11-26T18:00' }
  const choose = (time: string) =>
    system.buyer<{ code?: string; field?: string }>(token, 'POST', '/choose', {
      method: CASH,
      fields: { ...fields, time },
    })
  expect(await choose('2099-11-26T18:00')).toMatchObject({ status: 422, body: { code: 'invalid_field' } })
  expect((await system.patiently(choose('2099-11-26T18:00+03:00'))).status).toBe(200)
})

it('a time that is over is refused at its field, when it is chosen and when it is changed', async () => {
  const buyer = await visitor('en')
  const fields = { do: 'choose', method: CASH, zone: 'UTC', ...MEETING, 'fields.time': '2020-11-26T18:00' }
  const refused = await buyer.go(fields)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('this time is already over')
  const { token } = await system.open()
  const meeting = { address: 'Main st. 1', messenger: 'telegram', username: '@buyer', time: '2099-11-26T15:00:00.000Z' }
  type Answer = { attempt?: { id: string }; code?: string; field?: string }
  const { body } = await system.patiently(
    system.buyer<Answer>(token, 'POST', '/choose', { method: CASH, fields: meeting }),
  )
  const changed = await system.buyer<Answer>(token, 'POST', '/edit', {
    attempt: body.attempt?.id,
    fields: { time: '2020-11-26T18:00:00.000Z' },
  })
  expect(changed).toMatchObject({ status: 422, body: { code: 'invalid_field', field: 'fields.time' } })
})

it('who asks for new details after the time of the meeting is not held up by it', async () => {
  const { token } = await system.open()
  const { now } = (await system.buyer<Session>(token, 'GET', '')).body
  const time = new Date(Date.parse(now) + 60_000).toISOString()
  const fields = { address: 'Main st. 1', messenger: 'telegram', username: '@buyer', time }
  const { body: first } = await system.patiently(
    system.buyer<Session>(token, 'POST', '/choose', { method: CASH, fields }),
  )
  const attempt = first.attempt?.id ?? ''
  const payment = (await system.payments(attempt)).at(-1)
  await system.event(payment?.id ?? '', 'expire')
  const view = async () => (await system.buyer<Session>(token, 'GET', '')).body.action
  await expect.poll(view).toMatchObject({ kind: 'transfer', ended: 'expired' })
  system.advance(10 * 60_000)
  const renewed = await system.patiently(system.buyer<Session>(token, 'POST', '/renew', { attempt }))
  expect(renewed.status).toBe(200)
  expect(renewed.body.attempt?.id).not.toBe(attempt)
})
