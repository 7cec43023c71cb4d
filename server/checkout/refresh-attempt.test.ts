/** Whoever waits for a call is told of its end, in whichever server it is made, and reads the store only then. */
import { afterEach, describe, expect, it } from 'vitest'
import { pending, T0 } from '../../test/support/domain.ts'
import { stubProvider } from '../../test/support/providers/stub.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import type { LookupResult } from '../domain/report.ts'
import type { Store } from '../domain/store.ts'
import type { Provider } from '../providers/provider.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { refreshAttempt } from './refresh-attempt.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'
import { realTimers } from './timers.ts'
import { createWorker } from './worker.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
/** Longer than any test waits, ms. */
const FOR_EVER = 3_600_000

/** A payment system that answers a look-up only when it is told to. */
function slowProvider() {
  const answered = Promise.withResolvers<LookupResult>()
  const asked = Promise.withResolvers<void>()
  const provider = stubProvider({
    id: 'cactusgino',
    async lookup() {
      asked.resolve()
      return answered.promise
    },
  })
  return { provider, asked: asked.promise, answer: answered.resolve }
}

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** One of several servers on `store`; `reads` counts how often it reads a session. */
async function server(store: Store, provider: Provider) {
  let reads = 0
  const counted: Store = {
    ...store,
    read(session) {
      reads += 1
      return store.read(session)
    },
  }
  const revisions = createRevisions()
  ends.push(await store.watch({ revision: revisions.publish, missed: revisions.missed, watched: revisions.watched }))
  const registry = createProviderRegistry([provider])
  const now = () => T0 + 10_000
  const writer = createSessionWriter({ store: counted, registry, revisions, now, sendsWebhooks: false })
  const deps = {
    store: counted,
    writer,
    registry,
    log: quiet,
    now,
    publicUrl: '',
    returnKey: (id: string) => `key of ${id}`,
  }
  const sessions = createWorker(deps)
  return {
    refresh: (patience: number) =>
      refreshAttempt({ store: counted, sessions, revisions, timers: realTimers }, 'ses_1', 'a1', patience),
    reads: () => reads,
  }
}

async function storeWithOne(): Promise<Store> {
  const store = memoryStore(false)
  const state = pending()
  await store.open({ ...state, attempts: [] }, undefined, [])
  await store.change(state.id, () => ({
    value: undefined,
    change: { state, log: [], messages: [], wakeAt: undefined, isNews: true },
  }))
  return store
}

describe('refreshAttempt', () => {
  it('waits for a call that another server makes, and hears of its end though nothing can be seen of it', async () => {
    const store = await storeWithOne()
    const { provider, asked, answer } = slowProvider()
    const [first, second] = [await server(store, provider), await server(store, provider)]
    const mine = first.refresh(FOR_EVER)
    await asked
    const { revision } = (await store.read('ses_1')) ?? {}
    let isDone = false
    const theirs = second.refresh(FOR_EVER).then((result) => {
      isDone = true
      return result
    })
    // Time enough for a poll of the store, were there one.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(isDone).toBe(false)
    expect(second.reads()).toBe(1)
    answer({ kind: 'unanswered', detail: 'no news' })
    expect(await Promise.all([mine, theirs])).toEqual([true, true])
    expect(second.reads()).toBeLessThanOrEqual(3)
    expect((await store.read('ses_1'))?.revision).toBe(revision)
  })

  it('goes on when its time is over', async () => {
    const { provider, answer } = slowProvider()
    const one = await server(await storeWithOne(), provider)
    expect(await one.refresh(20)).toBe(true)
    answer({ kind: 'absent' })
  })

  it('says so where the provider cannot be asked', async () => {
    const { lookup: _none, ...provider } = slowProvider().provider
    const one = await server(await storeWithOne(), provider)
    expect(await one.refresh(FOR_EVER)).toBe(false)
  })
})
