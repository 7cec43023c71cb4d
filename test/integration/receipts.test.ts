/** Receipts that a buyer shows, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TEXTS } from '../../server/texts/index.ts'
import { formTokenIn } from '../support/plain-form.ts'
import { SECRET_KEY, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
const file = (end: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.concat([PNG, Buffer.from(end)]))
const MB = 1024 * 1024

/** A buyer who has said that the money is sent. */
async function sent(customer = 'anna') {
  const { id, token, url } = await system.open('1503.17', { locale: 'en', customer: { id: customer } })
  await system.patiently(system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' }))
  const shown = await until(
    async () => (await system.buyer(token, 'GET')).body,
    ({ action }) => action.kind === 'transfer',
  )
  const attempt = shown.attempt?.id ?? ''
  await system.buyer(token, 'POST', '/sent', { attempt })
  const show = async (body: string | Uint8Array<ArrayBuffer>, of = attempt, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${system.url}/v1/checkout/receipt?attempt=${of}&locale=en`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
    return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string; action: unknown } }
  }
  const view = async () =>
    (await system.shop<{ attempts: { receipts?: unknown[] }[] }>('GET', `/v1/sessions/${id}`)).body
  return { id, token, url, attempt, show, view }
}
const fetched = (id: string, key: string) =>
  fetch(`${system.url}/v1/receipts/${id}`, { headers: { authorization: `Bearer ${key}` } })

describe('a receipt', () => {
  it('is kept for the shop alone, byte by byte, and moves no money', async () => {
    const buyer = await sent()
    expect((await system.buyer(buyer.token, 'GET')).body.action).toMatchObject({ kind: 'wait', receipts: 3 })
    const answer = await buyer.show(file('one'))
    expect([answer.status, answer.body.action]).toMatchObject([200, { kind: 'wait', receipts: 2 }])
    const { attempts } = await buyer.view()
    const [receipt] = (attempts[0]?.receipts ?? []) as { id: string }[]
    expect(receipt).toEqual({ id: expect.stringMatching(/^rct_/), type: 'image/png', size: 15, at: expect.any(String) })
    expect(await buyer.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
    const got = await fetched(receipt?.id ?? '', SECRET_KEY)
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(file('one'))
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect((await fetched(receipt?.id ?? '', buyer.token)).status).toBe(401)
    expect((await fetched('rct_nobody', SECRET_KEY)).status).toBe(404)
    expect(system.lines.join('')).not.toContain('PNG')
  })

  it('is one, however often it is sent, and there are three of a session', async () => {
    const buyer = await sent()
    const same = await Promise.all([buyer.show(file('one')), buyer.show(file('one'))])
    expect(same.map(({ status }) => status)).toEqual([200, 200])
    for (const end of ['two', 'three']) expect((await buyer.show(file(end))).status).toBe(200)
    const more = await buyer.show(file('four'))
    expect([more.status, more.body.code]).toEqual([409, 'receipts_enough'])
    expect((await buyer.show(file('one'))).status).toBe(200)
    expect((await buyer.view()).attempts[0]?.receipts).toHaveLength(3)
  })

  it('is what its bytes say, not what it calls itself', async () => {
    const buyer = await sent()
    for (const body of ['<svg onload="alert(1)"/>', '<!doctype html>', '', 'GIF89a']) {
      const answer = await buyer.show(body, buyer.attempt, { 'content-type': 'image/png' })
      expect([answer.status, answer.body.detail]).toEqual([415, TEXTS.en.refusals.not_a_receipt])
    }
    expect((await buyer.show(file('x'), 'another')).body).toMatchObject({ code: 'unknown_attempt', field: 'attempt' })
    expect((await buyer.view()).attempts[0]).not.toHaveProperty('receipts')
  })

  it('has 5 MB at most, announced or not, and needs a token before any of it is kept', async () => {
    const buyer = await sent()
    const large = Buffer.concat([PNG, Buffer.alloc(5 * MB)])
    expect((await buyer.show(large)).status).toBe(413)
    const streamed = await fetch(`${system.url}/v1/checkout/receipt?attempt=${buyer.attempt}`, {
      method: 'POST',
      body: new Blob([large]).stream(),
      headers: { authorization: `Bearer ${buyer.token}` },
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(413)
    expect((await buyer.show(Buffer.concat([PNG, Buffer.alloc(4 * MB)]))).status).toBe(200)
    expect((await buyer.show(file('x'), buyer.attempt, { authorization: 'Bearer nothing' })).status).toBe(401)
  })

  it('goes with the person', async () => {
    const buyer = await sent('boris')
    await buyer.show(file('gone'))
    const [receipt] = ((await buyer.view()).attempts[0]?.receipts ?? []) as { id: string }[]
    await system.shop('POST', `/v1/sessions/${buyer.id}/cancel`)
    await system.shop('DELETE', '/v1/customers/boris')
    expect((await fetched(receipt?.id ?? '', SECRET_KEY)).status).toBe(404)
    expect((await buyer.view()).attempts[0]).not.toHaveProperty('receipts')
  })
})

describe('on the page without JavaScript', () => {
  /** A browser that has been let in to the session, and what it posts. */
  async function plain() {
    const buyer = await sent()
    const cookie = (await fetch(buyer.url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? ''
    const address = `${system.url}/pay/${buyer.id}`
    const page = await (await fetch(address, { headers: { cookie } })).text()
    const post = (shown: Uint8Array<ArrayBuffer>, query = '?receipt&locale=en', token = formTokenIn(page)) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ do: 'receipt', form: token, attempt: buyer.attempt }))
        form.set(name, value)
      form.set('file', new Blob([shown]), 'receipt.png')
      return fetch(address + query, { method: 'POST', body: form, redirect: 'manual', headers: { cookie } })
    }
    return { ...buyer, page, post }
  }

  it('one is taken by a form, as by the widget', async () => {
    const buyer = await plain()
    expect(buyer.page).toContain(TEXTS.en.page.receiptSend)
    const large = Buffer.concat([PNG, Buffer.alloc(3 * MB)])
    expect((await buyer.post(Uint8Array.from(large))).status).toBe(303)
    const { attempts } = await buyer.view()
    expect(attempts[0]?.receipts).toMatchObject([{ type: 'image/png', size: PNG.length + 3 * MB }])
  })

  it('what is no receipt, too large, or from elsewhere is refused in words', async () => {
    const buyer = await plain()
    const answers = [
      await buyer.post(Uint8Array.from(Buffer.from('<html>'))),
      await buyer.post(Uint8Array.from(Buffer.concat([PNG, Buffer.alloc(5 * MB)]))),
      await buyer.post(Uint8Array.from(Buffer.alloc(9 * MB))),
      await buyer.post(file('one'), undefined, 'of another browser'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([422, 413, 413, 403])
    const [bad, ...tooLarge] = await Promise.all(answers.slice(0, 3).map((answer) => answer.text()))
    expect(bad).toContain(TEXTS.en.refusals.not_a_receipt)
    for (const text of tooLarge) expect(text).toContain(`role="alert">${TEXTS.en.page.receipt}`)
    // A form without a file has no such room.
    expect((await buyer.post(Uint8Array.from(Buffer.alloc(70 * 1024)), '')).status).toBe(413)
    expect((await buyer.view()).attempts[0]).not.toHaveProperty('receipts')
  })
})
