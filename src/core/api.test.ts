import { afterEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { readSession } from '../contract/index.ts'
import { createApi } from './api.ts'
import { createTokenSource } from './token.ts'

const SESSION = sessionWith()
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const problem = (status: number, code: string, more = {}) =>
  json({ type: 'about:blank', title: 'No', status, code, detail: `Because ${code}.`, ...more }, status)

const signal = new AbortController().signal

/** An API whose server answers what a test has written, in order. */
function set(answers: (Response | Error)[], fetchToken?: () => Promise<string>, first?: Promise<Response>) {
  const asked: { url: string; bearer: string | null; method: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const { method = 'GET', headers, body } = init
    asked.push({ url, bearer: new Headers(headers).get('authorization'), method, body })
    const answer = answers.shift() ?? new TypeError('Failed to fetch')
    if (answer instanceof Error) throw answer
    return answer
  })
  const unknown: string[] = []
  const api = createApi({
    server: 'https://pay.example',
    token: createTokenSource('t0', () => fetchToken),
    locale: () => 'ru-KZ',
    onUnknown: (what) => unknown.push(what),
    wholeReader: async () => readSession,
    first,
  })
  return { api, asked, unknown }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('asks in the language of the buyer, with the token in the header and nowhere else', async () => {
  const { api, asked } = set([json(SESSION)])
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ ok: true, value: { id: 's1' } })
  expect(asked).toEqual([
    { url: 'https://pay.example/v1/checkout?locale=ru-KZ', bearer: 'Bearer t0', method: 'GET', body: undefined },
  ])
})

test('the read that the loader has begun is used, once', async () => {
  const { api, asked } = set([json({ ...SESSION, revision: 2 })], undefined, Promise.resolve(json(SESSION)))
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ value: { revision: 1 } })
  expect(asked).toHaveLength(0)
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ value: { revision: 2 } })
})

test('a problem names its field and its sentence', async () => {
  const { api } = set([problem(422, 'field_invalid', { field: 'fields.phone' })])
  const answer = await api.ask({ path: '/choose', body: { method: 'm' } }, signal)
  expect(answer).toEqual({
    ok: false,
    fault: { kind: 'refused', code: 'field_invalid', text: 'Because field_invalid.', field: 'fields.phone' },
  })
})

test.each([
  [401, 'token'],
  [410, 'token'],
  [403, 'refused'],
  [409, 'refused'],
  [429, 'busy'],
  [503, 'busy'],
])('%i is %s', async (status, kind) => {
  const { api } = set([problem(status, 'some_code')])
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ ok: false, fault: { kind } })
})

test('an ended token is fetched anew, once', async () => {
  const { api, asked } = set([problem(401, 'token_expired'), json(SESSION)], async () => 't1')
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ ok: true })
  expect(asked.map(({ bearer }) => bearer)).toEqual(['Bearer t0', 'Bearer t1'])

  const second = set([problem(401, 'token_expired'), problem(401, 'token_expired')], async () => 't1')
  expect(await second.api.ask({ path: '' }, signal)).toMatchObject({ ok: false, fault: { kind: 'token' } })
  expect(second.asked).toHaveLength(2)
})

test('no answer, half an answer and a strange one are faults that pass', async () => {
  const { api } = set([
    new TypeError('Failed to fetch'),
    new Response('{"id":'),
    json({ hello: 1 }),
    new Response('<html>', { status: 502 }),
  ])
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ fault: { kind: 'network' } })
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ fault: { kind: 'network' } })
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ fault: { kind: 'busy', code: 'bad-answer' } })
  expect(await api.ask({ path: '' }, signal)).toMatchObject({ fault: { kind: 'busy', code: 'http-502' } })
})

test('an action of a newer server becomes a wait, and is reported', async () => {
  const { api, unknown } = set([json({ ...SESSION, action: { kind: 'hologram' } })])
  expect(await api.ask({ path: '' }, signal)).toMatchObject({
    ok: true,
    value: { action: { kind: 'wait', cancellable: false } },
  })
  expect(unknown).toContain('action')
})
