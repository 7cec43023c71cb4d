/** A token that was stolen, a link that was sent to the wrong person: what they led to ends at once, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ ...only('cactusgino') }, { isLive: true })
})
afterAll(() => system.close())

/** Lets a browser in by the link: its cookie. */
async function cookieOf(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

it('ends tokens, links, pages and streams, and leaves what is being paid alone', async () => {
  const { id, token, url, order } = await system.open()
  const page = `${system.url}/pay/${id}`
  const cookie = await cookieOf(url)
  const seen = (kept: string) => fetch(page, { headers: { cookie: kept } }).then(({ status }) => status)
  expect(await seen(cookie)).toBe(200)
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  await until(
    async () => (await system.buyer(token, 'GET')).body,
    ({ action }) => action.kind === 'transfer',
  )
  const stream = await fetch(`${system.url}/v1/checkout/events`, { headers: { authorization: `Bearer ${token}` } })
  const ended = stream.text()

  const answer = await system.shop<{ status: string; log: { what: string; detail?: object }[] }>(
    'POST',
    `/v1/sessions/${id}/revoke`,
    undefined,
    { 'paywicket-actor': 'Anna' },
  )
  expect(answer).toMatchObject({ status: 200, body: { status: 'open' } })
  expect(answer.body.log.at(-1)).toMatchObject({ what: 'session.revoked', detail: { by: 'Anna' } })
  // No more comes by it; it does not wait for the next beat.
  expect(await ended).toContain('"transfer"')
  expect((await system.buyer(token, 'GET')).status).toBe(401)
  expect(await seen(cookie)).toBe(403)
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(403)

  // The shop gives another, by which the same goes on.
  const again = await system.shop<{ id: string; token: string; url: string }>('POST', '/v1/sessions', {
    order,
    customer: { id: 'customer-1' },
  })
  expect(again.body.id).toBe(id)
  expect((await system.buyer(again.body.token, 'GET')).body.action.kind).toBe('transfer')
  expect(await seen(await cookieOf(again.body.url))).toBe(200)
  expect(await system.shop('POST', '/v1/sessions/ses_none/revoke')).toMatchObject({ status: 404 })
  expect((await fetch(`${system.url}/v1/sessions/${id}/revoke`, { method: 'POST' })).status).toBe(401)
})
