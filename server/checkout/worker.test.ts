/** What a worker takes over at its start, where no other server can be at work. */
import { expect, it } from 'vitest'
import { open, T0 } from '../../test/support/domain.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import type { Store } from '../domain/store.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'
import { createWorker } from './worker.ts'

it('changes each session once, also one that is due soon by itself', async () => {
  const held = memoryStore(true)
  // Its own end comes in 5 s: within the time of a claim, and not yet.
  await held.open({ ...open(), expiresAt: T0 + 5000 }, T0 + 5000, [])
  let changes = 0
  const store: Store = {
    ...held,
    async change(session, decide, unmatched) {
      changes += 1
      if (changes > 10) throw new Error('It changes the same session again and again')
      return held.change(session, decide, unmatched)
    },
  }
  const registry = createProviderRegistry([])
  const now = () => T0
  const writer = createSessionWriter({ store, registry, revisions: createRevisions(), now, sendsWebhooks: false })
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const worker = createWorker({
    store,
    writer,
    registry,
    log,
    now,
    publicUrl: '',
    returnKey: (id: string) => `key of ${id}`,
    timers: { sleep: async () => {}, every: () => () => {}, timeout: () => new AbortController().signal },
  })
  worker.start()
  await expect.poll(() => changes).toBeGreaterThan(0)
  // A turn of the event loop, in which a second change would have begun.
  await new Promise((resolve) => setImmediate(resolve))
  expect(changes).toBe(1)
  expect(held.nextDue()).toBe(T0 + 5000)
})
