/** Webhooks to several addresses, over real HTTP: each hears what it wants, once, whatever becomes of the others. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WIDGET } from '../../server/manifest.ts'
import { WAITS } from '../../server/webhooks/sender.ts'
import { listen } from '../support/listener.ts'
import { startSystem } from '../support/system.ts'
import { until } from '../support/until.ts'
import { receiveWebhooks, type Heard } from '../support/webhook-receiver.ts'

const SHOP = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz'
const BOOKS = 'whsec_YW5vdGhlciBzZWNyZXQgb2YgMjQgbGV0dGVycyE='

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-webhooks-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('each hears what it wants, signed by its own secret, and one that is down is told later, also by the next server', async () => {
  const heard = { shop: [] as Heard[], books: [] as Heard[] }
  let isDown = true
  // Each knows its own secret alone, and refuses what is not signed by it.
  const shop = await receiveWebhooks(SHOP, (webhook) => (heard.shop.push(webhook), 204))
  const books = await receiveWebhooks(BOOKS, (webhook) => (isDown ? 503 : (heard.books.push(webhook), 204)))
  const file = join(folder, 'webhooks.json')
  await writeFile(
    file,
    JSON.stringify([
      { url: `${shop.url}/hook`, secrets: [SHOP] },
      { url: `${books.url}/secret-path`, secrets: [BOOKS], events: ['session.cancelled'] },
    ]),
  )
  const system = await startSystem({ PAYWICKET_WEBHOOKS: file, DATABASE_URL: `file:${join(folder, 'paywicket.db')}` })
  try {
    const cancelled = await system.open('12.00')
    await system.shop('POST', `/v1/sessions/${cancelled.id}/cancel`)
    await until(
      () => heard.shop.length,
      (count) => count === 1,
    )
    const listed = async () =>
      (
        await system.shop<{ data: { id: string; state: string; error?: string; tries: number }[] }>(
          'GET',
          `/v1/webhooks?session=${cancelled.id}`,
        )
      ).body.data
    const [waiting] = await until(listed, ([one]) => one?.tries === 1)
    expect(waiting).toMatchObject({ state: 'waiting', error: `${new URL(books.url).host}: answered 503` })
    expect(JSON.stringify(await listed()) + system.lines.join('')).not.toContain('secret-path')

    // The next server knows who has heard it.
    await system.replace(WIDGET)
    isDown = false
    system.advance((WAITS[0] ?? 0) + 1)
    await until(
      () => heard.books.length,
      (count) => count === 1,
    )
    const [told] = await until(listed, ([one]) => one?.state === 'delivered')
    expect(told).toMatchObject({ id: waiting?.id, tries: 2 })
    expect(heard.shop.map(({ id }) => id)).toEqual([waiting?.id])
    expect(heard.books.map(({ id, type }) => [id, type])).toEqual([[waiting?.id, 'session.cancelled']])

    // Another event is none of the books'; one that is asked for again goes to both.
    const paid = await system.open('55.00')
    const chosen = await system.patiently(system.buyer(paid.token, 'POST', '/choose', { method: 'cactusgino.card' }))
    const [payment] = await until(
      () => system.payments(chosen.body.attempt?.id ?? ''),
      (list) => list.length > 0,
    )
    await system.event(payment?.id ?? '', 'pay')
    await until(
      () => heard.shop.map(({ type }) => type),
      (types) => types.includes('session.paid'),
    )
    await system.shop('POST', `/v1/webhooks/${waiting?.id ?? ''}/resend`)
    await until(
      () => heard.books.length,
      (count) => count === 2,
    )
    expect(heard.books.every(({ type }) => type === 'session.cancelled')).toBe(true)
    expect(heard.shop.filter(({ id }) => id === waiting?.id)).toHaveLength(2)
  } finally {
    await system.close()
    await Promise.all([shop.close(), books.close()])
  }
})

it('one that hangs holds up nobody else', async () => {
  const heard: Heard[] = []
  let asked = 0
  const shop = await receiveWebhooks(SHOP, (webhook) => (heard.push(webhook), 204))
  // It takes the connection, and never says a word.
  const silent = await listen(() => {
    asked += 1
    return new Promise(() => {})
  })
  const file = join(folder, 'silent.json')
  const entries = [
    { url: silent.url, secrets: [BOOKS] },
    { url: `${shop.url}/hook`, secrets: [SHOP] },
  ]
  await writeFile(file, JSON.stringify(entries))
  const system = await startSystem({ PAYWICKET_WEBHOOKS: file })
  try {
    for (const [place, value] of ['12.00', '13.00', '14.00'].entries()) {
      const { id } = await system.open(value)
      await system.shop('POST', `/v1/sessions/${id}/cancel`)
      await until(
        () => [heard.length, asked],
        ([told, hanging]) => told === place + 1 && hanging === place + 1,
      )
    }
  } finally {
    await system.close()
    await Promise.all([shop.close(), silent.close()])
  }
})
