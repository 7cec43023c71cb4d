/** What Cactusgino's documents leave open or only it has: each against the sandbox, over real HTTP. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const PLAIN = { answerSignature: 'right', answerAmount: null, answerCurrency: null, extraDeposit: 'sample' }

let system: System
/** The same, where the shop takes unsigned answers. */
let trusting: System
beforeAll(async () => {
  system = await startSystem(only('cactusgino'))
  trusting = await startSystem({ ...only('cactusgino'), CACTUSGINO_UNSIGNED_ANSWERS: 'accept' })
})
afterEach(async () => {
  for (const each of [system, trusting]) {
    await each.control('DELETE', '/faults')
    await each.control('PUT', '/settings', PLAIN)
  }
})
afterAll(async () => {
  await system.close()
  await trusting.close()
})

interface Seen {
  readonly status: string
  readonly received: { readonly value: string }
  readonly due: { readonly value: string }
  readonly attempts: readonly { readonly id: string; readonly status: string; readonly foreign: readonly unknown[] }[]
}

/** A buyer who has chosen `method`, and what the shop sees. */
async function chosen(at: System, method: string, fields: Record<string, string> = {}) {
  const { id, token } = await at.open()
  const see = async () => (await at.buyer<Session>(token, 'GET')).body
  const view = async () => (await at.shop<Seen>('GET', `/v1/sessions/${id}`)).body
  const answer = await at.patiently(at.buyer<Session>(token, 'POST', '/choose', { method, fields }))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await at.quiet()
  const session = await see()
  const attempt = session.attempt?.id ?? ''
  const event = (name: string, body?: object) => at.event(attempt, name, body)
  const command = (path: string, body: object = {}) =>
    at.buyer<Session & { code?: string; field?: string }>(token, 'POST', path, { attempt, ...body })
  return { id, token, attempt, session, see, view, event, command }
}

async function setting(at: System, change: object): Promise<void> {
  expect((await at.control('PUT', '/settings', change)).status).toBe(200)
}

const transferOf = ({ action }: Session) => {
  if (action.kind !== 'transfer') throw new Error(`it is a ${action.kind}`)
  return action
}

describe('an answer without a signature', () => {
  it('is not believed, and its money is when it comes', async () => {
    await setting(system, { answerSignature: 'none' })
    const buyer = await chosen(system, 'cactusgino.card')
    expect(buyer.session.action).toMatchObject({ kind: 'choose', notice: { code: 'no_answer' } })
    await buyer.event('pay')
    expect(await until(buyer.view, ({ status }) => status === 'paid')).toMatchObject({ status: 'paid' })
  })

  it.each(['cactusgino.card', 'cactusgino.form.card'])('is believed where the shop says so: %s', async (method) => {
    await setting(trusting, { answerSignature: 'none' })
    const buyer = await chosen(trusting, method)
    expect(['transfer', 'frame']).toContain(buyer.session.action.kind)
    await buyer.event('pay')
    expect(await until(buyer.view, ({ status }) => status === 'paid')).toMatchObject({ status: 'paid' })
  })

  it('is one thing, and a wrong one another: that is never believed', async () => {
    await setting(trusting, { answerSignature: 'wrong' })
    const { session } = await chosen(trusting, 'cactusgino.card')
    expect(session.action).toMatchObject({ kind: 'choose', notice: { code: 'no_answer' } })
  })
})

describe('another amount', () => {
  it('is said before it is sent; a little less pays the order', async () => {
    await setting(system, { answerAmount: '1503.00' })
    const buyer = await chosen(system, 'cactusgino.card')
    expect(buyer.session.action).toMatchObject({
      kind: 'transfer',
      amount: { value: '1503.00', currency: 'RUB' },
      ordered: { value: '1503.17', currency: 'RUB' },
    })
    await buyer.event('pay')
    expect(await until(buyer.view, ({ status }) => status === 'paid')).toMatchObject({ received: { value: '1503.00' } })
  })

  it('that leaves something to pay says how much, and leaves it', async () => {
    await setting(system, { answerAmount: '1400.00' })
    const buyer = await chosen(system, 'cactusgino.card')
    const { note } = transferOf(buyer.session)
    expect(note).toContain('exactly this amount')
    expect(note).toMatch(/103[.,]17/)
    await buyer.event('pay')
    const held = await until(buyer.view, ({ received }) => received.value !== '0.00')
    expect(held).toMatchObject({ status: 'open', received: { value: '1400.00' }, due: { value: '103.17' } })
  })
})

