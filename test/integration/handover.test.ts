/** Going on with another device, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEXTS } from '../../server/texts/index.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const { page: said } = TEXTS.en

/** A session with a link to hand it over, and a press on the page that the link opens. */
async function handOver() {
  const { id, token } = await system.open('1503.17', { locale: 'en' })
  const made = await system.buyer<{ url: string; expiresAt: string }>(token, 'POST', '/handover')
  expect(made.status).toBe(200)
  const url = new URL(made.body.url)
  const key = url.searchParams.get('handover') ?? ''
  const address = `${system.url}/pay/${id}/handover`
  const press = (headers: Record<string, string> = {}, body = new URLSearchParams({ key })) =>
    fetch(address, { method: 'POST', redirect: 'manual', body, headers })
  return { id, token, url, key, press, expiresAt: made.body.expiresAt }
}
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

describe('a link to go on with another device', () => {
  it('is not spent by whoever looks at it, and lets one browser in by one press', async () => {
    const link = await handOver()
    for (const method of ['GET', 'GET', 'HEAD']) {
      const preview = await fetch(link.url, { method, redirect: 'manual' })
      expect([preview.status, preview.headers.get('set-cookie')]).toEqual([200, null])
      expect(preview.headers.get('cache-control')).toBe('no-store')
    }
    expect(await (await fetch(link.url)).text()).toContain(said.handover.goOnHere)
    const answer = await link.press({ origin: new URL(system.url).origin })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/pay/${link.id}?cookie=`])
    const shown = await fetch(`${system.url}/pay/${link.id}`, { headers: { cookie: cookieOf(answer) } })
    expect(await shown.text()).toContain('data-token="pwt_')
    const again = await link.press()
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null])
    expect(await again.text()).toContain(said.linkOver)
    expect((await fetch(link.url)).status).toBe(403)
  })

  it('is spent by one of two who press at the same moment', async () => {
    const link = await handOver()
    const answers = await Promise.all([link.press(), link.press(), link.press()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 403, 403])
  })

  it('is told to the screen that made it, with the time', async () => {
    const link = await handOver()
    expect((await system.buyer(link.token, 'GET')).body).not.toHaveProperty('handedOverAt')
    await link.press()
    const { body } = await system.buyer<{ handedOverAt?: string }>(link.token, 'GET')
    expect(Date.parse(body.handedOverAt ?? '')).toBeLessThanOrEqual(system.now())
  })

  it('is good for ten minutes, and its time cannot be made longer', async () => {
    const link = await handOver()
    const left = Date.parse(link.expiresAt) - system.now()
    expect(left).toBeGreaterThan(9 * 60_000)
    expect(left).toBeLessThanOrEqual(10 * 60_000)
    const [, end = '', random = ''] = /^pwh_([0-9a-z]+)_(.+)$/.exec(link.key) ?? []
    const longer = `pwh_${(Number.parseInt(end, 36) + 60_000).toString(36)}_${random}`
    for (const key of [longer, '', 'pwh_0_x', link.key.toLowerCase()]) {
      const answer = await link.press({}, new URLSearchParams({ key }))
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    }
    expect((await link.press()).status).toBe(303)
  })

  it('is of its own session, and no code, token or page key does in its place', async () => {
    const [mine, theirs] = [await handOver(), await handOver()]
    for (const key of [theirs.key, mine.token]) {
      const answer = await mine.press({}, new URLSearchParams({ key }))
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    }
    const asCode = await fetch(`${system.url}/pay/${mine.id}?code=${mine.key}`, { redirect: 'manual' })
    const asToken = await system.buyer(mine.key, 'GET')
    expect([asCode.status, asToken.status]).toEqual([403, 401])
    expect((await theirs.press()).status).toBe(303)
  })

  it('is not spent by a press on another site’s page', async () => {
    const link = await handOver()
    const answer = await link.press({ origin: 'https://evil.example' })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
    expect(await answer.text()).toContain(said.pressHere)
    expect((await link.press()).status).toBe(303)
  })

  it('ends with what the shop revokes', async () => {
    const link = await handOver()
    await system.shop('POST', `/v1/sessions/${link.id}/revoke`)
    expect((await link.press()).status).toBe(403)
  })

  it('is over after its time, by the server’s clock', async () => {
    const link = await handOver()
    system.advance(Date.parse(link.expiresAt) - system.now() + 1)
    expect((await fetch(link.url)).status).toBe(403)
    expect((await link.press()).status).toBe(403)
  })
})
