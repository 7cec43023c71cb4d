/** A choice is decided on the session that its route has read, and once more under the lock; it is not read in between. */
import { expect, it } from 'vitest'
import { open, pending, T0 } from '../../test/support/domain.ts'
import { stubProvider } from '../../test/support/providers/stub.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import * as commands from '../domain/commands.ts'
import type { Store } from '../domain/store.ts'
import { readChoice } from './buyer-offers.ts'
import { createBuyerService } from './buyer-service.ts'
import { createCatalogue } from './catalogue.ts'
import { createPicker } from './picker.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRevisions } from './revisions.ts'
import { createRouteHistory } from './route-history.ts'
import { createSessionWriter } from './session-writer.ts'
import { createWorker } from './worker.ts'

const provider = stubProvider({
  methods: async () => ({
    kind: 'methods',
    methods: [{ id: 'bank.card', category: 'payment_card', name: 'Card', fields: [] }],
  }),
  create: async () => ({
    kind: 'report',
    report: { payment: 'p1', state: 'pending', screen: { kind: 'frame', url: 'https://bank.example/' } },
  }),
})

/** A buyer's service on a store that writes down what is asked of it. */
async function serviceOn(first = open()) {
  const held = memoryStore(true)
  await held.open(first, undefined, [])
  const steps: string[] = []
  const store: Store = {
    ...held,
    read(session) {
      steps.push('read')
      return held.read(session)
    },
    change(session, decide, unmatched) {
      steps.push('change')
      return held.change(session, decide, unmatched)
    },
  }
  const revisions = createRevisions()
  const registry = createProviderRegistry([provider])
  const now = () => T0
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const routes = createRouteHistory({ store, now, log })
  const writer = createSessionWriter({ store, registry, revisions, now, sendsWebhooks: false })
  const sessions = createWorker({
    store,
    writer,
    registry,
    log,
    now,
    publicUrl: 'http://shop.test',
    returnKey: (id) => `key of ${id}`,
  })
  const catalogue = createCatalogue([provider], now)
  const icon = () => undefined
  const service = createBuyerService({
    store,
    sessions,
    registry,
    revisions,
    catalogue,
    now,
    shopName: 'Tea',
    picker: createPicker({ catalogue, routes, store, icon }),
    icon,
  })
  return { service, sessions, steps }
}

it('reads the session only to show what came of the choice', async () => {
  const { service, steps } = await serviceOn()
  const chosen = await service.choose(open(), { method: 'bank.card' }, { locale: 'en' })
  expect(chosen).toMatchObject({ kind: 'session', session: { action: { kind: 'frame' } } })
  // The decision, the claim of its work, what the call came to; and then the screen.
  expect(steps).toEqual(['change', 'change', 'change', 'read'])
})

it('decides on the session as it is now, not as its route has read it', async () => {
  const { service, sessions } = await serviceOn()
  const read = pending()
  // Given up while the body of the choice was still on its way.
  expect(await service.choose(read, { method: 'bank.card' }, { locale: 'en' })).toMatchObject({ kind: 'session' })
  // Ended meanwhile.
  await sessions.change('ses_1', (state) => {
    const decision = commands.cancelSession(state, sessions.setting())
    return { value: undefined, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
  })
  expect(await service.choose(open(), { method: 'bank.none' }, { locale: 'en' })).toEqual({
    kind: 'refused',
    why: 'session_ended',
  })
})

it('starts no more payments than the session itself may have, whichever server is asked, and shows what is chosen', async () => {
  const ended = { givenUp: { why: 'buyer', at: T0 } } as const
  const [held] = pending().attempts
  if (!held) throw new Error('no attempt')
  const many = (count: number) =>
    Array.from({ length: count }, (_none, index) => ({ ...held, id: `a${index}`, startedAt: T0 - 10, ...ended }))
  const busy = { ...open(), attempts: many(30) }
  // The server has counted nothing: another one has, or this one before it was started anew.
  const refused = await serviceOn(busy)
  expect(await refused.service.choose(busy, { method: 'bank.card' }, { locale: 'en' })).toEqual({
    kind: 'too-often',
    wait: 59_990,
  })
  const last = { ...held, provider: 'bank', method: 'bank.card', startedAt: T0 - 10 }
  const live = { ...open(), attempts: [...many(29), last] }
  const shown = await serviceOn(live)
  expect(await shown.service.choose(live, { method: 'bank.card' }, { locale: 'en' })).toMatchObject({ kind: 'session' })
})

it('keeps in mind that a buyer has asked for more than he had to', async () => {
  const field = (name: string, required: boolean) => ({ name, type: 'text', label: name, required }) as const
  const listed = {
    provider: 'bank',
    offered: { id: 'bank.card', category: 'payment_card', name: 'Card', fields: [] },
    fields: [field('phone', true), field('bank', false)],
  } as const
  const narrowed = (fields: Record<string, string>) => {
    const found = { listed: { ...listed, fields: [...listed.fields] }, others: [] }
    const read = readChoice(found, { method: 'bank.card', fields }, open(), { now: T0, locale: 'en' })
    return 'choice' in read ? read.choice.narrowed : read
  }
  expect(narrowed({ phone: '1' })).toBeUndefined()
  expect(narrowed({ phone: '1', bank: ' ' })).toBeUndefined()
  expect(narrowed({ phone: '1', bank: 'Mine' })).toBe(true)
})
