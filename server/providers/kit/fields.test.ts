import { describe, expect, it } from 'vitest'
import type { Field } from '../../../src/contract/index.ts'
import { fieldGuard, safeFields } from './fields.ts'

function field(name: string, more: Partial<Field> = {}): Field {
  return { name, type: 'text', label: name, required: false, ...more }
}

describe('safeFields', () => {
  it.each([
    'card_number',
    'cardNumber',
    'CARD-NUMBER',
    'pan',
    'cvv',
    'CVC2',
    'pin',
    'token',
    'expiry',
    'card.exp_month',
  ])('never draws %s', (name) => {
    expect(safeFields([field(name), field('phone')])).toEqual([field('phone')])
    expect(safeFields([field(name, { required: true })])).toBe('asks-for-card-data')
  })

  it.each(['phone', 'card_holder', 'bank_name', 'account_number', 'company', 'spin', 'tokens_count', 'document_id'])(
    'draws %s',
    (name) => {
      expect(safeFields([field(name, { required: true })])).toEqual([field(name, { required: true })])
    },
  )

  it('drops a pattern it cannot vouch for and keeps the field', () => {
    expect(safeFields([field('phone', { pattern: '(a+)+' })])).toEqual([field('phone')])
    expect(safeFields([field('phone', { pattern: String.raw`/^\d+$/` })])).toEqual([
      field('phone', { pattern: String.raw`^\d+$` }),
    ])
  })

  it('changes nothing when applied to its own result, and a guard decides as it does', () => {
    const fields = [field('a', { pattern: '/^[a-z]{1,128}$/' }), field('b', { pattern: '(a|a)*' }), field('c')]
    const once = safeFields(fields)
    const guard = fieldGuard()
    expect(once).not.toBe('asks-for-card-data')
    if (once !== 'asks-for-card-data') expect(safeFields(once)).toEqual(once)
    expect(guard(fields)).toEqual(once)
    expect(guard(fields)).toEqual(once)
  })
})
