/** What a buyer’s browser gets of each state, whole: nothing more, and nothing less. */
import { describe, expect, it } from 'vitest'
import type { Action, Method } from '../../src/contract/index.ts'
import {
  at,
  capabilities,
  choice,
  details,
  money,
  open,
  pending,
  rub,
  step,
  T0,
  time,
  told,
} from '../../test/support/domain.ts'
import { TEXTS } from '../texts/index.ts'
import { buyerView, isChoosing, type BuyerViewContext } from './buyer-view.ts'
import * as commands from './commands.ts'
import { claimDue } from './tasks.ts'
import { applyCreateResult } from './provider-results.ts'
import type { Instructions, Report } from './report.ts'
import { credit } from './records.ts'
import type { SessionState } from './session.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'

const METHOD: Method = { id: 'cactusgino.card', category: 'payment_card', name: 'Card', fields: [] }
const context = (more: Partial<BuyerViewContext> = {}): BuyerViewContext => ({
  now: T0 + MINUTE,
  locale: 'en',
  capabilities,
  providerText: (_provider, code) => (code === 'own' ? { text: 'In words of its own', retryable: false } : undefined),
  shopName: 'Tea House',
  offer: { methods: [METHOD] },
  ...more,
})
const view = (state: SessionState, more: Partial<BuyerViewContext> = {}) => buyerView(state, context(more))
const actionOf = (state: SessionState, more: Partial<BuyerViewContext> = {}): Action => view(state, more).action

/** With an attempt that its provider has answered so. */
function answered(report: Partial<Report>, state = open(), id = 'a1'): SessionState {
  const chosen = state.attempts.some((held) => held.id === id)
    ? state
    : step(commands.choose(state, choice(id), at(T0)))
  const plain: Report = { payment: '1314', state: 'pending', ...report }
  return applyCreateResult(chosen, id, { kind: 'report', report: plain }, at(T0 + 5000)).state
}
const showing = (screen: Instructions, more: Partial<Report> = {}, state?: SessionState) =>
  answered({ screen, ...more }, state)

describe('a session', () => {
  it('that nobody has chosen anything for', () => {
    expect(view(open())).toStrictEqual({
      id: 'ses_1',
      revision: 1,
      testMode: true,
      order: { id: 'o1', amount: rub('1503.17') },
      due: rub('1503.17'),
      merchant: { name: 'Tea House' },
      now: time(T0 + MINUTE),
      expiresAt: time(T0 + 30 * MINUTE),
      action: { kind: 'choose', methods: [METHOD] },
    })
  })

  it('has what the shop has said of it, and the face of the account', () => {
    const state = open()
    const described: SessionState = {
      ...state,
      mode: 'live',
      terms: { ...state.terms, order: { id: 'o1', description: 'Oolong' } },
    }
    const account = { name: 'Account', icon: 'https://a.test/i.svg', website: 'https://a.test' }
    const offer = { methods: [METHOD], account }
    expect(view(described, { offer })).toMatchObject({
      testMode: false,
      order: { description: 'Oolong' },
      merchant: { name: 'Tea House', icon: account.icon, website: account.website },
    })
    expect(view(described, { offer, shopName: '' }).merchant.name).toBe('Account')
    expect(view(described, { shopName: '' }).merchant).toEqual({ name: TEXTS.en.page.shop })
    expect(view(described, { offer: { methods: [], account: { icon: '', website: '' } } }).merchant).toEqual({
      name: 'Tea House',
    })
  })

  it('says what came, what is left and what went back', () => {
    const part = told(pending(), money(50_000))
    const seen = view(part)
    expect(seen).toMatchObject({
      due: rub('1003.17'),
      received: rub('500.00'),
      attempt: { id: 'a1', status: 'underpaid', received: rub('500.00') },
    })
    expect(seen).not.toHaveProperty('refunded')
    const back = told(part, { ...money(50_000), refunded: { minor: 20_000, currency: 'RUB' } })
    expect(view(back)).toMatchObject({ due: rub('1203.17'), received: rub('500.00'), refunded: rub('200.00') })
    expect(view(told(pending(), money(200_000))).due).toEqual(rub('0.00'))
    expect(view({ ...part, accepted: true }).due).toEqual(rub('0.00'))
  })
})

