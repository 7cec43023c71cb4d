/** Callbacks that are signed and could mean more than one thing, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { signed } from '../../server/sandbox/cactusgino/signature.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'
import { receiveWebhooks, type Heard } from '../support/webhook-receiver.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const heard: Heard[] = []

let shop: Awaited<ReturnType<typeof receiveWebhooks>>
let system: System
beforeAll(async () => {
  shop = await receiveWebhooks(SECRET, (webhook) => {
    heard.push(webhook)
    return 200
  })
  const env = { PAYWICKET_WEBHOOK_URL: shop.url, PAYWICKET_WEBHOOK_SECRET: SECRET }
  system = await startSystem({ ...only('cactusgino'), ...env }, { isLive: true })
})
afterAll(async () => {
  await system.close()
  await shop.close()
})

const salt = SANDBOX_ENV['CACTUSGINO_SALT'] ?? ''
const payout = (attempt: string) => ({
  invoice_id: '1',
  is_payout: true,
  received_amount: 150_317,
  received_currency: 'RUB',
  request_id: attempt,
  status: 4,
})
async function call(body: object): Promise<{ readonly status: number; readonly reply: unknown }> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${system.url}/v1/callbacks/cactusgino`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: answer.status, reply: await answer.json() }
}
interface Kept {
  readonly id: string
  readonly why?: string
  readonly state: string
}
const kept = async () => (await system.shop<{ data: Kept[] }>('GET', '/v1/unmatched')).body.data

it('a payout in other words pays nothing, is kept once for a person, and is answered as taken', async () => {
  const { id, token } = await system.open()
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  const view = async () =>
    (await system.shop<{ status: string; attempts: { id: string }[] }>('GET', `/v1/sessions/${id}`)).body
  const attempt = (await view()).attempts[0]?.id ?? ''
  const { signature, invoice_id: _n, is_payout: _p, ...rest } = signed(payout(attempt), salt)
  const spellings = [
    { ...rest, signature, invoice_id: '1;is_payout:True' },
    { ...rest, signature, invoice_id: ['1', 'is_payout:True'] },
    { ...rest, signature, invoice_id: '1', is_payout: ['True'] },
    { signature, ...rest, invoice_id: '1;is_payout:True' },
  ]
  for (const body of spellings) expect(await call(body)).toEqual({ status: 200, reply: { result: 'ok' } })
  expect((await view()).status).toBe('open')
  const [one, ...others] = await kept()
  expect(others).toEqual([])
  expect(one).toMatchObject({ provider: 'cactusgino', state: 'open', why: 'a value holds ;' })
  const told = await until(
    async () => heard.filter(({ type }) => type === 'payment.unmatched'),
    ({ length }) => length > 0,
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.data).toMatchObject({ id: one?.id, why: 'a value holds ;' })
  expect(system.lines.join('')).toContain('a signed callback is unclear')
  expect(await system.shop('POST', `/v1/unmatched/${one?.id}/assign`, { session: id })).toMatchObject({
    status: 409,
    body: { code: 'nothing_to_assign' },
  })
  expect(await system.shop('POST', `/v1/unmatched/${one?.id}/dismiss`, { note: 'a payout' })).toMatchObject({
    body: { state: 'dismissed' },
  })
  expect((await view()).status).toBe('open')
})

it('a callback of more than 16 KB is not read, and nobody is asked who is not set up', async () => {
  const body = JSON.stringify(signed({ ...payout('x'), description: 'x'.repeat(17_000) }, salt))
  const post = (provider: string) => fetch(`${system.url}/v1/callbacks/${provider}`, { method: 'POST', body })
  expect((await post('cactusgino')).status).toBe(413)
  expect((await post('paymega')).status).toBe(404)
  expect((await post('cactusgin%6f')).status).toBe(413)
})
