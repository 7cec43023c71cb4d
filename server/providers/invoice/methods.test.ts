import { expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { methodsFor, paymentMethodOf } from './methods.ts'

const KEYS = { INVOICE_MERCHANT_ID: 'shop', INVOICE_API_KEY: 'a key' }
const query = { currency: 'RUB', due: 100, locale: 'en' } as const

function rowsWith(named: string | undefined) {
  const read = readConfig({ ...KEYS, ...(named === undefined ? {} : { INVOICE_METHODS: named }) }, 'test')
  if (read.kind !== 'on') return read
  const result = methodsFor(read.config.rows, query)
  return result.kind === 'methods' ? result.methods.map(({ id, name }) => [id, name]) : result
}

it('offers Invoice’s page as a whole where the shop names no way', () => {
  expect(rowsWith(undefined)).toEqual([['invoice.page', 'Card or SBP']])
})

it('offers each way that the shop names, in its order', () => {
  expect(rowsWith('qiwi, card,page')).toEqual([
    ['invoice.page.qiwi', 'QIWI'],
    ['invoice.page.card', 'Card'],
    ['invoice.page', 'Card or SBP'],
  ])
})

it.each(['sbp', 'card,card', 'card,,phone'])('says what is wrong with INVOICE_METHODS=%s', (named) => {
  expect(rowsWith(named)).toEqual({
    kind: 'wrong',
    errors: ['INVOICE_METHODS must name each of these at most once, commas between: page, card, phone, qiwi, wm.'],
  })
})

it('knows the way of each row, and none of the page', () => {
  expect(['invoice.page.wm', 'invoice.page', 'invoice.card'].map(paymentMethodOf)).toEqual(['wm', undefined, undefined])
})