describe('a choice', () => {
  it('offers nothing with a reason, in the order’s own sums', () => {
    const offer = { methods: [], empty: 'currency_not_supported' }
    expect(actionOf(open(), { offer })).toEqual({
      kind: 'choose',
      methods: [],
      notice: {
        code: 'currency_not_supported',
        retryable: expect.any(Boolean),
        text: 'Payments in RUB are not taken here. Please contact the shop.',
      },
    })
  })

  it.each<[string, Partial<Report>, string | undefined]>([
    ['own', { state: 'failed', failure: 'own' }, 'own'],
    ['declined', { state: 'failed' }, 'declined'],
    ['expired', { state: 'expired' }, 'expired'],
    ['nothing', { state: 'cancelled' }, undefined],
  ])('says why the last attempt came to nothing: %s', (_name, report, code) => {
    const action = actionOf(answered(report))
    expect(action.kind === 'choose' && action.notice?.code).toBe(code)
  })

  it('has a provider’s own words where it has any, else the shared ones', () => {
    expect(actionOf(answered({ state: 'failed', failure: 'own' }))).toMatchObject({
      notice: { text: 'In words of its own', retryable: false },
    })
    expect(actionOf(answered({ state: 'failed', failure: 'declined' }))).toMatchObject({ notice: { retryable: true } })
  })

  it('says how much has come and how much is left, the failure of the last attempt first', () => {
    const part = told(pending(), money(50_000))
    expect(actionOf(part)).toMatchObject({
      notice: { code: 'underpaid', text: 'We received ₽500.00 of ₽1,503.17. Please pay the remaining ₽1,003.17.' },
    })
    expect(actionOf(part, { tag: 'ru' })).toMatchObject({ notice: { text: expect.stringContaining('500,00') } })
    const failed = answered({ payment: '2', state: 'failed', failure: 'own' }, part, 'a2')
    expect(actionOf(failed)).toMatchObject({ notice: { code: 'own' } })
  })

  it('is only there where nothing is live, nothing has ended and no details are over', () => {
    expect(isChoosing(open())).toBe(true)
    expect(isChoosing(pending())).toBe(false)
    expect(isChoosing(told(pending(), { ...details, state: 'expired' }))).toBe(false)
    expect(isChoosing(told(pending(), money(150_317)))).toBe(false)
    expect(isChoosing(answered({ state: 'failed' }))).toBe(true)
  })
})

it('the shop can be reached as it has said, whatever is shown', () => {
  const contact = { email: 'help@shop.example' }
  for (const state of [open(), pending(), told(pending(), money(200_000))])
    expect(view(state, { contact }).merchant).toEqual({ name: 'Tea House', contact })
})

describe('a wait', () => {
  const started = step(commands.choose(open(), choice('a1'), at(T0)))

  it('for the first answer says for whom, since when, and how long it usually takes', () => {
    const wait = { kind: 'wait', reason: 'operator', since: time(T0), stage: 'asked', cancellable: true }
    expect(actionOf(started)).toStrictEqual(wait)
    expect(actionOf(started, { usually: 30, next: { id: 'invoice.page', name: 'Card' } })).toEqual({
      ...wait,
      usually: 30,
      next: 'invoice.page',
      nextName: 'Card',
    })
    const called = claimDue(started, { by: 'server', until: T0 + MINUTE }, at(T0)).state
    expect(actionOf(called)).toEqual({ ...wait, stage: 'searching' })
  })

  it('for a page that is not there yet', () => {
    expect(actionOf(answered({}))).toEqual({
      kind: 'wait',
      reason: 'provider',
      since: time(T0 + 5000),
      stage: 'found',
      cancellable: true,
    })
  })

  it('after the buyer’s word can be taken back, with the details; after the provider’s it cannot', () => {
    const sent = step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))
    expect(actionOf(sent)).toMatchObject({
      kind: 'wait',
      reason: 'confirmation',
      since: time(T0 + MINUTE),
      cancellable: true,
      details: { kind: 'transfer', amount: rub('1503.17'), rows: [{ name: 'card' }] },
    })
    expect(actionOf(sent, { usually: 300 })).toMatchObject({ usually: 300 })
    const checking = told(pending(), { payment: '1314', state: 'confirming' })
    expect(actionOf(checking, { usually: 300 })).not.toHaveProperty('usually')
    expect(actionOf(checking)).toMatchObject({ reason: 'confirmation', since: time(T0 + 5000), cancellable: false })
    const framed = told(showing({ kind: 'frame', url: 'https://f.test' }), { payment: '1314', state: 'confirming' })
    expect(actionOf(framed)).not.toHaveProperty('details')
  })

  it('for a person, where money has come in another currency', () => {
    const foreign = told(pending(), money(9000, '1314', 'KZT'))
    expect(actionOf(foreign)).toMatchObject({
      kind: 'wait',
      reason: 'confirmation',
      cancellable: false,
      received: { value: '90.00', currency: 'KZT' },
    })
    const worth = { received: { minor: 9000, currency: 'KZT' }, credited: 50_000, note: 'rate' }
    const credited = credit(foreign, { attempt: 'a1', ...worth }, at(T0 + MINUTE))
    if (credited.kind !== 'step') throw new Error(credited.kind)
    expect(actionOf(credited.step.state)).toMatchObject({ kind: 'choose', notice: { code: 'underpaid' } })
  })
})

