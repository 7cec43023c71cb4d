import { describe, expect, it } from 'vitest'
import { clientFor, number, received, signed } from '../../../test/support/providers/cactusgino.ts'
import { attemptFor, calm, canned, type Canned } from '../../../test/support/providers/canned.ts'

const CLOSED = {
  site_id: 21,
  site_login: 'customer-7',
  status: 5,
  success: true,
  invoice_id: 1314,
  request_id: 'a1b2c3d4e5f6a7b8',
  amount: 150317,
  received_amount: 0,
  currency: 'RUB',
}

async function close(answer: Canned, method = 'cactusgino.sbp') {
  const server = await canned(() => answer)
  const result = await clientFor(server.url).close?.(attemptFor(method, '1314'), calm())
  return { result, seen: server.seen }
}

describe('close', () => {
  it('cancels an SBP or P2P invoice by our id', async () => {
    const { result, seen } = await close({ body: signed(CLOSED) })
    expect(result).toEqual({ kind: 'closed' })
    expect(seen[0]?.path).toBe('/api/close_invoice/')
    const { parameters, isRight } = received(seen[0]?.text ?? '')
    expect(isRight).toBe(true)
    expect(parameters).toMatchObject({
      merchant_id: 'merch_id',
      site_id: number('21'),
      site_login: 'customer-7',
      request_id: 'a1b2c3d4e5f6a7b8',
    })
  })

  it('cancels cash by an update', async () => {
    const { success: _unsaid, ...invoice } = CLOSED
    const { result, seen } = await close({ body: signed(invoice) }, 'cactusgino.cash')
    expect(result).toEqual({ kind: 'closed' })
    expect(seen[0]?.path).toBe('/api/cash_in/update/')
    expect(received(seen[0]?.text ?? '').parameters).toMatchObject({ update_type: 'delete' })
  })

  it('stays open and says so where money is already there', async () => {
    const { result } = await close({ body: signed({ ...CLOSED, success: false, received_amount: 150317 }) })
    expect(result).toMatchObject({
      kind: 'open',
      report: { payment: '1314', state: 'succeeded', received: { minor: 150_317, currency: 'RUB' } },
    })
  })

  it.each<[string, Canned]>([
    ['refuses', { body: signed({ ...CLOSED, status: 4, success: false }) }],
    ['does not answer', 'reset'],
    ['answers unsigned', { body: CLOSED }],
    ['answers for another', { body: signed({ ...CLOSED, request_id: 'other' }) }],
    ['says nothing', { body: signed({ request_id: 'a1b2c3d4e5f6a7b8' }) }],
  ])('stays open where Cactusgino %s', async (_what, answer) => {
    expect((await close(answer)).result).toMatchObject({ kind: 'open' })
  })
})
