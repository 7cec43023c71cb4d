/** A sentence of the server's stands beside amounts that the widget writes: both write the same amount alike. */
import { expect, test } from 'vitest'
import { buyerView } from '../../server/domain/buyer-view.ts'
import type { SessionState } from '../../server/domain/session.ts'
import { noScriptSession } from '../../server/pages/no-script.ts'
import { LOCALES, resolveLocale } from '../../server/texts/locale.ts'
import { exponentOf, toMoney, type Session } from '../../src/contract/index.ts'
import en from '../../src/i18n/en.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { CURRENCIES, TAGS } from '../support/amounts.ts'
import { capabilities, open, T0 } from '../support/domain.ts'

/** One minor unit, some thousands, and twelve digits before the decimals. */
const minorsOf = (currency: string) => [1, 150_317, 123_456_789_012 * 10 ** exponentOf(currency)]

/** What a buyer who has chosen nothing sees, with all of a sentence's amounts. */
function viewOf(minor: number, currency: string, tag: string): Session {
  const state = open(minor)
  const order: SessionState = { ...state, terms: { ...state.terms, amount: { minor, currency } } }
  return buyerView(order, {
    now: T0,
    locale: resolveLocale(tag, undefined),
    tag,
    capabilities,
    providerText: () => ({ text: '{received} | {amount} | {due}', retryable: true }),
    shopName: 'Tea House',
    offer: { methods: [], empty: 'no_methods' },
  })
}

test.each(TAGS)('in %s, in every currency', (tag) => {
  const { money } = createTranslator(tag, en)
  for (const currency of CURRENCIES) {
    for (const minor of minorsOf(currency)) {
      const { action } = viewOf(minor, currency, tag)
      const amount = money(toMoney(minor, currency))
      const text = action.kind === 'choose' ? action.notice?.text : undefined
      expect(text, `${minor} ${currency}`).toBe(`${money(toMoney(0, currency))} | ${amount} | ${amount}`)
    }
  }
})

test.each(LOCALES)('on the page without JavaScript, in %s', (locale) => {
  const { money } = createTranslator(locale, en)
  for (const currency of CURRENCIES) {
    for (const minor of minorsOf(currency)) {
      const page = String(
        noScriptSession(viewOf(minor, currency, locale), {
          locale,
          zone: 'UTC',
          isZoneSaid: false,
          zones: () => [],
          formToken: '',
        }),
      )
      expect(page).toContain(`<strong>${money(toMoney(minor, currency))}</strong>`)
    }
  }
})
