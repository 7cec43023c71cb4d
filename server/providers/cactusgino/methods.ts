/** The methods of Cactusgino's H2H document and of its payment form, as data. */
import type { Category, Mode } from '../../../src/contract/index.ts'
import type { Texts } from './texts/en.ts'

/** Which `additional_fields` a method asks of the buyer. */
type Extra = 'none' | 'bank' | 'cash' | 'bank-app'

/** How `card` ("card/phone/account number") of a create answer is to be read where its shape leaves a doubt. */
export type Payee = 'phone' | 'account'

/** What a method is called: a key of the sentences, or a brand, which is the same in every language. */
type Name = keyof Texts['names'] | { readonly brand: string }

export interface MethodData {
  readonly category: Category
  readonly name: Name
  readonly summary: keyof Texts['summaries']
  /**
   * What is offered where the configuration names no currency. The documents bind no method to a currency; here stand those of
   * their lists and samples that fit. Where none does, the shop that was given the method names its currency.
   */
  readonly currencies: readonly string[]
  readonly extra: Extra
  readonly payee: Payee
}

/** By what means an H2H method is paid: `payee` goes by the number that comes, `coin` by the currency that is to be sent. */
export type Means = Exclude<Mode, 'crypto'> | 'payee' | 'coin'

export interface H2hData extends MethodData {
  /** What the method promises. What comes may be something else; `modes.ts` looks. */
  readonly means: Means
  /** The document looks for an operator whose own number the buyer sends to: a private person, who is told nothing beside the money. */
  readonly isPerson?: true
}

/** The name of a method in the language of `texts`. */
export function nameOf({ name }: MethodData, texts: Texts): string {
  return typeof name === 'string' ? texts.names[name] : name.brand
}

/** The H2H document's list. Those of the form list none, and have KZT and RUB in their samples. */
export const H2H_CURRENCIES = ['USD', 'EUR', 'RUB', 'UAH', 'USDT', 'IDR', 'AZN', 'VND'] as const
export const FORM_CURRENCIES = [...H2H_CURRENCIES, 'KZT'] as const

const CARD_CURRENCIES = ['RUB', 'UAH', 'AZN', 'USD', 'EUR']
const FORM_CARD_CURRENCIES = [...CARD_CURRENCIES, 'KZT']
const CASH_CURRENCIES = ['RUB', 'USD', 'EUR']
const LOCAL_BANK_CURRENCIES = ['IDR', 'VND', 'AZN']

const PIX = { brand: 'Pix' }
const EMANAT = { brand: 'eManat' }
const BINANCE = { brand: 'Binance' }

/** `method` of `create_invoice`, by the H2H document. */
export const H2H_METHODS = {
  card: {
    category: 'payment_card',
    name: 'card',
    summary: 'transfer',
    currencies: CARD_CURRENCIES,
    extra: 'bank',
    payee: 'phone',
    means: 'card',
    isPerson: true,
  },
  sbp: {
    category: 'bank_transfer',
    name: 'sbpByPhone',
    summary: 'transfer',
    currencies: ['RUB'],
    extra: 'bank',
    payee: 'phone',
    means: 'phone',
    isPerson: true,
  },
  sbp_qr: {
    category: 'mobile_payment',
    name: 'sbpByQr',
    summary: 'qr',
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
    means: 'qr',
  },
  Tbank_card: {
    category: 'payment_card',
    name: 'tbankCard',
    summary: 'transfer',
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
    means: 'card',
    isPerson: true,
  },
  cis_transfer: {
    category: 'bank_transfer',
    name: 'abroad',
    summary: 'transfer',
    currencies: ['RUB'],
    extra: 'bank-app',
    payee: 'phone',
    means: 'payee',
    isPerson: true,
  },
  MTS: {
    category: 'mobile_carrier_billing',
    name: 'mts',
    summary: 'mts',
    currencies: ['RUB'],
    extra: 'none',
    payee: 'phone',
    means: 'wallet',
  },
  localbanks: {
    category: 'bank_transfer',
    name: 'localBanks',
    summary: 'transfer',
    currencies: LOCAL_BANK_CURRENCIES,
    extra: 'none',
    payee: 'account',
    means: 'account',
    isPerson: true,
  },
  PIX: {
    category: 'bank_transfer',
    name: PIX,
    summary: 'qr',
    // The document's list has no BRL.
    currencies: [],
    extra: 'none',
    payee: 'account',
    means: 'pix',
  },
  WalletM10: {
    category: 'digital_wallet',
    name: 'm10',
    summary: 'wallet',
    currencies: ['AZN'],
    extra: 'none',
    payee: 'phone',
    means: 'wallet',
  },
  Emanat: {
    category: 'digital_wallet',
    name: EMANAT,
    summary: 'wallet',
    currencies: ['AZN'],
    extra: 'none',
    payee: 'phone',
    means: 'wallet',
  },
  binance: {
    category: 'digital_wallet',
    name: BINANCE,
    summary: 'wallet',
    currencies: ['USDT'],
    extra: 'none',
    payee: 'account',
    means: 'coin',
  },
  cash: {
    category: 'cash_payment',
    name: 'cash',
    summary: 'cash',
    currencies: CASH_CURRENCIES,
    extra: 'cash',
    payee: 'account',
    means: 'cash',
  },
} as const satisfies Record<string, H2hData>
export type H2hMethod = keyof typeof H2H_METHODS

