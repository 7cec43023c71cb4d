import * as v from 'valibot'
import { expect, test } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { readSession, sessionSchema } from './index.ts'

const money = { value: '10.00', currency: 'RUB' }
const now = '2026-11-22T12:00:00.000Z'
const session = (action: unknown) => ({ ...sessionWith(), action })
const method = (category: string) => ({ id: 'm', category, name: 'M', fields: [] })

const ACTIONS = {
  choose: { kind: 'choose', methods: [method('digital_wallet')] },
  'an unknown category': { kind: 'choose', methods: [method('barter')] },
  wait: { kind: 'wait', reason: 'operator', since: now, cancellable: true },
  'an unknown reason': { kind: 'wait', reason: 'weather', since: now, cancellable: true },
  transfer: { kind: 'transfer', amount: money, rows: [{ name: 'card', value: '2200' }], expiresAt: now },
  'an unknown row': { kind: 'transfer', amount: money, rows: [{ name: 'pigeon', value: 'grey' }] },
  frame: { kind: 'frame', url: 'https://pay.example/form' },
  redirect: { kind: 'redirect', url: 'https://pay.example/', method: 'POST', params: [['a', 'b']] },
  done: { kind: 'done', outcome: 'paid' },
  'an unknown kind': { kind: 'dance', with: 'me' },
  'a kind that every object has': { kind: 'constructor' },
  'no kind': { methods: [] },
  'a kind without its fields': { kind: 'transfer' },
  'a moment that is none': { kind: 'wait', reason: 'operator', since: 'yesterday', cancellable: true },
  'nothing at all': null,
}

test.each(Object.entries(ACTIONS))('%s is read as by the whole schema', (_, action) => {
  const reported: unknown[] = []
  const read = readSession(session(action), (...unknown) => reported.push(unknown))
  const parsed = v.safeParse(sessionSchema(), session(action))
  expect(read).toBeDefined()
  expect(read).toEqual(parsed.output)
})

test('what it does not know is reported, and becomes a wait that asks nothing', () => {
  const reported: unknown[] = []
  const read = readSession(session({ kind: 'dance' }), (what) => reported.push(what))
  expect(read?.action).toMatchObject({ kind: 'wait', reason: 'provider', cancellable: false })
  expect(reported).toEqual(['action'])
})

test('what a buyer knows no group of is one of the others', () => {
  const read = readSession(session({ kind: 'choose', methods: [method('taxi')] }), () => {})
  expect(read?.action).toMatchObject({ methods: [{ category: 'other' }] })
})

test('no Session is no Session', () => {
  expect(readSession({ id: 's1' }, () => {})).toBeUndefined()
  expect(readSession('nonsense', () => {})).toBeUndefined()
})
