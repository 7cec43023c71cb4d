/** Invents plausible payee details for an invoice: what an operator of Cactusgino would hand out. */
import { randomInt } from 'node:crypto'
import qrcode from 'qrcode'
import type { JsonObject } from '../wire.ts'
import { COLUMNS, type Column, type H2hMethod } from './methods.ts'
import type { Settings } from '../settings.ts'
import { pixCode, sbpLink } from './payloads.ts'

interface Payee {
  readonly holder: string
  readonly bank: string
}

const RUSSIAN: readonly Payee[] = [
  { holder: 'Иван Иванович П.', bank: 'Сбербанк' },
  { holder: 'Мария Сергеевна К.', bank: 'Т-Банк' },
  { holder: 'Алексей Викторович С.', bank: 'ВТБ' },
  { holder: 'Ольга Николаевна Д.', bank: 'Альфа-Банк' },
]
const PAYEES: Readonly<Record<H2hMethod, readonly Payee[]>> = {
  card: RUSSIAN,
  sbp: RUSSIAN,
  sbp_qr: RUSSIAN,
  Tbank_card: [{ holder: 'Мария Сергеевна К.', bank: 'Т-Банк' }],
  cis_transfer: [
    { holder: 'Бахтиёр Р.', bank: 'Эсхата Банк' },
    { holder: 'Nino Beridze', bank: 'Bank of Georgia' },
  ],
  localbanks: [
    { holder: 'Nguyễn Văn An', bank: 'Vietcombank' },
    { holder: 'Trần Thị Bình', bank: 'Techcombank' },
  ],
  PIX: [{ holder: 'Joao Pereira', bank: 'Nubank' }],
  WalletM10: [{ holder: 'Elvin Məmmədov', bank: 'm10' }],
  Emanat: [{ holder: 'Aysel Quliyeva', bank: 'eManat' }],
  binance: [{ holder: 'cactus_p2p_desk', bank: 'Binance' }],
  MTS: [{ holder: '', bank: 'МТС Банк' }],
  cash: [{ holder: '', bank: '' }],
}

export interface DetailsOrder {
  readonly method: H2hMethod
  readonly minor: number
  /** The amount as a decimal with the currency's decimals. */
  readonly decimal: string
  readonly currency: string
  readonly invoice: string
  /** The sandbox's own page that stands for the bank's app. */
  readonly payLink: string
  readonly additional: JsonObject
  readonly mistake: Settings['mistake']
}

/** How much more a link asks for that asks for too much, minor units; a Pix code has a digit more. */
const TOO_MUCH = 1000

/** The last digit is another one than it is to be. */
const withWrongEnd = (digits: string): string => digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10)

/** The last of its four hexadecimal digits is another one. */
const withWrongChecksum = (code: string): string =>
  code.slice(0, -1) + ((Number.parseInt(code.slice(-1), 16) + 1) % 16).toString(16).toUpperCase()

/** What the QR code holds, with the mistake that is asked for; a Pix code has no host. */
function codeOf(order: DetailsOrder, account: string, holder: string): string {
  const { method, minor, decimal, invoice, payLink, mistake } = order
  const isTooMuch = mistake === 'qr-amount'
  const shown = (code: string) => (mistake === 'qr-checksum' ? withWrongChecksum(code) : code)
  switch (method) {
    case 'sbp_qr': {
      const link = shown(sbpLink(`AD10${randomCode(28)}`, isTooMuch ? minor + TOO_MUCH : minor))
      return mistake === 'qr-host' ? link.replace('//qr.nspk.ru/', '//qr.nspk.example/') : link
    }
    case 'PIX':
      return shown(pixCode(account, isTooMuch ? `1${decimal}` : decimal, holder, invoice))
    default:
      return payLink
  }
}

/** The answer's columns for a method, filled in; what the request gave (cash) comes back as it was given. */
export async function inventDetails(order: DetailsOrder): Promise<JsonObject> {
  const payees = PAYEES[order.method]
  const payee = payees[randomInt(payees.length)] ?? { holder: '', bank: '' }
  const right = accountOf(order.method)
  const account = order.mistake === 'card-number' && /^\d{16}$/.test(right) ? withWrongEnd(right) : right
  const link = codeOf(order, account, payee.holder)
  const fill: Readonly<Record<Column, () => unknown>> = {
    card: () => account,
    card_holder: () => payee.holder,
    bank_name: () => order.additional['bank_name'] ?? payee.bank,
    country: () => (payee.bank === 'Bank of Georgia' ? 'Georgia' : 'Tajikistan'),
    currency: () => order.currency,
    address: () => order.additional['address'],
    messenger: () => order.additional['messenger'],
    username: () => order.additional['username'],
    asap: () => order.additional['asap'],
    time: () => order.additional['time'],
    verification_code: () => order.additional['verification_code'] ?? String(randomInt(1000, 10_000)),
    pay_link: () => order.payLink,
    qr_link: () => link,
    qr: () => qrcode.toString(link, { type: 'svg', margin: 4 }),
  }
  const columns = await Promise.all(
    COLUMNS[order.method].map(async (column) => [column, await fill[column]()] as const),
  )
  return Object.fromEntries(columns.filter(([, value]) => value !== undefined))
}

function accountOf(method: H2hMethod): string {
  switch (method) {
    case 'card':
    case 'Tbank_card':
    case 'cis_transfer':
      return cardNumber()
    case 'sbp':
    case 'sbp_qr':
      return `+79${randomDigits(9)}`
    case 'PIX':
      return `+55119${randomDigits(8)}`
    case 'WalletM10':
    case 'Emanat':
      return `+99450${randomDigits(7)}`
    case 'localbanks':
      return randomDigits(13)
    case 'binance':
      return randomDigits(9)
    case 'MTS':
    case 'cash':
      return ''
  }
}

/** A card number of a test range (2200 00…) whose last digit is right by Luhn. */
function cardNumber(): string {
  const digits = `220000${randomDigits(9)}`
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}

function randomCode(length: number): string {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUV'
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
