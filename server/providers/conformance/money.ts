/** Money: too little, too much, too late, twice, and on an attempt that was left. */
import { describe, expect, it } from 'vitest'
import { AMOUNT, begin } from './journey.ts'
import type { Stand, Subject } from './subject.ts'

const NOTHING = { status: 'open', received: '0.00' } as const
const PAID = { status: 'paid', received: AMOUNT } as const
const TWICE = { status: 'overpaid', received: '3006.34' } as const
const DAY = 24 * 3_600_000

export function paying(subject: Subject, stand: () => Stand): void {
  describe('money', () => {
    it('asks for the rest where too little came', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      await journey.pay('1000.00')
      await journey.stands({ status: 'open', received: '1000.00', payments: 1 })
      const { action, due } = await journey.see()
      expect(due).toEqual(journey.money('503.17'))
      expect(action).toMatchObject({ kind: 'choose', notice: { code: 'underpaid' } })
      expect((await journey.choose()).attempt?.asked).toEqual(journey.money('503.17'))
      await journey.pay()
      await journey.stands({ ...PAID, payments: 2 })
    })

    it('ends underpaid where the rest never comes, and takes it later', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      const first = await journey.pay('1000.00')
      await journey.stands({ status: 'open', received: '1000.00', payments: 1 })
      stand().advance(DAY / 4)
      await journey.stands({ status: 'underpaid', received: '1000.00', payments: 1 })
      await journey.pay('503.17', first)
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('says so where too much came', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      await journey.pay('2000.00')
      const { overpaid } = await journey.stands({ status: 'overpaid', received: '2000.00', payments: 1 })
      expect(overpaid).toEqual(journey.money('496.83'))
    })

    it('counts money that comes after the end', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      stand().advance(DAY / 4)
      await journey.stands({ status: 'expired', received: '0.00', payments: 1 })
      await journey.pay()
      const { attempts } = await journey.stands({ ...PAID, payments: 1 })
      expect(attempts).toMatchObject([{ status: 'paid', late: true }])
    })

    it('counts money that comes after the shop has cancelled', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      expect((await stand().shop('POST', `/v1/sessions/${journey.id}/cancel`)).status).toBe(200)
      await journey.stands({ status: 'cancelled', received: '0.00', payments: 1 })
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('lets the buyer choose again after a refusal, and counts money that comes all the same', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      const declined = await journey.payment()
      await stand().event(declined.id, 'decline')
      await expect.poll(async () => (await journey.see()).action).toMatchObject({
        kind: 'choose',
        notice: { code: expect.any(String) },
      })
      await journey.stands({ ...NOTHING, payments: 1 })
      expect((await journey.choose()).action.kind).toBe(subject.shows)
      await journey.pay(undefined, declined)
      await journey.stands({ ...PAID, payments: 2 })
    })

    it('refuses a second method beside a live one, and replaces it where it is named', async () => {
      const journey = await begin(stand(), subject)
      const first = (await journey.choose()).attempt?.id
      expect(await journey.ask(subject.other)).toMatchObject({ status: 409, body: { code: 'attempt_live' } })
      const [left] = await journey.payments()
      const second = await journey.choose(subject.other, first)
      expect(second.attempt?.method).toBe(subject.other)
      const { attempts } = await journey.stands({ ...NOTHING, payments: 2 })
      expect(attempts.map(({ status }) => status)).toEqual(['cancelled', 'pending'])
      expect((await stand().payments(first ?? '')).map(({ status }) => status)).toEqual([
        subject.closes ? 'closed' : left?.status,
      ])
    })

    it('counts money on an attempt that was replaced, once and then twice', async () => {
      const journey = await begin(stand(), subject)
      const first = (await journey.choose()).attempt?.id
      const left = await journey.payment()
      await journey.choose(subject.other, first)
      await journey.pay(AMOUNT, left)
      const { attempts } = await journey.stands({ ...PAID, payments: 2 })
      expect(attempts).toMatchObject([{ status: 'paid', late: true }, { status: 'cancelled' }])
      await journey.pay(AMOUNT)
      await journey.stands({ ...TWICE, payments: 2 })
    })

    if (subject.closes) {
      it('starts nothing where closing the one before says that it has been paid', async () => {
        const journey = await begin(stand(), subject)
        const first = (await journey.choose()).attempt?.id
        await stand().faults([{ kind: 'lost-callback', times: 1 }])
        await journey.pay()
        await journey.ask(subject.other, first)
        await journey.stands({ ...PAID, payments: 1 })
      })
    }
  })
}
