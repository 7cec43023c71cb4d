/** The lists of Cactusgino's documents: methods, currencies, and what each method's answer carries. */

/** Methods of `create_invoice`, Cactusgino's H2H document. */
export const H2H_METHODS = [
  'card',
  'sbp',
  'WalletM10',
  'localbanks',
  'binance',
  'cash',
  'MTS',
  'sbp_qr',
  'Emanat',
  'Tbank_card',
  'cis_transfer',
  'PIX',
] as const
export type H2hMethod = (typeof H2H_METHODS)[number]

/** Methods of `obtain_token`, Cactusgino's form document. */
export const FORM_METHODS = [
  'sbp',
  'card',
  'qiwi',
  'cash',
  'mobile',
  'binance',
  'MTSPay',
  'WalletM10',
  'Emanat',
  'wise',
  'skrill',
  'cis_transfer',
  'cis_transfer_card',
  'localbanks',
  'papara',
  'Tbank_card',
  'PIX',
  'phone_topup',
  'havale',
  'ELQR',
] as const

/**
 * Currencies of `create_invoice`: the H2H document's list, KZT of its samples, and BRL, without which its PIX
 * would have no currency. The form's document lists none, so the form takes any code.
 */
export const H2H_CURRENCIES = ['USD', 'EUR', 'RUB', 'UAH', 'USDT', 'IDR', 'AZN', 'VND', 'KZT', 'BRL'] as const

/** Methods whose invoices `close_invoice` cancels: the document says "SBP and P2P". */
export const CLOSABLE: readonly string[] = [
  'card',
  'sbp',
  'sbp_qr',
  'Tbank_card',
  'localbanks',
  'cis_transfer',
] satisfies H2hMethod[]

/**
 * What a method's answer carries besides the common columns. The document's matrix has lost its headings; its
 * first column can only be `cis_transfer` and its ninth `cash`, the others are dealt out here by what fits.
 */
export const COLUMNS: Readonly<Record<H2hMethod, readonly Column[]>> = {
  cis_transfer: ['card', 'card_holder', 'bank_name', 'currency', 'country'],
  card: ['card', 'card_holder', 'bank_name'],
  sbp: ['card', 'card_holder', 'bank_name'],
  sbp_qr: ['card', 'card_holder', 'bank_name', 'pay_link', 'qr', 'qr_link'],
  PIX: ['card', 'card_holder', 'bank_name', 'pay_link', 'qr', 'qr_link'],
  localbanks: ['card', 'card_holder', 'bank_name'],
  Tbank_card: ['card', 'card_holder', 'bank_name'],
  MTS: ['bank_name', 'pay_link', 'qr_link'],
  cash: ['address', 'messenger', 'username', 'asap', 'time', 'currency', 'verification_code'],
  WalletM10: ['card', 'card_holder', 'bank_name', 'pay_link'],
  Emanat: ['card', 'card_holder', 'bank_name', 'pay_link'],
  binance: ['card', 'card_holder', 'bank_name', 'pay_link', 'qr'],
}
export type Column =
  | 'card'
  | 'card_holder'
  | 'bank_name'
  | 'address'
  | 'messenger'
  | 'username'
  | 'asap'
  | 'time'
  | 'currency'
  | 'verification_code'
  | 'pay_link'
  | 'qr'
  | 'qr_link'
  | 'country'
