/** What a buyer reads for Cactusgino's own failures and notes; the shared sentences serve for the rest. */
import type { Sentence } from '../../texts/locale.ts'

interface Saying {
  readonly text: Sentence
  readonly retryable: boolean
}

export const SENTENCES: Readonly<Record<string, Saying>> = {
  form_unavailable: {
    text: {
      en: 'The payment form could not be opened. Try again or choose another way to pay.',
      ru: 'Не удалось открыть платёжную форму. Попробуйте ещё раз или выберите другой способ.',
    },
    retryable: true,
  },
  amount_refused: {
    text: {
      en: 'This way to pay does not take this amount. Choose another one.',
      ru: 'Этот способ не принимает такую сумму. Выберите другой.',
    },
    retryable: true,
  },
  amount_not_expressible: {
    text: {
      en: 'This way to pay does not take amounts with these decimals. Choose another one.',
      ru: 'Этот способ не принимает сумму с такими долями. Выберите другой.',
    },
    retryable: true,
  },
  method_refused: {
    text: {
      en: 'This way to pay is not available for this order. Choose another one.',
      ru: 'Этот способ недоступен для этого заказа. Выберите другой.',
    },
    retryable: true,
  },
  customer_refused: {
    text: {
      en: 'The payment system does not accept this payment. Choose another way to pay or write to the shop.',
      ru: 'Платёжная система не принимает этот платёж. Выберите другой способ или напишите в магазин.',
    },
    retryable: true,
  },
  semicolon: {
    text: {
      en: 'One of the fields contains a semicolon, which this way to pay cannot take. Write it without one.',
      ru: 'В одном из полей есть точка с запятой, этот способ её не принимает. Напишите без неё.',
    },
    retryable: true,
  },
  another_paid: {
    text: {
      en: 'Another of your open payments has been paid, so this one was closed.',
      ru: 'Оплачен другой ваш открытый счёт, поэтому этот закрыт.',
    },
    retryable: true,
  },
  not_received: {
    text: {
      en: 'No money arrived. If you have sent it, keep the receipt and write to the shop; otherwise try again.',
      ru: 'Деньги не поступили. Если вы их отправили, сохраните чек и напишите в магазин; если нет, попробуйте ещё раз.',
    },
    retryable: true,
  },
  exact_amount: {
    text: {
      en: 'The amount differs from your order. Send exactly this amount, or the payment will not be found.',
      ru: 'Сумма отличается от суммы заказа. Отправьте ровно столько, иначе платёж не найдут.',
    },
    retryable: false,
  },
}
