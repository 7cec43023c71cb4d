/** Sessions as storage gets them, for tests of storage. */
import type { OutboxMessage } from '../../../server/domain/outbox.ts'
import type { AttemptState, RefundState, SessionState } from '../../../server/domain/session.ts'
import type { Change, Unmatched } from '../../../server/domain/store.ts'

export const T0 = 1_760_000_000_000

/** So many at once. */
export const all = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

export function session(id: string, order = `order-${id}`): SessionState {
  return {
    id,
    mode: 'test',
    terms: { order: { id: order }, amount: { minor: 10_000, currency: 'RUB' }, customer: { id: 'c1' }, posted: {} },
    createdAt: T0,
    expiresAt: T0 + 1_800_000,
    revision: 1,
    attempts: [],
    refunds: [],
  }
}

export function attempt(id: string, payments: readonly string[] = []): AttemptState {
  const [payment] = payments
  return {
    id,
    provider: 'sim',
    method: 'sim.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'operator',
    asked: 10_000,
    startedAt: T0,
    progress: { word: 'pending', order: 0 },
    totals: payments.map((name) => ({ payment: name, currency: 'RUB', received: 1, refunded: 0, chargedBack: 0 })),
    ...(payment === undefined ? {} : { payment }),
  }
}

export function refund(id: string, of: string): RefundState {
  return { id, attempt: of, amount: 1, status: 'pending', createdAt: T0 }
}

export function change(state: SessionState, more: Partial<Omit<Change, 'state'>> = {}): Change {
  return { state, log: [], messages: [], wakeAt: undefined, isNews: true, ...more }
}

export const message = (id: string, event = 'session.paid'): OutboxMessage => ({ id, event, body: `{"id":"${id}"}` })

export function unmatched(id: string, payment: string, minor: number): Unmatched {
  const report = { payment, state: 'succeeded' as const, received: { minor, currency: 'RUB' } }
  return { id, provider: 'sim', payment, report, firstSeenAt: T0 }
}
