import { signal } from '@preact/signals-core'
import { expect, test } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Session } from '../contract/index.ts'
import { NO_ANSWER, type Answer, type Api } from './api.ts'
import { createBeside } from './beside.ts'

const SESSION = sessionWith({
  attempt: { id: 'a 1', method: 'm', name: 'M', status: 'confirming', asked: { value: '10.00', currency: 'RUB' } },
})

function set(answer: () => Promise<Answer<Response>>) {
  const asked: { path: string; init: RequestInit }[] = []
  const received: Session[] = []
  const api: Pick<Api, 'send' | 'parse'> = {
    send(path, init) {
      asked.push({ path, init })
      return answer()
    },
    parse: async (json) => ({ ok: true, value: JSON.parse(json) as Session }),
  }
  const beside = createBeside({ api, session: signal(SESSION), receive: (next) => received.push(next) })
  return { beside, asked, received }
}
const says = (value: unknown) => async (): Promise<Answer<Response>> => ({ ok: true, value: Response.json(value) })

test('a receipt goes as it is, with its attempt, and the answer is the Session', async () => {
  const next = { ...SESSION, revision: 9 }
  const { beside, asked, received } = set(says(next))
  const file = new Blob(['picture'], { type: 'image/jpeg' })
  expect(await beside.attach(file)).toBeUndefined()
  expect(asked[0]).toMatchObject({ path: '/receipt?attempt=a%201&' })
  expect(asked[0]?.init).toMatchObject({ method: 'POST', body: file, headers: { 'content-type': 'image/jpeg' } })
  expect(received).toEqual([next])
})

test('why a receipt was not taken is told, and the screen stays', async () => {
  const fault = { kind: 'refused', code: 'receipts_enough', text: 'There are three.' } as const
  const refused = set(async () => ({ ok: false, fault }))
  expect(await refused.beside.attach(new Blob(['x']))).toEqual(fault)
  expect(refused.received).toEqual([])
  expect(await set(async () => NO_ANSWER).beside.attach(new Blob(['x']))).toEqual(NO_ANSWER.fault)
})

test('a link is read, and whatever else comes is none', async () => {
  const link = { url: 'https://pay.example/pay/s?handover=k', expiresAt: '2026-11-22T12:10:00.000Z' }
  expect(await set(says(link)).beside.handOver()).toEqual({ ok: true, value: link })
  const bad = { ok: false, fault: { kind: 'busy', code: 'bad-answer' } }
  expect(await set(says({ url: 1 })).beside.handOver()).toEqual(bad)
  expect(await set(async () => ({ ok: true, value: new Response('<p>') })).beside.handOver()).toEqual(bad)
})

test('what is on its way ends with the page', async () => {
  const { beside, asked } = set(() => new Promise(() => {}))
  void beside.attach(new Blob(['x']))
  void beside.handOver()
  beside.stop()
  expect(asked.map(({ init }) => init.signal?.aborted)).toEqual([true, true])
})
