/** Which rows the routes of all payment systems make. */
import { describe, expect, it } from 'vitest'
import type { OfferedMethod } from '../providers/provider.ts'
import type { Listed } from './catalogue.ts'
import { pickerRows, suggestedOf, USUAL_PICKER, type PickerSettings } from './picker-rows.ts'
import { toldApart } from './told-apart.ts'

const route = (id: string, more: Partial<OfferedMethod> = {}): Listed => ({
  provider: id.split('.')[0] ?? '',
  offered: { id, category: 'other', name: id, fields: [], ...more },
  fields: [],
})
const rowsOf = (listed: readonly Listed[], settings: Partial<PickerSettings> = {}, due = 150_317) =>
  pickerRows(listed, {
    ...USUAL_PICKER,
    ...settings,
    query: { currency: 'RUB', due, locale: 'ru' },
    icon: () => undefined,
  })
const shown = (rows: ReturnType<typeof rowsOf>) => rows.map(({ method: { id, name } }) => [id, name])

const PHONE = route('one.sbp', { channel: 'sbp', name: 'СБП, по номеру телефона', min: 50_000 })
const CODE = route('one.sbp_qr', { channel: 'sbp', name: 'СБП, по QR-коду' })
const PAGE = route('two.sbp_rub_hpp', { channel: 'sbp', name: 'Система быстрых платежей', fee: 1500 })
const PLAIN = route('two.plain', { name: 'Plain' })

describe('a row', () => {
  it('is what several routes lead to, by the first of them and the name of the way', () => {
    const rows = rowsOf([PHONE, PLAIN, CODE, PAGE])
    expect(shown(rows)).toEqual([
      ['one.sbp', 'СБП'],
      ['two.plain', 'Plain'],
    ])
    expect(rows[0]?.routes.map(({ id }) => id)).toEqual(['one.sbp', 'one.sbp_qr', 'two.sbp_rub_hpp'])
    expect(rows[0]?.providers).toEqual(['one', 'one', 'two'])
    expect(rows[0]?.method).toMatchObject({ channel: 'sbp', glyph: 'phone' })
    expect(rows[0]?.method.aliases).toEqual(expect.arrayContaining(['sbp', 'система быстрых платежей', 'сбер']))
  })

  it('of one route has its name, and what it costs with the order', () => {
    const [row] = rowsOf([PAGE])
    expect(row?.method).toMatchObject({
      name: 'Система быстрых платежей',
      fee: { value: '15.00', currency: 'RUB' },
      total: { value: '1518.17', currency: 'RUB' },
    })
    expect(rowsOf([CODE])[0]?.method).not.toHaveProperty('total')
    expect(rowsOf([route('two.free', { fee: 0 })])[0]?.method).toMatchObject({ total: { value: '1503.17' } })
    expect(rowsOf([route('two.free', { fee: 0 })])[0]?.method).not.toHaveProperty('fee')
  })

  it('is by the next route where the first does not take the amount', () => {
    const rows = rowsOf([PHONE, CODE], {}, 10_000)
    expect(shown(rows)).toEqual([['one.sbp_qr', 'СБП']])
    expect(rows[0]?.method).not.toHaveProperty('disabled')
  })

  it('that no route can make now stands last, and says why', () => {
    const rows = rowsOf([PHONE, PLAIN], {}, 10_000)
    expect(shown(rows)).toEqual([
      ['two.plain', 'Plain'],
      ['one.sbp', 'СБП, по номеру телефона'],
    ])
    expect(rows[1]?.method).toMatchObject({ disabled: 'below-minimum', min: { value: '500.00' } })
    expect(suggestedOf(rows)).toBe('two.plain')
    expect(suggestedOf(rowsOf([PHONE], {}, 10_000))).toBeUndefined()
  })

  it('is a route’s own where nobody knows its code, whatever its name', () => {
    const twins = [route('one.foo_rub_hpp', { name: 'Foo' }), route('one.foo_rub_invoice', { name: 'Foo' })]
    expect(rowsOf(twins).map(({ method }) => method.channel)).toEqual(['one.foo_rub_hpp', 'one.foo_rub_invoice'])
    expect(rowsOf([PHONE, CODE], { rows: 'routes' })).toHaveLength(2)
  })

  it('begins with the routes that the shop has named', () => {
    const order = ['two.plain', 'two.sbp_rub_hpp', 'nobody.knows']
    expect(shown(rowsOf([PHONE, CODE, PAGE, PLAIN], { order }))).toEqual([
      ['two.plain', 'Plain'],
      ['two.sbp_rub_hpp', 'СБП'],
    ])
  })

  it('that is there to be tried comes behind those that pay', () => {
    const trial = route('two.test', { channel: 'test', name: 'Тест' })
    expect(shown(rowsOf([trial, PLAIN])).map(([id]) => id)).toEqual(['two.plain', 'two.test'])
  })
})

describe('names', () => {
  const names = (...rows: readonly (readonly [id: string, name: string])[]) =>
    toldApart(rows.map(([id, name]) => ({ id, name })))

  it('are told apart by the payment system', () => {
    expect(names(['one.card', 'Card'], ['two.card', 'card'], ['two.cash', 'Cash'])).toEqual([
      'Card (One)',
      'card (Two)',
      'Cash',
    ])
  })

  it('are told apart by what a code has alone', () => {
    const cash = names(['p.banco_guayaquil_usd_hpp', 'Banco'], ['p.banco_guayaquil_cash_usd_hpp', 'Banco'])
    expect(cash).toEqual(['Banco', 'Banco (CASH)'])
    expect(names(['one.card', 'Card'], ['one.form.card', 'Card'], ['two.card', 'Card'])).toEqual([
      'Card (One)',
      'Card (One, FORM)',
      'Card (Two)',
    ])
  })

  it('are told apart whatever they are', () => {
    const hard = names(['p.a', 'A (B)'], ['p.x', 'A'], ['p.b_x', 'A'], ['p.x_b', 'A'], ['p.x.b', 'A'])
    expect(new Set(hard).size).toBe(5)
  })

  it('of ten thousand rows take no time to speak of', () => {
    const rows = Array.from({ length: 10_000 }, (_none, index) => ({ id: `p.m${index}_usd_hpp`, name: 'Same' }))
    const started = performance.now()
    expect(new Set(toldApart(rows)).size).toBe(10_000)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
