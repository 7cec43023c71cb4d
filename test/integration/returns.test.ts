/** The keys of return addresses, over real HTTP. */
import { expect, it } from 'vitest'
import { invoiceShopOfFile, LATER } from '../support/invoice-shop.ts'
import { until } from '../support/until.ts'

const shop = await invoiceShopOfFile()

/** The address that Invoice was given, for the newest payment. */
function givenAddress(): URL {
  const sent = shop.lastOf('CreatePayment') as { settings: { success_url: string; fail_url: string } }
  expect(sent.settings.fail_url).toBe(sent.settings.success_url)
  return new URL(sent.settings.success_url)
}
const visit = (address: URL | string, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init })
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

it('lets the browser in that brings it, as often as it comes, and however the provider sends it', async () => {
  const order = await shop.open('90.00')
  const address = givenAddress()
  const posted = new URL(address)
  posted.searchParams.set('status', 'ok')
  const answers = [await visit(address), await visit(address), await visit(posted, { method: 'POST', body: 'id=1' })]
  const cookies = answers.map(cookieOf)
  expect(new Set(cookies).size).toBe(1)
  for (const answer of answers) {
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/pay/${order.id}?cookie=`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/)
  }
  const page = await visit(`${shop.system.url}/pay/${order.id}?cookie=`, { headers: { cookie: cookies[0] ?? '' } })
  expect([page.status, page.headers.get('location')]).toEqual([303, `/pay/${order.id}`])
  const shown = await visit(`${shop.system.url}/pay/${order.id}`, { headers: { cookie: cookies[0] ?? '' } })
  expect([shown.status, (await shown.text()).includes('data-token="pwt_')]).toEqual([200, true])
})

it('opens its own session and no other', async () => {
  const mine = await shop.open('90.00')
  const key = givenAddress().searchParams.get('key') ?? ''
  const theirs = await shop.open('90.00')
  const address = givenAddress()
  address.searchParams.set('key', key)
  const answer = await visit(address)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
  expect(await answer.text()).not.toContain(theirs.id)
  // Nor is it a key to anything else.
  for (const path of [`/pay/${mine.id}?code=${key}`, `/pay/${mine.id}`])
    expect((await visit(shop.system.url + path, { headers: { cookie: `paywicket=${key}` } })).status).toBe(403)
  expect((await shop.system.buyer(key, 'GET')).status).toBe(401)
})

it('is not spent by whoever only looks', async () => {
  await shop.open('90.00')
  const address = givenAddress()
  await visit(address, { method: 'HEAD' })
  expect((await visit(address)).status).toBe(303)
})

it('is the same for the same attempt, when the call is made again', async () => {
  await shop.fault({ route: '/CreatePayment', kind: 'reset', value: 'before', times: 1 })
  const from = shop.relay.calls.length
  const order = await shop.begin('90.00')
  await order.choose()
  const attempt = (await order.view()).attempts[0]?.id ?? ''
  await until(
    async () => {
      shop.system.advance(LATER)
      await shop.system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
      return (await order.see()).action.kind
    },
    (kind) => kind === 'redirect',
  )
  const addresses = shop.relay.calls
    .slice(from)
    .filter(({ name }) => name === 'CreatePayment')
    .map(({ text }) => (JSON.parse(text) as { settings: { success_url: string } }).settings.success_url)
  expect(addresses.length).toBeGreaterThan(1)
  expect(new Set(addresses).size).toBe(1)
})

it('is in no line of the log, and in no answer to a shop or a buyer', async () => {
  await shop.open('90.00')
  const address = givenAddress()
  await visit(address)
  const key = address.searchParams.get('key') ?? ''
  expect(key).toMatch(/^pwr_[\w-]{43}$/)
  for (const text of [...shop.system.lines, ...shop.answered]) expect(text).not.toContain(key)
})

it('tells a stranger nothing of an attempt that is not there', async () => {
  const answer = await visit(`${shop.system.url}/v1/return/a0000`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
})
