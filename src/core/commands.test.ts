// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'
import { createCommands } from './commands.ts'
import type { Pending } from './pending.ts'

const TRANSFER: Session['action'] = { kind: 'transfer', amount: { value: '1.00', currency: 'RUB' }, rows: [] }
const WAIT: Session['action'] = { kind: 'wait', reason: 'provider', since: '2026-11-22T12:00:00Z', cancellable: true }
const sessionAt = (
  revision: number,
  id: string,
  action: Session['action'],
  status: 'pending' | 'confirming' = 'pending',
): Session =>
  sessionWith({
    revision,
    action,
    attempt: { id, method: 'm', name: 'M', status, asked: { value: '10.00', currency: 'RUB' } },
  })

const NO_NETWORK: Fault = { kind: 'network', code: 'network' }
const of = (path: '/sent' | '/unsent' | '/renew' | '/cancel', attempt = 'a1'): Pending['request'] => ({
  path,
  body: { attempt },
})
const SENT = of('/sent')
const CHOOSE: Pending['request'] = { path: '/choose', body: { method: 'm', fields: {} } }

const stops: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  for (const stop of stops.splice(0)) stop()
})
const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

/** A server that refuses with `fault` until `back` is called; what arrives is noted with its key. */
function set(fault: Fault = NO_NETWORK, shown = sessionAt(2, 'a1', TRANSFER)) {
  const heard: string[] = []
  const keys: (string | undefined)[] = []
  const session = signal<Session | undefined>(shown)
  const server: { answer: () => Answer<Session> | Promise<Answer<Session>> } = { answer: () => ({ ok: false, fault }) }
  const api: Api = {
    async ask(request) {
      heard.push(request.path)
      keys.push('key' in request ? request.key : undefined)
      return server.answer()
    },
    events: () => new Promise(() => {}),
    send: () => new Promise(() => {}),
    parse: async () => ({ ok: false, fault: NO_NETWORK }),
  }
  const commands = createCommands({
    api,
    session,
    storage: () => sessionStorage,
    onAnswer: (_command, next) => (session.value = next),
    onFault() {},
  })
  stops.push(commands.stop)
  const back = () => (server.answer = () => ({ ok: true, value: sessionAt(9, 'a1', WAIT, 'confirming') }))
  return { commands, session, heard, keys, server, back }
}

it('"sent" is repeated under its key for as long as it takes, and heard once', async () => {
  const { commands, heard, keys, session, back } = set()
  await commands.give(SENT)
  expect(commands.kept.value).toBe('sent')
  await seconds(600)
  expect(heard.length).toBeGreaterThan(5)
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[\w-]{10,}$/)
  back()
  commands.repeat()
  await seconds(0)
  expect(session.value?.revision).toBe(9)
  expect([commands.kept.value, commands.problem.value]).toEqual([undefined, undefined])
  const { length } = heard
  await seconds(600)
  expect(heard).toHaveLength(length)
  expect(sessionStorage).toHaveLength(0)
})

it('what is kept is shown without a break while it is told once more', async () => {
  const { commands, server } = set()
  await commands.give(SENT)
  server.answer = () => new Promise(() => {})
  commands.repeat()
  expect(commands.busy.value).toBe('sent')
  expect([commands.kept.value, commands.problem.value]).toEqual(['sent', NO_NETWORK])
})

it('a connection that comes back while a repetition hangs is used as soon as that has failed', async () => {
  const { commands, heard, server, back, session } = set()
  await commands.give(SENT)
  for (let times = 0; times < 5; times += 1) await seconds(40)
  let fail: (answer: Answer<Session>) => void = () => {}
  server.answer = () => new Promise((resolve) => (fail = resolve))
  commands.repeat()
  commands.repeat()
  const { length } = heard
  back()
  fail({ ok: false, fault: NO_NETWORK })
  await seconds(0)
  await seconds(0)
  expect(heard).toHaveLength(length + 1)
  expect(session.value?.revision).toBe(9)
})

it('"sent" pressed once more is the same word; of other details it is another', async () => {
  const { commands, session, keys, server } = set()
  await commands.give(SENT)
  await commands.give(SENT)
  expect(new Set(keys).size).toBe(1)
  // The details change while it is on its way, and it is lost.
  let fail: (answer: Answer<Session>) => void = () => {}
  server.answer = () => new Promise((resolve) => (fail = resolve))
  commands.repeat()
  session.value = sessionAt(3, 'a2', TRANSFER)
  fail({ ok: false, fault: NO_NETWORK })
  await seconds(0)
  void commands.give(of('/sent', 'a2'))
  expect(new Set(keys).size).toBe(2)
})

