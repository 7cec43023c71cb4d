import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stubProvider } from '../../test/support/providers/stub.ts'
import type { Report } from '../domain/report.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import type { AddressedReport, ListPage, LookupResult, Provider } from '../providers/provider.ts'
import { openStore } from '../store/open-store.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { reconcile, type Count, type Finding } from './reconcile.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter, type SessionWriter } from './session-writer.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-20T12:00:00Z')
const silent = { info: () => {}, warn: () => {}, error: () => {} }

let store: Store
let sessions: SessionWriter
let pages: readonly ListPage[]

const provider = stubProvider({
  async *list() {
    yield* pages
  },
})

beforeEach(async () => {
  store = await openStore('file::memory:')
  sessions = createSessionWriter({
    store,
    registry: createProviderRegistry([provider]),
    revisions: createRevisions(),
    now: () => NOW,
    sendsWebhooks: true,
  })
  pages = []
})
afterEach(() => store.close())

/** A session for 100.00 with one attempt, as it was an hour ago. */
async function hold(id: string, more: Partial<AttemptState> = {}): Promise<void> {
  const attempt: AttemptState = {
    id,
    provider: 'bank',
    method: 'bank.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'provider',
    asked: 10_000,
    startedAt: NOW - HOUR,
    progress: { word: 'pending', order: 1 },
    totals: [],
    payment: `p-${id}`,
    screen: { kind: 'frame', url: 'https://bank.example/' },
    ...more,
  }
  const state: SessionState = {
    id: `ses_${id}`,
    mode: 'test',
    terms: {
      order: { id: `order-${id}` },
      amount: { minor: 10_000, currency: 'RUB' },
      customer: { id: 'c' },
      posted: {},
    },
    createdAt: NOW - HOUR,
    expiresAt: NOW + HOUR,
    revision: 1,
    attempts: [],
    refunds: [],
  }
  await store.open(state, undefined, [])
  await store.change(state.id, () => ({
    value: undefined,
    change: { state: { ...state, attempts: [attempt] }, log: [], messages: [], wakeAt: undefined, isNews: true },
  }))
}

const rub = (minor: number) => ({ minor, currency: 'RUB' })
const said = (attempt: string, report: Partial<Report> = {}): AddressedReport => ({
  attempt,
  report: { payment: `p-${attempt}`, state: 'pending', order: 1, ...report },
})
const page = (...reports: readonly AddressedReport[]): ListPage => ({ kind: 'page', reports })

async function walk(since = NOW - 2 * HOUR): Promise<{ count: Count | undefined; found: readonly Finding[] }> {
  const found: Finding[] = []
  const count = await reconcile(provider, {
    deps: { store, sessions, now: () => NOW, log: silent, mode: 'test' },
    since,
    signal: new AbortController().signal,
    found: (finding) => found.push(finding),
    walked: () => {},
  })
  return { count, found }
}

