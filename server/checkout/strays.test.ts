import { expect, it } from 'vitest'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import type { LookupResult, Provider } from '../providers/provider.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'
import { checkStray } from './strays.ts'
import { realTimers } from './timers.ts'

const NOW = 1_760_000_000_000
const rub = (minor: number) => ({ minor, currency: 'RUB' })

/** What becomes of a stray of which its provider says this. */
async function scene(said: LookupResult | undefined, tries = 0) {
  const store = memoryStore(false)
  const provider = { id: 'bank', ...(said ? { lookupPayment: async () => said } : {}) } as unknown as Provider
  const registry = createProviderRegistry([provider])
  const now = () => NOW
  const sessions = createSessionWriter({ store, registry, revisions: createRevisions(), now, sendsWebhooks: true })
  const quiet = { info() {}, warn() {}, error() {} }
  const deps = { store, sessions, registry, now, log: quiet, mode: 'test' as const }
  const next = await checkStray(deps, realTimers, { provider: 'bank', payment: 'p1', tries })
  return { wait: next && next - NOW, kept: await store.unmatched(), told: store.messages().map(({ event }) => event) }
}

it('that is money is kept and told', async () => {
  const report = { payment: 'p1', state: 'succeeded', received: rub(900) } as const
  const { wait, kept, told } = await scene({ kind: 'report', report })
  expect(wait).toBeUndefined()
  expect(kept).toMatchObject([{ provider: 'bank', payment: 'p1', report: { received: rub(900) } }])
  expect(told).toEqual(['payment.unmatched'])
})

it.each<[string, LookupResult | undefined]>([
  ['is not there', { kind: 'absent' }],
  ['has failed', { kind: 'report', report: { payment: 'p1', state: 'failed' } }],
  ['was closed', { kind: 'report', report: { payment: 'p1', state: 'cancelled' } }],
  ['is of nobody who can be asked', undefined],
])('that %s is forgotten', async (_name, said) => {
  expect(await scene(said)).toEqual({ wait: undefined, kept: [], told: [] })
})

it.each<[string, LookupResult]>([
  ['nobody answers about', { kind: 'unanswered', detail: 'reset' }],
  ['is still open', { kind: 'report', report: { payment: 'p1', state: 'pending' } }],
])('that %s is asked about again, ever later, for two months', async (_name, said) => {
  const waits = await Promise.all([0, 1, 2, 6, 7, 249, 250].map(async (tries) => (await scene(said, tries)).wait))
  expect(waits).toEqual([2000, 15_000, 60_000, 21_600_000, 21_600_000, 21_600_000, undefined])
})
