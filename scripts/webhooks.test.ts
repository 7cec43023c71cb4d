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

it('lists the failed ones only, to the shop only', async () => {
  expect(await system.shop('GET', '/v1/webhooks?state=failed')).toEqual({ status: 200, body: { data: [] } })
  expect(await system.shop('GET', '/v1/webhooks')).toMatchObject({ status: 422, body: { field: 'state' } })
  expect(await system.shop('POST', '/v1/webhooks/msg_nobody/resend')).toMatchObject({ status: 404 })
  const stranger = { authorization: 'Bearer nonsense' }
  expect(await system.shop('GET', '/v1/webhooks?state=failed', undefined, stranger)).toMatchObject({ status: 401 })
  expect(await system.shop('POST', '/v1/webhooks/x/resend', undefined, stranger)).toMatchObject({ status: 401 })
})