function onForm(
  category: Category,
  name: Name,
  currencies: readonly string[],
  extra: 'none' | 'bank-app' = 'none',
): MethodData {
  return { category, name, summary: 'form', currencies, extra, payee: 'account' }
}

/** `method` of `obtain_token`, by the newer document of the payment form. */
export const FORM_METHODS = {
  card: onForm('payment_card', 'card', FORM_CARD_CURRENCIES),
  sbp: onForm('bank_transfer', 'sbp', ['RUB']),
  Tbank_card: onForm('payment_card', 'tbankCard', ['RUB']),
  cis_transfer: onForm('bank_transfer', 'abroad', ['RUB'], 'bank-app'),
  cis_transfer_card: onForm('payment_card', 'abroadToCard', ['RUB'], 'bank-app'),
  qiwi: onForm('digital_wallet', { brand: 'QIWI' }, ['RUB', 'KZT']),
  mobile: onForm('mobile_carrier_billing', 'mobile', ['RUB']),
  MTSPay: onForm('mobile_carrier_billing', 'mtsPay', ['RUB']),
  phone_topup: onForm('mobile_carrier_billing', 'topUp', ['RUB', 'KZT']),
  WalletM10: onForm('digital_wallet', 'm10', ['AZN']),
  Emanat: onForm('digital_wallet', EMANAT, ['AZN']),
  localbanks: onForm('bank_transfer', 'localBanks', LOCAL_BANK_CURRENCIES),
  papara: onForm('digital_wallet', { brand: 'Papara' }, []),
  havale: onForm('bank_transfer', { brand: 'Havale' }, []),
  ELQR: onForm('mobile_payment', { brand: 'ELQR' }, []),
  PIX: onForm('bank_transfer', PIX, []),
  wise: onForm('digital_wallet', { brand: 'Wise' }, ['USD', 'EUR']),
  skrill: onForm('digital_wallet', { brand: 'Skrill' }, ['USD', 'EUR']),
  binance: onForm('digital_wallet', BINANCE, ['USDT']),
  cash: onForm('cash_payment', 'cash', CASH_CURRENCIES),
} as const satisfies Record<string, MethodData>
export type FormMethod = keyof typeof FORM_METHODS

/** The form without a `method`, which the documents leave to the shop: it lists its own. */
export const WHOLE_FORM: MethodData = {
  category: 'other',
  name: 'wholeForm',
  summary: 'wholeForm',
  currencies: FORM_CURRENCIES,
  extra: 'none',
  payee: 'account',
}

/** A method as its id names it: `cactusgino.<method>`, `cactusgino.form.<method>`, or `cactusgino.form` for all of the form's. */
export type Chosen =
  | { readonly way: 'h2h'; readonly method: H2hMethod; readonly data: H2hData }
  | { readonly way: 'form'; readonly method: FormMethod | undefined; readonly data: MethodData }

const PREFIX = 'cactusgino.'
export const WHOLE_FORM_ID = 'cactusgino.form'
const FORM_PREFIX = `${WHOLE_FORM_ID}.`

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
  if (id === WHOLE_FORM_ID) return { way: 'form', method: undefined, data: WHOLE_FORM }
  if (id.startsWith(FORM_PREFIX)) {
    const method = id.slice(FORM_PREFIX.length)
    return isFormMethod(method) ? { way: 'form', method, data: FORM_METHODS[method] } : undefined
  }
  const method = id.startsWith(PREFIX) ? id.slice(PREFIX.length) : ''
  return isH2hMethod(method) ? { way: 'h2h', method, data: H2H_METHODS[method] } : undefined
}
