// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Session } from '../contract/index.ts'
import type { Answer, Api, Request } from './api.ts'
import { createController, type Controller, type ControllerDeps } from './controller.ts'

const REDIRECT: Session['action'] = {
  kind: 'redirect',
  url: 'https://pay.example/i',
  method: 'GET',
  params: [['a', '1']],
}

const attemptOf = (id: string): NonNullable<Session['attempt']> => ({
  id,
  method: 'm',
  name: 'M',
  status: 'pending',
  asked: { value: '10.00', currency: 'RUB' },
})
const sessionAt = (revision: number, attempt: string | undefined, action: Session['action']): Session =>
  sessionWith({
    revision,
    action,
    ...(attempt !== undefined && {
      attempt: attemptOf(attempt),
    }),
  })
const PICKER = sessionAt(1, undefined, { kind: 'choose', methods: [] })
const WAIT: Session['action'] = { kind: 'wait', reason: 'provider', since: '2026-11-22T12:00:00Z', cancellable: true }

function set(
  answer: (request: Request) => Answer<Session> | Promise<Answer<Session>>,
  beforeRedirect?: ControllerDeps['beforeRedirect'],
  shown = PICKER,
) {
  const left: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    left.push(this.href)
  })
  const asked: string[] = []
  const session = signal<Session | undefined>(shown)
  const offline = signal(false)
  const hostEvents: string[] = []
  const reads: { answer: () => Answer<Session> | Promise<Answer<Session>> } = {
    answer: () => ({ ok: false, fault: { kind: 'network', code: 'network' } }),
  }
  const api: Api = {
    ask: async (request) => {
      if (request.path === '') return reads.answer()
      asked.push(request.path)
      // Whoever asks without a pause is to be seen, not waited for.
      return asked.length > 200 ? new Promise(() => {}) : answer(request)
    },
    events: () => new Promise(() => {}),
    send: () => new Promise(() => {}),
    parse: async () => ({ ok: false, fault: { kind: 'busy', code: 'bad-answer' } }),
  }
  const host: ControllerDeps = {
    page: window,
    beforeRedirect: beforeRedirect ?? (async () => undefined),
    listeners: { hostEvent: ({ name }) => void hostEvents.push(name) },
    files: { get: (load) => load() },
    token: { get: async () => 'pwt_t' },
    lazy: signal({ translator: { t: (news) => news } }),
  }
  const controller: Controller = createController(host, {
    api,
    clock: { anchor() {}, now: () => 0, jumped: () => false },
    session,
    offline,
    receive(next) {
      offline.value = false
      session.value = next
    },
    refresh: () => controller.refresh(),
    fail() {},
    ended() {},
  })
  stops.push(() => controller.stop())
  return { controller, session, offline, reads, left, asked, hostEvents }
}

const stops: (() => void)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  for (const stop of stops.splice(0)) stop()
  vi.restoreAllMocks()
})
/** Lets time go by, long enough for all that may still follow. */
const later = () => vi.advanceTimersByTimeAsync(60_000)

test('the document whose choose made the redirect leaves by itself, once', async () => {
  const { controller, session, left } = set(() => ({ ok: true, value: sessionAt(2, 'a1', REDIRECT) }))
  await controller.choose('m', {})
  await expect.poll(() => left).toEqual(['https://pay.example/i?a=1'])
  session.value = sessionAt(3, 'a1', REDIRECT)
  await later()
  expect(left).toHaveLength(1)
})

test('another way instead takes the place of the live attempt, asks for nothing, and leads on by itself', async () => {
  const bodies: unknown[] = []
  const { controller, left } = set(
    (request) => {
      bodies.push('body' in request && request.body)
      return { ok: true, value: sessionAt(3, 'a2', REDIRECT) }
    },
    undefined,
    sessionAt(2, 'a1', WAIT),
  )
  await controller.chooseInstead('sbp')
  expect(bodies).toEqual([{ method: 'sbp', fields: {}, fallback: true, replaces: 'a1' }])
  await expect.poll(() => left).toHaveLength(1)
})

test('who looks elsewhere is told by the title, until it is stopped', () => {
  const { controller, session } = set(() => ({ ok: true, value: PICKER }), undefined, sessionAt(2, 'a1', WAIT))
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.title = 'The shop'
  session.value = sessionAt(3, 'a1', REDIRECT)
  expect(document.title).toBe('tellDetails')
  controller.stop()
  expect(document.title).toBe('The shop')
})

test('it leaves as well when a wait comes before the redirect, or the stream before the answer', async () => {
  const slow = set(() => ({ ok: true, value: sessionAt(2, 'a1', WAIT) }))
  await slow.controller.choose('m', {})
  slow.session.value = sessionAt(3, 'a1', REDIRECT)
  await expect.poll(() => slow.left).toHaveLength(1)

  const fast = set(() => {
    fast.session.value = sessionAt(3, 'a1', REDIRECT)
    return { ok: true, value: sessionAt(2, 'a1', REDIRECT) }
  })
  await fast.controller.choose('m', {})
  await expect.poll(() => fast.left).toHaveLength(1)
})

