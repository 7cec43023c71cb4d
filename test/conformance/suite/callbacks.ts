/** Reports: before the answer, twice, in the wrong order, lost, forged, or about something else. */
import { describe, expect, it } from 'vitest'
import { until } from '../../support/until.ts'
import { AMOUNT, begin, CHOOSING, LATE, onCreate, unreported } from './journey.ts'
import type { Message, Payment, Stand, Subject } from './subject.ts'

const NOTHING = { status: 'open', received: '0.00' } as const
const PAID = { status: 'paid', received: AMOUNT } as const
const HALF = '1000.00'
const REST = '503.17'
/** Longer than until the first look at a provider whose callback did not come, ms. */
const LOOK = 100_000

/** The same message with one digit of the sum changed: where it is a proof, its signature no longer fits. */
function withMore({ body, headers }: Message): Message {
  const changed = body.replace(/1503\.17|150317/, (sum) => sum.replace('150', '250'))
  expect(changed).not.toBe(body)
  return { body: changed, headers }
}

/** The same message about another payment, which every signature covers. */
function aboutAnother({ body, headers }: Message, { id }: Payment): Message {
  const changed = body.replace(id, id.slice(0, -1) + (id.endsWith('1') ? '2' : '1'))
  expect(changed).not.toBe(body)
  return { body: changed, headers }
}

