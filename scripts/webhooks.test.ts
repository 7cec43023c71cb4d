import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSystem, type System } from '../test/support/system.ts'
import { until } from '../test/support/until.ts'
import { listenForWebhooks } from './webhooks.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const printed: string[] = []
let system: System
let listener: Awaited<ReturnType<typeof listenForWebhooks>>

beforeAll(async () => {
  listener = await listenForWebhooks(0, SECRET, (text) => void printed.push(text))
  const { port } = listener.address() as AddressInfo
  system = await startSystem({
    PAYWICKET_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    PAYWICKET_WEBHOOK_SECRET: SECRET,
  })
})
afterAll(async () => {
  await system.close()
  listener.close()
})

it('prints a verified webhook, and the same one again when it is sent again', async () => {
  const { id } = await system.open('12.00')
  await system.shop('POST', `/v1/sessions/${id}/cancel`)
  const lines = () => Promise.resolve(printed)
  await until(lines, (list) => list.length === 1)
  expect(printed[0]).toContain('session.cancelled, signature right')
  const [webhook] = /msg_\w+/.exec(printed[0] ?? '') ?? []
  const again = await system.shop('POST', `/v1/webhooks/${webhook}/resend`)
  expect(again).toMatchObject({ status: 202, body: { id: webhook } })
  await until(lines, (list) => list.length === 2)
  expect(printed[1]).toContain(`${webhook} (2. time`)
})

it('refuses what is not signed', async () => {
  const { port } = listener.address() as AddressInfo
  const headers = { 'webhook-id': 'msg_x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,nonsense' }
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}', headers })
  expect(answer.status).toBe(401)
  expect(printed.at(-1)).toContain('REFUSED')
})

interface Page {
  readonly data: readonly { readonly id: string; readonly session?: string }[]
  readonly next?: string
}
const list = (query: string) => system.shop<Page>('GET', `/v1/webhooks${query}`)

it('lists them by state and session, the newest first and page by page', async () => {
  const ids: string[] = []
  for (const value of ['1.00', '2.00', '3.00']) {
    const { id } = await system.open(value)
    ids.push(id)
    await system.shop('POST', `/v1/sessions/${id}/cancel`)
    system.advance(1000)
  }
  const [first = '', , last = ''] = ids
  const told = await until(
    () => list(`?session=${last}&state=delivered`),
    ({ body }) => body.data.length > 0,
  )
  expect(told.body.data).toMatchObject([{ type: 'session.cancelled', session: last, state: 'delivered', tries: 1 }])
  const newest = await list('?limit=2')
  expect(newest.body.data.map(({ session }) => session)).toEqual([last, ids[1]])
  const older = await list(`?limit=1&after=${newest.body.next}`)
  expect(older.body.data.map(({ session }) => session)).toEqual([first])
  expect((await list(`?session=${first}&state=failed`)).body).toEqual({ data: [] })
  expect(await list('?after=msg_nobody')).toMatchObject({ status: 422, body: { field: 'after' } })
  expect(await list('?state=lost')).toMatchObject({ status: 422, body: { field: 'state' } })
})

it('are for the shop alone', async () => {
  expect(await system.shop('GET', '/v1/webhooks?state=failed')).toEqual({ status: 200, body: { data: [] } })
  expect(await system.shop('POST', '/v1/webhooks/msg_nobody/resend')).toMatchObject({ status: 404 })
  const stranger = { authorization: 'Bearer nonsense' }
  expect(await system.shop('GET', '/v1/webhooks?state=failed', undefined, stranger)).toMatchObject({ status: 401 })
  expect(await system.shop('POST', '/v1/webhooks/x/resend', undefined, stranger)).toMatchObject({ status: 401 })
})
