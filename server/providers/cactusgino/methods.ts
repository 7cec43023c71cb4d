/** The methods of Cactusgino's H2H document and of its payment form, as data. */
import type { Category } from '../../../src/contract/index.ts'
import type { Sentence } from '../../texts/locale.ts'

/** Which `additional_fields` a method asks of the buyer. */
type Extra = 'none' | 'bank' | 'cash' | 'bank-app'

/** How `card` ("card/phone/account number") of a create answer is to be read where its shape leaves a doubt. */
export type Payee = 'phone' | 'account'

export interface MethodData {
  readonly category: Category
  readonly name: Sentence
  readonly summary: Sentence
  /** What is offered where the configuration names no currency; the documents bind no method to a currency. */
  readonly currencies: readonly string[]
  readonly extra: Extra
  readonly payee: Payee
}

const CARD_CURRENCIES = ['RUB', 'KZT', 'UAH', 'AZN', 'USD', 'EUR']
const CASH_CURRENCIES = ['RUB', 'USD', 'EUR']
const LOCAL_BANK_CURRENCIES = ['IDR', 'VND', 'AZN']

const TRANSFER: Sentence = {
  en: 'A transfer from your bank’s app to the details shown, about 3 minutes',
  ru: 'Перевод из приложения вашего банка по реквизитам, около 3 минут',
}
const QR: Sentence = {
  en: 'Scan a QR code with your bank’s app, about 2 minutes',
  ru: 'Отсканируйте QR-код приложением банка, около 2 минут',
}
const WALLET: Sentence = {
  en: 'A transfer from your wallet to the details shown, about 3 minutes',
  ru: 'Перевод из вашего кошелька по реквизитам, около 3 минут',
}
const CASH: Sentence = {
  en: 'You pay in cash when you meet the courier',
  ru: 'Вы платите наличными при встрече с курьером',
}
const FORM: Sentence = {
  en: 'On a payment form that opens here',
  ru: 'На платёжной форме, которая откроется здесь',
}

const CARD_NAME: Sentence = { en: 'Transfer to a card', ru: 'Перевод на карту' }
const SBP_NAME: Sentence = { en: 'SBP, by phone number', ru: 'СБП, по номеру телефона' }
const SBP_QR_NAME: Sentence = { en: 'SBP, by QR code', ru: 'СБП, по QR-коду' }
const LOCAL_BANKS_NAME: Sentence = { en: 'Local bank transfer', ru: 'Перевод через местный банк' }
const CASH_NAME: Sentence = { en: 'Cash', ru: 'Наличные' }
const MTS_NAME: Sentence = { en: 'MTS', ru: 'МТС' }
const TBANK_NAME: Sentence = { en: 'T-Bank card', ru: 'Карта Т-Банка' }
const CIS_NAME: Sentence = { en: 'Transfer abroad (CIS)', ru: 'Перевод за границу (СНГ)' }

/** `method` of `create_invoice`, by the H2H document. */
export const H2H_METHODS = {
  card: {
    category: 'payment_card',
    name: CARD_NAME,
    summary: TRANSFER,
    currencies: CARD_CURRENCIES,
    extra: 'bank',
    payee: 'phone',
  },
  sbp: {
    category: 'bank_transfer',
    name: SBP_NAME,
    summary: TRANSFER,
    currencies: ['RUB'],
    extra: 'bank',
    payee: 'phone',
  },
  sbp_qr: {
    category: 'mobile_payment',
    name: SBP_QR_NAME,
    summary: QR,
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
  },
  Tbank_card: {
    category: 'payment_card',
    name: TBANK_NAME,
    summary: TRANSFER,
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
  },
  cis_transfer: {
    category: 'bank_transfer',
    name: CIS_NAME,
    summary: TRANSFER,
    currencies: ['RUB'],
    extra: 'bank-app',
    payee: 'phone',
  },
  MTS: {
    category: 'mobile_carrier_billing',
    name: MTS_NAME,
    summary: { en: 'From your MTS account, by phone number', ru: 'Со счёта МТС, по номеру телефона' },
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
  },
  localbanks: {
    category: 'bank_transfer',
    name: LOCAL_BANKS_NAME,
    summary: TRANSFER,
    currencies: LOCAL_BANK_CURRENCIES,
    extra: 'none',
    payee: 'account',
  },
  PIX: {
    category: 'bank_transfer',
    name: { en: 'PIX', ru: 'PIX' },
    summary: QR,
    currencies: ['BRL'],
    extra: 'none',
    payee: 'account',
  },
  WalletM10: {
    category: 'digital_wallet',
    name: { en: 'm10 wallet', ru: 'Кошелёк m10' },
    summary: WALLET,
    currencies: ['AZN'],
    extra: 'none',
    payee: 'phone',
  },
  Emanat: {
    category: 'digital_wallet',
    name: { en: 'eManat', ru: 'eManat' },
    summary: WALLET,
    currencies: ['AZN'],
    extra: 'none',
    payee: 'phone',
  },
  binance: {
    category: 'digital_wallet',
    name: { en: 'Binance', ru: 'Binance' },
    summary: WALLET,
    currencies: ['USDT'],
    extra: 'none',
    payee: 'account',
  },
  cash: {
    category: 'cash_payment',
    name: CASH_NAME,
    summary: CASH,
    currencies: CASH_CURRENCIES,
    extra: 'cash',
    payee: 'account',
  },
} as const satisfies Record<string, MethodData>
export type H2hMethod = keyof typeof H2H_METHODS