describe('reconciliation', () => {
  it('says nothing where both agree', async () => {
    await hold('a1')
    pages = [page(said('a1'))]
    expect(await walk()).toEqual({
      count: { provider: 'bank', compared: 1, mended: 0, persons: 0, others: 0 },
      found: [],
    })
  })

  it('mends a payment, a refusal and a refund that were not heard of', async () => {
    await hold('a1')
    await hold('a2')
    await hold('a3', {
      totals: [{ payment: 'p-a3', currency: 'RUB', received: 10_000, refunded: 0, chargedBack: 0 }],
    })
    pages = [
      page(said('a1', { state: 'succeeded', received: rub(10_000) })),
      page(said('a2', { state: 'failed', failure: 'declined', order: 2 })),
      page(said('a3', { state: 'succeeded', received: rub(10_000), refunded: rub(4000) })),
    ]
    const { found, count } = await walk()
    expect(found).toMatchObject([
      {
        kind: 'mended',
        attempt: 'a1',
        was: { status: 'pending' },
        is: { status: 'paid', received: { value: '100.00' } },
      },
      { kind: 'mended', attempt: 'a2', is: { status: 'failed', failure: 'declined' } },
      { kind: 'mended', attempt: 'a3', was: { refunded: { value: '0.00' } }, is: { refunded: { value: '40.00' } } },
    ])
    expect(count).toMatchObject({ compared: 3, mended: 3, persons: 0 })
    expect((await store.read('ses_a1'))?.end).toMatchObject({ outcome: 'paid' })
    const told = await store.log('ses_a1')
    expect(told.map(({ what }) => what)).toEqual(['attempt.report', 'session.paid'])
    expect((await walk()).found).toEqual([])
  })

  it('takes a payment by its own id where our reference is missing', async () => {
    await hold('a1')
    const { report } = said('a1', { state: 'succeeded', received: rub(10_000) })
    pages = [page({ report })]
    expect((await walk()).count).toMatchObject({ mended: 1, persons: 0 })
  })

  it('leaves to a person what says less, is of another currency or mode, or cannot be read', async () => {
    const full = { payment: 'p-a1', currency: 'RUB', received: 10_000, refunded: 0, chargedBack: 0 }
    await hold('a1', { totals: [full] })
    await hold('a2')
    await hold('a3')
    pages = [
      page(said('a1', { state: 'succeeded', received: rub(9000) })),
      page(said('a2', { state: 'succeeded', received: { minor: 10_000, currency: 'KZT' } })),
      {
        kind: 'page',
        reports: [said('a3', { state: 'succeeded', received: rub(10_000), testMode: false })],
        unreadable: 2,
      },
    ]
    const { found, count } = await walk()
    const troubles = found.flatMap((finding) => (finding.kind === 'person' ? [finding.trouble] : []))
    expect(troubles).toEqual(['provider-says-less', 'other-currency', 'unreadable', 'other-mode'])
    expect(found[0]).toMatchObject({ detail: 'received 100.00 RUB here, 90.00 there', order: 'order-a1' })
    expect(count).toMatchObject({ compared: 3, persons: 4 })
    expect((await store.read('ses_a3'))?.end).toBeUndefined()
  })

  it('keeps money of no order for a person, and passes over what holds none', async () => {
    const strange = said('till-1', { state: 'succeeded', received: rub(500) })
    pages = [page(strange, said('till-2'))]
    expect((await walk()).count).toMatchObject({ compared: 2, persons: 1, others: 1 })
    expect(await store.unmatched()).toMatchObject([{ payment: 'p-till-1', report: { received: rub(500) } }])
    expect((await walk()).found).toMatchObject([{ trouble: 'matches-no-order', payment: 'p-till-1' }])
    expect(await store.unmatched()).toHaveLength(1)
  })

  it('names our payments that the provider does not list, but not those that may be too young or too old', async () => {
    await hold('a1')
    await hold('a2', { startedAt: NOW - 1000 })
    await hold('a3', { startedAt: NOW - 3 * HOUR })
    // Not opened yet: our own id stands for the payment.
    await hold('a4', { payment: 'a4' })
    await hold('a5', { provider: 'other' })
    expect((await walk()).found).toMatchObject([{ trouble: 'unknown-to-provider', payment: 'p-a1', attempt: 'a1' }])
  })

  it('says that a walk which failed was not whole, and blames none of ours', async () => {
    await hold('a1')
    pages = [{ kind: 'failed', detail: 'no answer within 15 s' }]
    expect((await walk()).found).toEqual([
      { kind: 'person', trouble: 'not-walked', detail: 'no answer within 15 s', provider: 'bank' },
    ])
  })

  const deps = () => ({ store, sessions, now: () => NOW, log: silent, mode: 'test' }) as const
  const { list: _none, ...mute } = provider

  it('asks about each of our own where a provider has no list, and mends what it says', async () => {
    const paid = { payment: 'p-a1', currency: 'RUB', received: 10_000, refunded: 0, chargedBack: 0 }
    await hold('a1', { totals: [paid] })
    await hold('a2')
    await hold('a3')
    await hold('a4', { startedAt: NOW - 3 * HOUR })
    await hold('a5', { provider: 'other' })
    const asked: string[] = []
    const answers: Record<string, LookupResult> = {
      a1: {
        kind: 'report',
        report: { payment: 'p-a1', state: 'succeeded', received: rub(10_000), refunded: rub(10_000) },
      },
      a2: { kind: 'absent' },
    }
    const lookup: Provider['lookup'] = async ({ attempt, payment }) => {
      asked.push(`${attempt} ${payment ?? ''}`)
      return answers[attempt] ?? { kind: 'unanswered', detail: 'no answer within 15 s' }
    }
    const walk = async () => {
      const found: Finding[] = []
      const work = { since: NOW - 2 * HOUR, signal: new AbortController().signal, walked: () => {} }
      const count = await reconcile(
        { ...mute, lookup },
        { ...work, deps: deps(), found: (finding) => found.push(finding) },
      )
      return { found, count }
    }
    const first = await walk()
    expect(asked.toSorted()).toEqual(['a1 p-a1', 'a2 p-a2', 'a3 p-a3'])
    expect(first.count).toMatchObject({ compared: 1, mended: 1, persons: 1 })
    expect(first.found).toMatchObject([
      { kind: 'mended', attempt: 'a1', is: { refunded: { value: '100.00' } } },
      { trouble: 'not-walked', detail: '1 payments could not be asked about; the first: a3: no answer within 15 s' },
    ])
    // Once all of them are answered, what is not there is named.
    answers['a3'] = { kind: 'report', report: { payment: 'p-a3', state: 'pending' } }
    expect((await walk()).found).toMatchObject([{ trouble: 'unknown-to-provider', attempt: 'a2' }])
  })

  /** A counter at which `p-till` and what else is named has been paid, 100.00 each. */
  async function holdCounter(...payments: readonly string[]): Promise<void> {
    const [provider, counter] = ['bank', 'ctr_1']
    const link = 'https://bank.example/T46'
    await store.keepCounter({ id: counter, provider, terminal: '46', name: 'Till', link, createdAt: NOW - HOUR })
    for (const payment of payments) {
      const report: Report = { payment, state: 'succeeded', received: rub(10_000) }
      const message = { id: `msg-${payment}`, event: 'counter.paid', body: '{}' }
      await store.keepCounterPayment({ provider, payment, counter, report, at: NOW - HOUR }, message)
    }
  }
  const listed = (payment: string, more: Partial<Report> = {}, terminal?: string): AddressedReport => ({
    report: { payment, state: 'succeeded', received: rub(10_000), ...more },
    ...(terminal === undefined ? {} : { terminal }),
  })

  it('gives to a counter what was paid at it, and nothing of it to nobody', async () => {
    await holdCounter('p-same', 'p-back', 'p-less')
    pages = [
      page(
        listed('p-same'),
        listed('p-back', { refunded: rub(4000) }),
        listed('p-less', { received: rub(9000) }),
        listed('p-new', {}, '46'),
      ),
    ]
    const { found, count } = await walk()
    const at = { provider: 'bank', counter: 'ctr_1' }
    expect(found).toMatchObject([
      {
        kind: 'mended',
        payment: 'p-back',
        ...at,
        is: { status: 'paid', refunded: { value: '40.00', currency: 'RUB' } },
      },
      { trouble: 'provider-says-less', payment: 'p-less', ...at, detail: 'received 100.00 RUB here, 90.00 there' },
      { kind: 'mended', payment: 'p-new', ...at, was: { status: 'pending', received: { value: '0.00' } } },
    ])
    expect(count).toMatchObject({ compared: 4, mended: 2, persons: 1, others: 0 })
    expect(await store.unmatched()).toEqual([])
    pages = [page(listed('p-new', {}, '46'), listed('p-back', { refunded: rub(4000) }))]
    expect((await walk()).found).toEqual([])
  })

  it('asks about each payment at our counters where a provider has no list', async () => {
    await holdCounter('p-back', 'p-silent', 'p-gone')
    const asked: string[] = []
    const lookupPayment: Provider['lookupPayment'] = async (payment) => {
      asked.push(payment)
      if (payment === 'p-gone') return { kind: 'absent' }
      if (payment === 'p-silent') return { kind: 'unanswered', detail: 'reset' }
      return { kind: 'report', ...listed(payment, { refunded: rub(10_000) }) }
    }
    const lookup: Provider['lookup'] = async () => ({ kind: 'absent' })
    const found: Finding[] = []
    const walkSince = (since: number) =>
      reconcile(
        { ...mute, lookup, lookupPayment },
        {
          deps: deps(),
          since,
          signal: new AbortController().signal,
          found: (finding) => found.push(finding),
          walked: () => {},
        },
      )
    expect(await walkSince(NOW)).toMatchObject({ compared: 0 })
    expect(asked).toEqual([])
    expect(await walkSince(NOW - 2 * HOUR)).toMatchObject({ compared: 1, mended: 1, persons: 1 })
    expect(asked.toSorted()).toEqual(['p-back', 'p-gone', 'p-silent'])
    expect(found).toMatchObject([
      { kind: 'mended', payment: 'p-back', counter: 'ctr_1', is: { refunded: { value: '100.00' } } },
      { trouble: 'not-walked', detail: '1 payments could not be asked about; the first: p-silent: reset' },
    ])
  })

  it('does not call itself whole where it was stopped', async () => {
    await hold('a1')
    const ending = new AbortController()
    const found: Finding[] = []
    const lookup: Provider['lookup'] = async () => {
      ending.abort()
      return { kind: 'absent' }
    }
    const work = { deps: deps(), since: 0, signal: ending.signal, walked: () => {} }
    await reconcile({ ...mute, lookup }, { ...work, found: (finding) => found.push(finding) })
    expect(found).toMatchObject([{ trouble: 'not-walked', detail: 'it was stopped before its end' }])
  })

  it('has nothing to compare where a provider can be asked for nothing', async () => {
    const work = { deps: deps(), since: 0, signal: new AbortController().signal, found: () => {}, walked: () => {} }
    expect(await reconcile(mute, work)).toBeUndefined()
  })
})
