/** What a person says of money: recorded before the callback comes, by mistake, and taken back. */
import { describe, expect, it } from 'vitest'
import { AMOUNT, begin, type Journey } from './journey.ts'
import type { Answer, Stand, Subject } from './subject.ts'

const PAID = { status: 'paid', received: AMOUNT, payments: 1 } as const
const OPEN = { status: 'open', received: '0.00', payments: 1 } as const

export function recording(subject: Subject, stand: () => Stand): void {
  async function shown() {
    const journey = await begin(stand(), subject)
    const attempt = (await journey.choose()).attempt?.id ?? ''
    const record = (said: object, key = journey.id): Promise<Answer<{ id: string }>> =>
      stand().shop(
        'POST',
        `/v1/attempts/${attempt}/record`,
        { note: 'seen in the cabinet', ...said },
        {
          'idempotency-key': `recorded ${key}`,
        },
      )
    const takeBack = ({ body: { id } }: Answer<{ id: string }>) =>
      stand().shop('POST', `/v1/records/${id}/void`, { note: 'not so' })
    return { ...journey, attempt, record, takeBack }
  }

  /** What somebody has seen, of the whole order. */
  const all = (journey: Journey, more: object = {}) => ({ kind: 'received', amount: journey.money(AMOUNT), ...more })

  describe('by hand', () => {
    it('money is recorded once, counts once when its callback comes after all, and stays when the record is taken back', async () => {
      const journey = await shown()
      await stand().faults([{ kind: 'lost-callback' }])
      const payment = await journey.pay()
      const said = await journey.record(all(journey))
      expect(said.status).toBe(201)
      expect((await journey.record(all(journey))).body).toEqual(said.body)
      const byHand = await journey.stands(PAID)
      expect(byHand.attempts).toMatchObject([
        { records: [{ id: said.body.id }], payments: [{ byHand: journey.money(AMOUNT) }] },
      ])
      await stand().faults([])
      const claim = { received: journey.money(AMOUNT) }
      expect(await journey.deliver(subject.callback(payment, claim))).toBeLessThan(300)
      const told = await journey.becomes(({ attempts }) => attempts[0]?.payments[0]?.byHand === undefined)
      expect(told).toMatchObject({ status: 'paid', received: journey.money(AMOUNT) })
      expect((await journey.takeBack(said)).status).toBe(200)
      await journey.stands(PAID)
    })

    it('a mistake that is taken back is money no more, and the order is open again', async () => {
      const journey = await shown()
      const said = await journey.record(all(journey, { reference: 'seen elsewhere' }))
      await journey.becomes(({ status }) => status === 'paid')
      expect((await journey.takeBack(said)).status).toBe(200)
      const { attempts } = await journey.stands(OPEN)
      expect(attempts).toMatchObject([{ records: [{ voided: { note: 'not so' } }] }])
    })

    it('nothing is recorded as sent back that has not come', async () => {
      const journey = await shown()
      const back = { kind: 'refunded', amount: journey.money('1.00') }
      expect((await journey.record(back)).status).toBe(422)
      await journey.pay()
      await journey.stands(PAID)
      expect((await journey.record({ ...back, amount: journey.money('1503.18') }, `more ${journey.id}`)).status).toBe(
        422,
      )
      expect((await journey.record(back, `one ${journey.id}`)).status).toBe(201)
      expect(await journey.view()).toMatchObject({ status: 'paid', refunded: journey.money('1.00') })
    })
  })
}
