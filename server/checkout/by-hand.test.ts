/** What a person records or takes back while a callback of the same payment is being taken. */
import { expect, it } from 'vitest'
import { open, pending } from '../../test/support/domain.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import type { Report } from '../domain/report.ts'
import type { SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import { handsOn } from './by-hand.ts'
import { takeReport } from './callbacks.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'

const NOW = 1_760_000_000_000
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const report: Report = { payment: 'p9', state: 'succeeded', received: rub(900) }
const said = { attempt: 'a1', kind: 'received', amount: rub(900), payment: 'p9', note: 'seen' } as const

/** One session with the attempt `a1`; `between` may put something between two calls of storage. */
async function scene(between: (store: Store, hands: () => Promise<unknown>) => Partial<Store> = () => ({})) {
  const held = memoryStore(false)
  let hands = async (): Promise<unknown> => undefined
  const store: Store = { ...held, ...between(held, () => hands()) }
  const clock = () => NOW
  const writing = {
    registry: createProviderRegistry([]),
    revisions: createRevisions(),
    now: clock,
    sendsWebhooks: true,
  }
  const sessions = createSessionWriter({ store, ...writing })
  const log = { info() {}, warn() {}, error() {} }
  await held.open(open(), undefined, [])
  const change = { log: [], messages: [], wakeAt: undefined, isNews: false }
  await held.change('ses_1', () => ({ value: 0, change: { ...change, state: pending() } }))
  const byHand = handsOn(held, createSessionWriter({ store: held, ...writing }), async (state: SessionState) => state)
  return {
    store: held,
    byHand,
    whileStoring(act: () => Promise<unknown>) {
      let isDone = false
      hands = async () => (isDone ? undefined : ((isDone = true), await act()))
    },
    told: () => takeReport({ store, sessions, now: clock, log, mode: 'test' }, 'cactusgino', { report }),
    totals: async () => (await held.read('ses_1'))?.attempts.flatMap(({ totals }) => totals.map((one) => one.payment)),
  }
}

it('what is recorded while its callback is taken for nobody’s is the attempt’s, and stands nowhere else', async () => {
  const { store, byHand, whileStoring, told, totals } = await scene((held, hands) => ({
    async keepUnmatched(unmatched, message) {
      await hands()
      return held.keepUnmatched(unmatched, message)
    },
  }))
  whileStoring(() => byHand.record('a1_1', said))
  expect(await told()).toBeUndefined()
  expect(await totals()).toEqual(['p9'])
  expect(await store.unmatched()).toEqual([])
})

it('what is taken back while its callback is on its way to the attempt is nobody’s', async () => {
  const { store, byHand, whileStoring, told, totals } = await scene((held, hands) => ({
    async attemptOfPayment(provider, payment) {
      const found = await held.attemptOfPayment(provider, payment)
      await hands()
      return found
    },
  }))
  expect(await byHand.record('a1_1', said)).toMatchObject({ kind: 'done', id: 'a1_1' })
  whileStoring(() => byHand.voidRecord('a1_1', { note: 'mistyped' }))
  expect(await told()).toMatchObject({ payment: 'p9' })
  expect(await totals()).toEqual([])
  expect(await store.unmatched()).toMatchObject([{ payment: 'p9' }])
})

it('what was paid at a counter is recorded at no attempt', async () => {
  const { store, byHand } = await scene()
  const paid = { provider: 'cactusgino', payment: 'p9', counter: 'ctr_1', report, at: NOW }
  await store.keepCounterPayment(paid, { id: 'msg_1', event: 'counter.paid', body: '{}' })
  expect(await byHand.record('a1_1', said)).toEqual({ kind: 'at-counter', counter: 'ctr_1' })
})

it('what stands under money for nobody is not recorded at the attempt whose own payment it is, named or not', async () => {
  const { store, byHand } = await scene()
  const { payment: _named, ...own } = said
  const change = { log: [], messages: [], wakeAt: undefined, isNews: false }
  const paidBy = (payment?: string) =>
    store.change('ses_1', (state) => ({
      value: 0,
      change: {
        ...change,
        state: {
          ...state,
          attempts: state.attempts.map(({ payment: _old, ...rest }) => (payment ? { ...rest, payment } : rest)),
        },
      },
    }))
  await paidBy()
  expect((await byHand.record('a1_1', own)).kind).toBe('done')
  const unmatched = { id: 'um_1', provider: 'cactusgino', payment: 'p9', report, firstSeenAt: NOW }
  await store.keepUnmatched(unmatched, { id: 'msg_1', event: 'payment.unmatched', body: '{}' })
  await paidBy('p9')
  for (const one of [own, said]) expect(await byHand.record('a1_2', one)).toEqual({ kind: 'unmatched', id: 'um_1' })
})
