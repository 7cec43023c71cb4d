/** Which rows the routes of all payment systems make. */
import { describe, expect, it } from 'vitest'
import type { Standing } from '../domain/route-book.ts'
import type { OfferedMethod } from '../providers/provider.ts'
import type { Listed } from './catalogue.ts'
import { pickerRows, suggestedOf, withFirst, USUAL_PICKER, type PickerSettings } from './picker-rows.ts'
import { toldApart } from './told-apart.ts'

const route = (id: string, more: Partial<OfferedMethod> = {}): Listed => ({
  provider: id.split('.')[0] ?? '',
  offered: { id, category: 'other', name: id, fields: [], ...more },
  fields: [],
})
const rowsOf = (
  listed: readonly Listed[],
  settings: Partial<PickerSettings> = {},
  due = 150_317,
  standings: Readonly<Record<string, Standing>> = {},
) =>
  pickerRows(listed, {
    ...USUAL_PICKER,
    ...settings,
    query: { currency: 'RUB', due, locale: 'ru' },
    icon: () => undefined,
    standings: new Map(Object.entries(standings)),
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
    expect(rows[0]?.routes.map(({ method }) => method.id)).toEqual(['one.sbp', 'one.sbp_qr', 'two.sbp_rub_hpp'])
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

  it('has our word where its provider has none in the buyer’s language', () => {
    const foreign = route('two.card_rub_hpp', { channel: 'card', name: 'Payment card', isForeignName: true })
    const brand = route('two.foo', { name: 'Foo Pay', isForeignName: true })
    const names = (rows: PickerSettings['rows']) => rowsOf([foreign, brand], { rows }).map(({ method }) => method.name)
    expect([names('channels'), names('routes')]).toEqual([
      ['Банковская карта', 'Foo Pay'],
      ['Банковская карта', 'Foo Pay'],
    ])
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
    expect(suggestedOf(rows, new Map())).toBe('two.plain')
    expect(suggestedOf(rowsOf([PHONE], {}, 10_000), new Map())).toBeUndefined()
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

describe('history', () => {
  const UNTIL = Date.parse('2026-11-27T12:00:00.000Z')
  const well: Standing = { trouble: 0, paid: 0 }
  const busy: Standing = { ...well, busyUntil: UNTIL }
  const first = (standings: Readonly<Record<string, Standing>>, settings: Partial<PickerSettings> = {}) =>
    rowsOf([PHONE, CODE, PAGE], settings, 150_317, standings)[0]?.method

  it('passes over what is busy, and says until when where all of it is', () => {
    expect(first({ 'one.sbp': busy })).toMatchObject({ id: 'one.sbp_qr', name: 'СБП' })
    const later = { ...busy, busyUntil: UNTIL + 60_000 }
    const none = first({ 'one.sbp': later, 'one.sbp_qr': later, 'two.sbp_rub_hpp': busy })
    expect(none).toMatchObject({ id: 'two.sbp_rub_hpp', disabled: 'busy', until: '2026-11-27T12:00:00.000Z' })
    expect(first({ 'one.sbp': well })).not.toHaveProperty('until')
  })

  it('says of a route that is out of range that, and not that it is busy', () => {
    const [row] = rowsOf([PHONE], {}, 10_000, { 'one.sbp': busy })
    expect(row?.method).toMatchObject({ disabled: 'below-minimum' })
    expect(row?.method).not.toHaveProperty('until')
  })

  it('goes before the order, first of what works, then of what is quick', () => {
    expect(first({ 'one.sbp': { ...well, trouble: 1 } })?.id).toBe('one.sbp_qr')
    expect(first({ 'one.sbp': { ...well, usually: 40 } })).toMatchObject({ id: 'one.sbp_qr', name: 'СБП' })
    expect(first({ 'one.sbp': { ...well, usually: 10 } })).toMatchObject({ id: 'one.sbp', usually: 10 })
    const order = ['two.sbp_rub_hpp']
    expect(first({}, { order })?.id).toBe('two.sbp_rub_hpp')
    expect(first({ 'two.sbp_rub_hpp': { ...well, trouble: 2 } }, { order })?.id).toBe('one.sbp')
  })

  it('of a search is no worse than of a page that opens at once', () => {
    const search = route('one.search', { channel: 'sbp', opening: 'operator' })
    const [row] = rowsOf([search, CODE], {}, 150_317, { 'one.search': { ...well, usually: 75 } })
    expect(row?.method.id).toBe('one.search')
  })

  it('leaves the rows where they are', () => {
    const rows = rowsOf([PHONE, PLAIN], {}, 150_317, { 'one.sbp': { ...well, trouble: 2 }, 'two.plain': well })
    expect(rows.map(({ method }) => method.id)).toEqual(['one.sbp', 'two.plain'])
  })

  it('suggests what most have paid by, and begins with what this buyer has', () => {
    const rows = rowsOf([PHONE, CODE, PLAIN])
    const paid = (times: number) => new Map([['two.plain', { ...well, paid: times }]])
    expect([suggestedOf(rows, paid(4)), suggestedOf(rows, paid(5))]).toEqual(['one.sbp', 'two.plain'])
    expect(withFirst(rows, 'two.plain').map(({ method }) => method.id)).toEqual(['two.plain', 'one.sbp'])
    expect(withFirst(rows, 'one.sbp_qr').map(({ method }) => method.id)).toEqual(['one.sbp', 'two.plain'])
    expect(withFirst(rows, 'nobody.knows')).toBe(rows)
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
