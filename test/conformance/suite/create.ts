/** Opening a payment: answered late, twice, wrongly, or not at all. */
import { describe, expect, it } from 'vitest'
import { until } from '../../support/until.ts'
import { AMOUNT, begin, LATE, onCreate, unreported, type Journey } from './journey.ts'
import type { Fault, Stand, Subject } from './subject.ts'

/** Every code of the providers' documents and the usual ones beside them. */
const CODES = [400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504] as const

const NOTHING = { status: 'open', received: '0.00' } as const
const PAID = { status: 'paid', received: AMOUNT } as const

/**
 * What an unhelpful answer must come to. Where the payment can be found again the buyer sees it and nothing was asked
 * for twice; else the buyer chooses again, is told why, and what may be open at the provider stays watched.
 */
async function comesRight(
  journey: Journey,
  subject: Subject,
  known: { isFinal: boolean; worked: boolean },
  first = () => journey.choose(),
) {
  const { action } = await first()
  const isFound = subject.recovers && !known.isFinal
  expect(action.kind).toBe(isFound ? subject.shows : 'choose')
  if (isFound) {
    await journey.stands({ ...NOTHING, payments: 1 })
    await journey.pay()
    await journey.stands({ ...PAID, payments: 1 })
    return
  }
  expect(action).toMatchObject({ notice: { code: expect.any(String) } })
  await journey.stands({ ...NOTHING, payments: known.worked ? 1 : 0 })
  if (known.worked) {
    await journey.pay()
    const { attempts } = await journey.stands({ ...PAID, payments: 1 })
    expect(attempts).toMatchObject([{ status: 'paid', late: true }])
    return
  }
  expect((await journey.choose()).action.kind).toBe(subject.shows)
  await journey.pay()
  await journey.stands({ ...PAID, payments: 1 })
}

export function opening(subject: Subject, stand: () => Stand): void {
  describe('opening a payment', () => {
    it('shows what it is to be paid with, and is paid', async () => {
      const journey = await begin(stand(), subject)
      const session = await journey.choose()
      expect(session).toMatchObject({ action: { kind: subject.shows }, attempt: { asked: journey.money(AMOUNT) } })
      await journey.stands({ ...NOTHING, payments: 1 })
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('waits where the answer is late, through reloads, and shows it then', async () => {
      const journey = await begin(stand(), subject)
      await stand().faults(unreported(subject, LATE))
      const first = await journey.askInVain()
      expect(first.action).toMatchObject({ kind: 'wait', cancellable: true })
      const again = (await journey.ask()).body
      const reloaded = await journey.see()
      expect([again.attempt?.id, reloaded.attempt?.id]).toEqual([first.attempt?.id, first.attempt?.id])
      await stand().faults([])
      const shown = await until(journey.see, (session) => session.action.kind !== 'wait')
      expect(shown).toMatchObject({ attempt: { id: first.attempt?.id }, action: { kind: subject.shows } })
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('asks once, however often and from however many tabs it is chosen', async () => {
      const journey = await begin(stand(), subject)
      const answers = await Promise.all(Array.from({ length: 5 }, () => journey.ask()))
      await journey.settled()
      answers.push(await journey.ask())
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      expect(new Set(answers.map(({ body }) => body.attempt?.id)).size).toBe(1)
      await journey.stands({ ...NOTHING, payments: 1 })
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('shows the same after a reload, and with another token for the same order', async () => {
      const journey = await begin(stand(), subject)
      const { action, order } = await journey.choose()
      expect((await journey.see()).action).toEqual(action)
      const body = { order: { id: order.id, amount: order.amount }, customer: { id: 'customer-1' } }
      const again = await stand().shop<{ id: string; token: string }>('POST', '/v1/sessions', body)
      expect(again).toMatchObject({ status: 200, body: { id: journey.id } })
      expect((await stand().buyer(again.body.token, 'GET')).body.action).toEqual(action)
      await journey.stands({ ...NOTHING, payments: 1 })
    })

    it.each(CODES)('survives HTTP %i in place of an answer', async (status) => {
      const journey = await begin(stand(), subject)
      await stand().faults(onCreate(subject, { kind: 'status', value: { status, worked: false } }))
      await comesRight(journey, subject, { isFinal: subject.final.includes(status), worked: false })
    })

    it.each(CODES)('survives HTTP %i though the payment was opened', async (status) => {
      const journey = await begin(stand(), subject)
      await stand().faults(unreported(subject, { kind: 'status', value: { status, worked: true } }))
      await comesRight(journey, subject, { isFinal: subject.final.includes(status), worked: true })
    })

    it.each<[string, Omit<Fault, 'route' | 'times'>, boolean]>([
      ['a connection reset before the work', { kind: 'reset', value: 'before' }, false],
      ['a connection reset after the work', { kind: 'reset' }, true],
      ['half an answer', { kind: 'truncate' }, true],
      ['an answer that is not JSON', { kind: 'garbage' }, true],
    ])('survives %s', async (_, fault, worked) => {
      const journey = await begin(stand(), subject)
      await stand().faults((worked ? unreported : onCreate)(subject, fault))
      await comesRight(journey, subject, { isFinal: false, worked })
    })

    it.each<[string, Omit<Fault, 'route' | 'times'>, boolean]>([
      ['and no work done', { kind: 'hang', value: 'before' }, false],
      ['though the payment was opened', { kind: 'hang' }, true],
    ])('survives no answer at all, %s', async (_, fault, worked) => {
      const journey = await begin(stand(), subject)
      await stand().faults((worked ? unreported : onCreate)(subject, fault))
      await comesRight(journey, subject, { isFinal: false, worked }, () => journey.chooseInVain(worked))
    })

    it('gives up a provider that is away, tells the buyer, and starts anew when it is back', async () => {
      const journey = await begin(stand(), subject)
      await stand().faults([{ kind: 'status', value: 500 }])
      expect((await journey.choose()).action).toMatchObject({ kind: 'choose', notice: { code: expect.any(String) } })
      await stand().faults([])
      await journey.stands({ ...NOTHING, payments: 0 })
      expect((await journey.choose()).action.kind).toBe(subject.shows)
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })
  })
}
