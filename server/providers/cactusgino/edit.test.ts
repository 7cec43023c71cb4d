import { describe, expect, it } from 'vitest'
import { clientFor, number, received, signed } from '../../../test/support/providers/cactusgino.ts'
import { attemptFor, calm, canned, type Canned } from '../../../test/support/providers/canned.ts'
import type { EditOrder } from '../provider.ts'

const BEFORE = {
  address: 'Main st. 1',
  messenger: 'Telegram',
  username: '@ivan',
  asap: 'true',
  verification_code: '47',
}
const LATER = '2026-11-21T10:30:00.000Z'
const SCREEN = {
  kind: 'transfer',
  rows: [
    { name: 'address', value: 'Main st. 1' },
    { name: 'messenger', value: 'Telegram' },
    { name: 'username', value: '@ivan' },
    { name: 'time', value: 'As soon as possible' },
    { name: 'code', value: '47' },
  ],
  amount: { minor: 150_000, currency: 'RUB' },
  note: 'exact_cash',
} as const

/** The invoice, as the page's sample answers with it. */
const INVOICE = { request_id: 'a1b2c3d4e5f6a7b8', site_id: 21, status: 3, invoice_id: 1314, amount: 150317 }

function orderOf(fields: Record<string, string>, before: Record<string, string> = BEFORE): EditOrder {
  return { ...attemptFor('cactusgino.cash', '1314'), before, fields, locale: 'en', screen: SCREEN }
}

async function edit(answer: Canned, order = orderOf({ ...BEFORE, address: 'High st. 2' })) {
  const server = await canned(() => answer)
  const result = await clientFor(server.url).edit?.(order, calm())
  return { result, seen: server.seen }
}

describe('a change of a meeting', () => {
  it('sends all that can be changed, signed, and shows what is agreed', async () => {
    const { result, seen } = await edit({ body: signed({ ...INVOICE, address: 'High st. 2' }) })
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/cash_in/update/'])
    const { parameters, isRight } = received(seen[0]?.text ?? '')
    expect(isRight).toBe(true)
    expect(parameters).toEqual({
      merchant_id: 'merch_id',
      site_id: number('21'),
      request_id: 'a1b2c3d4e5f6a7b8',
      update_type: 'edit',
      address: 'High st. 2',
      messenger: 'Telegram',
      username: '@ivan',
      asap: true,
      signature: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    })
    expect(result).toEqual({
      kind: 'changed',
      report: {
        payment: '1314',
        state: 'pending',
        screen: { ...SCREEN, rows: [{ name: 'address', value: 'High st. 2' }, ...SCREEN.rows.slice(1)] },
      },
    })
  })

  it('puts a time in the place of the hurry, and the hurry in the place of a time', async () => {
    const { asap: _hurry, ...rest } = BEFORE
    const timed = { ...rest, time: LATER }
    const toTime = await edit({ body: signed({ ...INVOICE, success: true, asap: false }) }, orderOf(timed))
    expect(received(toTime.seen[0]?.text ?? '')).toMatchObject({
      isRight: true,
      parameters: { asap: false, time: LATER },
    })
    expect(toTime.result).toMatchObject({
      report: { screen: { rows: [{}, {}, {}, { name: 'time', value: LATER }, { name: 'code' }] } },
    })
    // The time of before is still in their answer.
    const answer = { body: signed({ ...INVOICE, success: true, asap: true, time: LATER }) }
    const toHurry = await edit(answer, orderOf(BEFORE, timed))
    expect(received(toHurry.seen[0]?.text ?? '').parameters).not.toHaveProperty('time')
    expect(toHurry.result).toMatchObject({
      report: { screen: { rows: [{}, {}, {}, { value: 'As soon as possible' }, {}] } },
    })
    const never = await edit({ body: signed(INVOICE) }, orderOf(timed, timed))
    expect(received(never.seen[0]?.text ?? '').parameters).not.toHaveProperty('asap')
  })

  it('shows what their answer says where that is another thing', async () => {
    const { result } = await edit({ body: signed({ ...INVOICE, address: 'High st. 2, door B' }) })
    expect(result).toMatchObject({ report: { screen: { rows: [{ value: 'High st. 2, door B' }, {}, {}, {}, {}] } } })
  })

  it.each<[string, string, Canned]>([
    ['a refusal', 'refused', { body: signed({ ...INVOICE, success: false }) }],
    ['no answer', 'unanswered', 'reset'],
    ['an unsigned answer', 'unanswered', { body: INVOICE }],
    ['an answer for another', 'unanswered', { body: signed({ ...INVOICE, request_id: 'other' }) }],
    ['an answer that says nothing', 'unanswered', { body: signed({ request_id: 'a1b2c3d4e5f6a7b8' }) }],
    ['a server at its end', 'unanswered', { status: 502, body: signed(INVOICE) }],
  ])('%s is %s', async (_what, kind, answer) => {
    expect((await edit(answer)).result).toMatchObject({ kind })
  })

  it('tells of money that its answer speaks of', async () => {
    const { result } = await edit({ body: signed({ ...INVOICE, received_amount: 150317, currency: 'RUB' }) })
    expect(result).toMatchObject({
      kind: 'refused',
      report: { payment: '1314', state: 'succeeded', received: { minor: 150_317, currency: 'RUB' } },
    })
  })

  it('is not signed with a semicolon, and is for cash alone', async () => {
    const semicolon = await edit({ body: {} }, orderOf({ ...BEFORE, address: 'a;b' }))
    expect(semicolon).toMatchObject({ result: { kind: 'refused' }, seen: [] })
    const card = await edit({ body: {} }, { ...orderOf(BEFORE), method: 'cactusgino.card' })
    expect(card).toMatchObject({ result: { kind: 'refused' }, seen: [] })
    const { editable } = clientFor('https://cactusgino.example')
    expect(editable?.('cactusgino.card', 'en')).toEqual([])
    expect(editable?.('cactusgino.form.cash', 'en')).toEqual([])
    const names = editable?.('cactusgino.cash', 'en').map(({ name }) => name)
    expect(names).toEqual(['address', 'messenger', 'username', 'asap', 'time'])
  })
})