function onForm(
  category: Category,
  name: Sentence,
  currencies: readonly string[],
  extra: 'none' | 'bank-app' = 'none',
): MethodData {
  return { category, name, summary: FORM, currencies, extra, payee: 'account' }
}

/** `method` of `obtain_token`, by the newer document of the payment form. */
export const FORM_METHODS = {
  card: onForm('payment_card', CARD_NAME, CARD_CURRENCIES),
  sbp: onForm('bank_transfer', { en: 'SBP', ru: 'СБП' }, ['RUB']),
  Tbank_card: onForm('payment_card', TBANK_NAME, ['RUB']),
  cis_transfer: onForm('bank_transfer', CIS_NAME, ['RUB'], 'bank-app'),
  cis_transfer_card: onForm(
    'payment_card',
    { en: 'Transfer abroad to a card (CIS)', ru: 'Перевод за границу на карту (СНГ)' },
    ['RUB'],
    'bank-app',
  ),
  qiwi: onForm('digital_wallet', { en: 'QIWI', ru: 'QIWI' }, ['RUB', 'KZT']),
  mobile: onForm('mobile_carrier_billing', { en: 'Mobile account', ru: 'Счёт мобильного телефона' }, ['RUB']),
  MTSPay: onForm('mobile_carrier_billing', { en: 'MTS Pay', ru: 'МТС Деньги' }, ['RUB']),
  phone_topup: onForm('mobile_carrier_billing', { en: 'Phone top-up', ru: 'Пополнение телефона' }, ['RUB', 'KZT']),
  WalletM10: onForm('digital_wallet', { en: 'm10 wallet', ru: 'Кошелёк m10' }, ['AZN']),
  Emanat: onForm('digital_wallet', { en: 'eManat', ru: 'eManat' }, ['AZN']),
  localbanks: onForm('bank_transfer', LOCAL_BANKS_NAME, LOCAL_BANK_CURRENCIES),
  papara: onForm('digital_wallet', { en: 'Papara', ru: 'Papara' }, ['TRY']),
  havale: onForm('bank_transfer', { en: 'Havale', ru: 'Havale' }, ['TRY']),
  ELQR: onForm('mobile_payment', { en: 'ELQR', ru: 'ELQR' }, ['KGS']),
  PIX: onForm('bank_transfer', { en: 'PIX', ru: 'PIX' }, ['BRL']),
  wise: onForm('digital_wallet', { en: 'Wise', ru: 'Wise' }, ['USD', 'EUR']),
  skrill: onForm('digital_wallet', { en: 'Skrill', ru: 'Skrill' }, ['USD', 'EUR']),
  binance: onForm('digital_wallet', { en: 'Binance', ru: 'Binance' }, ['USDT']),
  cash: onForm('cash_payment', CASH_NAME, CASH_CURRENCIES),
} as const satisfies Record<string, MethodData>
export type FormMethod = keyof typeof FORM_METHODS

/** A method as its id names it: `cactusgino.<method>` or `cactusgino.form.<method>`. */
export type Chosen =
  | { readonly way: 'h2h'; readonly method: H2hMethod; readonly data: MethodData }
  | { readonly way: 'form'; readonly method: FormMethod; readonly data: MethodData }

const PREFIX = 'cactusgino.'
const FORM_PREFIX = 'cactusgino.form.'

export function isH2hMethod(name: string): name is H2hMethod {
  return Object.hasOwn(H2H_METHODS, name)
}
export function isFormMethod(name: string): name is FormMethod {
  return Object.hasOwn(FORM_METHODS, name)
}

export function methodId(way: Chosen['way'], method: string): string {
  return (way === 'form' ? FORM_PREFIX : PREFIX) + method
}

/** The method of an id, or undefined where it is none of ours. */
export function methodOf(id: string): Chosen | undefined {
  if (id.startsWith(FORM_PREFIX)) {
    const method = id.slice(FORM_PREFIX.length)
    return isFormMethod(method) ? { way: 'form', method, data: FORM_METHODS[method] } : undefined
  }
  const method = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return isH2hMethod(method) ? { way: 'h2h', method, data: H2H_METHODS[method] } : undefined
}
