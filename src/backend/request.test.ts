import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPaywicket } from './client.ts'
import { PaywicketError } from './error.ts'

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** A client of a server that answers these, one after the other. */
function clientOf(...answers: readonly (Response | Error)[]) {
  const sent: Sent[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    sent.push({ url: String(url), init })
    const answer = answers[sent.length - 1] ?? new Error('nothing more is answered')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { sent, paywicket: createPaywicket({ server: 'https://pay.example/base/', secretKey: 'key', fetch }) }
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const fault = (error: unknown) => (error instanceof PaywicketError ? error : undefined)
/** Lets all waits go by. */
async function played<T>(work: Promise<T>): Promise<T | PaywicketError | undefined> {
  const told = work.catch(fault)
  await vi.runAllTimersAsync()
  return told
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks below the server’s address, with its key and whatever is said beside', async () => {
  const { sent, paywicket } = clientOf(json({ id: 'a1_1' }, 201))
  const body = { kind: 'received', amount: { value: '1.00', currency: 'RUB' }, note: 'seen' } as const
  expect(await played(paywicket.attempts.record('a/1', body, { idempotencyKey: 'k', actor: 'Anna' }))).toEqual({
    id: 'a1_1',
  })
  expect(sent[0]?.url).toBe('https://pay.example/base/v1/attempts/a%2F1/record')
  expect(sent[0]?.init.method).toBe('POST')
  expect(Object.fromEntries(new Headers(sent[0]?.init.headers))).toEqual({
    accept: 'application/json',
    authorization: 'Bearer key',
    'content-type': 'application/json',
    'idempotency-key': 'k',
    'paywicket-actor': 'Anna',
  })
  expect(JSON.parse(String(sent[0]?.init.body))).toEqual(body)
})

it('tells what was refused as it can be acted on', async () => {
  const problem = {
    code: 'invalid_amount',
    detail: 'order.amount.value is wrong',
    field: 'order.amount.value',
    status: 422,
  }
  const { sent, paywicket } = clientOf(
    json(problem, 422, { 'x-request-id': 'r1' }),
    new Response('<html>', { status: 404 }),
  )
  const order = { id: 'o', amount: { value: 'x', currency: 'RUB' } }
  const told = await played(paywicket.sessions.create({ order }))
  expect(told).toMatchObject({ status: 422, code: 'invalid_amount', field: 'order.amount.value', requestId: 'r1' })
  expect(sent).toHaveLength(1)
  expect(await played(paywicket.sessions.retrieve('x'))).toMatchObject({ status: 404, code: 'unknown_answer' })
})

it('tries again what is safe, and nothing else', async () => {
  const busy = () => json({ code: 'internal', detail: '' }, 503)
  const lost = new TypeError('fetch failed')
  const asked = clientOf(lost, busy(), json({ id: 's' }))
  expect(await played(asked.paywicket.sessions.retrieve('s'))).toEqual({ id: 's' })
  const keyed = clientOf(lost, json({ data: [] }))
  expect(await played(keyed.paywicket.sessions.refund('s', {}, { idempotencyKey: 'k' }))).toEqual([])
  const bare = clientOf(lost, json({}))
  expect(await played(bare.paywicket.sessions.cancel('s'))).toMatchObject({ status: 0, code: 'no_answer' })
  expect(bare.sent).toHaveLength(1)
  // Who was too early was not heard.
  const early = clientOf(json({ code: 'too_many_requests', detail: '' }, 429), json({ id: 's' }))
  expect(await played(early.paywicket.sessions.cancel('s'))).toEqual({ id: 's' })
  const away = clientOf(lost, lost, lost, lost)
  expect(await played(away.paywicket.sessions.retrieve('s'))).toMatchObject({ code: 'no_answer' })
  expect(away.sent).toHaveLength(3)
})

it('stops when it is told to', async () => {
  const { paywicket } = clientOf(new DOMException('stopped', 'AbortError'))
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(async () => {
    const asked = paywicket.sessions.retrieve('s', { signal })
    void vi.runAllTimersAsync()
    await asked
  }).rejects.toThrow('enough')
})

it('reads every page of a list', async () => {
  const { sent, paywicket } = clientOf(
    json({ data: [{ id: 'a' }, { id: 'b' }], next: 'b' }),
    json({ data: [{ id: 'c' }] }),
  )
  vi.useRealTimers()
  const ids: string[] = []
  for await (const { id } of paywicket.sessions.list({ status: 'paid' })) ids.push(id)
  expect(ids).toEqual(['a', 'b', 'c'])
  expect(sent.map(({ url }) => new URL(url).search)).toEqual([
    '?status=paid&limit=100',
    '?status=paid&after=b&limit=100',
  ])
})
