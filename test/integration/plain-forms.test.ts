/** A plain form of the hosted page is taken from that page alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formTokenIn } from '../support/plain-form.ts'
import { startSystem, type System } from '../support/system.ts'
import { TEXTS } from '../../server/texts/index.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

/** A buyer whose browser has been let in, and the page that it shows. */
async function letIn() {
  const { id, url } = await system.open('1503.17', { locale: 'en' })
  const first = await fetch(url, { redirect: 'manual' })
  const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
  const address = `${system.url}/pay/${id}`
  const page = await (await fetch(address, { headers: { cookie } })).text()
  const post = (body: string | URLSearchParams, headers: Record<string, string> = {}) =>
    fetch(address, { method: 'POST', redirect: 'manual', body, headers: { cookie, ...headers } })
  const attempts = async () =>
    (await system.shop<{ attempts: unknown[] }>('GET', `/v1/sessions/${id}`)).body.attempts.length
  return { post, attempts, form: formTokenIn(page), cookie }
}
const CHOICE = { do: 'choose', method: 'cactusgino.card' }
const said = TEXTS.en.page.pressHere

describe('a plain form', () => {
  it.each([
    ['no Origin at all', {}],
    ['our own Origin', 'own'],
    ['what a browser says of the page itself', { 'sec-fetch-site': 'same-origin' }],
  ] as const)('is taken with its token and %s', async (_, headers) => {
    const buyer = await letIn()
    const body = new URLSearchParams({ ...CHOICE, form: buyer.form })
    const answer = await buyer.post(body, headers === 'own' ? { origin: new URL(system.url).origin } : headers)
    expect([answer.status, await buyer.attempts()]).toEqual([303, 1])
  })

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a neighbour', { origin: 'http://shop.localhost:4400' }],
    ['a page that hides whose it is', { origin: 'null' }],
    ['a host that only its sender knows', { origin: 'http://evil.example', host: 'evil.example' }],
    ['another site, by a browser that says no more', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour, by such a browser', { 'sec-fetch-site': 'same-site' }],
  ] as const)('is refused from %s, even with its token, and the page is shown to press there', async (_, headers) => {
    const buyer = await letIn()
    const answer = await buyer.post(new URLSearchParams({ ...CHOICE, form: buyer.form }), headers)
    const page = await answer.text()
    expect([answer.status, await buyer.attempts()]).toEqual([403, 0])
    expect(page).toContain(said)
    const again = await buyer.post(new URLSearchParams({ ...CHOICE, form: formTokenIn(page) }))
    expect([again.status, await buyer.attempts()]).toEqual([303, 1])
  })

  it('is refused without its token, and with that of another browser', async () => {
    const [buyer, other] = [await letIn(), await letIn()]
    for (const form of [undefined, '', other.form, buyer.form.toLowerCase()]) {
      const answer = await buyer.post(new URLSearchParams({ ...CHOICE, ...(form === undefined ? {} : { form }) }))
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining(said)])
    }
    expect(await buyer.attempts()).toBe(0)
  })

  it('is refused in words where it cannot be read', async () => {
    const buyer = await letIn()
    const broken = [
      ['--b\r\ncontent-disposition: form-data; name="do', 'multipart/form-data; boundary=b'],
      ['--other--', 'multipart/form-data; boundary=b'],
      ['x', 'multipart/form-data'],
    ] as const
    for (const [body, type] of broken) {
      const answer = await buyer.post(body, { 'content-type': type })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).toContain(said)
    }
    expect((await buyer.post('x'.repeat(65 * 1024))).status).toBe(413)
    expect(await buyer.attempts()).toBe(0)
  })
})
