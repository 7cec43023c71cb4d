/** Limits, over real HTTP: who comes too often is slowed down, and nobody else is. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { invoiceShopOfFile, METHOD } from '../support/invoice-shop.ts'
import { SECRET_KEY } from '../support/system.ts'
import { until } from '../support/until.ts'

const shop = await invoiceShopOfFile({ PAYWICKET_TRUSTED_PROXIES: '127.0.0.1, ::1' })
const { system } = shop

interface Request {
  readonly from: string
  readonly method?: string
  readonly key?: string
  readonly cookie?: string
  readonly body?: string | URLSearchParams
}
const ask = (path: string, { from, key, cookie, ...init }: Request) =>
  fetch(system.url + path, {
    redirect: 'manual',
    ...init,
    headers: {
      // The left hop is what a client has written itself.
      'x-forwarded-for': `198.51.100.${Math.floor(Math.random() * 255)}, ${from}`,
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(init.body instanceof URLSearchParams ? { origin: system.url } : {}),
    },
  })

/** The statuses of so many of the same. */
async function statuses(count: number, path: string, request: Request): Promise<number[]> {
  const all: number[] = []
  for (let done = 0; done < count; done += 1) all.push((await ask(path, request)).status)
  return all
}
const count = (list: readonly number[], wanted: number) => list.filter((status) => status === wanted).length

