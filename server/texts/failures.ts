/** Why an attempt ended, in the buyer's language: the codes every provider shares. A provider's own go before. */
import { say, type Locale, type Sentence } from './locale.ts'

interface Entry {
  readonly text: Sentence
  readonly retryable: boolean
}

export const FAILURES = {
  no_operator: {
    retryable: true,
    text: {
      en: 'Nobody is free to take this payment right now. Try again in a few minutes or choose another way.',
      ru: 'Сейчас никто не может принять этот платёж. Попробуйте через несколько минут или выберите другой способ.',
    },
  },
  no_details: {
    retryable: true,
    text: {
      en: 'We did not get the payment details. No money was taken. Try again or choose another way.',
      ru: 'Мы не получили реквизиты для оплаты. Деньги не списаны. Попробуйте ещё раз или выберите другой способ.',
    },
  },
  no_answer: {
    retryable: true,
    text: {
      en: 'The payment system did not answer. If you have already paid, do not pay again: we will see it. Otherwise choose another way.',
      ru: 'Платёжная система не ответила. Если вы уже заплатили, не платите второй раз: мы это увидим. Иначе выберите другой способ.',
    },
  },
  declined: {
    retryable: true,
    text: {
      en: 'The payment did not go through. Try again or choose another way.',
      ru: 'Платёж не прошёл. Попробуйте ещё раз или выберите другой способ.',
    },
  },
  expired: {
    retryable: true,
    text: {
      en: 'The time for this payment is over. If you have sent the money, we will still see it. Otherwise start again.',
      ru: 'Время на оплату вышло. Если вы уже отправили деньги, мы их увидим. Иначе начните заново.',
    },
  },
  underpaid: {
    retryable: true,
    text: {
      en: 'We received {received} of {amount}. Please pay the remaining {due}.',
      ru: 'Мы получили {received} из {amount}. Доплатите, пожалуйста, {due}.',
    },
  },
  unsupported_flow: {
    retryable: true,
    text: {
      en: 'This way of paying cannot be shown here. Choose another way.',
      ru: 'Этот способ нельзя показать здесь. Выберите другой.',
    },
  },
  refused: {
    retryable: true,
    text: {
      en: 'The payment system did not accept this request. Choose another way.',
      ru: 'Платёжная система не приняла запрос. Выберите другой способ.',
    },
  },
  invalid_field: {
    retryable: true,
    text: {
      en: 'The payment system did not accept what was filled in. Check it and try again, or choose another way.',
      ru: 'Платёжная система не приняла заполненные данные. Проверьте их и попробуйте снова или выберите другой способ.',
    },
  },
  no_methods: {
    retryable: false,
    text: {
      en: 'There is no way to pay this order here right now. Please contact the shop.',
      ru: 'Сейчас этот заказ здесь оплатить нельзя. Свяжитесь, пожалуйста, с магазином.',
    },
  },
  currency_not_supported: {
    retryable: false,
    text: {
      en: 'Payments in {currency} are not taken here. Please contact the shop.',
      ru: 'Оплата в {currency} здесь не принимается. Свяжитесь, пожалуйста, с магазином.',
    },
  },
  unavailable: {
    retryable: true,
    text: {
      en: 'The list of payment methods did not load. Please try again in a minute.',
      ru: 'Не удалось загрузить способы оплаты. Попробуйте, пожалуйста, через минуту.',
    },
  },
} as const satisfies Record<string, Entry>

export type FailureCode = keyof typeof FAILURES

function isKnown(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code)
}

/** The shared sentence for a code, else the one for a payment that did not go through. `{names}` are filled in by the caller. */
export function failureText(code: string, locale: Locale): { readonly text: string; readonly retryable: boolean } {
  const entry: Entry = isKnown(code) ? FAILURES[code] : FAILURES.declined
  return { text: say(entry.text, locale), retryable: entry.retryable }
}
