import { expect, it } from 'vitest'
import { at, pending, T0 } from '../../test/support/domain.ts'
import { attachReceipt, receiptsLeft } from './receipts.ts'

const receipt = (id: string, attempt = 'a1') => ({ id, attempt, type: 'image/png' as const, size: 10 })

it('a session takes three receipts, each once, and each of an attempt of its own', () => {
  const setting = at(T0)
  expect(attachReceipt(pending(), receipt('r1', 'a9'), setting)).toEqual({ kind: 'refused', why: 'unknown_attempt' })
  let state = pending()
  for (const id of ['r1', 'r2', 'r3']) {
    const decision = attachReceipt(state, receipt(id), setting)
    if (decision.kind !== 'step') throw new Error(decision.kind)
    state = decision.step.state
    expect(decision.step.log).toEqual([
      { at: T0, what: 'attempt.receipt', attempt: 'a1', detail: { receipt: id, type: 'image/png', size: 10 } },
    ])
    expect(attachReceipt(state, receipt(id), setting)).toEqual({ kind: 'known' })
  }
  expect(receiptsLeft(state)).toBe(0)
  expect(receiptsLeft(pending())).toBe(3)
  expect(attachReceipt(state, receipt('r4'), setting)).toEqual({ kind: 'refused', why: 'receipts_enough' })
})
