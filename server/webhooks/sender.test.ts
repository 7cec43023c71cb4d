import { expect, it } from 'vitest'
import { startSystem } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { receiveWebhooks, type Heard } from '../../test/support/webhook-receiver.ts'
import { afterTry, WAITS } from './sender.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

it('tells the shop what happened, signed, again after a failure, under the same id', async () => {
  const heard: Heard[] = []
  const shop = await receiveWebhooks(SECRET, (webhook) => (heard.push(webhook) === 1 ? 500 : 204))
  const system = await startSystem({
    PAYWICKET_WEBHOOK_URL: `${shop.url}/hook`,
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
      () => heard.length,
      (count) => count === 1,
    )
    await system.quiet()
    system.advance(WAITS[0] ?? 0)
    await until(
      () => heard.length,
      (count) => count === 2,
    )
    expect(heard.map((event) => event.type)).toEqual(['session.paid', 'session.paid'])
    expect(new Set(heard.map((event) => event.id)).size).toBe(1)
  } finally {
    await system.close()
    await shop.close()
  }
})

it('signs with each of its secrets, so that a receiver may know either', async () => {
  const OLD = 'whsec_b3VyIG93biBzZWNyZXQgZm9yIHdlYmhvb2tz'
  const heard: Heard[] = []
  const shops = [
    await receiveWebhooks(SECRET, (webhook) => (heard.push(webhook), 204)),
    await receiveWebhooks(OLD, (webhook) => (heard.push(webhook), 204)),
  ]
  try {
    for (const shop of shops) {
      const system = await startSystem({
        PAYWICKET_WEBHOOK_URL: `${shop.url}/hook`,
        PAYWICKET_WEBHOOK_SECRET: `${SECRET},${OLD}`,
      })
      const { id } = await system.open('12.00')
      await system.shop('POST', `/v1/sessions/${id}/cancel`)
      await until(
        () => heard.length,
        (count) => count === shops.indexOf(shop) + 1,
      )
      await system.close()
    }
    expect(heard.map(({ type }) => type)).toEqual(['session.cancelled', 'session.cancelled'])
  } finally {
    await Promise.all(shops.map((shop) => shop.close()))
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
