/** A writer changes and tells; it calls nobody, with or without a worker beside it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { choice, open, T0 } from '../../test/support/domain.ts'
import { memoryStore, type MemoryStore } from '../../test/support/store/memory-store.ts'
import * as commands from '../domain/commands.ts'
import { claimDue, renewClaims } from '../domain/tasks.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions, type Revisions } from './revisions.ts'
import { createSessionWriter, type SessionWriter } from './session-writer.ts'

let store: MemoryStore
let revisions: Revisions
let writer: SessionWriter
let heard: (number | undefined)[]

beforeEach(async () => {
  store = memoryStore(true)
  revisions = createRevisions()
  heard = []
  writer = createSessionWriter({
    store,
    registry: createProviderRegistry([]),
    revisions,
    now: () => T0,
    sendsWebhooks: true,
  })
  await store.open(open(), undefined, [])
  revisions.listen('ses_1', (revision) => heard.push(revision))
})

const chooses = () =>
  writer.change('ses_1', (state) => {
    const decision = commands.choose(state, choice('a1'), writer.setting())
    return { value: decision.kind, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
  })

describe('the session writer', () => {
  it('gives back the session as it is now, says that work is due, and leaves it to others', async () => {
    const changed = await chooses()
    expect(changed).toMatchObject({ value: 'step', isDue: true, state: { revision: 2, attempts: [{ id: 'a1' }] } })
    expect((await store.read('ses_1'))?.attempts[0]?.task).toEqual({ kind: 'create', tries: 0, at: T0 })
    expect(heard).toEqual([2])
  })

  it('stores and tells nothing where nothing changes', async () => {
    await chooses()
    expect(await chooses()).toMatchObject({ value: 'step', isDue: false, state: { revision: 2 } })
    expect(heard).toEqual([2])
  })

  it('tells of the end of a claim, which nobody sees, and of no other move of claims', async () => {
    await chooses()
    const claims = { by: 'me', until: T0 + 1000 }
    await writer.change('ses_1', (state) => {
      const { state: next, log } = claimDue(state, claims, writer.setting())
      return { value: undefined, step: { state: next, log } }
    })
    await writer.change('ses_1', (state) => ({
      value: undefined,
      step: { state: renewClaims(state, 'me', T0 + 2000), log: [] },
    }))
    expect(heard).toEqual([2])
    await writer.change('ses_1', (state) => ({
      value: undefined,
      step: { state: { ...state, attempts: state.attempts.map(({ task: _done, ...rest }) => rest) }, log: [] },
    }))
    expect(heard).toEqual([2, 2])
  })

  it('stores what the shop is to be told with the change', async () => {
    await writer.change('ses_1', (state) => {
      const decision = commands.cancelSession(state, writer.setting())
      return { value: undefined, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    })
    expect(store.messages().map(({ event }) => event)).toEqual(['session.cancelled'])
  })

  it('knows no session that is not there', async () => {
    expect(await writer.change('ses_none', () => ({ value: 1 }))).toBeUndefined()
  })
})
