/** A public address with a path: all of ours is below it, and whatever leads to us says so. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownPaths } from '../../server/domain/own-paths.ts'
import { iconAddress } from '../../server/routes/icons.ts'
import { openMarks } from '../../server/routes/marks.ts'
import { SECRET_KEY, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const PUBLIC = 'https://shop.example/paywicket'

let system: System
let root: string
beforeAll(async () => {
  system = await startSystem({ PAYWICKET_PUBLIC_URL: `${PUBLIC}/` })
  root = new URL(system.url).origin
})
afterAll(() => system.close())

const visit = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init })
/** What the world reaches at `address`, asked of the process itself. */
const here = (address: string): string => address.replace('https://shop.example', root)

/** Into the hosted page by the link of a session: its address, and the cookie that opens it. */
async function letIn() {
  const opened = await system.open()
  const door = await visit(here(opened.url))
  const cookie = door.headers.get('set-cookie') ?? ''
  return {
    ...opened,
    door,
    cookie,
    page: `${system.url}/pay/${opened.id}`,
    sent: { cookie: cookie.split(';')[0] ?? '' },
  }
}

it.each([
  '/healthz',
  '/readyz',
  '/openapi.json',
  '/docs',
  '/docs/docs.css',
  '/docs/errors',
  '/docs/errors/not_found',
  '/paywicket.js',
  '/paywicket.esm.js',
  '/paywicket.standalone.js',
  '/element.js',
  '/pay/page.css',
  '/v1/return/frame.js',
])('%s is below the path', async (path) => {
  expect((await visit(system.url + path)).status).toBe(200)
})

it.each([
  '/v1/sessions',
  '/v1/checkout',
  '/pay/page.css',
  '/paywicket.js',
  '/openapi.json',
  '/v1/return/none',
  '/',
  '/paywicketer/healthz',
])('%s beside it is nothing, and the answer says where to look', async (path) => {
  const answer = await visit(root + path)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  expect(await answer.json()).toMatchObject({ code: 'not_found', detail: expect.stringContaining('below /paywicket') })
})

it('what is not there below it is said without that', async () => {
  const answer = await visit(`${system.url}/nothing`)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ detail: 'There is nothing at /paywicket/nothing' })
})

it('a load balancer and whoever counts may ask at the root as well', async () => {
  const authorization = `Bearer ${SECRET_KEY}`
  for (const base of [root, system.url]) {
    expect((await visit(`${base}/healthz`)).status).toBe(200)
    expect((await visit(`${base}/readyz`)).status).toBe(200)
    expect((await visit(`${base}/metrics`)).status).toBe(401)
    const figures = await visit(`${base}/metrics`, { headers: { authorization } })
    expect(await figures.text()).toContain('paywicket_')
  }
})

it('the API’s description has the path in its server, and in none of its routes', async () => {
  const described = (await (await visit(`${system.url}/openapi.json`)).json()) as { servers: unknown; paths: object }
  expect(described.servers).toEqual([{ url: PUBLIC }])
  expect(described.paths).toHaveProperty('/v1/sessions')
})

describe('the hosted page', () => {
  it('is what the link of a session leads to, and keeps its cookie to itself', async () => {
    const { url, id, door, cookie, page, sent } = await letIn()
    expect(url).toMatch(new RegExp(`^${PUBLIC}/pay/${id}\\?code=pwc_`))
    expect(door.status).toBe(303)
    expect(door.headers.get('location')).toBe(`/paywicket/pay/${id}?cookie=`)
    expect(cookie).toContain(`Path=/paywicket/pay/${id};`)
    const clean = await visit(`${page}?cookie=`, { headers: sent })
    expect(clean.headers.get('location')).toBe(`/paywicket/pay/${id}`)
  })

  it('loads and tells all below the path', async () => {
    const { page, sent } = await letIn()
    const shown = await visit(page, { headers: sent })
    const text = await shown.text()
    const led = [...text.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, address = '']) => address)
    expect(led.length).toBeGreaterThan(3)
    for (const address of led) {
      expect(address).toMatch(/^\/paywicket\//)
      expect((await visit(root + address)).status).toBe(200)
    }
    expect(text).toMatch(/rel="modulepreload" href="\/paywicket\/chunks\//)
    expect(shown.headers.get('reporting-endpoints')).toBe('violations="/paywicket/v1/reports"')
    expect(shown.headers.get('content-security-policy')).toContain('report-uri /paywicket/v1/reports;')
    const told = { method: 'POST', body: '[]', headers: { 'content-type': 'application/reports+json' } }
    expect((await visit(`${root}/paywicket/v1/reports`, told)).status).toBe(204)
  })

  it('takes its forms there, and remembers the zone for all of them', async () => {
    const { id, page, sent } = await letIn()
    const form = /name="form" value="([^"]+)"/.exec(await (await visit(page, { headers: sent })).text())?.[1] ?? ''
    const body = new URLSearchParams({ do: 'choose', form, method: 'cactusgino.card', zone: 'Europe/Moscow' })
    const pressed = await visit(page, { method: 'POST', headers: sent, body })
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, `/paywicket/pay/${id}?locale=en`])
    expect(pressed.headers.get('set-cookie')).toMatch(/^__Secure-paywicket-zone=.*Path=\/paywicket\/pay;/)
  })
})

