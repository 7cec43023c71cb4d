/** What a buyer and the shop's staff read for Invoice's failures. */
import { say, type Locale, type Sentence } from '../../texts/locale.ts'
import type { Spoken } from '../provider.ts'
import { API_ERRORS } from './codes.ts'
import { BANK_ERRORS, type Advice } from './errors.ts'

/** What happened and what to do, by what a buyer can do. */
const ADVICE: Readonly<Record<Advice, Sentence>> = {
  twice: {
    en: 'This payment was sent twice, and this copy was not taken. Look into your bank’s app before you pay again.',
    ru: 'Платёж отправлен дважды, эта копия не принята. Прежде чем платить снова, проверьте приложение банка.',
  },
  'too-late': {
    en: 'The payment took too long. Try again.',
    ru: 'Оплата заняла слишком много времени. Попробуйте ещё раз.',
  },
  'confirm-again': {
    en: 'Your bank did not confirm the payment. Check the card’s details, try again and enter the code the bank sends you.',
    ru: 'Банк не подтвердил платёж. Проверьте данные карты, попробуйте ещё раз и введите код от банка.',
  },
  system: {
    en: 'Something went wrong at the bank. Try again in a few minutes, or pay in another way.',
    ru: 'Сбой на стороне банка. Попробуйте через несколько минут или заплатите другим способом.',
  },
  'bank-or-card': {
    en: 'Your bank declined the payment. Call the bank, or take another card.',
    ru: 'Банк отклонил платёж. Позвоните в банк или возьмите другую карту.',
  },
  'card-number': {
    en: 'There is no card of this number. Check the number, or take another card.',
    ru: 'Карты с таким номером нет. Проверьте номер или возьмите другую карту.',
  },
  'blocked-card': {
    en: 'Your bank has blocked this card. Call the bank, or take another card.',
    ru: 'Банк заблокировал эту карту. Позвоните в банк или возьмите другую карту.',
  },
  funds: {
    en: 'There is not enough money on the card. Top it up, or take another card.',
    ru: 'На карте не хватает денег. Пополните её или возьмите другую карту.',
  },
  'expired-card': {
    en: 'The card has expired, or its date was typed wrong. Check the date, or take another card.',
    ru: 'Срок карты истёк или дата введена с ошибкой. Проверьте дату или возьмите другую карту.',
  },
  'not-allowed': {
    en: 'Your bank does not allow such payments with this card. Take another card, or ask the bank.',
    ru: 'Банк не разрешает такие платежи по этой карте. Возьмите другую карту или спросите банк.',
  },
  shop: {
    en: 'The shop cannot take this payment right now. Pay in another way, or write to the shop.',
    ru: 'Магазин сейчас не может принять этот платёж. Заплатите другим способом или напишите в магазин.',
  },
  limit: {
    en: 'A limit of the card is reached. Raise it in your bank’s app, or take another card.',
    ru: 'Достигнут лимит карты. Увеличьте его в приложении банка или возьмите другую карту.',
  },
  'bank-away': {
    en: 'Your bank does not answer. Try again in a few minutes, or take another card.',
    ru: 'Ваш банк не отвечает. Попробуйте через несколько минут или возьмите другую карту.',
  },
}

/** The API's own errors are the shop's to mend; the buyer can only go another way. */
const AT_THE_SHOP: Sentence = {
  en: 'This way to pay does not work right now. Choose another one, or write to the shop.',
  ru: 'Этот способ оплаты сейчас не работает. Выберите другой или напишите в магазин.',
}
const TERMINAL: Sentence = {
  en: 'Invoice’s terminal could be neither found nor made: check INVOICE_TERMINAL and the keys.',
  ru: 'Терминал Invoice не удалось ни найти, ни создать: проверьте INVOICE_TERMINAL и ключи.',
}
/** The amount is the one thing of the request that another choice of the buyer changes. */
const AMOUNT: Sentence = {
  en: 'This way to pay does not take this amount. Choose another one.',
  ru: 'Этот способ не принимает такую сумму. Выберите другой.',
}

/** The sentences of a failure code; undefined where the general one serves. */
export function sentence(code: string, locale: Locale): Spoken | undefined {
  const bank = BANK_ERRORS.find((error) => error.code === code)
  if (bank) return { text: say(ADVICE[bank.advice], locale), retryable: true, shop: say(bank.shop, locale) }
  const shop = code === 'terminal_unavailable' ? TERMINAL : API_ERRORS.get(code.replace(/^api_/, ''))
  if (!shop && code !== 'api_error') return undefined
  const text = code === 'api_2' ? AMOUNT : AT_THE_SHOP
  return { text: say(text, locale), retryable: true, ...(shop ? { shop: say(shop, locale) } : {}) }
}
