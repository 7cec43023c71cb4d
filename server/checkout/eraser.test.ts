import { expect, it } from 'vitest'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import { session, T0 } from '../../test/support/store/states.ts'
import { createEraser } from './eraser.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createSessionWriter } from './session-writer.ts'
import { realTimers } from './timers.ts'

const SECOND = 1000

it('says how many are left of a customer where time is over in the middle of the last page', async () => {
  const store = memoryStore(true)
  let at = T0
  // Each look at the clock takes a while.
  const now = () => (at += SECOND / 10)
  const registry = createProviderRegistry([])
  const sendsWebhooks = false
  const sessions = createSessionWriter({ store, registry, revisions: createRevisions(), now, sendsWebhooks })
  const log = { info() {}, warn() {}, error() {} }
  const eraser = createEraser({ store, sessions, now, timers: realTimers, log, sendsWebhooks })
  for (let count = 0; count < 60; count += 1)
    await store.open({ ...session(`s${count}`), end: { outcome: 'paid', at: T0 } }, undefined, [])
  const told = await eraser.customer('c1', {})
  expect(told?.erased).toBeGreaterThan(0)
  expect(told?.left).toBe(60 - (told?.erased ?? 0))
  expect(told?.left).toBeGreaterThan(0)
  await eraser.stop()
})
