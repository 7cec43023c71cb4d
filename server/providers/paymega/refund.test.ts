import { describe, expect, it } from 'vitest'
import { attemptFor, calm, canned, type Canned } from '../../../test/support/providers/canned.ts'
import { privateClient } from '../../../test/support/providers/paymega.ts'

const ORDER = {
  ...attemptFor('paymega.payment_card_rub_hpp', 'cpi_1'),
  refund: 'r1',
  refundAmount: { minor: 50_050, currency: 'RUB' },
  reason: 'one lamp broken',
}

function answered(attributes: object = {}): Canned {
  const all = {
    reference_id: 'r1',
    original_id: 'cpi_1',
    status: 'processed',
    amount: 500.5,
    currency: 'RUB',
    ...attributes,
  }
  return { status: 201, body: { data: { type: 'refunds', id: 'ref_1', attributes: all } } }
}

async function refund(reply: Canned, order = ORDER) {
  const server = await canned(() => reply)
  return { result: await privateClient(server.url).refund?.(order, calm()), seen: server.seen }
}

describe('a refund', () => {
  it('sends the part to give back, with our id', async () => {
    const { result, seen } = await refund(answered())
    expect(result).toEqual({ kind: 'succeeded', id: 'ref_1' })
    expect(seen[0]).toMatchObject({ method: 'POST', path: '/api/payment-invoices/cpi_1/refund' })
    expect(JSON.parse(seen[0]?.text ?? '')).toEqual({
      data: {
        type: 'refund',
        attributes: { invoiceId: 'cpi_1', amount: 500.5, reference_id: 'r1', description: 'one lamp broken' },
      },
    })
  })

  it.each<[string, Canned, object]>([
    ['under way', answered({ status: 'process_pending' }), { kind: 'pending', id: 'ref_1' }],
    ['in a state nobody has told of', answered({ status: 'new' }), { kind: 'pending', id: 'ref_1' }],
    ['failed', answered({ status: 'process_failed' }), { kind: 'failed', id: 'ref_1' }],
    [
      'refused',
      { status: 422, body: { errors: { amount: 'too much' } } },
      { kind: 'failed', failure: 'refund_refused' },
    ],
    ['lost', 'reset', { kind: 'unanswered' }],
    ['broken', { status: 500, body: '' }, { kind: 'unanswered' }],
    ['unreadable', { status: 201, body: 'x' }, { kind: 'unanswered' }],
    ['another’s', answered({ reference_id: 'r2' }), { kind: 'unanswered' }],
  ])('can be %s, and is sent once', async (_what, reply, expected) => {
    const { result, seen } = await refund(reply)
    expect(result).toMatchObject(expected)
    expect(seen).toHaveLength(1)
  })

  it('fails before it is sent where the payment’s id is not known', async () => {
    const { result, seen } = await refund(answered(), { ...ORDER, payment: ORDER.attempt })
    expect(result).toMatchObject({ kind: 'failed', failure: 'unknown_payment' })
    expect(seen).toEqual([])
  })
})
