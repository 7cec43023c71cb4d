/** The API's own error codes, 0 to 14, as a third-party client mirrors them from the company's site. */
import type { Sentence } from '../../texts/locale.ts'

/** What the shop's staff reads, by code. */
export const API_ERRORS: ReadonlyMap<string, Sentence> = new Map([
  ['0', { en: 'Wrong login or API key.', ru: 'Неверный логин или API-ключ.' }],
  ['1', { en: 'Wrong currency.', ru: 'Неверная валюта.' }],
  ['2', { en: 'Wrong amount.', ru: 'Неверная сумма.' }],
  ['3', { en: 'Wrong terminal id.', ru: 'Неверный идентификатор терминала.' }],
  ['4', { en: 'Wrong payment method.', ru: 'Неверный способ оплаты.' }],
  ['5', { en: 'Wrong success address.', ru: 'Неверный адрес при успехе.' }],
  ['6', { en: 'Wrong failure address.', ru: 'Неверный адрес при неудаче.' }],
  ['7', { en: 'There is no such order or payment.', ru: 'Такого заказа или платежа нет.' }],
  ['8', { en: 'There is no such payout.', ru: 'Такой выплаты нет.' }],
  ['9', { en: 'The payment is already paid.', ru: 'Платёж уже оплачен.' }],
  ['10', { en: 'The payment has already ended with an error.', ru: 'Платёж уже завершился ошибкой.' }],
  [
    '11',
    {
      en: 'The payment is under way and cannot be cancelled, or the terminal’s alias is wrong.',
      ru: 'Платёж выполняется и не может быть отменён, либо неверен псевдоним терминала.',
    },
  ],
  ['12', { en: 'Wrong alias of the point of sale.', ru: 'Неверный псевдоним точки продаж.' }],
  ['13', { en: 'Wrong id of the point of sale.', ru: 'Неверный идентификатор точки продаж.' }],
  ['14', { en: 'A database error at Invoice.', ru: 'Ошибка базы данных Invoice.' }],
])

/** The failure code of an API error; one word for all codes that nobody has told of. */
export function apiFailure(code: string): string {
  return API_ERRORS.has(code) ? `api_${code}` : 'api_error'
}
