/** The transfer a buyer has to make, from whichever columns a create answer holds. */
import type { Row } from '../../../src/contract/index.ts'
import { fittingText, LONGEST } from '../kit/shown-text.ts'
import type { Locale } from '../../texts/locale.ts'
import { isPlainSvg } from '../kit/plain-svg.ts'
import { safeLink } from '../kit/safe-url.ts'
import type { Amount, Instructions } from '../provider.ts'
import type { Message } from './answer.ts'
import type { H2hData, Payee } from './methods.ts'
import { modeOf } from './modes.ts'
import { TEXTS } from './texts/index.ts'

export type TransferScreen = Extract<Instructions, { readonly kind: 'transfer' }>

/** Rows that name somebody to pay to; a bank or a holder alone does not. */
const PAYABLE: ReadonlySet<Row['name']> = new Set(['card', 'phone', 'account', 'address', 'messenger', 'username'])

/** Characters of a picture; a QR code as SVG has some tens of thousands. */
const SVG_LIMIT = 262_144
/** Characters a QR code can hold. */
const PAYLOAD_LIMIT = 2900

/** `card` is "card/phone/account number": the method tells accounts, and the shape cards from phones. */
function payeeRow(number: string, payee: Payee): Row {
  const bare = number.replaceAll(/[\s()-]/g, '')
  if (/^\+\d{8,15}$/.test(bare)) return { name: 'phone', value: phoneGroups(bare), copy: bare }
  if (payee === 'phone' && /^\d{16,19}$/.test(bare))
    return { name: 'card', value: bare.replaceAll(/(\d{4})(?=\d)/g, '$1 '), copy: bare }
  if (payee === 'phone' && /^\d{10,12}$/.test(bare)) return { name: 'phone', value: phoneGroups(bare), copy: bare }
  return { name: 'account', value: number.trim() }
}

function phoneGroups(phone: string): string {
  const match = /^(\+?[78])(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return match ? `${match[1]} ${match[2]} ${match[3]}-${match[4]}-${match[5]}` : phone
}

/** A value as a buyer may read it. One that is longer than anything to pay to is none. */
function fitting(value: string | undefined): string | undefined {
  return value === undefined ? undefined : fittingText(value, LONGEST.value)
}

function plain(name: Row['name'], value: string | undefined): readonly Row[] {
  const text = fitting(value)
  return text === undefined ? [] : [{ name, value: text }]
}

/** What is agreed of a meeting for cash, as far as a message tells it. */
export function meetingRows(message: Partial<Message>, locale: Locale): readonly Row[] {
  const when = message.time ?? (message.asap ? TEXTS[locale].fields.asap : undefined)
  return [
    ...plain('address', message.address),
    ...plain('messenger', message.messenger),
    ...plain('username', message.username),
    ...plain('time', when),
  ]
}

/** Rows in the order in which a bank's app asks for them, then those of a meeting for cash. */
function rowsOf(message: Message, payee: Payee, locale: Locale): readonly Row[] {
  const card = fitting(message.card)
  return [
    ...(card === undefined ? [] : [payeeRow(card, payee)]),
    ...plain('bank', message.bank_name),
    ...plain('holder', message.card_holder),
    ...plain('country', message.country),
    ...meetingRows(message, locale),
    ...plain('code', message.verification_code),
  ]
}

function isSvg(text: string): boolean {
  return /^\s*(<\?xml|<!--|<!doctype\s+svg|<svg[\s>])/i.test(text) && /<svg[\s>]/i.test(text) && isPlainSvg(text)
}

/** `qr` ("svg QR code") as SVG text: as it is, from a data address, or from base64. */
function svgOf(qr: string): string | undefined {
  if (qr.length > SVG_LIMIT) return undefined
  if (isSvg(qr)) return qr.trim()
  const address = /^data:image\/svg\+xml(?:;charset=[\w-]+|;utf8)*(;base64)?,(.*)$/is.exec(qr.trim())
  const encoded = address ? (address[2] ?? '') : qr.trim()
  if (address && !address[1]) return decodedUri(encoded)
  if (!/^[A-Za-z0-9+/_\s-]+=*$/.test(encoded)) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  return isSvg(text) ? text.trim() : undefined
}

function decodedUri(encoded: string): string | undefined {
  try {
    const text = decodeURIComponent(encoded)
    return isSvg(text) ? text.trim() : undefined
  } catch {
    return undefined
  }
}

/** What a QR code may hold: an address that a link may have, or the digits and letters of an EMV payment code. */
function payloadOf(text: string | undefined): string | undefined {
  const payload = text?.trim()
  if (!payload || payload.length > PAYLOAD_LIMIT) return undefined
  return /^000201[\x20-\x7E]+$/.test(payload) ? payload : safeLink(payload) && payload
}

/** Rows of which any makes it a meeting with somebody. */
const MEETING: ReadonlySet<Row['name']> = new Set(['address', 'messenger', 'username', 'time', 'code'])

const isNumber = (name: Row['name']): name is 'card' | 'phone' | 'account' =>
  name === 'card' || name === 'phone' || name === 'account'

/** What a transfer is asked for: `amount` is what the provider asks, where that differs from ours. */
export interface Asked {
  readonly locale: Locale
  /** The order's. */
  readonly currency: string
  readonly amount?: Amount
}

/**
 * The transfer screen, or undefined where there is nothing to pay to: the published success sample holds neither
 * card, link nor QR.
 */
export function detailsOf(
  message: Message,
  { payee, extra, means, isPerson }: Pick<H2hData, 'payee' | 'extra' | 'means' | 'isPerson'>,
  { locale, currency, amount }: Asked,
): TransferScreen | undefined {
  const rows = rowsOf(message, payee, locale)
  const payload = payloadOf(message.qr_link) ?? payloadOf(message.qr)
  const svg = message.qr === undefined ? undefined : svgOf(message.qr)
  const link = [message.pay_link, message.qr_link]
    .map((text) => (text === undefined ? undefined : safeLink(text.trim())))
    .find((address) => address !== undefined)
  const isPayable = rows.some((row) => PAYABLE.has(row.name))
  if (!isPayable && payload === undefined && svg === undefined && link === undefined) return undefined
  const number = rows.map(({ name }) => name).find(isNumber)
  const mode = modeOf(means, {
    ...(number === undefined ? {} : { number }),
    ...(payload === undefined ? {} : { payload }),
    hasPicture: svg !== undefined,
    hasLink: link !== undefined,
    isMeeting: rows.some(({ name }) => MEETING.has(name)),
    currency: amount?.currency ?? currency,
  })
  return {
    kind: 'transfer',
    rows,
    ...(mode === undefined ? {} : { mode }),
    ...(isPerson ? { payee: { kind: 'person', comment: 'empty' } } : {}),
    ...(payload === undefined && svg === undefined
      ? {}
      : { qr: { ...(payload === undefined ? {} : { payload }), ...(svg === undefined ? {} : { svg }) } }),
    ...(link === undefined ? {} : { link }),
    ...(amount ? { amount, note: extra === 'cash' ? 'exact_cash' : 'exact_amount' } : {}),
  }
}
