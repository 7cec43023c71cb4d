/** What a buyer is offered after a refusal, and during a wait. */
import { expect, it } from 'vitest'
import { at, choice, open, pending, step, T0 } from '../../test/support/domain.ts'
import { stubProvider } from '../../test/support/providers/stub.ts'
import { memoryStore } from '../../test/support/store/memory-store.ts'
import * as commands from '../domain/commands.ts'
import { applyCreateResult } from '../domain/provider-results.ts'
import type { RouteOutcome } from '../domain/route-outcomes.ts'
import type { SessionState } from '../domain/session.ts'
import type { OfferedMethod } from '../providers/provider.ts'
import { createBuyerOffers, readChoice } from './buyer-offers.ts'
import { createCatalogue } from './catalogue.ts'
import { createPicker } from './picker.ts'
import { createProviderRegistry } from './provider-registry.ts'
import { createRouteHistory } from './route-history.ts'

const CARD: OfferedMethod = { id: 'bank.card', category: 'payment_card', name: 'Card', fields: [], opening: 'operator' }
const CASH: OfferedMethod = {
  id: 'bank.cash',
  category: 'cash_payment',
  name: 'Cash',
  fields: [{ name: 'address', type: 'text', label: 'Address', required: true }],
}
const PAGE: OfferedMethod = { id: 'bank.page', category: 'other', name: 'Page', fields: [] }

/** Offers of these methods, after what has happened by their routes. */
async function offersOf(
  methods: readonly OfferedMethod[],
  outcomes: readonly RouteOutcome[] = [],
  paid?: SessionState,
) {
  const provider = stubProvider({ methods: async () => ({ kind: 'methods', methods }) })
  const store = memoryStore(true)
  if (paid) await store.open(paid, undefined, [])
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const routes = createRouteHistory({ store, now: () => T0, log })
  routes.tell(outcomes)
  const catalogue = createCatalogue([provider], () => T0)
  const picker = createPicker({ catalogue, routes, store, icon: () => undefined })
  return createBuyerOffers({ catalogue, picker, registry: createProviderRegistry([provider]), shopName: 'Tea' })
}

const chosen = (method: string) => step(commands.choose(open(), { ...choice('a1', method), provider: 'bank' }, at(T0)))
const refused = (method: string) =>
  applyCreateResult(chosen(method), 'a1', { kind: 'refused', failure: 'no_operator', detail: '' }, at(T0)).state

it('changes nothing of the rows and of what is suggested after a refusal: the widget begins with the next one', async () => {
  const offers = await offersOf([CARD, PAGE])
  const before = await offers.shownTo(open(), 'en')
  const after = await offers.shownTo(refused('bank.card'), 'en')
  const shown = ({ rows, suggested }: typeof before) => [suggested, rows.map(({ method }) => method.id)]
  expect(shown(after)).toEqual(shown(before))
  expect(shown(after)).toEqual(['bank.card', ['bank.card', 'bank.page']])
})

it('offers another way during a search, one that is chosen by one press', async () => {
  const offers = await offersOf([CARD, CASH, PAGE])
  expect(await offers.waitFor(chosen('bank.card'), 'en')).toEqual({ next: { id: 'bank.page', name: 'Page' } })
  expect(await (await offersOf([CARD, CASH])).waitFor(chosen('bank.card'), 'en')).toEqual({})
})

it('knows how long money is on its way, once the buyer has said that it is', async () => {
  const arrived = { kind: 'arrived', route: 'cactusgino.card', seconds: 100 } as const
  const offers = await offersOf([CARD], [arrived, arrived, arrived])
  expect(await offers.waitFor(pending(), 'en')).toEqual({})
  const sent = step(commands.markSent(pending(), 'a1', at(T0)))
  expect(await offers.waitFor(sent, 'en')).toEqual({ usually: 120 })
})

it('keeps the fee that was known, where the buyer pays in the order’s currency', () => {
  const kept = (more: Partial<OfferedMethod>) => {
    const listed = { provider: 'bank', offered: { ...PAGE, ...more }, fields: [] }
    const read = readChoice({ listed, others: [] }, { method: 'bank.page' }, open(), { now: T0, locale: 'en' })
    return 'choice' in read ? [read.choice.fee, read.choice.channel] : read
  }
  expect(kept({ fee: 3755, channel: 'card' })).toEqual([3755, 'card'])
  expect(kept({ fee: 3755, currency: 'USD' })).toEqual([undefined, undefined])
  expect(kept({ fee: 0 })).toEqual([undefined, undefined])
})
