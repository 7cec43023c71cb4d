/**
 * The ways to pay as buyers know them, whichever payment system and however many of them offer one: what its picture is, and what people
 * type who look for it. Drivers say which of their codes is which; a code that is none of these is a channel of its own. Pure.
 */
import type { Category, Glyph } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'

interface ChannelFacts {
  readonly glyph: Glyph
  /** Besides its name: other spellings, other scripts, what it is called in the street. Lower case. */
  readonly aliases: readonly string[]
  /** A name that is the same in every language. */
  readonly brand?: string
}

/** Whoever types his bank's name wants to pay from it. */
const SBER = ['сбер', 'sber', 'сбербанк', 'sberbank']
const TBANK = ['тинькофф', 'tinkoff', 'т-банк', 'tbank', 't-bank']
const BANKS = [...SBER, ...TBANK, 'альфа', 'alfa', 'втб', 'vtb']
const CARD = ['card', 'карта', 'карты', 'картка', 'kart', 'karta', 'karte', 'kartu', 'cartão', 'thẻ', 'कार्ड']
const CARD_BRANDS = ['visa', 'виза', 'mastercard', 'мастеркард', 'mir', 'мир', 'maestro']
const TRANSFER = ['transfer', 'перевод', 'переказ', 'аударым', 'köçürmə', 'überweisung', 'havale', 'chuyển khoản']
const PHONE = ['phone', 'телефон', 'номер телефона', 'mobile', 'мобильный']
const CASH = ['cash', 'наличные', 'наличными', 'нал', 'готівка', 'nağd', 'nakit', 'bargeld', 'tunai', 'dinheiro']
const CRYPTO = ['crypto', 'крипта', 'криптовалюта']

const wallet = (brand: string, ...aliases: string[]) => ({ glyph: 'wallet', brand, aliases }) as const
const carrier = (brand: string, ...aliases: string[]) =>
  ({ glyph: 'mobile', brand, aliases: [...aliases, ...PHONE] }) as const
const coin = (brand: string, ...aliases: string[]) =>
  ({ glyph: 'crypto', brand, aliases: [...aliases, ...CRYPTO] }) as const

const CHANNELS = {
  sbp: { glyph: 'phone', aliases: ['sbp', 'сбп', 'система быстрых платежей', 'fps', 'qr', 'куар', ...PHONE, ...BANKS] },
  /** By typing a card in, on a payment page. */
  card: { glyph: 'card', aliases: [...CARD, ...CARD_BRANDS] },
  /** By a transfer to somebody's card, from the app of one's bank. */
  card_transfer: { glyph: 'card', aliases: [...CARD, ...CARD_BRANDS, 'p2p', 'c2c', ...TRANSFER, ...SBER, ...TBANK] },
  tbank: { glyph: 'card', aliases: [...TBANK, 'т банк', ...CARD] },
  cis_transfer: { glyph: 'bank', aliases: ['снг', 'cis', 'за границу', 'abroad', ...TRANSFER, ...SBER, ...TBANK] },
  bank_transfer: { glyph: 'bank', aliases: ['bank', 'банк', 'счёт', 'счет', 'iban', ...TRANSFER] },
  local_banks: { glyph: 'bank', aliases: ['bank', 'банк', 'local', ...TRANSFER] },
  sberbank: { glyph: 'bank', aliases: [...SBER, 'сбербанк онлайн'] },
  alfaclick: { glyph: 'bank', aliases: ['альфа', 'alfa', 'альфа-банк', 'альфа-клик'] },
  psb: { glyph: 'bank', aliases: ['псб', 'psb', 'промсвязьбанк', 'promsvyazbank'] },
  privat24: { glyph: 'bank', aliases: ['приват', 'приватбанк', 'privat', 'privatbank'] },
  halyk: { glyph: 'bank', aliases: ['халык', 'halyk', 'народный банк'] },
  swift: { glyph: 'bank', aliases: ['свифт', 'bank', 'банк', ...TRANSFER] },
  sepa: { glyph: 'bank', aliases: ['сепа', 'iban', 'bank', ...TRANSFER] },
  pix: { glyph: 'qr', brand: 'PIX', aliases: ['pix', 'пикс', 'qr', 'chave'] },
  elqr: { glyph: 'qr', brand: 'ELQR', aliases: ['elqr', 'qr', 'куар'] },
  cash: { glyph: 'cash', aliases: [...CASH, 'courier', 'курьер'] },
  mobile: { glyph: 'mobile', aliases: [...PHONE, 'сотовый', 'баланс', 'мтс', 'билайн', 'мегафон'] },
  mobile_top_up: { glyph: 'mobile', aliases: [...PHONE, 'top-up', 'пополнение'] },
  mts: { glyph: 'mobile', aliases: ['мтс', 'mts', ...PHONE] },
  mts_pay: { glyph: 'mobile', aliases: ['мтс деньги', 'mts pay', 'mts', ...PHONE] },
  beeline: carrier('Beeline', 'билайн', 'beeline'),
  megafon: carrier('MegaFon', 'мегафон', 'megafon'),
  tele2: carrier('Tele2', 'теле2', 't2', 'tele2'),
  m10: { glyph: 'wallet', aliases: ['m10', 'м10', 'pul', 'wallet', 'кошелёк', 'кошелек'] },
  emanat: wallet('eManat', 'emanat', 'еманат', 'манат'),
  qiwi: wallet('QIWI', 'qiwi', 'киви', 'кошелёк', 'кошелек', 'wallet'),
  yoomoney: wallet(
    'YooMoney',
    'юмани',
    'юmoney',
    'yoomoney',
    'яндекс',
    'яндекс деньги',
    'yandex',
    'кошелёк',
    'кошелек',
  ),
  webmoney: wallet('WebMoney', 'webmoney', 'вебмани', 'wm', 'кошелёк', 'кошелек'),
  payeer: wallet('Payeer', 'payeer', 'пайер', 'кошелёк', 'кошелек'),
  advcash: wallet('AdvCash', 'advcash', 'volet', 'адвкэш'),
  perfectmoney: wallet('Perfect Money', 'perfect money', 'перфект мани'),
  piastrix: wallet('Piastrix', 'piastrix', 'пиастрикс'),
  skrill: wallet('Skrill', 'skrill', 'скрилл', 'moneybookers'),
  neteller: wallet('NETELLER', 'neteller', 'нетеллер'),
  paypal: wallet('PayPal', 'paypal', 'пэйпал', 'пейпал'),
  wise: wallet('Wise', 'wise', 'вайз', 'transferwise'),
  papara: wallet('Papara', 'papara'),
  havale: { glyph: 'bank', brand: 'Havale', aliases: ['eft', ...TRANSFER] },
  applepay: wallet('Apple Pay', 'apple pay', 'applepay', 'эпл пэй'),
  googlepay: wallet('Google Pay', 'google pay', 'googlepay', 'gpay', 'гугл пэй'),
  binance: { glyph: 'crypto', brand: 'Binance', aliases: ['binance', 'бинанс', 'usdt', ...CRYPTO] },
  tether: coin('Tether (USDT)', 'usdt', 'tether', 'тезер', 'юсдт'),
  usd_coin: coin('USD Coin (USDC)', 'usdc', 'usd coin'),
  dai_coin: coin('Dai', 'dai'),
  bitcoin: coin('Bitcoin', 'btc', 'bitcoin', 'биткоин', 'биткойн'),
  bitcoin_cash: coin('Bitcoin Cash', 'bch', 'bitcoin cash'),
  ethereum: coin('Ethereum', 'eth', 'ethereum', 'эфир', 'эфириум'),
  litecoin: coin('Litecoin', 'ltc', 'litecoin', 'лайткоин'),
  tron: coin('Tron', 'trx', 'tron', 'трон'),
  ripple: coin('XRP', 'xrp', 'ripple', 'рипл'),
  solana: coin('Solana', 'sol', 'solana', 'солана'),
  dogecoin: coin('Dogecoin', 'doge', 'dogecoin', 'доге'),
  binance_coin: coin('BNB', 'bnb', 'binance coin'),
  cardano: coin('Cardano', 'ada', 'cardano', 'кардано'),
  /** Pays nothing: to try a shop with. */
  test: { glyph: 'other', aliases: ['test', 'тест'] },
} as const satisfies Readonly<Record<string, ChannelFacts>>

