import { afterEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Choose, Done, Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'
import { createSessionStore } from './session-store.ts'
import type { Controller } from './controller.ts'
import { signal } from '@preact/signals-core'

const PICKER: Choose = { kind: 'choose', methods: [] }
const PAID: Done = { kind: 'done', outcome: 'paid' }

const sessionAt = (revision: number, action: Session['action'] = PICKER): Session => sessionWith({ revision, action })

const ok = (value: Session): Answer<Session> => ({ ok: true, value })
const no = (fault: Fault): Answer<Session> => ({ ok: false, fault })

/** A checkout whose answers a test writes, and a pursuit that does nothing but hand over `receive`. */
function set(answers: Answer<Session>[]) {
  const told: string[] = []
  const handed: { receive?: (session: Session) => void; ended?: (fault: Fault) => void } = {}
  const api: Api = {
    ask: async () => answers.shift() ?? no({ kind: 'network', code: 'network' }),
    events: () => new Promise(() => {}),
    parse: async () => no({ kind: 'busy', code: 'bad-answer' }),
  }
  const idle: Controller = {
    busy: signal(undefined),
    problem: signal(undefined),
    now: signal(0),
    refresh() {},
    stop() {},
    choose: async () => {},
    sent: async () => {},
    giveUp: async () => {},
    leave: async () => {},
  }
  const checkout = createSessionStore({
    api,
    time: { date: () => 0, steady: () => 0 },
    loadController: async () => (pursued) => {
      Object.assign(handed, { receive: pursued.receive, ended: pursued.ended })
      return idle
    },
    listeners: {
      ready: ({ revision }) => told.push(`ready ${revision}`),
      change: ({ revision }) => told.push(`change ${revision}`),
      error: ({ code }, lasting) => told.push(`error ${code}${lasting ? ' lasting' : ''}`),
    },
  })
  return { checkout, told, handed }
}

afterEach(() => {
  vi.useRealTimers()
})

test('a Session with an older revision is dropped, and one that says nothing new tells nobody', async () => {
  const { checkout, told, handed } = set([ok(sessionAt(5))])
  checkout.start()
  await vi.waitFor(() => expect(handed.receive).toBeDefined())
  handed.receive?.(sessionAt(4, PAID))
  expect(checkout.session.value?.revision).toBe(5)
  handed.receive?.({ ...sessionAt(5), now: '2026-11-22T12:00:09Z' })
  handed.receive?.(sessionAt(6, PAID))
  expect(checkout.session.value?.action).toEqual(PAID)
  expect(told).toEqual(['ready 5', 'change 6'])
  checkout.stop()
})

test('while the server cannot be reached it is asked again, and the trouble goes away by itself', async () => {
  vi.useFakeTimers()
  const { checkout, told } = set([
    no({ kind: 'network', code: 'network' }),
    no({ kind: 'busy', code: 'http-502' }),
    ok(sessionAt(1)),
  ])
  checkout.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(checkout.trouble.value?.code).toBe('network')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(checkout.trouble.value).toBeUndefined()
  expect(told).toEqual(['error network', 'error http-502', 'ready 1'])
  checkout.stop()
})

test('an ended token is lasting; a fresh read may still bring the checkout back', async () => {
  const { checkout, told, handed } = set([ok(sessionAt(1)), ok(sessionAt(2))])
  checkout.start()
  await vi.waitFor(() => expect(handed.ended).toBeDefined())
  handed.ended?.({ kind: 'token', code: 'token_expired' })
  expect(checkout.trouble.value?.kind).toBe('token')
  checkout.refresh()
  await vi.waitFor(() => expect(checkout.session.value?.revision).toBe(2))
  expect(checkout.trouble.value).toBeUndefined()
  expect(told).toEqual(['ready 1', 'error token_expired lasting', 'change 2'])
  checkout.stop()
})

test('nothing comes after stop', async () => {
  const { checkout, told } = set([ok(sessionAt(1))])
  checkout.start()
  checkout.stop()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(told).toEqual([])
})