describe('another currency', () => {
  it('in the answer is shown beside the order’s, and what comes waits for a person', async () => {
    await setting(system, { answerAmount: '160.50', answerCurrency: 'TJS' })
    const buyer = await chosen(system, 'cactusgino.cis_transfer', { bank_app: 'Sberbank' })
    expect(transferOf(buyer.session)).toMatchObject({
      amount: { value: '160.50', currency: 'TJS' },
      ordered: { value: '1503.17', currency: 'RUB' },
    })
    await buyer.event('pay')
    const held = await until(buyer.view, ({ attempts }) => attempts.some(({ foreign }) => foreign.length > 0))
    expect(held).toMatchObject({ status: 'open', attempts: [{ foreign: [{ value: '160.50', currency: 'TJS' }] }] })
  })

  it('in a callback alone is no money of the order’s', async () => {
    const buyer = await chosen(system, 'cactusgino.card')
    await buyer.event('pay', { amount: { value: '1503.17', currency: 'KZT' } })
    const held = await until(buyer.view, ({ attempts }) => attempts.some(({ foreign }) => foreign.length > 0))
    expect(held).toMatchObject({ status: 'open', received: { value: '0.00' } })
    expect((await buyer.see()).action).toMatchObject({ received: { value: '1503.17', currency: 'KZT' } })
  })
})

describe('an end by callback', () => {
  it.each([
    ['expire', undefined, 'expired'],
    ['decline', { code: 'Another bill has already been paid' }, 'cancelled'],
  ] as const)('%s %j keeps the details to be read', async (name, body, ended) => {
    const buyer = await chosen(system, 'cactusgino.card')
    const { rows } = transferOf(buyer.session)
    await buyer.event(name, body)
    const { action } = await until(buyer.see, ({ action: now }) => now.kind === 'transfer' && now.ended !== undefined)
    expect(action).toMatchObject({ ended, rows: rows.map(({ name: row, value }) => ({ name: row, value })) })
  })

  it('without money speaks of what was to be done', async () => {
    const buyer = await chosen(system, 'cactusgino.cash', {
      address: 'Main st. 1',
      messenger: 'Telegram',
      username: '@ivan',
      asap: 'true',
    })
    await buyer.event('decline')
    const { action } = await until(buyer.see, ({ action: now }) => now.kind === 'choose')
    expect(action).toMatchObject({
      notice: { code: 'cash_not_received', text: expect.stringContaining('handed') as string },
    })
  })
})

