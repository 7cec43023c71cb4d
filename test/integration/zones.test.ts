/** A time as buyers type it, on the page without JavaScript: it is meant by a clock, and whose that is is asked and remembered. */
import { afterAll, beforeAll, expect, it } from 'vitest'
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
  await go(body.url)
  const attempt = async () =>
    (await system.shop<{ attempts: { id: string }[] }>('GET', `/v1/sessions/${body.id}`)).body.attempts.at(-1)?.id ?? ''
  const wanted = async () => (await system.payments(await attempt())).at(-1)
  return { go: (form?: Record<string, string>) => go(hosted, form), wanted, cookies }
}

it.each([
  ['Europe/Moscow', '18:00', /26 ноября(?: \d{4} г\.)? в 18:00 (GMT\+3|MSK)/],
  ['Asia/Almaty', '20:00', /26 ноября(?: \d{4} г\.)? в 20:00 GMT\+5/],
])('in %s it is 15:00 in Greenwich at %s, and so it is shown again', async (zone, clock, shown) => {
  const buyer = await visitor('ru')
  const first = await buyer.go()
  expect(first.text).toContain('Часовой пояс')
  // Roubles: Moscow is the first guess.
  expect(first.text).toMatch(/<option value="Europe\/Moscow" selected/)
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
  const { text } = await buyer.go({
    do: 'choose',
    method: CASH,
    zone: 'Mars/Base',
    ...MEETING,
    'fields.time': '2099-11-26T18:00',
  })
  expect(text).toMatch(/в 18:00 (GMT\+3|MSK)/)
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
