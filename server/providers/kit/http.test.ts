import { DEFAULT_MIN_VERSION } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { calm, canned, surroundings } from '../../../test/support/providers/canned.ts'
import { httpFor, type HttpCall } from './http.ts'

function callTo(url: string, more: Partial<HttpCall> = {}): HttpCall {
  return { method: 'POST', url, route: '/x', body: '{}', limit: 5, safe: false, signal: calm(), ...more }
}

describe('httpFor', () => {
  it('returns any status with its text, and reports the call without its body', async () => {
    const observed: unknown[] = []
    const server = await canned(() => ({ status: 418, body: '{"a":1}' }))
    const http = httpFor('p', surroundings({ observe: (call) => observed.push(call) }))
    expect(await http(callTo(server.url))).toEqual({ kind: 'answer', status: 418, text: '{"a":1}' })
    expect(observed).toEqual([{ provider: 'p', route: '/x', status: 418, seconds: expect.any(Number) as number }])
  })

  it('follows no redirect', async () => {
    const server = await canned(() => ({ status: 302, body: '', headers: { location: 'https://evil.example/' } }))
    expect(await httpFor('p', surroundings())(callTo(server.url))).toMatchObject({ kind: 'answer', status: 302 })
    expect(server.seen).toHaveLength(1)
  })

  it('says that nobody answered: cut connection, no answer in time, given up, too much of it', async () => {
    const http = httpFor('p', surroundings())
    const cut = await canned(() => 'reset')
    expect(await http(callTo(cut.url))).toMatchObject({ kind: 'none' })
    const hanging = await canned(() => 'hang')
    expect(await http(callTo(hanging.url, { limit: 0.1 }))).toEqual({ kind: 'none', detail: 'no answer within 0.1 s' })
    expect(await http(callTo(hanging.url, { signal: AbortSignal.timeout(50) }))).toEqual({
      kind: 'none',
      detail: 'the call was given up',
    })
    expect(await http(callTo(hanging.url, { signal: AbortSignal.abort() }))).toMatchObject({ kind: 'none' })
    const endless = await canned(() => ({ body: 'x'.repeat(3 * 1024 * 1024) }))
    expect(await http(callTo(endless.url))).toMatchObject({ kind: 'none' })
    expect(await http(callTo('http://127.0.0.1:1/'))).toMatchObject({ kind: 'none' })
  })

  it('never repeats a create, whatever is answered', async () => {
    const http = httpFor('p', surroundings())
    for (const answer of ['reset', { status: 503, body: '' }, { status: 429, body: '' }] as const) {
      const server = await canned(() => answer)
      await http(callTo(server.url))
      expect(server.seen).toHaveLength(1)
    }
  })

  it('repeats a read, and waits as Retry-After says', async () => {
    const http = httpFor('p', surroundings())
    const server = await canned((_seen, count) =>
      count < 3 ? { status: 429, body: '', headers: { 'retry-after': '0' } } : { body: '{"ok":true}' },
    )
    expect(await http(callTo(server.url, { safe: true }))).toEqual({ kind: 'answer', status: 200, text: '{"ok":true}' })
    expect(server.seen).toHaveLength(3)
  })

  it('gives a read up after two repetitions and returns the last answer', async () => {
    const server = await canned(() => ({ status: 503, body: '{"why":"tired"}', headers: { 'retry-after': '0' } }))
    const answer = await httpFor('p', surroundings())(callTo(server.url, { safe: true }))
    expect(answer).toEqual({ kind: 'answer', status: 503, text: '{"why":"tired"}' })
    expect(server.seen).toHaveLength(3)
  })
})

it('speaks TLS 1.2 or newer: what Node does unless it is told otherwise', () => {
  expect(['TLSv1.2', 'TLSv1.3']).toContain(DEFAULT_MIN_VERSION)
})
