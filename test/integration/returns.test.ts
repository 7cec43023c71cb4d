/** The keys of return addresses, over real HTTP. */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { invoiceShopOfFile, LATER } from '../support/invoice-shop.ts'
import { until } from '../support/until.ts'

/** Longer than any session with the time in which it can be read, ms. */
const LONG_OVER = 10 * 24 * 3600 * 1000

const shop = await invoiceShopOfFile()

/** The address that Invoice was given, for the newest payment. */
function givenAddress(): URL {
  const sent = shop.lastOf('CreatePayment') as { settings: { success_url: string; fail_url: string } }
  expect(sent.settings.fail_url).toBe(sent.settings.success_url)
  return new URL(sent.settings.success_url)
}
const visit = (address: URL | string, init: RequestInit = {}) => fetch(address, { redirect: 'manual', ...init })
/** The attempt that an address leads back from. */
const attemptOf = ({ pathname }: URL) => pathname.split('/').at(-1) ?? ''
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

it('lets the browser in that brings it, as often as it comes, and however the provider sends it', async () => {
  const order = await shop.open('90.00')
  const address = givenAddress()
  const posted = new URL(address)
  posted.searchParams.set('status', 'ok')
  posted.searchParams.set('page', '2')
  const answers = [
    await visit(address),
    await visit(address),
    await visit(posted, { method: 'POST', body: 'id=1' }),
    // As some add to an address without a look at what it has.
    await visit(`${address}?status=ok`),
  ]
  const cookies = answers.map(cookieOf)
  expect(new Set(cookies).size).toBe(1)
  for (const answer of answers) {
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/pay/${order.id}?cookie=${attemptOf(address)}`)
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

it('goes on by itself with its key from the page for frames, where that is in no frame', async () => {
  const order = await shop.open('90.00')
  const address = givenAddress()
  const framed = await visit(`${address}&frame`)
  expect([framed.status, framed.headers.get('set-cookie')]).toEqual([200, null])
  const next = /data-next="([^"]+)"/.exec(await framed.text())?.[1] ?? ''
  expect(next).toBe(address.href)
  expect((await visit(next)).headers.get('location')).toContain(`/pay/${order.id}?`)
})

it('tells a browser that keeps no cookies how the payment ended, and does not send it to the shop to pay', async () => {
  const order = await shop.open('90.00')
  const address = givenAddress()
  const onward = new URL((await visit(address)).headers.get('location') ?? '', address)
  const told = async (url: URL) => {
    const answer = await visit(url, { headers: { 'accept-language': 'en' } })
    expect(answer.headers.get('set-cookie')).toBeNull()
    return `${answer.status} ${(await answer.text()).replaceAll(/\s+/g, ' ')}`
  }
  expect(await told(onward)).toMatch(/^200 .*not finished yet.*do not pay again.*keeps no cookies/)
  await order.pay()
  await order.ends('paid')
  const page = await told(onward)
  expect(page).toMatch(/^200 .*<h1>Paid.*keeps no cookies/)
  for (const hidden of ['90', order.id, '<a ']) expect(page).not.toContain(hidden)
  // Of another session it tells nothing.
  const other = await shop.open('90.00')
  onward.pathname = `/pay/${other.id}`
  expect(await told(onward)).toMatch(/^403 .*needs a cookie/)
})

it('leads on by the outcome where the shop has said whereto, whatever key it has', async () => {
  const urls = { successUrl: 'https://tea.example/thanks', failUrl: 'https://tea.example/sorry' }
  const paid = await shop.open('90.00', urls)
  const address = givenAddress()
  // Not over: neither of the two is true.
  expect((await visit(address)).headers.get('location')).toContain(`/pay/${paid.id}?`)
  await paid.pay()
  await paid.ends('paid')
  const cancelled = await shop.open('90.00', urls)
  const other = givenAddress()
  await shop.system.shop('POST', `/v1/sessions/${cancelled.id}/cancel`)
  const places = [address, new URL(address.pathname, address), other].map(async (url) =>
    (await visit(url)).headers.get('location'),
  )
  expect(await Promise.all(places)).toEqual([urls.successUrl, urls.successUrl, urls.failUrl])
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

it('ends with its session, and then tells the outcome alone', async () => {
  const order = await shop.open('90.00')
  const address = givenAddress()
  const cookie = cookieOf(await visit(address))
  await order.pay()
  await order.ends('paid')
  const page = `${shop.system.url}/pay/${order.id}`
  expect((await visit(page, { headers: { cookie } })).status).toBe(200)
  shop.system.advance(LONG_OVER)
  const answer = await visit(address)
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
  expect((await visit(page, { headers: { cookie } })).status).toBe(403)
})

it('tells a stranger nothing of an attempt that is not there', async () => {
  const answer = await visit(`${shop.system.url}/v1/return/a0000`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
})

it('tells a frame’s return to each page that may hold it, whatever origins a browser does not know', async () => {
  const script = await (await visit(`${shop.system.url}/v1/return/frame.js`)).text()
  const told: string[] = []
  const parent = {
    postMessage(message: unknown, origin: string) {
      // As Chromium does.
      if (!origin.startsWith('http')) throw new SyntaxError(`Invalid target origin '${origin}'`)
      told.push(`${origin} ${JSON.stringify(message)}`)
    },
  }
  const origins = 'https://a.example capacitor://localhost https://b.example'
  const document = { querySelector: () => ({ dataset: { origins, next: '' } }) }
  runInNewContext(script, { document, window: { parent } })
  const message = '{"paywicket":"return"}'
  expect(told).toEqual([`https://a.example ${message}`, `https://b.example ${message}`])
})