it('a payment system calls back, and sends the buyer back, below the path', async () => {
  const reached = await startSystem({ PAYWICKET_PUBLIC_URL: 'http://localhost:0/paywicket' })
  try {
    const { id, token, url } = await reached.open()
    expect(url).toContain(`${reached.url}/pay/${id}?`)
    await reached.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    const list = () => reached.shop<{ attempts: { id: string }[]; status: string }>('GET', `/v1/sessions/${id}`)
    const attempt = (await list()).body.attempts[0]?.id ?? ''
    const [payment] = await until(
      () => reached.payments(attempt),
      (payments) => payments.length > 0,
    )
    const back = await visit(`${reached.url}/v1/return/${attempt}?page`)
    expect([back.status, back.headers.get('location')]).toEqual([303, `/paywicket/pay/${id}`])
    const framed = await (await visit(`${reached.url}/v1/return/${attempt}?frame`)).text()
    expect(framed).toContain('src="/paywicket/v1/return/frame.js"')
    expect(framed).toContain(`data-next="${reached.url}/v1/return/${attempt}"`)
    await reached.event(payment?.id ?? '', 'pay')
    const paid = await until(list, ({ body }) => body.status === 'paid')
    expect(paid.body.status).toBe('paid')
  } finally {
    await reached.close()
  }
})

it('pictures are named below the path', async () => {
  const icon = iconAddress(PUBLIC, ['tea.example'], await openMarks())
  const named = icon('https://tea.example/tea.svg', 'tea')
  expect(named).toBe(`${PUBLIC}/v1/icons?of=https%3A%2F%2Ftea.example%2Ftea.svg`)
  expect(icon(undefined, 'qiwi')).toBe(`${PUBLIC}/v1/icons/qiwi`)
})

it('a path in the log says no more of a customer than without one', async () => {
  await system.shop('DELETE', '/v1/customers/ivan%40example.com')
  const line = system.lines.find((one) => one.includes('/v1/customers/'))
  expect(line).toContain('"/paywicket/v1/customers/…"')
})

it('a parameter that nobody knows is refused below the path as well, and a known one is not', async () => {
  const authorization = `Bearer ${SECRET_KEY}`
  const statuses = ['sessions?status=paid', 'sessions?state=paid', 'unmatched?x', 'sessions/ses_none?x=1'].map(
    async (asked) => (await visit(`${system.url}/v1/${asked}`, { headers: { authorization } })).status,
  )
  expect(await Promise.all(statuses)).toEqual([200, 422, 422, 422])
})

it('the proxy that is shown to shops keeps the path that they are shown', async () => {
  const text = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const [, sample = ''] = /```nginx\n(.*?)```/s.exec(text) ?? []
  const [, place = ''] = /location (\S+) \{/.exec(sample) ?? []
  const shown = /`(https:\/\/shop\.example\/[^`]*)`/.exec(text)?.[1] ?? ''
  expect(place).toBe(`${ownPaths(shown).prefix}/`)
  // An address with anything behind its port would be put in the path's place.
  expect(sample).toMatch(/proxy_pass http:\/\/[\w.]+:\d+;/)
})
