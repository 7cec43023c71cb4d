/** Which route may take the place of another. */
import { expect, it } from 'vitest'
import type { Field } from '../../src/contract/index.ts'
import type { OfferedMethod } from '../providers/provider.ts'
import { fallbackFor } from './fallback-route.ts'
import { pickerRows, USUAL_PICKER, type Route } from './picker-rows.ts'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  label: name,
  required: true,
  ...more,
})
const routes = (...offered: readonly Partial<OfferedMethod>[]): readonly Route[] =>
  pickerRows(
    offered.map((one, index) => {
      const id = `p${index}.sbp`
      const method = { id, channel: 'sbp', category: 'bank_transfer', name: id, fields: [], ...one } as const
      return { provider: `p${index}`, offered: method, fields: [...method.fields] }
    }),
    {
      ...USUAL_PICKER,
      query: { currency: 'RUB', due: 1000, locale: 'en' },
      icon: () => undefined,
      standings: new Map([['p3.sbp', { trouble: 0, paid: 0, busyUntil: Date.now() }]]),
    },
  ).flatMap((row) => row.routes)

/** The id of the route that a choice of the first may go on to. */
function nextOf(first: Partial<OfferedMethod>, next: Partial<OfferedMethod>, filled: Record<string, string> = {}) {
  const all = routes(first, next)
  const chosen = all.find(({ method }) => method.id === 'p0.sbp')
  return chosen && fallbackFor(chosen, all, filled, 'en')?.method
}

it('is the first other one that opens alike', () => {
  expect(nextOf({}, {})).toBe('p1.sbp')
  expect(nextOf({ opening: 'operator' }, {})).toBeUndefined()
  expect(nextOf({ opening: 'provider' }, {})).toBe('p1.sbp')
  expect(nextOf({}, { category: 'mobile_payment' })).toBeUndefined()
  expect(nextOf({}, { currency: 'USD' })).toBeUndefined()
})

it('costs no more, as far as anybody knows', () => {
  const costs = (first: number | undefined, next: number | undefined) =>
    nextOf(first === undefined ? {} : { fee: first }, next === undefined ? {} : { fee: next })
  expect([costs(0, 0), costs(100, 100), costs(100, 0), costs(undefined, 0)]).toEqual(Array(4).fill('p1.sbp'))
  expect([costs(0, 1), costs(undefined, 1), costs(100, undefined)]).toEqual(Array(3).fill(undefined))
})

it('asks for nothing that was not asked for, and takes what was filled in', () => {
  const phone = field('phone')
  expect(nextOf({ fields: [phone] }, { fields: [phone] }, { phone: '1' })).toBe('p1.sbp')
  expect(nextOf({ fields: [phone] }, {}, { phone: '1' })).toBe('p1.sbp')
  expect(nextOf({}, { fields: [field('phone', { required: false })] })).toBeUndefined()
  expect(nextOf({ fields: [field('phone', { required: false })] }, { fields: [phone] })).toBeUndefined()
  const pattern = field('phone', { pattern: '^2$' })
  expect(nextOf({ fields: [phone] }, { fields: [pattern] }, { phone: '1' })).toBeUndefined()
})

it('takes the amount, and is not busy', () => {
  expect(nextOf({}, { min: 2000 })).toBeUndefined()
  const all = routes({}, { channel: 'card' }, { min: 2000 }, {}, {})
  const [chosen] = all
  expect(chosen && fallbackFor(chosen, all, {}, 'en')).toEqual({
    provider: 'p4',
    method: 'p4.sbp',
    name: 'p4.sbp',
    channel: 'sbp',
    opening: 'provider',
    fields: [],
  })
})
