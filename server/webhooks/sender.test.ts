import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { startSystem, until } from '../../test/support/system.ts'
import { afterTry, WAITS } from './sender.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

it('tells the shop what happened, signed, again after a failure, under the same id', async () => {
  const heard: { id: string; type: string }[] = []
  let fail = true
  const shop = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const verified = new Webhook(SECRET).verify(body, headers) as { type: string }
      heard.push({ id: String(request.headers['webhook-id']), type: verified.type })
      response.statusCode = fail ? 500 : 204
      fail = false
      response.end()
    })
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const { port } = shop.address() as AddressInfo
  const system = await startSystem({
    PAYWICKET_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
    PAYWICKET_WEBHOOK_SECRET: SECRET,
  })
  try {
    const { token } = await system.open('55.00')
    const chosen = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    const [payment] = await until(
      () => system.payments(chosen.body.attempt?.id ?? ''),
      (list) => list.length > 0,
    )
    await system.event(payment?.id ?? '', 'pay')
    await until(
      async () => heard.length,
      (count) => count >= 2,
      20,
    )
    expect(heard.map((event) => event.type)).toEqual(['session.paid', 'session.paid'])
    expect(new Set(heard.map((event) => event.id)).size).toBe(1)
  } finally {
    await system.close()
    shop.close()
  }
})

it('keeps trying for three days and then gives up', () => {
  const total = WAITS.reduce((sum, wait) => sum + wait, 0)
  expect(total).toBeGreaterThanOrEqual(3 * 24 * 3600 * 1000 - 3600 * 1000)
  const failed = { ok: false, detail: 'answered 500' }
  expect(afterTry(failed, 0, 1000, WAITS)).toEqual({ kind: 'again', at: 6000, error: 'answered 500' })
  expect(afterTry(failed, WAITS.length, 1000, WAITS)).toEqual({ kind: 'given-up', error: 'answered 500' })
  expect(afterTry({ ok: true, detail: '' }, 3, 1000, WAITS)).toEqual({ kind: 'delivered' })
})
