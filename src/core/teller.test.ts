// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Session } from '../contract/index.ts'
import { createTeller, type Teller } from './teller.ts'

const WAIT: Session['action'] = { kind: 'wait', reason: 'operator', since: '2026-11-22T12:00:00Z', cancellable: true }
const TRANSFER: Session['action'] = { kind: 'transfer', amount: { value: '10.00', currency: 'RUB' }, rows: [] }
const PAID: Session['action'] = { kind: 'done', outcome: 'paid' }

const SENTENCES: Readonly<Record<string, string>> = { tellDetails: 'Details are here', done_paid: 'Paid' }

let visibility: DocumentVisibilityState = 'visible'
function look(state: DocumentVisibilityState): void {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
}

class FakeNotification extends EventTarget {
  static permission: NotificationPermission = 'default'
  static answer: NotificationPermission | Error = 'granted'
  static asked = 0
  static throws = false
  static readonly shown: FakeNotification[] = []
  static async requestPermission(): Promise<NotificationPermission> {
    FakeNotification.asked += 1
    if (FakeNotification.answer instanceof Error) throw FakeNotification.answer
    FakeNotification.permission = FakeNotification.answer
    return FakeNotification.answer
  }
  closed = false
  readonly title: string
  readonly options: NotificationOptions | undefined
  constructor(title: string, options?: NotificationOptions) {
    super()
    if (FakeNotification.throws) throw new TypeError('Illegal constructor')
    this.title = title
    this.options = options
    FakeNotification.shown.push(this)
  }
  close(): void {
    this.closed = true
  }
}

const stops: Teller[] = []
function set(action = WAIT) {
  const session = signal<Session | undefined>(sessionWith({ action }))
  const teller = createTeller({ page: window, session, sentence: (news) => SENTENCES[news] })
  stops.push(teller)
  const go = (next: Session['action']) => {
    session.value = sessionWith({ action: next })
  }
  return { teller, go }
}

beforeEach(() => {
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  Object.assign(FakeNotification, { permission: 'default', answer: 'granted', asked: 0, throws: false })
  FakeNotification.shown.length = 0
  vi.stubGlobal('Notification', FakeNotification)
  document.title = 'The shop'
})
afterEach(() => {
  for (const teller of stops.splice(0)) teller.stop()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('the title tells while nobody looks, and is the page’s own again once somebody does', () => {
  const { go } = set()
  look('hidden')
  go(TRANSFER)
  expect(document.title).toBe('Details are here')
  go(PAID)
  expect(document.title).toBe('Paid')
  look('visible')
  expect(document.title).toBe('The shop')
})

test('nothing is told to who looks', () => {
  const { go } = set()
  go(TRANSFER)
  go(PAID)
  expect(document.title).toBe('The shop')
})

test('what is on screen from the start is no news', () => {
  look('hidden')
  set(PAID)
  expect(document.title).toBe('The shop')
})

test('a title that the page has written meanwhile stays', () => {
  const { go } = set()
  look('hidden')
  go(TRANSFER)
  document.title = '(1) The shop'
  look('visible')
  expect(document.title).toBe('(1) The shop')
})

test('stopped, it leaves the title as it was and hears no more', () => {
  const { go, teller } = set()
  look('hidden')
  go(TRANSFER)
  teller.stop()
  expect(document.title).toBe('The shop')
  go(PAID)
  expect(document.title).toBe('The shop')
})

test('no leave is asked for, and nothing shown, without a press', () => {
  const { go, teller } = set()
  expect(teller.notifying.value).toBe('askable')
  look('hidden')
  go(TRANSFER)
  expect(FakeNotification.asked).toBe(0)
  expect(FakeNotification.shown).toEqual([])
})

test('asked for, a notification says what the title says and nothing more, one for each session', async () => {
  const { go, teller } = set()
  const other = set()
  for (const { teller: one } of [{ teller }, other]) await one.notify()
  expect(teller.notifying.value).toBe('on')
  look('hidden')
  go(TRANSFER)
  other.go(TRANSFER)
  expect(FakeNotification.shown.map(({ title, options }) => [title, options])).toEqual([
    ['Details are here', { body: 'Shop', tag: 'paywicket-s1' }],
    ['Details are here', { body: 'Shop', tag: 'paywicket-s1' }],
  ])
})

test('none comes while somebody looks; a press brings the page back, and looking takes it away', async () => {
  const focus = vi.spyOn(window, 'focus').mockImplementation(() => {})
  const { go, teller } = set()
  await teller.notify()
  go(TRANSFER)
  expect(FakeNotification.shown).toEqual([])
  look('hidden')
  go(PAID)
  const [shown] = FakeNotification.shown
  shown?.dispatchEvent(new Event('click'))
  expect(focus).toHaveBeenCalledOnce()
  expect(shown?.closed).toBe(true)
})

test('refused is refused, by the buyer or by the frame it is in', async () => {
  for (const answer of ['denied', 'default', new TypeError('not in a frame')] as const) {
    FakeNotification.answer = answer
    const { teller } = set()
    await teller.notify()
    expect(teller.notifying.value).toBe('refused')
  }
})

test('where it cannot be there is nothing to ask for', () => {
  FakeNotification.permission = 'denied'
  expect(set().teller.notifying.value).toBe('impossible')
  FakeNotification.permission = 'default'
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Linux; Android 10; K) Chrome/142.0 Mobile')
  expect(set().teller.notifying.value).toBe('impossible')
  vi.restoreAllMocks()
  vi.stubGlobal('Notification', undefined)
  expect(set().teller.notifying.value).toBe('impossible')
})

test('a browser that throws instead is one that tells by the title alone', async () => {
  const { go, teller } = set()
  await teller.notify()
  FakeNotification.throws = true
  look('hidden')
  go(TRANSFER)
  expect(document.title).toBe('Details are here')
  expect(teller.notifying.value).toBe('refused')
})
