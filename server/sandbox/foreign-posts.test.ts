import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSystem, type System } from '../../test/support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

/** A transfer that is waited for, as the sandbox has it. */
async function payment() {
  const { token, id } = await system.open()
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  const { body } = await system.shop<{ attempts: { id: string }[] }>('GET', `/v1/sessions/${id}`)
  const found = (await system.payments(body.attempts[0]?.id ?? '')).at(-1)
  if (!found) throw new Error('the sandbox holds no payment')
  const status = async () => (await system.payments(found.reference)).at(-1)?.status
  return { id: found.id, status }
}

it.each([
  ['a simple POST', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ['a page that hides whose it is', { origin: 'null' }],
  ['another server of this machine', { origin: 'http://localhost:1' }],
  ['a name that was made to lead here', { origin: 'http://evil.example', host: 'evil.example' }],
  ['a browser that says no more', { 'sec-fetch-site': 'cross-site' }],
] as const)('takes no event from another page: %s', async (_, headers) => {
  const { id, status } = await payment()
  const before = await status()
  for (const path of [
    `/_sandbox/payments/${id}/pay`,
    '/_sandbox/payments',
    '/cactusgino/pay/none',
    '/paymega/hpp/none/pay',
  ]) {
    const answer = await fetch(system.sandboxUrl + path, { method: 'POST', body: '{}', headers })
    expect([path, answer.status]).toEqual([path, 403])
  }
  for (const method of ['PUT', 'DELETE'])
    expect((await fetch(`${system.sandboxUrl}/_sandbox/faults`, { method, headers })).status).toBe(403)
  expect(await status()).toBe(before)
})

it.each(['/paymega/hpp/none', '/paymega/public-api/payment-invoices/process'])(
  'lets a shop’s page send its buyer to %s by a form',
  async (path) => {
    const headers = { origin: 'https://shop.example', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(system.sandboxUrl + path, { method: 'POST', headers, body: 'amount=1' })
    expect(answer.status).not.toBe(403)
  },
)

it('takes it from its own page, and from no page', async () => {
  for (const headers of [{ origin: system.sandboxUrl }, {}, { 'sec-fetch-site': 'same-origin' }]) {
    const { id, status } = await payment()
    const answer = await fetch(`${system.sandboxUrl}/_sandbox/payments/${id}/pay`, { method: 'POST', headers })
    expect([answer.status, await status()]).toEqual([200, 'paid'])
  }
})
