/** What every sample of a backend must be able to do, whatever it is written in. */
import assert from 'node:assert/strict'
import { Webhook } from 'standardwebhooks'
import { SECRET_KEY, startSystem } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'

export const SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz'
const OTHER_SECRET = 'whsec_YW5vdGhlciBzZWNyZXQgb2YgMjQgbGV0dGVycyE='
const MINUTE = 60_000
/** Its payments can be sent back, and it asks the buyer for nothing. */
export const REFUNDABLE = 'paymega.payment_card_rub_hpp'

/** A shop that runs a sample. */
export interface Shop {
  /** Where its buyer presses "pay". */
  readonly pay: string
  /** Where it hears webhooks. */
  readonly webhook: string
  /** All that it has printed. */
  said(): string
  /** Runs the sample's refund to its end; what it printed. */
  refund(session: string, value: string, key: string): Promise<string>
}

/** A server that tells the shop at `webhook`, and its sandbox. */
export const systemFor = (webhook: string) =>
  startSystem({ PAYWICKET_WEBHOOK_URL: webhook, PAYWICKET_WEBHOOK_SECRET: SECRET }, { isLive: true })

/** What a sample is set to beside the server at this address. */
export const secrets = (server: string) => ({
  PAYWICKET_SERVER: server,
  PAYWICKET_SECRET_KEY: SECRET_KEY,
  PAYWICKET_WEBHOOK_SECRET: SECRET,
})

type System = Awaited<ReturnType<typeof systemFor>>

/** A buyer who has been sent to the hosted page pays in the sandbox; by way of the API, as the hosted page has tests of its own. */
export async function payAsBuyer(system: System, session: string): Promise<void> {
  const { body: view } = await system.shop<{ order: object }>('GET', `/v1/sessions/${session}`)
  const { body: again } = await system.shop<{ token: string }>('POST', '/v1/sessions', { order: view.order })
  await system.buyer(again.token, 'POST', '/choose', { method: REFUNDABLE, fields: {} })
  const attempt = async () =>
    (await system.shop<{ attempts: readonly { id: string }[] }>('GET', `/v1/sessions/${session}`)).body.attempts[0]?.id
  const reference = await until(attempt, (id) => id !== undefined)
  const payment = await until(
    async () => (await system.payments(reference ?? ''))[0],
    (one) => one?.status === 'open',
  )
  await system.event(payment?.id ?? '', 'pay')
}

/** A webhook for the order `order` as it is signed at `at`, with `secret`. */
function post(shop: Shop, order: string, secret: string, at: number): Promise<Response> {
  const body = JSON.stringify({
    type: 'session.paid',
    timestamp: new Date(at).toISOString(),
    data: { id: `ses_${order}`, order: { id: order } },
  })
  const id = `msg_${order}`
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  }
  return fetch(shop.webhook, { method: 'POST', headers, body })
}

/** Opens, pays, hears, refuses what is forged or old, takes what is re-sent once, sends a part back and hears of it. */
export async function walk(shop: Shop, system: System): Promise<void> {
  const heard = (pattern: RegExp) => until(shop.said, (text) => pattern.test(text))

  const sent = await fetch(shop.pay, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  assert.equal(sent.status, 303, await sent.text())
  const location = sent.headers.get('location') ?? ''
  assert.ok(location.includes(`${system.url}/pay/ses_`), location)
  const session = /ses_\w+/.exec(location)?.[0] ?? ''
  await payAsBuyer(system, session)
  await heard(new RegExp(`paid: order \\w[\\w-]+, session ${session}\\b`))

  const statusOf = async (answer: Promise<Response>) => (await answer).status
  const now = Date.now()
  assert.equal(await statusOf(post(shop, 'forged', OTHER_SECRET, now)), 401)
  assert.equal(await statusOf(post(shop, 'old', SECRET, now - 6 * MINUTE)), 401)
  assert.equal(await statusOf(post(shop, 'again', SECRET, now)), 204)
  assert.equal(await statusOf(post(shop, 'again', SECRET, now)), 204)

  const [first, second] = [await shop.refund(session, '500.00', 'a cup'), await shop.refund(session, '500.00', 'a cup')]
  const [, refund] = /^(r\w{20,}) (?:pending|succeeded)$/m.exec(first) ?? [first]
  // The same key again is the same refund.
  assert.match(second, new RegExp(`^${refund} `, 'm'))
  await heard(/sent back: 500\.00 of order /)

  const orders = [...shop.said().matchAll(/paid: order ([\w-]+)/g)].map(([, order]) => order)
  assert.equal(orders.length, 2)
  assert.equal(orders[1], 'again')
}
