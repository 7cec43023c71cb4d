/** For tests: what a buyer's browser holds. */
import type { Session } from '../../src/contract/index.ts'

/** A Session of 10.00 RUB in which nothing was chosen yet, with `more` over it. */
export function sessionWith(more: Partial<Session> = {}): Session {
  return {
    id: 's1',
    revision: 1,
    testMode: true,
    order: { id: 'A-1', amount: { value: '10.00', currency: 'RUB' } },
    due: { value: '10.00', currency: 'RUB' },
    merchant: { name: 'Shop' },
    now: '2026-11-22T12:00:00Z',
    expiresAt: '2026-11-22T12:30:00Z',
    action: { kind: 'choose', methods: [] },
    ...more,
  }
}
