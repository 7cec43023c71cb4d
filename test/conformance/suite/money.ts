/** Money: too little, too much, too late, twice, and on an attempt that was left. */
import { describe, expect, it } from 'vitest'
import { AMOUNT, begin, type Journey } from './journey.ts'
import type { Stand, Subject } from './subject.ts'

const NOTHING = { status: 'open', received: '0.00' } as const
const PAID = { status: 'paid', received: AMOUNT } as const
const TWICE = { status: 'overpaid', received: '3006.34' } as const
const DAY = 24 * 3_600_000

export function paying(subject: Subject, stand: () => Stand): void {
  const { other } = subject

  /** The buyer leaves the live attempt: for another method where there is one, else by giving it up. */
  async function leave(journey: Journey, attempt = ''): Promise<void> {
    if (other !== undefined) return void (await journey.ask(other, attempt))
    await stand().buyer(journey.token, 'POST', '/cancel', { attempt })
  }

  /** The same, and a new attempt is made. */
  async function startAnew(journey: Journey, attempt = '') {
    if (other !== undefined) return journey.choose(other, attempt)
    await leave(journey, attempt)
    return journey.choose()
  }

  describe('money', () => {
    if (subject.amounts === 'any') otherAmounts(subject, stand)

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
      await expect
        .poll(async () => (await journey.see()).action)
        .toMatchObject({
          kind: 'choose',
          notice: { code: expect.any(String) },
        })
      await journey.stands({ ...NOTHING, payments: 1 })
      expect((await journey.choose()).action.kind).toBe(subject.shows)
      await journey.pay(undefined, declined)
      await journey.stands({ ...PAID, payments: 2 })
    })

    it('leaves an attempt for a new one, and for no other beside it', async () => {
      const journey = await begin(stand(), subject)
      const first = (await journey.choose()).attempt?.id
      if (other !== undefined)
        expect(await journey.ask(other)).toMatchObject({ status: 409, body: { code: 'attempt_live' } })
      const [left] = await journey.payments()
      const second = await startAnew(journey, first)
      expect(second.attempt?.method).toBe(other ?? subject.method)
      const { attempts } = await journey.stands({ ...NOTHING, payments: 2 })
      expect(attempts.map(({ status }) => status)).toEqual(['cancelled', 'pending'])
      expect((await stand().payments(first ?? '')).map(({ status }) => status)).toEqual([
        subject.closes ? 'closed' : left?.status,
      ])
    })

    it('counts money on an attempt that was left, once and then twice', async () => {
      const journey = await begin(stand(), subject)
      const first = (await journey.choose()).attempt?.id
      const left = await journey.payment()
      await startAnew(journey, first)
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
        await leave(journey, first)
        await journey.stands({ ...PAID, payments: 1 })
      })
    }
  })
}

/** More or less than was asked. */
function otherAmounts(subject: Subject, stand: () => Stand): void {
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
}
