import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { startSystem, type System } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { TEXTS } from '../texts/index.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ PAYWICKET_ORIGINS: 'https://shop.example' })
})
afterAll(() => system.close())

/** Opens an event stream and collects what comes. */
async function listen(token: string, headers: Record<string, string> = {}) {
  const events: EventSourceMessage[] = []
  const comments: string[] = []
  const ended = new AbortController()
  const answer = await fetch(`${system.url}/v1/checkout/events`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: ended.signal,
  })
  const parser = createParser({
    onEvent: (event) => void events.push(event),
    onComment: (comment) => void comments.push(comment),
  })
  const decoder = new TextDecoder()
  const reading = (async () => {
    for await (const chunk of answer.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }))
  })().catch(() => {})
  return { answer, events, comments, stop: () => (ended.abort(), reading) }
}

describe('the event stream', () => {
  it('sends the session, then each new revision, with the revision as id', async () => {
    const { token } = await system.open()
    const stream = await listen(token)
    await until(
      async () => stream.events.length,
      (count) => count > 0,
    )
    await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    await until(
      async () => stream.events.at(-1),
      (event) => event?.data.includes('"transfer"') ?? false,
    )
    const revisions = stream.events.map((event) => Number(event.id))
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b))
    for (const event of stream.events) expect((JSON.parse(event.data) as Session).revision).toBe(Number(event.id))
    await stream.stop()
  })

  it('repeats nothing that Last-Event-ID names', async () => {
    const { token } = await system.open()
    const stream = await listen(token, { 'last-event-id': '1' })
    await until(
      async () => stream.comments.length,
      (count) => count > 0,
    )
    expect(stream.events).toEqual([])
    await stream.stop()
  })
})

describe('origins', () => {
  it('lets any page ask, and only the known ones in', async () => {
    const { token } = await system.open()
    const preflight = await fetch(`${system.url}/v1/checkout`, {
      method: 'OPTIONS',
      // As a page that wraps `fetch` sends it.
      headers: { origin: 'https://any.example', 'access-control-request-headers': 'authorization,traceparent,x-any' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://any.example')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,traceparent,x-any')
    expect(preflight.headers.get('access-control-allow-credentials')).toBe('true')
    const status = async (origin: string) => (await system.buyer(token, 'GET', '', undefined, { origin })).status
    expect(await status('https://shop.example')).toBe(200)
    expect(await status(system.url)).toBe(200)
    expect(await status('https://shop.example.evil.example')).toBe(403)
  })

  it('takes the session’s own origins beside the server’s', async () => {
    const { token } = await system.open('10.00', {
      origins: ['HTTPS://Other.Example:443/', 'https://чай.рф', 'capacitor://localhost'],
    })
    const status = async (origin: string) => (await system.buyer(token, 'GET', '', undefined, { origin })).status
    expect(await status('https://other.example')).toBe(200)
    expect(await status('https://xn--80as4b.xn--p1ai')).toBe(200)
    expect(await status('capacitor://localhost')).toBe(200)
    expect(await status('https://shop.example')).toBe(200)
    expect(await status('ionic://localhost')).toBe(403)
    expect(await status('https://third.example')).toBe(403)
    const other = await system.open('10.00')
    const { body } = await system.buyer<{ code: string }>(other.token, 'GET', '', undefined, {
      origin: 'https://other.example',
    })
    expect(body.code).toBe('origin_not_allowed')
  })
})

describe('choose', () => {
  it('answers within two seconds while the provider takes its time', async () => {
    await system.control('PUT', '/settings', { autoAssign: false })
    const { token } = await system.open()
    const asked = system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    await system.busy()
    system.advance(2000)
    const answer = await asked
    expect(answer.body.action).toMatchObject({ kind: 'wait', reason: 'operator' })
    const again = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
    expect(again.body.attempt?.id).toBe(answer.body.attempt?.id)
    await system.control('PUT', '/settings', { autoAssign: true })
  })

  it('slows a session down that chooses without end', async () => {
    const { token } = await system.open()
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => system.buyer<{ code?: string }>(token, 'POST', '/choose', { method: 'x.y' })),
    )
    expect(answers.filter(({ status }) => status === 429).length).toBe(10)
  })

  it('says in the buyer’s language why nothing came of it', async () => {
    const { token } = await system.open()
    const choose = (locale: string) =>
      system.buyer<{ detail?: string }>(token, 'POST', `/choose?locale=${locale}`, { method: 'x.y' })
    expect((await choose('hi-IN')).body.detail).toBe(TEXTS.hi.refusals.unknown_method)
    expect((await choose('pt')).body.detail).toBe(TEXTS.pt.refusals.unknown_method)
  })

  it('starts one attempt however often it is pressed', async () => {
    const { token, id } = await system.open()
    await Promise.all(
      Array.from({ length: 8 }, () => system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })),
    )
    const { body } = await system.shop<{ attempts: { id: string }[] }>('GET', `/v1/sessions/${id}`)
    expect(body.attempts.length).toBe(1)
    expect((await system.payments(body.attempts[0]?.id ?? '')).length).toBe(1)
  })
})

describe('the hosted page', () => {
  it('takes the code out of the address and works by its cookie', async () => {
    const { url, id } = await system.open()
    const first = await fetch(url, { redirect: 'manual' })
    expect(first.status).toBe(303)
    expect(first.headers.get('location')).toBe(`/pay/${id}?cookie=`)
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(new RegExp(`Path=/pay/${id}; HttpOnly; SameSite=Lax`))
    const page = await fetch(`${system.url}/pay/${id}?cookie=`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(page.url).toBe(`${system.url}/pay/${id}`)
    expect(page.status).toBe(200)
    const html = await page.text()
    const token = /data-token="([^"]+)"/.exec(html)?.[1] ?? ''
    expect((await system.buyer(token, 'GET')).body.id).toBe(id)
    expect(html).toContain('<form method="post"')
    expect((await fetch(`${system.url}/pay/${id}`)).status).toBe(403)
  })
})