/** What `/metrics` says was refused by this limit. */
async function refusedBy(limit: string): Promise<number> {
  const text = await (await ask('/metrics', { from: '192.0.2.1', key: SECRET_KEY })).text()
  return Number(new RegExp(`^paywicket_limited_total\\{limit="${limit}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
}
const refusalsOf = (client: string) =>
  system.lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['client'] === client)

const { token, id } = await system.open()
/** What strangers guess at, how they guess, and what is right. */
const GUESSES = [
  ['keys', '/v1/unmatched', { key: 'a-wrong-key-0123456789' }, 401, { key: SECRET_KEY }],
  ['tokens', '/v1/checkout', { key: 'pwt_wrong' }, 401, { key: token }],
] as const

it.each(GUESSES)('slows wrong %s down, and no right one', async (limit, path, wrong, status, right) => {
  const from = `203.0.113.${limit.length}`
  const answers = await statuses(100, path, { from, ...wrong })
  expect(new Set(answers)).toEqual(new Set([status, 429]))
  expect(count(answers.slice(0, 30), status)).toBe(30)
  const last = await ask(path, { from, ...wrong })
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  // From the very same address.
  expect((await ask(path, { from, ...right })).status).toBe(200)
  // Nobody else's guesses are counted for him.
  expect((await ask(path, { from: '203.0.113.99', ...wrong })).status).toBe(status)
  expect(await refusedBy(limit)).toBe(count(answers, 429) + 1)
  expect(refusalsOf(from).map((line) => line['status'])).toEqual([...answers, 429])
  system.advance(61_000)
  expect((await ask(path, { from, ...wrong })).status).toBe(status)
})

it('slows wrong codes, cookies and addresses of returns down, and no right one', async () => {
  const from = '2001:db8:1:2::1'
  const { url, id: mine } = await system.open()
  const answers = [
    ...(await statuses(15, `/pay/${id}?code=pwc_wrong`, { from })),
    ...(await statuses(10, `/pay/${id}`, { from: '2001:db8:1:2::2', cookie: 'paywicket=pwp_wrong' })),
    ...(await statuses(10, '/v1/return/att_wrong', { from: '2001:db8:1:2:3::4' })),
  ]
  expect(answers).toEqual([
    ...Array.from({ length: 25 }, () => 403),
    ...Array.from({ length: 5 }, () => 404),
    ...Array.from({ length: 5 }, () => 429),
  ])
  const { pathname, search } = new URL(url)
  const right = await ask(pathname + search, { from })
  expect(right.status).toBe(303)
  const cookie = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  expect((await ask(`/pay/${mine}`, { from, cookie })).status).toBe(200)
  expect(refusalsOf('2001:db8:1:2:3::4').map((line) => line['status'])).toContain(404)
})

it('slows forged callbacks down, and never what the payment system sends', async () => {
  const from = '203.0.113.50'
  const order = await shop.open()
  const payment = await order.payment()
  const body = (signature: string) =>
    JSON.stringify({ notification_type: 'pay', id: payment.id, status: 'successful', signature })
  const forged = { from, method: 'POST', body: body('0'.repeat(32)) }
  const answers = await statuses(80, '/v1/callbacks/invoice', forged)
  expect([count(answers, 403), count(answers, 429)]).toEqual([60, 20])
  const key = SANDBOX_ENV['INVOICE_API_KEY'] ?? ''
  const signature = createHash('md5').update(`${payment.id}successful${key}`).digest('hex')
  const genuine = { from, method: 'POST', body: body(signature) }
  expect(await statuses(100, '/v1/callbacks/invoice', genuine)).toEqual(Array.from({ length: 100 }, () => 200))
  expect(await refusedBy('callbacks')).toBe(20)
})

it('looks at the payment system for one attempt every five seconds, and answers all the same', async () => {
  const order = await shop.open()
  const attempt = (await order.view()).attempts.at(-1)?.id ?? ''
  await system.quiet()
  const before = shop.names().length
  const since = performance.now()
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => system.patiently(ask(`/v1/return/${attempt}`, { from: '203.0.113.60' }))),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200))
  await system.quiet()
  // The first, and for all who came again one more each time that five seconds have gone by.
  const most = 1 + Math.ceil((performance.now() - since) / 5000)
  const looks = shop.names(before).filter((name) => name === 'GetPayment').length
  expect(looks).toBeGreaterThanOrEqual(1)
  expect(looks).toBeLessThanOrEqual(most)
  const after = shop.names().length
  await order.pay()
  system.advance(5000)
  await system.patiently(ask(`/v1/return/${attempt}`, { from: '203.0.113.60' }))
  await until(
    () => shop.names(after),
    (names) => names.includes('GetPayment'),
  )
})

it('starts no more payments by plain forms than by the widget', async () => {
  const from = '203.0.113.70'
  const { url, id: session, token: own } = await system.open()
  const { pathname, search } = new URL(url)
  const cookie = ((await ask(pathname + search, { from })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const page = await (await ask(`/pay/${session}`, { from, cookie })).text()
  const hidden = [...page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([input]) => {
    const name = /name="([^"]*)"/.exec(input)?.[1]
    const value = /value="([^"]*)"/.exec(input)?.[1]
    return name === undefined || value === undefined ? [] : [[name, value] as const]
  })
  const form = new URLSearchParams({ ...Object.fromEntries(hidden), do: 'choose', method: 'invoice.nothing' })
  const post = { from, cookie, method: 'POST', body: form }
  const answers = await statuses(31, `/pay/${session}?locale=en`, post)
  expect([count(answers, 422), answers.at(-1)]).toEqual([30, 429])
  expect((await system.buyer(own, 'POST', '/choose', { method: METHOD })).status).toBe(429)
  const last = await ask(`/pay/${session}?locale=en`, post)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await last.text()).toContain('Too many attempts.')
})

it('gives a request a name of its own, whatever its client calls it', async () => {
  const answer = await fetch(`${system.url}/healthz`, { headers: { 'x-request-id': 'mine' } })
  expect(answer.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  expect(system.lines.join('')).not.toContain('"mine"')
})

it('says in the log who asked where somebody is refused, and nowhere else', async () => {
  const from = '203.0.113.80'
  await ask('/v1/checkout', { from, key: token })
  await ask('/healthz', { from })
  expect(system.lines.filter((line) => line.includes(from))).toEqual([])
})