export type KnownChannel = keyof typeof CHANNELS
export const KNOWN_CHANNELS: readonly string[] = Object.keys(CHANNELS)
/** A coin on one network: what is sent on another one is lost, so these are ways of their own. */
export type NetworkChannel = `${KnownChannel}.${string}`

const isKnown = (channel: string): channel is KnownChannel => Object.hasOwn(CHANNELS, channel)

/** What is known of a channel; of one on a network, what is known of its coin. */
function factsOf(channel: string): ChannelFacts | undefined {
  const [base = '', network] = channel.split('.')
  if (!isKnown(base)) return undefined
  const facts: ChannelFacts = CHANNELS[base]
  if (network === undefined) return facts
  const { brand, ...rest } = facts
  return {
    ...rest,
    aliases: [network, ...facts.aliases],
    ...(brand ? { brand: `${brand} ${network.toUpperCase()}` } : {}),
  }
}

/** Where nothing else is known of it. */
function glyphOfCategory(category: Category): Glyph {
  switch (category) {
    case 'payment_card':
    case 'prepaid_card':
      return 'card'
    case 'bank_transfer':
    case 'online_banking':
    case 'direct_debit':
    case 'invoice_payment':
      return 'bank'
    case 'digital_wallet':
      return 'wallet'
    case 'mobile_payment':
      return 'phone'
    case 'telecommunications':
    case 'mobile_carrier_billing':
    case 'ussd':
      return 'mobile'
    case 'cash_payment':
    case 'cash_on_delivery':
      return 'cash'
    default:
      return 'other'
  }
}

/** The picture of a channel; of one that nobody knows, that of its category. */
export const glyphOf = (channel: string, category: Category): Glyph =>
  factsOf(channel)?.glyph ?? glyphOfCategory(category)

/** What people type who look for it, besides its name. */
export const aliasesOf = (channel: string): readonly string[] => factsOf(channel)?.aliases ?? []

/** What the channel is called where several routes are one row; undefined where there is no such word. */
export function channelName(channel: string, locale: Locale): string | undefined {
  const words: Readonly<Record<string, string>> = TEXTS[locale].channels
  return Object.hasOwn(words, channel) ? words[channel] : factsOf(channel)?.brand
}
