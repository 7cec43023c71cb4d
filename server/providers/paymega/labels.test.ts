/** The corrections themselves, and what is left to correct in Paymega's own catalogues where somebody has them at hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isRecord, readJson } from '../kit/exact-json.ts'
import { readPrerequest } from './catalogue.ts'
import { hintOf, labelOf } from './labels.ts'
import type { Texts } from './row.ts'

it('mends a word of its own key and language alone, while it is as it was seen', () => {
  expect(labelOf('payer_last_name', { en: 'Payer last name', ru: 'Фамилия получателя' })).toEqual({
    en: 'Payer last name',
    ru: 'Фамилия отправителя',
  })
  expect(labelOf('last_name', { ru: 'Фамилия получателя' })).toEqual({ ru: 'Фамилия получателя' })
  expect(labelOf('payer_last_name', { ru: 'Фамилия' })).toEqual({ ru: 'Фамилия' })
  expect(labelOf('document_id', "Beneficiary's personal identification number")).toBe(
    'Payer personal identification number',
  )
  expect(labelOf('payer_last_name', undefined)).toBeUndefined()
})

it('mends what is written wrong in any field', () => {
  expect(labelOf('blockchain_address', { ru: 'Blockchain адресс для получения средств' })).toEqual({
    ru: 'Blockchain адрес для получения средств',
  })
  expect(hintOf('blockchain_address', { ru: 'Введите Blockchain адресс' })).toEqual({ ru: 'Введите Blockchain адрес' })
  expect(hintOf('account_id', { uk: 'Введіть нмер акаунту клієнта' })).toEqual({ uk: 'Введіть номер акаунту клієнта' })
})

/** A folder of answers to pre-requests (`*.json`); without it the catalogues are left alone. */
const folder = process.env['PAYMEGA_CATALOGUES']
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /^prerequest.*\.json$/.test(name))

/** Who pays is never called the recipient. */
const RECIPIENT = /beneficiar|recipient|получател|отримувач/i
const MISSPELT = /адресс|нмер|[а-яіїєґ][a-z]|[a-z][а-яіїєґ]/i

function spoken(texts: Texts | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : Object.values(texts)
}

it.each(files)('leaves no word of %s that is known to be wrong', (name) => {
  const answer = readJson(readFileSync(join(folder ?? '', name), 'utf8'))
  const data = isRecord(answer) ? answer['data'] : undefined
  const currency = isRecord(data) && typeof data['currency'] === 'string' ? data['currency'] : ''
  const rows = readPrerequest(data, currency, true)?.rows ?? []
  expect(rows.length).toBeGreaterThan(0)
  const words = rows.flatMap(({ code, fields }) =>
    fields.flatMap(({ name: key, label, hint }) =>
      [...spoken(label), ...spoken(hint)].map((text) => `${code} ${key}: ${text}`),
    ),
  )
  const texts = words.map((word) => word.slice(word.indexOf(': ')))
  expect(words.filter((_word, index) => RECIPIENT.test(texts[index] ?? ''))).toEqual([])
  expect(words.filter((_word, index) => MISSPELT.test(texts[index] ?? ''))).toEqual([])
})
