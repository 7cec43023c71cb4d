/** Details whose time is over by the provider's word: they stay readable, and one press brings new ones. */
import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/contract/index.ts'
import { AMOUNT, begin } from './journey.ts'
import type { Stand, Subject } from './subject.ts'

export function expiring(subject: Subject, stand: () => Stand): void {
  if (subject.shows !== 'transfer') return

  async function over() {
    const journey = await begin(stand(), subject)
    const first = (await journey.choose()).attempt?.id ?? ''
    await stand().event((await journey.payment()).id, 'expire')
    const command = (name: string, key: string) =>
      fetch(`${stand().url}/v1/checkout/${name}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${journey.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ attempt: first }),
      })
    await expect.poll(async () => (await journey.see()).action).toMatchObject({ kind: 'transfer', ended: 'expired' })
    return { ...journey, first, command }
  }

  describe('details that are over', () => {
    it('are shown, and cannot be copied', async () => {
      const { action, now } = await (await over()).see()
      if (action.kind !== 'transfer') throw new Error(`the buyer sees ${action.kind}`)
      expect(action.rows.length).toBeGreaterThan(0)
      expect(action.rows.filter(({ copy }) => copy)).toEqual([])
      expect([action.qr, action.link]).toEqual([undefined, undefined])
      expect(Date.parse(action.expiresAt ?? '')).toBeLessThanOrEqual(Date.parse(now))
    })

    it('are made anew by the same method, once under one key, and paid', async () => {
      const journey = await over()
      const answer = await stand().patiently(journey.command('renew', `anew ${journey.id}`))
      const renewed = (await answer.json()) as Session
      expect(renewed.attempt).toMatchObject({ method: subject.method })
      expect(renewed.attempt?.id).not.toBe(journey.first)
      const again = (await (await journey.command('renew', `anew ${journey.id}`)).json()) as Session
      expect(again.attempt?.id).toBe(renewed.attempt?.id)
      await journey.settled()
      await journey.pay()
      await journey.stands({ status: 'paid', received: AMOUNT, payments: 2 })
    })

    it('may have been paid: the buyer says so, and money that comes is the order’s', async () => {
      const journey = await over()
      const said = (await (await journey.command('sent', `sent ${journey.id}`)).json()) as Session
      expect(said.action).toMatchObject({ kind: 'wait', reason: 'confirmation' })
      await journey.pay()
      await journey.stands({ status: 'paid', received: AMOUNT, payments: 1 })
    })

    it('say again what was taken back, while there is time', async () => {
      const journey = await begin(stand(), subject)
      const attempt = (await journey.choose()).attempt?.id ?? ''
      const tell = (name: string) => stand().buyer(journey.token, 'POST', `/${name}`, { attempt })
      expect((await tell('sent')).body.action).toMatchObject({ kind: 'wait', reason: 'confirmation' })
      expect((await tell('unsent')).body.action).toMatchObject({ kind: 'transfer' })
      await journey.pay()
      await journey.stands({ status: 'paid', received: AMOUNT, payments: 1 })
    })
  })
}
