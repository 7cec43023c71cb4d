/** Whose a payment is that was made at a counter: told in any order, it is in one place. */
import { expect, it } from 'vitest'
import { open } from '../../test/support/domain.ts'
import { stubProvider } from '../../test/support/providers/stub.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import type { Report } from '../domain/report.ts'
import { takeReport } from './callbacks.ts'
import { makeCounter } from './counters.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'

const NOW = 1_760_000_000_000
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const paid = (received: number, refunded = 0): Report => ({
  payment: 'p1',
  state: 'succeeded',
  received: rub(received),
  ...(refunded > 0 ? { refunded: rub(refunded) } : {}),
})

/** A shop with one counter, at the place `46`. */
async function scene() {
  const store = memoryStore(false)
  let now = NOW
  const provider = stubProvider({
    counter: async ({ alias }) => ({ kind: 'counter', terminal: '46', link: `https://bank.test/${alias}` }),
  })
  const registry = createProviderRegistry([provider])
  const clock = () => now
  const sessions = createSessionWriter({
    store,
    registry,
    revisions: createRevisions(),
    now: clock,
    sendsWebhooks: true,
  })
  const warned: string[] = []
  const log = { info() {}, warn: (_detail: object, message: string) => void warned.push(message), error() {} }
  const deps = { store, sessions, now: clock, log, mode: 'test' as const }
  const made = await makeCounter({ store, registry, now: clock }, 'ctr_1', { name: 'Till' })
  return {
    store,
    made,
    warned,
    async told(report: Report, terminal?: string) {
      now += 1000
      return takeReport(deps, 'bank', { report, ...(terminal === undefined ? {} : { terminal }) })
    },
    events: () => store.messages().map(({ event }) => event),
    async books() {
      const nobodys = (await store.unmatched()).filter(({ dismissed }) => !dismissed)
      return { counter: await store.counterPayments('ctr_1'), nobodys }
    },
  }
}

it('what is paid at a counter is that counter’s, with the moment it was first heard of', async () => {
  const { made, told, books, events, warned } = await scene()
  expect(made).toMatchObject({ kind: 'counter', counter: { id: 'ctr_1', terminal: '46' } })
  expect(await told(paid(900), '46')).toBeUndefined()
  await told(paid(900), '46')
  expect(await books()).toMatchObject({ counter: [{ report: { received: rub(900) }, at: NOW + 1000 }], nobodys: [] })
  expect(events()).toEqual(['counter.paid'])
  expect(warned).toEqual([])
})

it('a refund that names no place belongs to the counter that the payment is known at', async () => {
  const { told, books, events } = await scene()
  await told(paid(900), '46')
  await told(paid(900, 300))
  const report = { received: rub(900), refunded: rub(300) }
  expect(await books()).toMatchObject({ counter: [{ report }], nobodys: [] })
  expect(events()).toEqual(['counter.paid'])
})

it('money that was nobody’s while nothing said where it was made is taken to its counter', async () => {
  const { told, books, events, store } = await scene()
  expect(await told(paid(900))).toMatchObject({ payment: 'p1' })
  await told(paid(900), '46')
  expect(await books()).toMatchObject({ counter: [{ payment: 'p1' }], nobodys: [] })
  expect(events()).toEqual(['payment.unmatched', 'counter.paid'])
  expect(await store.unmatched()).toMatchObject([{ dismissed: { note: 'It was paid at the counter ctr_1.' } }])
  // More of it is the counter's, and does not bring it back for nobody.
  await told(paid(1200))
  expect(await books()).toMatchObject({ counter: [{ report: { received: rub(1200) } }], nobodys: [] })
})

it('what a person has given to an order meanwhile stays there', async () => {
  const { told, books, events, store } = await scene()
  const held = await told(paid(900))
  await store.open(open(), undefined, [])
  await store.change(
    'ses_1',
    (state) => ({
      value: undefined,
      change: { state, log: [], messages: [], wakeAt: undefined, isNews: false, assignTo: 'a1' },
    }),
    held?.id,
  )
  await told(paid(900), '46')
  expect((await books()).counter).toEqual([])
  expect(await store.unmatched()).toMatchObject([{ assignedTo: 'a1' }])
  expect(events()).toEqual(['payment.unmatched'])
})

it.each<[string, Report, string]>([
  ['no money', { payment: 'p1', state: 'failed' }, '46'],
  ['of the other mode', { ...paid(900), testMode: false }, '46'],
  ['at another place', paid(900), '47'],
])('what is %s is no counter’s', async (_name, report, terminal) => {
  const { told, books, warned } = await scene()
  await told(report, terminal)
  expect((await books()).counter).toEqual([])
  expect(warned).toEqual(['a callback matches no attempt'])
})
