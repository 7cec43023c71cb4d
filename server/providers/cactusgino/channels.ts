/** Which way of the buyer's each code of Cactusgino's documents is. */
import type { KnownChannel } from '../provider.ts'
import type { Chosen, FormMethod, H2hMethod } from './methods.ts'

const CHANNELS = {
  // To a card's number, from the app of the payer's bank.
  card: 'card_transfer',
  sbp: 'sbp',
  sbp_qr: 'sbp',
  Tbank_card: 'tbank',
  cis_transfer: 'cis_transfer',
  cis_transfer_card: 'cis_transfer',
  MTS: 'mts',
  MTSPay: 'mts_pay',
  mobile: 'mobile',
  phone_topup: 'mobile_top_up',
  localbanks: 'local_banks',
  PIX: 'pix',
  ELQR: 'elqr',
  WalletM10: 'm10',
  Emanat: 'emanat',
  binance: 'binance',
  cash: 'cash',
  qiwi: 'qiwi',
  papara: 'papara',
  havale: 'havale',
  wise: 'wise',
  skrill: 'skrill',
} as const satisfies Readonly<Record<H2hMethod | FormMethod, KnownChannel>>

/** Undefined of the form that lists its methods itself. */
export function channelOf({ method }: Chosen): KnownChannel | undefined {
  return method && CHANNELS[method]
}
