import { describe, expect, it } from 'vitest'
import type { Session, Transfer } from '../../src/contract/index.ts'
import { againIn } from './hosted.ts'

const at = (action: Session['action']) => againIn({ action, now: '2026-11-03T17:00:00.000Z' })

describe('the page without JavaScript is asked for again', () => {
  it('while somebody else is busy', () => {
    expect(at({ kind: 'wait', reason: 'operator', since: '2026-11-03T17:00:00.000Z', cancellable: true })).toBe(15)
  })

  it('right after the time to send is over, and now and then until that is known', () => {
    const transfer: Transfer = { kind: 'transfer', amount: { value: '1.00', currency: 'RUB' }, rows: [] }
    expect(at({ ...transfer, expiresAt: '2026-11-03T17:05:00.100Z' })).toBe(302)
    // What its payment system says of that comes later.
    expect(at({ ...transfer, expiresAt: '2026-11-03T16:00:00.000Z' })).toBe(15)
    expect(at({ ...transfer, expiresAt: '2026-11-03T17:00:00.000Z' })).toBe(15)
    expect(at({ ...transfer, expiresAt: '2026-11-03T17:05:00.100Z', ended: 'expired' })).toBeUndefined()
    expect(at(transfer)).toBeUndefined()
  })

  it('never while its reader may be typing', () => {
    expect(at({ kind: 'choose', methods: [] })).toBeUndefined()
  })
})
