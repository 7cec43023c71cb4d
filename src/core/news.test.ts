import { expect, test } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { OUTCOMES, type Action, type Transfer } from '../contract/index.ts'
import { newsOf } from './news.ts'

const MOMENT = '2026-11-22T12:00:00Z'
const wait = (reason: 'operator' | 'provider' | 'confirmation'): Action => ({
  kind: 'wait',
  reason,
  since: MOMENT,
  cancellable: true,
})
const transfer: Transfer = { kind: 'transfer', amount: { value: '10.00', currency: 'RUB' }, rows: [] }
const frame: Action = { kind: 'frame', url: 'https://pay.example/' }
const redirect: Action = { kind: 'redirect', url: 'https://pay.example/', method: 'GET', params: [] }
const choose = (code?: string): Action => ({
  kind: 'choose',
  methods: [],
  ...(code === undefined ? {} : { notice: { code, retryable: true, text: 'It did not work.' } }),
})
const done = (outcome: (typeof OUTCOMES)[number]): Action => ({ kind: 'done', outcome })

const news = (before: Action, after: Action) => newsOf(sessionWith({ action: before }), sessionWith({ action: after }))

test.each([transfer, frame, redirect])('what there is to pay by is news to whoever waits for it', (action) => {
  for (const reason of ['operator', 'provider'] as const) expect(news(wait(reason), action)).toBe('tellDetails')
  // The buyer has said "not sent yet", in another tab.
  expect(news(wait('confirmation'), action)).toBeUndefined()
  expect(news(choose(), action)).toBeUndefined()
  expect(news(action, action)).toBeUndefined()
})

test('a payment that did not work is news; that the buyer chooses again is none', () => {
  for (const before of [wait('operator'), wait('confirmation'), transfer, frame]) {
    expect(news(before, choose('declined'))).toBe('tellChoose')
    expect(news(before, choose('underpaid'))).toBe('done_underpaid')
    expect(news(before, choose())).toBeUndefined()
  }
  expect(news(choose(), choose('declined'))).toBeUndefined()
})

test.each(OUTCOMES)('that it is over is news whatever was before, once: %s', (outcome) => {
  for (const before of [choose(), wait('operator'), wait('confirmation'), transfer, frame, redirect])
    expect(news(before, done(outcome))).toBe(`done_${outcome}`)
  expect(news(done(outcome), done('paid'))).toBeUndefined()
})

test('details whose time is over are not called new', () => {
  const ended: Transfer = { ...transfer, ended: 'expired' }
  expect(news(transfer, ended)).toBe('done_expired')
  expect(news(wait('operator'), ended)).toBeUndefined()
  expect(news(ended, ended)).toBeUndefined()
})

test('another wait is none', () => {
  expect(news(wait('operator'), wait('provider'))).toBeUndefined()
  expect(news(transfer, wait('confirmation'))).toBeUndefined()
})
