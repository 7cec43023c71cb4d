/**
 * Which way of the buyer's a service of OpenFinTech's vocabulary is. A service's code is its method, perhaps a variant of it, the payer's
 * currency and the flow: `sbp_rub_hpp`, `tether_trc20_usd_invoice`. What stands here was looked up; any other code is nobody's twin.
 */
import type { KnownChannel, NetworkChannel } from '../provider.ts'
import type { Row } from './row.ts'
import { stemOf } from './variants.ts'

const SERVICES: Readonly<Record<string, KnownChannel>> = {
  payment_card: 'card',
  bank_card: 'card',
  card: 'card',
  card_transfer: 'card_transfer',
  card_transfer_aggregated: 'card_transfer',
  card_transfer_aggregated_p2p: 'card_transfer',
  sbp: 'sbp',
  sbp_qr: 'sbp',
  sbp_tome_qr: 'sbp',
  bank_transfer: 'bank_transfer',
  bank_transfer_aggregated: 'bank_transfer',
  sberbank: 'sberbank',
  alfaclick: 'alfaclick',
  // Two names of one bank's way to pay.
  promsvyazbank: 'psb',
  psbretail: 'psb',
  privat24: 'privat24',
  halyk: 'halyk',
  swift: 'swift',
  sepa: 'sepa',
  pix: 'pix',
  cash: 'cash',
  beeline: 'beeline',
  megafon: 'megafon',
  mts: 'mts',
  tele2ru: 'tele2',
  m10: 'm10',
  emanat: 'emanat',
  qiwi: 'qiwi',
  // Renamed by its bank.
  yandexmoney: 'yoomoney',
  yoomoney: 'yoomoney',
  webmoneytransfer: 'webmoney',
  webmoney: 'webmoney',
  payeer: 'payeer',
  advcash: 'advcash',
  advcash_wallet: 'advcash',
  perfectmoney: 'perfectmoney',
  piastrix: 'piastrix',
  skrill: 'skrill',
  neteller: 'neteller',
  paypal: 'paypal',
  wise: 'wise',
  papara: 'papara',
  applepay: 'applepay',
  googlepay: 'googlepay',
  binancepay: 'binance',
  test: 'test',
}

const COINS = [
  'tether',
  'usd_coin',
  'dai_coin',
  'bitcoin',
  'bitcoin_cash',
  'ethereum',
  'litecoin',
  'tron',
  'ripple',
  'solana',
  'dogecoin',
  'binance_coin',
  'cardano',
] as const satisfies readonly KnownChannel[]
/** Behind a coin's code; what is sent by another one is lost. */
const NETWORK = /^(.+)_(erc20|trc20|bep20|polygon|ton|solana|arbitrum|optimism|avalanche)$/

const coinOf = (code: string) => COINS.find((coin) => coin === code)

/** `currency` is the order's. Undefined where nobody knows what the code is. */
export function channelOf(row: Row, currency: string): KnownChannel | NetworkChannel | undefined {
  if (row.flow === 'test') return 'test'
  const stem = stemOf(row)
  const end = `_${(row.currency ?? currency).toLowerCase()}`
  const code = stem.endsWith(end) ? stem.slice(0, -end.length) : stem
  if (Object.hasOwn(SERVICES, code)) return SERVICES[code]
  const [, base = code, network] = NETWORK.exec(code) ?? []
  const coin = coinOf(base)
  return coin && network !== undefined ? `${coin}.${network}` : coin
}

/** Does the service pay nothing, and stand there to be tried alone? */
export const isTest = (row: Row, currency: string): boolean => channelOf(row, currency) === 'test'