describe('a transfer', () => {
  const TRANSFER = details.screen
  if (TRANSFER?.kind !== 'transfer') throw new Error('the details are a transfer')

  it('is all that its provider has said, and no more', () => {
    expect(actionOf(pending())).toStrictEqual({
      kind: 'transfer',
      amount: rub('1503.17'),
      rows: [{ name: 'card', value: '5543 0000 0000 0003' }],
      expiresAt: time(T0 + 15 * MINUTE),
    })
    const screen = { ...TRANSFER, qr: { payload: 'x' }, link: 'https://bank.test', note: 'own' }
    expect(actionOf(showing(screen))).toEqual({
      kind: 'transfer',
      amount: rub('1503.17'),
      rows: [{ name: 'card', value: '5543 0000 0000 0003' }],
      qr: { payload: 'x' },
      link: 'https://bank.test',
      note: 'In words of its own',
    })
    expect(actionOf(showing({ ...TRANSFER, note: 'unknown' }))).not.toHaveProperty('note')
  })

  it('says how it is paid, whom it goes to, which banks open it, and what does not add up', () => {
    const link = 'https://qr.nspk.ru/AD100061H9VVF8NK8AP865AFMPJNICNN?type=02&sum=150317&cur=RUB'
    const screen: Instructions = {
      kind: 'transfer',
      mode: 'qr',
      payee: { kind: 'person', comment: 'empty' },
      rows: [],
      qr: { payload: link },
    }
    const banks = [{ name: 'Bank', scheme: 'bank100000000900' }]
    expect(actionOf(showing(screen), { banks })).toEqual({
      ...screen,
      amount: rub('1503.17'),
      banks: [{ name: 'Bank', link: link.replace('https', 'bank100000000900') }],
    })
    const other = { ...screen, qr: { payload: link.replace('150317', '150318') } }
    expect(actionOf(showing(other))).toMatchObject({ warning: 'qr-amount' })
    const over = answered({ screen: other, state: 'expired' })
    expect(actionOf(over, { banks })).toMatchObject({ ended: 'expired', mode: 'qr' })
    for (const part of ['banks', 'warning', 'qr']) expect(actionOf(over, { banks })).not.toHaveProperty(part)
  })

  it('is copied as its provider has said, and as it is read where that says nothing', () => {
    const row = { name: 'card', value: '5543 0000' } as const
    const rowsOf = (copy: string) => {
      const action = actionOf(showing({ ...TRANSFER, rows: [{ ...row, copy }] }))
      return action.kind === 'transfer' ? action.rows : action.kind
    }
    expect(rowsOf('55430000')).toEqual([{ ...row, copy: '55430000' }])
    expect(rowsOf(' ')).toStrictEqual([row])
  })

  it.each<[number, string | undefined]>([
    [150_300, undefined],
    [150_217, undefined],
    [150_216, 'asks for less than the order comes to. ₽1.01 will be left'],
    [150_318, 'asks for more than the order comes to: ₽0.01 too much'],
  ])('of %i minor units says what that leaves: %s', (minor, said) => {
    const action = actionOf(showing({ ...TRANSFER, amount: { minor, currency: 'RUB' } }))
    expect(action).toMatchObject({ ordered: rub('1503.17'), amount: rub((minor / 100).toFixed(2)) })
    const note = action.kind === 'transfer' ? action.note : ''
    if (said === undefined) expect(note).toBeUndefined()
    else expect(note).toContain(said)
  })

  it('says so by the shop’s own rounding, in the way amounts are written', () => {
    const state = showing({ ...TRANSFER, amount: { minor: 150_300, currency: 'RUB' } })
    const note = (more: Partial<BuyerViewContext>) => {
      const action = actionOf(state, more)
      return action.kind === 'transfer' ? action.note : undefined
    }
    expect(note({ rounding: () => 17 })).toBeUndefined()
    expect(note({ rounding: () => 16 })).toContain('₽0.17')
    expect(note({ rounding: () => 0, tag: 'ru' })).toContain('0,17')
  })

  it('in another currency is shown beside the order’s sum', () => {
    const action = actionOf(showing({ ...TRANSFER, amount: { minor: 16_050, currency: 'TJS' } }))
    expect(action).toMatchObject({ amount: { value: '160.50', currency: 'TJS' }, ordered: rub('1503.17') })
    expect(action).not.toHaveProperty('note')
  })

  it('whose time is over can be read, and neither copied nor opened', () => {
    const screen: Instructions = {
      ...TRANSFER,
      rows: [{ name: 'card', value: '5543 0000', copy: '55430000' }],
      qr: { payload: 'x' },
      link: 'https://bank.test',
    }
    const over = told(showing(screen, { expiresAt: T0 + 15 * MINUTE }), { ...details, state: 'expired', screen })
    const read = {
      kind: 'transfer',
      amount: rub('1503.17'),
      rows: [{ name: 'card', value: '5543 0000' }],
      ended: 'expired',
    }
    // Before the countdown is over by itself, that moment is still to come: an older widget must see one that is past.
    expect(actionOf(over)).toEqual({ ...read, expiresAt: time(T0 + 5000) })
    expect(actionOf(over, { now: T0 + 15 * MINUTE })).toEqual({ ...read, expiresAt: time(T0 + 15 * MINUTE) })
    const off = told(showing(screen), { payment: '1314', state: 'cancelled' })
    expect(actionOf(off)).toEqual({ ...read, ended: 'cancelled', expiresAt: time(T0 + 5000) })
    const sent = step(commands.markSent(over, 'a1', at(T0 + 2 * MINUTE)))
    expect(actionOf(sent)).toEqual({
      kind: 'wait',
      reason: 'confirmation',
      since: time(T0 + 2 * MINUTE),
      stage: 'checking',
      cancellable: true,
      details: { ...read, expiresAt: time(T0 + 5000) },
    })
  })
})

