import { signal } from '@preact/signals-core'
import { afterEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Choose, Done, Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'
import type { Controller } from './controller.ts'
import type { LastSession } from './last-session.ts'
import { createSessionStore } from './session-store.ts'

const PICKER: Choose = { kind: 'choose', methods: [] }
const PAID: Done = { kind: 'done', outcome: 'paid' }

const sessionAt = (revision: number, action: Session['action'] = PICKER): Session => sessionWith({ revision, action })

const ok = (value: Session): Answer<Session> => ({ ok: true, value })
const no = (fault: Fault): Answer<Session> => ({ ok: false, fault })

/** A store whose answers a test writes, and a controller that does nothing but hand over `receive`. */
function set(answers: Answer<Session>[], held?: Awaited<ReturnType<LastSession['recall']>>) {
  const events: string[] = []
  const handed: { receive?: (session: Session) => void; ended?: (fault: Fault) => void } = {}
  const api: Api = {
    ask: async () => answers.shift() ?? no({ kind: 'network', code: 'network' }),
    events: () => new Promise(() => {}),
    send: () => new Promise(() => {}),
    parse: async () => no({ kind: 'busy', code: 'bad-answer' }),
  }
  const idle: Controller = {
    busy: signal(undefined),
    kept: signal(undefined),
    problem: signal(undefined),
    now: signal(0),
    refresh() {},
    stop() {},
    choose: async () => {},
    chooseInstead: async () => {},
    notifying: signal('impossible'),
    notify: async () => {},
    edit: async () => {},
    sent: async () => {},
    unsent: async () => {},
    renew: async () => {},
    giveUp: async () => {},
    leave: async () => {},
    attach: async () => undefined,
    handOver: () => new Promise(() => {}),
  }
  const store = createSessionStore({
    api,
    time: { date: () => 0, steady: () => 0 },
    loadController: async () => (context) => {
      Object.assign(handed, { receive: context.receive, ended: context.ended })
      return idle
    },
    last: async () => ({ recall: async () => held, forget: () => events.push('forget') }),
    listeners: {
      ready: ({ revision }) => events.push(`ready ${revision}`),
      change: ({ revision }) => events.push(`change ${revision}`),
      error: ({ code }, lasting) => events.push(`error ${code}${lasting ? ' lasting' : ''}`),
    },
  })
  return { store, events, handed }
}

afterEach(() => {
  vi.useRealTimers()
})

test('a Session with an older revision is dropped, and one that says nothing new calls nobody', async () => {
  const { store, events, handed } = set([ok(sessionAt(5))])
  store.start()
  await expect.poll(() => handed.receive).toBeDefined()
  handed.receive?.(sessionAt(4, PAID))
  expect(store.session.value?.revision).toBe(5)
  handed.receive?.({ ...sessionAt(5), now: '2026-11-22T12:00:09Z' })
  handed.receive?.(sessionAt(6, PAID))
  expect(store.session.value?.action).toEqual(PAID)
  expect(events).toEqual(['ready 5', 'change 6'])
  store.stop()
})

test('while the server cannot be reached it is asked again, and the trouble goes away by itself', async () => {
  vi.useFakeTimers()
  const { store, events } = set([
    no({ kind: 'network', code: 'network' }),
    no({ kind: 'busy', code: 'http-502' }),
    ok(sessionAt(1)),
  ])
  store.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(store.trouble.value?.code).toBe('network')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.trouble.value).toBeUndefined()
  expect(events).toEqual(['error network', 'error http-502', 'ready 1'])
  store.stop()
})

test('an ended token is lasting; a fresh read may still bring the checkout back', async () => {
  const { store, events, handed } = set([ok(sessionAt(1)), ok(sessionAt(2))])
  store.start()
  await expect.poll(() => handed.ended).toBeDefined()
  handed.ended?.({ kind: 'token', code: 'token_expired' })
  expect(store.trouble.value?.kind).toBe('token')
  store.refresh()
  await expect.poll(() => store.session.value?.revision).toBe(2)
  expect(store.trouble.value).toBeUndefined()
  expect(events).toEqual(['ready 1', 'error token_expired lasting', 'forget', 'change 2'])
  store.stop()
})

test('nothing comes after stop', async () => {
  vi.useFakeTimers()
  const { store, events } = set([ok(sessionAt(1))])
  store.start()
  store.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(events).toEqual([])
})

const NO_NETWORK: Fault = { kind: 'network', code: 'network' }

test('without a network the last Session of this tab is shown, marked with its time, until the server is reached', async () => {
  vi.useFakeTimers()
  const { store, events, handed } = set([no(NO_NETWORK)], { session: sessionAt(2), at: 77 })
  store.start()
  await vi.advanceTimersByTimeAsync(0)
  expect([store.session.value?.revision, store.offline.value, store.shownAt.value]).toEqual([2, true, 77])
  expect(store.trouble.value).toBeUndefined()
  handed.receive?.(sessionAt(3))
  expect([store.session.value?.revision, store.offline.value, store.shownAt.value]).toEqual([3, false, undefined])
  expect(events).toEqual(['error network', 'ready 2', 'change 3'])
  store.stop()
})

test('a server that says no shows nothing of before, and nothing is kept for later', async () => {
  const { store, events } = set([no({ kind: 'token', code: 'invalid_token' })], { session: sessionAt(2), at: 77 })
  store.start()
  await expect.poll(() => events).toEqual(['error invalid_token lasting', 'forget'])
  expect(store.session.value).toBeUndefined()
  store.stop()
})
