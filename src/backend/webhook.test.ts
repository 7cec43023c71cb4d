import { createHmac, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { verifyWebhook, type WebhookHeaders } from './webhook.ts'

const NOW = 1_760_000_000_000
const SECRET = `whsec_${randomBytes(32).toString('base64')}`
const BODY = JSON.stringify({ type: 'session.paid', timestamp: '2026-11-27T10:00:00.000Z', data: { id: 'ses_1' } })

/** As standardwebhooks.com has it, by Node's own means. */
function signed(body: string, secret = SECRET, at = NOW): Record<string, string> {
  const seconds = String(Math.floor(at / 1000))
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`msg_1.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
const read = (
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[] = SECRET,
  now = NOW,
) => verifyWebhook(body, headers, secret, { now })
const codeOf = (read_: Promise<unknown>) =>
  read_.then(
    () => 'taken',
    (error: { code: string }) => error.code,
  )

it('gives back what was signed, however the headers come', async () => {
  const event = await read(BODY, signed(BODY))
  expect(event).toEqual(JSON.parse(BODY))
  const shouted = Object.fromEntries(Object.entries(signed(BODY)).map(([name, value]) => [name.toUpperCase(), [value]]))
  for (const headers of [new Headers(signed(BODY)), shouted]) expect(await read(BODY, headers)).toEqual(event)
  expect(await read(new TextEncoder().encode(BODY), signed(BODY))).toEqual(event)
  const cyrillic = JSON.stringify({ ...event, data: { name: 'Зоя 🧾' } })
  expect(await read(cyrillic, signed(cyrillic))).toEqual(JSON.parse(cyrillic))
})

it('takes any of several secrets and of several signatures, while one is being changed', async () => {
  const other = `whsec_${randomBytes(24).toString('base64')}`
  expect(await codeOf(read(BODY, signed(BODY), [other, SECRET]))).toBe('taken')
  expect(await codeOf(read(BODY, signed(BODY), `${other}, ${SECRET}`))).toBe('taken')
  const both = `${signed(BODY, other)['webhook-signature']} ${signed(BODY)['webhook-signature']}`
  expect(await codeOf(read(BODY, { ...signed(BODY), 'webhook-signature': both }))).toBe('taken')
  expect(await codeOf(read(BODY, signed(BODY), other))).toBe('webhook_forged')
})

it('refuses what was changed, is old, has no signature, or came from elsewhere', async () => {
  const right = signed(BODY)
  expect(await codeOf(read(BODY.replace('ses_1', 'ses_2'), right))).toBe('webhook_forged')
  expect(await codeOf(read(BODY, { ...right, 'webhook-id': 'msg_2' }))).toBe('webhook_forged')
  expect(await codeOf(read(BODY, { ...right, 'webhook-signature': 'v1,AAAA' }))).toBe('webhook_forged')
  expect(
    await codeOf(read(BODY, { ...right, 'webhook-signature': right['webhook-signature']?.replace('v1,', 'v2,') })),
  ).toBe('webhook_forged')
  for (const name of Object.keys(right))
    expect(await codeOf(read(BODY, { ...right, [name]: undefined }))).toBe('webhook_unsigned')
  expect(await codeOf(read(BODY, right, SECRET, NOW + 301_000))).toBe('webhook_old')
  expect(await codeOf(read(BODY, right, SECRET, NOW - 301_000))).toBe('webhook_old')
  expect(await codeOf(read(BODY, right, SECRET, NOW + 299_000))).toBe('taken')
  expect(await codeOf(read(BODY, right, 'whsec_???'))).toBe('webhook_secret')
  const strange = BODY.replace('session.paid', 'session.danced')
  expect(await codeOf(read(strange, signed(strange)))).toBe('webhook_unknown')
})

it('says so where the body was parsed before', async () => {
  const parsed: unknown = JSON.parse(BODY)
  await expect(read(parsed as string, signed(BODY))).rejects.toThrow('before it is parsed')
})