describe('what a buyer may change', () => {
  const ADDRESS = { name: 'address', type: 'text', label: 'Address', required: true } as const
  const editing = { ...capabilities(), edit: true }
  const may = { capabilities: () => editing, editable: () => [ADDRESS] }
  const editable = (state: SessionState, more: Partial<BuyerViewContext> = {}) => {
    const action = actionOf(state, { ...may, ...more })
    return action.kind === 'transfer' ? [action.editable, action.edit] : action.kind
  }

  it('is told with its values, as long as the details are good and its provider takes changes', () => {
    const state = pending()
    const [attempt] = state.attempts
    if (!attempt) throw new Error('there is an attempt')
    const filled: SessionState = { ...state, attempts: [{ ...attempt, fields: { address: 'Main st.' } }] }
    expect(editable(filled)).toEqual([[{ ...ADDRESS, value: 'Main st.' }], undefined])
    expect(actionOf(filled, may)).not.toHaveProperty('edit')
    expect(editable(filled, { capabilities })).toEqual([undefined, undefined])
    expect(actionOf(filled, { capabilities: () => editing })).not.toHaveProperty('editable')
    expect(actionOf(filled, { ...may, editable: () => [] })).not.toHaveProperty('editable')
    expect(editable(filled, { now: T0 + 15 * MINUTE })).toEqual([undefined, undefined])
  })

  it.each([undefined, 'refused', 'unknown'] as const)('says what became of a change: %s', (outcome) => {
    const state = pending()
    const [attempt] = state.attempts
    if (!attempt) throw new Error('there is an attempt')
    const edit = { fields: { address: 'x' }, at: T0, ...(outcome ? { outcome } : {}) }
    const asked: SessionState = { ...state, attempts: [{ ...attempt, edit }] }
    expect(editable(asked)).toMatchObject([[ADDRESS], outcome ?? 'asked'])
    expect(actionOf(asked, may)).toMatchObject({ note: TEXTS.en.page.edits[outcome ?? 'asked'] })
  })
})