test('a redirect that another document made, or that was there before, is only a button', async () => {
  const { controller, session, left } = set(() => ({ ok: true, value: PICKER }))
  session.value = sessionAt(2, 'a1', REDIRECT)
  await later()
  expect(left).toEqual([])
  await controller.leave()
  expect(left).toHaveLength(1)
})

test('the host page may take the buyer there itself; a hook that throws stops nobody', async () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  const taken = set(
    () => ({ ok: true, value: sessionAt(2, 'a1', REDIRECT) }),
    async ({ url }) => url !== 'https://pay.example/i?a=1',
  )
  await taken.controller.choose('m', {})
  await later()
  expect(taken.left).toEqual([])
  const broken = set(
    () => ({ ok: true, value: sessionAt(2, 'a1', REDIRECT) }),
    () => Promise.reject(new Error('host')),
  )
  await broken.controller.choose('m', {})
  await expect.poll(() => broken.left).toHaveLength(1)
  expect(reported).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

test('nobody is sent to an address that is not safe', async () => {
  const { controller, left } = set(() => ({
    ok: true,
    value: sessionAt(2, 'a1', { ...REDIRECT, url: 'javascript:alert(1)' }),
  }))
  await controller.choose('m', {})
  await expect.poll(() => controller.problem.value?.code).toBe('bad-address')
  expect(left).toEqual([])
})

test('a second click does nothing while the first is on its way', async () => {
  let answer: (value: Answer<Session>) => void = () => {}
  const { controller, asked } = set(() => new Promise((resolve) => (answer = resolve)))
  const first = controller.choose('m', {})
  const second = controller.choose('m', {})
  await second
  expect(controller.busy.value).toBe('choose')
  answer({ ok: true, value: sessionAt(2, 'a1', WAIT) })
  await first
  expect(asked).toEqual(['/choose'])
  expect(controller.busy.value).toBeUndefined()
})

test('what the server says to a command stays until the next step', async () => {
  const { controller, session } = set(() => ({
    ok: false,
    fault: { kind: 'refused', code: 'field_invalid', field: 'fields.a' },
  }))
  await controller.choose('m', { a: 'x' })
  expect(controller.problem.value?.field).toBe('fields.a')
  session.value = { ...PICKER, revision: 2 }
  expect(controller.problem.value?.field).toBe('fields.a')
  session.value = sessionAt(3, 'a1', WAIT)
  expect(controller.problem.value).toBeUndefined()
})

describe('a connection that comes and goes', () => {
  const LOST: Answer<Session> = { ok: false, fault: { kind: 'network', code: 'network' } }
  const BUSY: Answer<Session> = { ok: false, fault: { kind: 'busy', code: 'too_many_requests' } }
  const TRANSFER: Session['action'] = { kind: 'transfer', amount: { value: '1.00', currency: 'RUB' }, rows: [] }
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
  const tell = (name: string) => window.dispatchEvent(new Event(name))
  beforeEach(() => sessionStorage.clear())

  it('the notice comes with the word of the browser, and goes with the word of the server alone', async () => {
    const { offline, reads } = set(() => LOST, undefined, PICKER)
    await seconds(1)
    offline.value = false
    reads.answer = () => new Promise(() => {})
    tell('offline')
    expect(offline.value).toBe(true)
    // A network that asks for a password first says the same.
    tell('online')
    await seconds(10)
    expect(offline.value).toBe(true)
  })

  it('a browser that is wrong about the network is not believed for long', async () => {
    const { offline, reads } = set(() => LOST)
    reads.answer = () => ({ ok: true, value: PICKER })
    tell('offline')
    await seconds(0)
    expect(offline.value).toBe(false)
  })

  it('a page that begins without a network says so', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    expect(set(() => LOST).offline.value).toBe(true)
  })

  it('"sent" is told at once when reads are answered again', async () => {
    const { controller, asked, reads, session } = set(() => LOST, undefined, sessionAt(2, 'a1', TRANSFER))
    await controller.sent()
    await seconds(600)
    const { length } = asked
    reads.answer = () => ({ ok: true, value: sessionAt(2, 'a1', TRANSFER) })
    tell('focus')
    await seconds(1)
    expect(asked.length).toBeGreaterThan(length)
    expect(session.value?.revision).toBe(2)
  })

  it.each([
    ['no command', LOST],
    ['no command for now', BUSY],
  ])('a server that answers reads and %s is asked with growing waits', async (_name, answer) => {
    const { controller, asked, reads } = set(() => answer, undefined, sessionAt(2, 'a1', TRANSFER))
    reads.answer = () => ({ ok: true, value: sessionAt(2, 'a1', TRANSFER) })
    await seconds(60)
    await controller.sent()
    await seconds(120)
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.length).toBeLessThan(12)
  })
})
