/** What somebody does in the provider's own cabinet, beside us: sends money back, takes money for nobody. */
import { describe, expect, it } from 'vitest'
import { until } from '../../support/until.ts'
import { AMOUNT, begin } from './journey.ts'
import type { Stand, Subject } from './subject.ts'

interface Unmatched {
  readonly id: string
  readonly reference: string
  readonly state: string
  readonly received?: object
}
/** Longer than the first wait before a payment is asked about again that only a callback has named, ms. */
const SOON = 20_000

export function besides(subject: Subject, stand: () => Stand): void {
  const money = (value: string) => ({ value, currency: subject.currency })

  describe('in the cabinet', () => {
    it('a refund is found where the payment tells of it; else a person records it', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      const { id } = await journey.pay()
      const { attempts } = await journey.stands({ status: 'paid', received: AMOUNT, payments: 1 })
      const attempt = `/v1/attempts/${attempts[0]?.id ?? ''}`
      await stand().faults([{ kind: 'lost-callback' }])
      await stand().event(id, 'refund', { amount: '500.00' })
      await stand().shop('POST', `${attempt}/reconcile`)
      const found = subject.tellsRefunds ? '500.00' : '0.00'
      expect(await journey.becomes(({ refunded }) => refunded.value === found)).toMatchObject({ refunds: [] })
      if (subject.tellsRefunds) return
      const said = { kind: 'refunded', amount: money('500.00'), note: 'seen in the cabinet' }
      const key = { 'idempotency-key': `record ${journey.id}` }
      expect((await stand().shop('POST', `${attempt}/record`, said, key)).status).toBe(201)
      expect(await journey.view()).toMatchObject({ status: 'paid', refunded: money('500.00') })
      if (!subject.refunds) return
      // Of the rest, and of no more, by machine.
      const rest = await stand().shop('POST', `${attempt}/refunds`, {}, { 'idempotency-key': `rest ${journey.id}` })
      expect(rest.body).toMatchObject({ status: 'succeeded', amount: money('1003.17') })
      expect(await journey.view()).toMatchObject({ refunded: money(AMOUNT) })
    })

    it('money for nobody is listed, and given to an order whose buyer has chosen nothing, or to nobody', async () => {
      const listed = async (reference: string) => {
        // Where a callback only names it, it is asked about first.
        stand().advance(SOON)
        const { body } = await stand().shop<{ data: Unmatched[] }>('GET', '/v1/unmatched')
        return body.data.find((one) => one.reference === reference)
      }
      const taken = async (value: string) => {
        const { id } = await stand().payInCabinet(money(value))
        return until(
          () => listed(id),
          (found) => found !== undefined,
        )
      }
      const mine = await taken(AMOUNT)
      expect(mine).toMatchObject({ state: 'open', received: money(AMOUNT) })
      const journey = await begin(stand(), subject)
      const assign = `/v1/unmatched/${mine?.id ?? ''}/assign`
      expect((await stand().shop('POST', assign, { session: journey.id })).status).toBe(200)
      expect(await journey.view()).toMatchObject({ status: 'paid', received: money(AMOUNT) })
      expect((await journey.see()).action).toMatchObject({ kind: 'done', outcome: 'paid' })
      const nobodys = await taken('5.00')
      const dismiss = `/v1/unmatched/${nobodys?.id ?? ''}/dismiss`
      expect((await stand().shop('POST', dismiss, { note: 'a test of the till' })).status).toBe(200)
      expect(await listed(nobodys?.reference ?? '')).toMatchObject({ state: 'dismissed' })
    })
  })
}