describe('another page', () => {
  it('is a frame or a way out, with the moment at which it is over', () => {
    const url = 'https://pay.test/1'
    const until = { expiresAt: T0 + 15 * MINUTE }
    const over = { expiresAt: time(T0 + 15 * MINUTE) }
    expect(actionOf(showing({ kind: 'frame', url }))).toEqual({ kind: 'frame', url })
    expect(actionOf(showing({ kind: 'frame', url }, until))).toEqual({ kind: 'frame', url, ...over })
    const out = { kind: 'redirect', url, method: 'POST', params: [['a', '1']] } as const
    expect(actionOf(showing(out))).toStrictEqual({ ...out, params: [['a', '1']] })
    expect(actionOf(showing(out, until))).toEqual({ ...out, ...over })
    const state = showing(out)
    const back = { ...state, terms: { ...state.terms, returnUrl: 'https://shop.test/back' } }
    expect(actionOf(back)).toEqual({ ...out, returnUrl: 'https://shop.test/back' })
    const chosen = step(commands.choose(open(), { ...choice('a1'), fee: 3755 }, at(T0)))
    expect(actionOf(showing(out, {}, chosen))).toEqual({ ...out, total: rub('1540.72') })
  })
})

describe('an end', () => {
  const back = { returnUrl: 'https://s.test/back', successUrl: 'https://s.test/yes', failUrl: 'https://s.test/no' }
  const withBack = (state: SessionState, more: object): SessionState => ({
    ...state,
    terms: { ...state.terms, ...more },
  })
  const later = (state: SessionState) => settle(state, at(T0 + 60 * MINUTE)).state

  it('says how it came out, and leads where the shop has said', () => {
    const paid = told(pending(), money(150_317))
    expect(actionOf(paid)).toEqual({ kind: 'done', outcome: 'paid' })
    expect(actionOf(withBack(paid, back))).toMatchObject({ returnUrl: back.successUrl })
    expect(actionOf(withBack(paid, { returnUrl: back.returnUrl }))).toMatchObject({ returnUrl: back.returnUrl })
    expect(actionOf(withBack(told(pending(), money(200_000)), back))).toMatchObject({
      outcome: 'overpaid',
      returnUrl: back.successUrl,
    })
    expect(actionOf(withBack(later(open()), back))).toEqual({
      kind: 'done',
      outcome: 'expired',
      returnUrl: back.failUrl,
    })
  })

  it('after a failure says why, and does not say twice that the time is over', () => {
    expect(actionOf(later(answered({ state: 'failed', failure: 'own' })))).toMatchObject({
      outcome: 'expired',
      failure: { code: 'own' },
    })
    expect(actionOf(later(answered({ state: 'expired' })))).toEqual({ kind: 'done', outcome: 'expired' })
    const part = later(told(pending(), money(50_000)))
    expect(actionOf(part)).toEqual({ kind: 'done', outcome: 'underpaid' })
  })
})

describe('the attempt', () => {
  it('is the one that is shown, else the last', () => {
    expect(view(open())).not.toHaveProperty('attempt')
    expect(view(pending()).attempt).toEqual({
      id: 'a1',
      method: 'cactusgino.card',
      name: 'Card',
      status: 'pending',
      asked: rub('1503.17'),
      reference: '1314',
    })
    // Its payment system has not named it yet: our own id stands for it.
    expect(view(answered({ payment: 'a1' })).attempt).not.toHaveProperty('reference')
    const failed = answered({ payment: '2', state: 'failed' }, told(pending(), money(50_000)), 'a2')
    expect(view(failed).attempt).toMatchObject({ id: 'a2', status: 'failed' })
  })
})