it('"sent" outlives a reload of the page, and is forgotten once it was heard', async () => {
  const first = set()
  await first.commands.give(SENT)
  first.commands.stop()
  const second = set()
  second.back()
  await seconds(60)
  expect(second.heard[0]).toBe('/sent')
  expect(new Set([...first.keys, ...second.keys]).size).toBe(1)
  expect(second.session.value?.revision).toBe(9)
  expect(sessionStorage).toHaveLength(0)
})

it('what one session has kept is no other session’s', async () => {
  const first = set()
  await first.commands.give(SENT)
  first.commands.stop()
  const other = set(NO_NETWORK, { ...sessionAt(2, 'a1', TRANSFER), id: 's2' })
  await other.commands.give(of('/sent'))
  other.back()
  await seconds(60)
  expect(other.keys[0]).not.toBe(first.keys[0])
  // Still there for its own.
  expect(sessionStorage).toHaveLength(1)
})

it('whoever chooses another way after "sent" has not said it any more', async () => {
  const { commands, heard } = set()
  await commands.give(SENT)
  await commands.give(of('/cancel'))
  expect(commands.kept.value).toBe('cancel')
  expect(sessionStorage).toHaveLength(0)
  await seconds(60)
  expect(heard.filter((path) => path === '/sent')).toHaveLength(1)
})

it('"sent" is dropped where the session shows that it was heard, and nobody is asked again', async () => {
  const { commands, heard, session } = set()
  await commands.give(SENT)
  session.value = sessionAt(3, 'a1', TRANSFER, 'confirming')
  const { length } = heard
  await seconds(600)
  expect(heard).toHaveLength(length)
  expect([commands.kept.value, commands.problem.value]).toEqual([undefined, undefined])
  expect(sessionStorage).toHaveLength(0)
})

it.each([
  ['choose', CHOOSE] as const,
  ['/edit', { path: '/edit', body: { attempt: 'a1', fields: { address: 'x' } } }] as const,
  ...(['/cancel', '/renew', '/unsent'] as const).map((path) => [path, of(path)] as const),
])('%s is repeated for two minutes, then the buyer is asked again', async (_name, request) => {
  const { commands, heard, keys, back } = set()
  await commands.give(request)
  await seconds(60)
  expect(heard.length).toBeGreaterThan(2)
  expect(new Set(keys).size).toBe(1)
  await seconds(120)
  expect(commands.problem.value?.code).toBe('not-done')
  expect(commands.kept.value).toBeUndefined()
  const { length } = heard
  back()
  commands.repeat()
  await seconds(600)
  expect(heard).toHaveLength(length)
})

it('what would open or end a payment is not repeated where something has changed since', async () => {
  const { commands, heard, session, back } = set()
  await commands.give(of('/cancel'))
  session.value = sessionAt(3, 'a1', TRANSFER)
  const { length } = heard
  back()
  commands.repeat()
  await seconds(600)
  expect(heard).toHaveLength(length)
  expect(commands.problem.value?.code).toBe('not-done')
})

it('details that are new are the answer that was lost: nobody is asked again', async () => {
  const { commands, heard, session } = set()
  await commands.give(of('/renew'))
  session.value = sessionAt(3, 'a2', TRANSFER)
  const { length } = heard
  await seconds(600)
  expect(heard).toHaveLength(length)
  expect(commands.problem.value).toBeUndefined()
})

it('an answer that asks to come back later is repeated for "sent" alone', async () => {
  const later: Fault = { kind: 'busy', code: 'too_many_requests' }
  const choosing = set(later)
  await choosing.commands.give(CHOOSE)
  await seconds(600)
  expect(choosing.heard).toEqual(['/choose'])
  expect(choosing.commands.problem.value?.code).toBe('too_many_requests')
  const sending = set(later)
  await sending.commands.give(SENT)
  await seconds(600)
  expect(sending.heard.length).toBeGreaterThan(5)
})

it('a refusal is final', async () => {
  const { commands, heard } = set({ kind: 'refused', code: 'attempt_not_live' })
  await commands.give(SENT)
  await seconds(600)
  expect(heard).toEqual(['/sent'])
  expect(commands.problem.value?.code).toBe('attempt_not_live')
  expect(sessionStorage).toHaveLength(0)
})