export function reporting(subject: Subject, stand: () => Stand): void {
  const isProof = subject.callbacks === 'proof'

  describe('reports', () => {
    it('takes one that comes before the answer, and nothing is asked of the buyer any more', async () => {
      const journey = await begin(stand(), subject)
      await stand().faults(unreported(subject, LATE))
      const answered = journey.ask()
      const paid = await journey.pay()
      expect(await journey.deliver(subject.callback(paid, { received: journey.money(AMOUNT) }))).toBe(200)
      stand().advance(CHOOSING)
      const { action } = (await answered).body
      // A hint is followed up as soon as the answer is there; until then the buyer waits.
      expect(action).toMatchObject(isProof ? { kind: 'done', outcome: 'paid' } : { kind: 'wait' })
      await stand().faults([])
      await stand().quiet()
      await journey.stands({ ...PAID, payments: 1 })
    })

    if (subject.reportsOpening) {
      it('shows what one brings that comes before the answer', async () => {
        const journey = await begin(stand(), subject)
        await stand().faults(onCreate(subject, LATE))
        const answered = journey.ask()
        const early = await until(journey.see, ({ action }) => action.kind === subject.shows)
        await stand().faults([])
        // The answer may add how long it is good for, which a report need not say.
        expect((await answered).body.action).toMatchObject(early.action)
        await journey.stands({ ...NOTHING, payments: 1 })
      })
    }

    it('counts one that comes three times once', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      await stand().faults([{ kind: 'duplicate-callback', value: 3 }])
      const paid = await journey.pay()
      const { attempts } = await journey.stands({ ...PAID, payments: 1 })
      expect(await journey.deliver(subject.callback(paid, { received: journey.money(AMOUNT) }))).toBe(200)
      expect(await journey.stands({ ...PAID, payments: 1 })).toMatchObject({ attempts })
    })

    it('comes to the same sum in the wrong order', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      await stand().faults([{ kind: 'reordered-callbacks', times: 1 }])
      const isWhole = subject.amounts === 'asked'
      if (isWhole) await stand().event((await journey.payment()).id, 'decline')
      else await journey.pay(HALF)
      await journey.stands({ ...NOTHING, payments: 1 })
      await journey.pay(isWhole ? undefined : REST)
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('finds money whose report was lost, or says nothing of it', async () => {
      const journey = await begin(stand(), subject)
      const { action } = await journey.choose()
      await stand().faults([{ kind: 'lost-callback', times: 1 }])
      await journey.pay()
      stand().advance(LOOK)
      if (subject.asks) {
        await journey.stands({ ...PAID, payments: 1 })
        return
      }
      expect((await journey.settled()).action.kind).toBe(action.kind)
      await journey.stands({ ...NOTHING, payments: 1 })
      const report = subject.callback(await journey.payment(), { received: journey.money(AMOUNT) })
      expect(await journey.deliver(report)).toBe(200)
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('learns the truth when the buyer comes back or the shop asks', async () => {
      for (const back of ['buyer', 'shop'] as const) {
        const journey = await begin(stand(), subject)
        const attempt = (await journey.choose()).attempt?.id ?? ''
        const comeBack = async () => {
          if (back === 'shop') return void (await stand().shop('POST', `/v1/attempts/${attempt}/reconcile`))
          const answer = await fetch(`${stand().url}/v1/return/${attempt}`, { redirect: 'manual' })
          expect(answer.status).toBe(200)
        }
        await comeBack()
        await journey.stands({ ...NOTHING, payments: 1 })
        await stand().faults([{ kind: 'lost-callback', times: 1 }])
        await journey.pay()
        await comeBack()
        await journey.stands({ ...(subject.asks ? PAID : NOTHING), payments: 1 })
      }
    })

    it('believes none with a wrong signature', async () => {
      const journey = await begin(stand(), subject)
      const { action } = await journey.choose()
      const payment = await journey.payment()
      const right = subject.callback(payment, { received: journey.money(AMOUNT) })
      expect(await journey.deliver(aboutAnother(right, payment))).toBe(403)
      expect(await journey.deliver(withMore(right))).toBe(isProof ? 403 : 200)
      expect(await journey.deliver({ ...right, body: '' })).toBe(403)
      expect(await journey.deliver({ ...right, body: '{"data":{}}' })).toBe(403)
      await journey.stands({ ...NOTHING, payments: 1 })
      expect((await journey.see()).action).toEqual(action)
      await stand().faults([{ kind: 'forged-callback' }])
      await journey.pay()
      await journey.stands({ ...PAID, payments: 1 })
    })

    it('takes a payout for no payment', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      const claim = { received: journey.money(AMOUNT), kind: 'payout' } as const
      expect(await journey.deliver(subject.callback(await journey.payment(), claim))).toBe(200)
      await journey.stands({ ...NOTHING, payments: 1 })
    })

    it('keeps money that matches no order, and gives it to the attempt it is assigned to', async () => {
      const journey = await begin(stand(), subject)
      const attempt = (await journey.choose()).attempt?.id
      const stranger = { ...(await journey.payment()), id: `9${Date.now()}`, reference: `x${Date.now()}` }
      const message = subject.callback(stranger, { received: journey.money(AMOUNT) })
      expect([await journey.deliver(message), await journey.deliver(message)]).toEqual([200, 200])
      await journey.stands({ ...NOTHING, payments: 1 })
      const { body } = await stand().shop<{ data: { id: string; reference: string }[] }>('GET', '/v1/unmatched')
      const kept = body.data.filter(({ reference }) => reference === stranger.id)
      expect(kept).toHaveLength(isProof ? 1 : 0)
      // A provider that must be asked knows no such payment.
      if (!isProof) return
      const assigned = await stand().shop('POST', `/v1/unmatched/${kept[0]?.id ?? ''}/assign`, { attempt })
      expect(assigned.status).toBe(200)
      await journey.stands({ ...PAID, payments: 1 })
    })

    if (subject.tellsMode) {
      it('takes a report of the other mode for no money', async () => {
        const journey = await begin(stand(), subject)
        await journey.choose()
        const claim = { received: journey.money(AMOUNT), mode: 'other' } as const
        expect(await journey.deliver(subject.callback(await journey.payment(), claim))).toBe(200)
        await journey.stands({ ...NOTHING, payments: 1 })
      })
    }

    it('compares no other currency with the order: the shop is told, the buyer waits', async () => {
      const journey = await begin(stand(), subject)
      await journey.choose()
      const claim = { received: { value: AMOUNT, currency: 'KZT' } }
      expect(await journey.deliver(subject.callback(await journey.payment(), claim))).toBe(200)
      const { attempts } = await journey.stands({ ...NOTHING, payments: 1 })
      if (!isProof) {
        expect(attempts).toMatchObject([{ status: 'pending', foreign: [] }])
        return
      }
      expect(attempts).toMatchObject([{ status: 'confirming', foreign: [claim.received] }])
      const seen = await until(journey.see, ({ action }) => action.kind === 'wait')
      expect(seen.action).toMatchObject({ kind: 'wait', reason: 'confirmation', cancellable: false })
    })
  })
}
