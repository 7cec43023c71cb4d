import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeTexts } from '../../test/support/texts.ts'
import { failureText } from './failures.ts'
import { TEXTS } from './index.ts'
import { amountTag, LOCALES, resolveLocale } from './locale.ts'
import { fillIn } from './translation.ts'

describeTexts('the server', TEXTS)

it('speaks the languages that the widget speaks', () => {
  const files = readdirSync(new URL('../../src/i18n/', import.meta.url))
  expect(files.flatMap((name) => /^(\w\w)\.ts$/.exec(name)?.[1] ?? []).toSorted()).toEqual(LOCALES.toSorted())
})

describe('slots', () => {
  it('are filled in once, with the value as it is', () => {
    expect(fillIn('{a} of {b}, {a}', { a: '$& {b}', b: '2' })).toBe('$& {b} of 2, $& {b}')
    expect(fillIn('{unknown}', {})).toBe('{unknown}')
  })
})

describe('a failure', () => {
  it('of no known code is a payment that did not go through', () => {
    for (const code of ['nobody-knows', 'toString', ''])
      expect(failureText(code, 'de')).toEqual({ text: TEXTS.de.failures.declined, retryable: true })
  })

  it('that the buyer cannot change is not to be tried again', () => {
    expect(failureText('no_methods', 'vi').retryable).toBe(false)
    expect(failureText('currency_not_supported', 'vi').retryable).toBe(false)
    expect(failureText('underpaid', 'vi').retryable).toBe(true)
  })
})

describe('the language of an answer', () => {
  it.each([
    ['kk-KZ', undefined, 'kk'],
    ['pt_BR', 'de', 'pt'],
    ['xx', 'sv, vi;q=0.4, hi;q=0.8', 'hi'],
    [undefined, 'uk;q=0, sv', 'en'],
    [undefined, 'be-BY, en;q=0.8', 'ru'],
    ['ka-GE', 'de', 'ru'],
    [undefined, undefined, 'en'],
  ])('with %s and %s is %s', (asked, header, locale) => {
    expect(resolveLocale(asked, header)).toBe(locale)
  })

  it.each([
    ['ru_kz', undefined, 'ru-KZ'],
    ['es-MX', undefined, 'es-MX'],
    ['de-CH-u-nu-arab', undefined, 'de-CH'],
    ['no tag at all', undefined, 'en'],
    ['qqq', undefined, 'en'],
    [undefined, undefined, 'en'],
    [undefined, 'en-IN', 'en-IN'],
    [undefined, 'ar-EG', 'en'],
    ['ru', 'en-IN', 'ru'],
  ])('asked for with %s, set to %s by the shop, has amounts as in %s', (asked, preset, tag) => {
    expect(amountTag(asked, preset, 'en')).toBe(tag)
  })

  it('is one that Intl knows, too', () => {
    expect(Intl.NumberFormat.supportedLocalesOf(LOCALES)).toEqual(LOCALES)
  })
})
