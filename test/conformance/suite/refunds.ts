/** Money that we send back: refused for good, answered by nobody, and beside that all the rest. */
import { describe, expect, it } from 'vitest'
import { AMOUNT, begin, type Journey, type ShopSession } from './journey.ts'
import type { Answer, Stand, Subject } from './subject.ts'

type Refund = ShopSession['refunds'][number]

export function returning(subject: Subject, stand: () => Stand): void {
  const { refunds } = subject
  if (!refunds) return

  /** A paid order, and a way to ask for its money. */
  async function paid(more: Record<string, unknown> = {}) {
    const journey = await begin(stand(), subject, AMOUNT, more)
    await journey.choose()
    await journey.pay()
    const { attempts } = await journey.stands({ status: 'paid', received: '1503.17', payments: 1 })
    const path = `/v1/attempts/${attempts[0]?.id ?? ''}/refunds`
    const sendBack = (key: string, amount?: string): Promise<Answer<Refund>> =>
      stand().shop('POST', path, amount === undefined ? {} : { amount: journey.money(amount) }, {
        'idempotency-key': `${key} ${journey.id}`,
      })
    return { ...journey, path, sendBack }
  }

  /** The refund has ended so, in the shop's view too, and so much has gone back. */
  async function ends(journey: Journey, { id }: Refund, status: string, back: string): Promise<void> {
    const shown = await journey.becomes(
      ({ refunds: held, refunded }) =>
        refunded.value === back && held.some((one) => one.id === id && one.status === status),
    )
    expect(shown).toMatchObject({ status: 'paid', refunded: journey.money(back) })
  }

  describe('refunds', () => {
    it('whose lines contradict the amount are refused; of a session they go to the attempt that brought the money', async () => {
      const line = { name: 'Lamp', price: { value: AMOUNT, currency: subject.currency }, quantity: 1 }
      const items = [{ ...line, total: line.price }]
      const order = { id: `lines ${Math.random()}`, amount: line.price, items }
      const journey = await paid({ order })
      const contrary = { amount: journey.money('1.00'), items }
      for (const path of [journey.path, `/v1/sessions/${journey.id}/refunds`])
        expect(await stand().shop('POST', path, contrary, { 'idempotency-key': path })).toMatchObject({
          status: 422,
          body: { code: 'items_do_not_add_up', field: 'items' },
        })
      const all = await stand().shop<{ data: Refund[] }>(
        'POST',
        `/v1/sessions/${journey.id}/refunds`,
        {},
        {
          'idempotency-key': `all ${journey.id}`,
        },
      )
      expect(all.body.data).toMatchObject([{ status: 'succeeded', amount: journey.money(AMOUNT) }])
    })

    it('that are refused for good have failed, at once, and may be asked for again', async () => {
      const journey = await paid()
      await stand().faults([{ kind: 'status', value: refunds.final, route: refunds.route, times: 1 }])
      const { body } = await journey.sendBack('first')
      expect(body.status).toBe('failed')
      await ends(journey, body, 'failed', '0.00')
      const again = await journey.sendBack('again')
      expect(again).toMatchObject({ status: 201, body: { status: 'succeeded' } })
      await ends(journey, again.body, 'succeeded', '1503.17')
    })

    it.each([true, false])(
      'without an answer are unknown, made or not (%s), and block their own sum alone',
      async (isMade) => {
        const journey = await paid()
        const value = { ...refunds.unknown, worked: isMade }
        await stand().faults([{ kind: 'status', value, route: refunds.route, times: 1 }, { kind: 'lost-callback' }])
        const { body: lost } = await journey.sendBack('lost', '1000.00')
        expect(lost.status).toBe('unknown')
        expect(await journey.sendBack('more', '503.18')).toMatchObject({ status: 422 })
        const rest = await journey.sendBack('rest', '503.17')
        expect(rest.body).toMatchObject({ status: 'succeeded', amount: journey.money('503.17') })
        await stand().faults([])
        const { attempts } = await journey.view()
        await stand().shop('POST', `/v1/attempts/${attempts[0]?.id ?? ''}/reconcile`)
        if (isMade && subject.tellsRefunds) return ends(journey, lost, 'succeeded', '1503.17')
        await ends(journey, lost, 'unknown', '503.17')
        const outcome = isMade ? 'succeeded' : 'failed'
        const settled = await stand().shop('POST', `/v1/refunds/${lost.id}/settle`, { outcome, note: 'seen there' })
        expect(settled.status).toBe(200)
        await ends(journey, lost, outcome, isMade ? '1503.17' : '503.17')
      },
    )
  })
}
