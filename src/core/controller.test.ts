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
  const hostEvents: string[] = []
  const api: Api = {
    ask: async (request) => {
      if (request.path === '') return { ok: false, fault: { kind: 'network', code: 'network' } }
      asked.push(request.path)
      return answer(request)
    },
    events: () => new Promise(() => {}),
    parse: async () => ({ ok: false, fault: { kind: 'busy', code: 'bad-answer' } }),
  }
  const host: ControllerDeps = {
    page: window,
    beforeRedirect: beforeRedirect ?? (async () => undefined),
    hostEvent: ({ name }) => hostEvents.push(name),
    file: (load) => load(),
    token: async () => 'pwt_t',
  }
  const controller = createController(host, {
    api,
    clock: { anchor() {}, now: () => 0, jumped: () => false },
    session,
    offline: signal(false),
    receive: (next) => (session.value = next),
    refresh() {},
    fail() {},
    ended() {},
  })
  stops.push(() => controller.stop())
  return { controller, session, left, asked, hostEvents }
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

describe('a command that is not answered', () => {
  const LOST: Answer<Session> = { ok: false, fault: { kind: 'network', code: 'network' } }
  const TRANSFER: Session['action'] = { kind: 'transfer', amount: { value: '1.00', currency: 'RUB' }, rows: [] }

  /** A server that is not there until `back` is called; what arrives is noted with its key. */
  function away() {
    const heard: { path: string; key: string | undefined }[] = []
    let isAway = true
    const scene = set((request) => {
      heard.push({ path: request.path, key: 'key' in request ? request.key : undefined })
      return isAway ? LOST : { ok: true, value: sessionAt(9, 'a1', WAIT) }
    })
    scene.session.value = sessionAt(2, 'a1', TRANSFER)
    return { ...scene, heard, back: () => (isAway = false) }
  }
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
  const online = () => window.dispatchEvent(new Event('online'))
  beforeEach(() => sessionStorage.clear())

  it('"sent" is repeated under its key for as long as it takes, and heard once', async () => {
    const { controller, heard, session, back } = away()
    await controller.sent()
    expect(controller.problem.value?.kind).toBe('network')
    await seconds(600)
    expect(heard.length).toBeGreaterThan(5)
    expect(new Set(heard.map(({ path, key }) => `${path} ${key}`)).size).toBe(1)
    expect(heard[0]?.key).toMatch(/^[\w-]{10,}$/)
    back()
    online()
    await seconds(0)
    expect(session.value?.revision).toBe(9)
    const { length } = heard
    await seconds(600)
    expect(heard).toHaveLength(length)
  })

  it('"sent" pressed once more is the same word', async () => {
    const { controller, heard } = away()
    await controller.sent()
    await controller.sent()
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1)
  })

  it('"sent" outlives a reload of the page, and is forgotten once it was heard', async () => {
    const first = away()
    await first.controller.sent()
    first.controller.stop()
    const heard: typeof first.heard = []
    const second = set(
      (request) => {
        heard.push({ path: request.path, key: 'key' in request ? request.key : undefined })
        return { ok: true, value: sessionAt(9, 'a1', WAIT) }
      },
      undefined,
      sessionAt(2, 'a1', TRANSFER),
    )
    await seconds(0)
    expect(heard).toEqual(first.heard.slice(0, 1))
    expect(second.session.value?.revision).toBe(9)
    expect(sessionStorage.getItem('paywicket-sent')).toBeNull()
  })

  it('"sent" is dropped where the session shows that it was heard', async () => {
    const { controller, heard, session } = away()
    await controller.sent()
    session.value = { ...sessionAt(3, 'a1', WAIT), attempt: { ...attemptOf('a1'), status: 'confirming' } }
    const { length } = heard
    await seconds(600)
    expect(heard).toHaveLength(length)
    expect(sessionStorage.getItem('paywicket-sent')).toBeNull()
  })

  it.each([
    ['choose', (controller: Controller) => controller.choose('m', {})],
    ['edit', (controller: Controller) => controller.edit({ address: 'x' })],
    ['giveUp', (controller: Controller) => controller.giveUp()],
    ['renew', (controller: Controller) => controller.renew()],
    ['unsent', (controller: Controller) => controller.unsent()],
  ])('%s is repeated for two minutes, then the buyer is asked again', async (_name, ask) => {
    const { controller, heard, back } = away()
    await ask(controller)
    await seconds(60)
    expect(heard.length).toBeGreaterThan(2)
    await seconds(120)
    expect(controller.problem.value?.code).toBe('not-done')
    const { length } = heard
    back()
    online()
    await seconds(600)
    expect(heard).toHaveLength(length)
  })

  it('what would open or end a payment is not repeated where something has changed since', async () => {
    const { controller, heard, session, back } = away()
    await controller.giveUp()
    session.value = sessionAt(3, 'a1', TRANSFER)
    const { length } = heard
    back()
    online()
    await seconds(600)
    expect(heard).toHaveLength(length)
    expect(controller.problem.value?.code).toBe('not-done')
  })

  it('an answer that asks to come back later is repeated for "sent" alone', async () => {
    const busy = () => set(() => ({ ok: false, fault: { kind: 'busy', code: 'too_many_requests' } }))
    const choosing = busy()
    await choosing.controller.choose('m', {})
    await seconds(600)
    expect(choosing.asked).toEqual(['/choose'])
    expect(choosing.controller.problem.value?.code).toBe('too_many_requests')
    const sending = busy()
    sending.session.value = sessionAt(2, 'a1', TRANSFER)
    await sending.controller.sent()
    await seconds(600)
    expect(sending.asked.length).toBeGreaterThan(5)
  })

  it('a refusal is final', async () => {
    const refused = set(() => ({ ok: false, fault: { kind: 'refused', code: 'attempt_not_live' } }))
    refused.session.value = sessionAt(2, 'a1', TRANSFER)
    await refused.controller.sent()
    await seconds(600)
    expect(refused.asked).toEqual(['/sent'])
    expect(sessionStorage.getItem('paywicket-sent')).toBeNull()
  })
})
