import { describe, expect, it } from 'vitest'
import { open, pending } from '../../test/support/domain.ts'
import { payerOf } from './payer.ts'

const session = open()
const { customer: _nobody, ...guest } = session.terms

describe('the payer that a payment system is told', () => {
  it('is the session’s customer', () => {
    const customer = { id: 'c7', email: 'a@b.co', trusted: true }
    expect(payerOf({ ...session, terms: { ...guest, customer } })).toEqual(customer)
  })

  it('is, of a guest, the session alone', () => {
    expect(payerOf({ ...session, id: 'ses_a', terms: guest })).toEqual({ id: 'ses_a' })
    expect(payerOf({ ...session, id: 'ses_b', terms: guest })).toEqual({ id: 'ses_b' })
  })

  it('is, of whoever was erased, the session as well', () => {
    expect(payerOf({ ...session, terms: { ...guest, customer: { id: '' } } })).toEqual({ id: 'ses_1' })
  })

  it('stays the one that an attempt was begun with', () => {
    const [attempt] = pending().attempts
    const terms = { ...guest, customer: { id: 'c7', name: 'Anna' } }
    expect(payerOf({ ...session, terms }, { ...attempt, payer: 'c1' })).toEqual({ id: 'c1', name: 'Anna' })
    expect(payerOf({ ...session, terms: guest }, { payer: 'c1' })).toEqual({ id: 'c1' })
  })
})