it('a deposit that names no order of ours is kept, and given to its order', async () => {
  await setting(system, { extraDeposit: 'table' })
  const buyer = await chosen(system, 'cactusgino.card')
  await buyer.event('pay', { extra: true, amount: '1503.17' })
  type Strays = { data: { id: string; provider: string; received: unknown }[] }
  const strays = async () => (await system.shop<Strays>('GET', '/v1/unmatched')).body.data
  const [stray] = await until(strays, (list) => list.length > 0)
  expect(stray).toMatchObject({ provider: 'cactusgino', received: { value: '1503.17', currency: 'RUB' } })
  expect(await buyer.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
  await system.shop('POST', `/v1/unmatched/${stray?.id}/assign`, { attempt: buyer.attempt })
  expect(await buyer.view()).toMatchObject({ status: 'paid', received: { value: '1503.17' } })
})

it('the form that lists its methods is one row, and is paid by any of them', async () => {
  const buyer = await chosen(system, 'cactusgino.form')
  const { action } = buyer.session
  if (action.kind !== 'frame') throw new Error(`it is a ${action.kind}`)
  expect(await (await fetch(action.url)).text()).toContain('value="papara"')
  const body = new URLSearchParams({ method: 'papara', action: 'pay' })
  await fetch(action.url, { method: 'POST', body, redirect: 'manual' })
  expect(await until(buyer.view, ({ status }) => status === 'paid')).toMatchObject({ status: 'paid' })
  expect(await system.payments(buyer.attempt)).toMatchObject([{ method: 'papara' }])
})

describe('a meeting for cash', () => {
  const MEETING = { address: 'Main st. 1', messenger: 'Telegram', username: '@ivan', asap: 'true' }
  const meet = () => chosen(system, 'cactusgino.cash', MEETING)
  const shows = (session: Session) =>
    Object.fromEntries(transferOf(session).rows.map(({ name, value }) => [name, value] as const))

  it('says what may be changed, and is changed at Cactusgino before it is shown', async () => {
    const buyer = await meet()
    const { editable } = transferOf(buyer.session)
    expect(editable?.map(({ name, value }) => [name, value])).toEqual([
      ['address', 'Main st. 1'],
      ['messenger', 'Telegram'],
      ['username', '@ivan'],
      ['asap', 'true'],
      ['time', undefined],
    ])
    const { code } = shows(buyer.session)
    const fields = { address: 'High st. 2', time: '2099-11-21T12:30:00+02:00' }
    const { status, body } = await system.patiently(buyer.command('/edit', { fields }))
    expect(status).toBe(200)
    expect(shows(body)).toEqual({
      address: 'High st. 2',
      messenger: 'Telegram',
      username: '@ivan',
      time: '2099-11-21T10:30:00.000Z',
      code,
    })
    expect(transferOf(body)).not.toHaveProperty('edit')
    expect(body.revision).toBeGreaterThan(buyer.session.revision)
    // What was not named has stayed there, too.
    const again = await system.patiently(buyer.command('/edit', { fields: { username: '@olga' } }))
    expect(shows(again.body)).toMatchObject({ address: 'High st. 2', username: '@olga' })
    await buyer.event('pay')
    expect(await until(buyer.view, ({ status: now }) => now === 'paid')).toMatchObject({ status: 'paid' })
    expect((await buyer.command('/edit', { fields })).body).toMatchObject({ code: 'attempt_not_live' })
  })

  it('stays as it was where nobody answers, says that it is not known, and may be asked again', async () => {
    const buyer = await meet()
    await system.control('PUT', '/faults', [{ provider: 'cactusgino', route: '/cash_in', kind: 'reset', times: 1 }])
    const fields = { address: 'High st. 2' }
    const lost = await system.patiently(buyer.command('/edit', { fields }))
    expect(transferOf(lost.body)).toMatchObject({
      edit: 'unknown',
      note: expect.stringContaining('once more') as string,
    })
    expect(shows(lost.body)).toMatchObject({ address: 'Main st. 1' })
    const { body } = await system.patiently(buyer.command('/edit', { fields }))
    expect(shows(body)).toMatchObject({ address: 'High st. 2' })
    expect(transferOf(body)).not.toHaveProperty('edit')
  })

  it('stays as it was where Cactusgino refuses', async () => {
    const buyer = await meet()
    await system.control('PUT', '/faults', [{ provider: 'cactusgino', kind: 'lost-callback', times: 1 }])
    await buyer.event('expire')
    const { body } = await system.patiently(buyer.command('/edit', { fields: { address: 'High st. 2' } }))
    expect(transferOf(body)).toMatchObject({ edit: 'refused' })
    expect(shows(body)).toMatchObject({ address: 'Main st. 1' })
  })

  it.each([
    [{ address: '' }, 'invalid_field', 'fields.address'],
    [{ address: 'a;b' }, 'invalid_field', 'fields.address'],
    [{ verification_code: '1' }, 'invalid_field', 'fields.verification_code'],
    [{ time: 'soon' }, 'invalid_field', 'fields.time'],
  ])('%j is refused: %s', async (fields, code, field) => {
    const buyer = await meet()
    expect(await buyer.command('/edit', { fields })).toMatchObject({ status: 422, body: { code, field } })
  })

  it('is the only thing that can be changed', async () => {
    const card = await chosen(system, 'cactusgino.card')
    expect(transferOf(card.session)).not.toHaveProperty('editable')
    const { status, body } = await card.command('/edit', { fields: { address: 'x' } })
    expect([status, body.code]).toEqual([409, 'not_editable'])
  })
})

it('tells the shop what its account holds, digit by digit', async () => {
  const { status, body } = await system.shop('GET', '/v1/providers/cactusgino/balance')
  expect(status).toBe(200)
  expect(body).toMatchObject({ provider: 'cactusgino', at: expect.any(String) as string })
  expect(body).toHaveProperty('balances.0', {
    currency: 'RUB',
    amount: '125000.5',
    available: '120000.5',
    name: 'RUB',
  })
  expect((await system.shop('GET', '/v1/providers/bank/balance')).status).toBe(404)
  const providers = await system.shop('GET', '/v1/providers')
  expect(providers.body).toMatchObject({ data: [{ id: 'cactusgino', edit: true, balance: true }] })
  await system.control('PUT', '/faults', [{ provider: 'cactusgino', route: '/balance', kind: 'garbage' }])
  expect(await system.shop('GET', '/v1/providers/cactusgino/balance')).toMatchObject({
    status: 503,
    body: { code: 'provider_unavailable' },
  })
})

it('a customer whose id cannot be signed is refused when the session is opened, by name', async () => {
  const order = { id: 'semicolon', amount: { value: '10.00', currency: 'RUB' } }
  const answer = await system.shop('POST', '/v1/sessions', { order, customer: { id: 'a;b' } })
  expect(answer).toMatchObject({ status: 422, body: { field: 'customer.id' } })
})
