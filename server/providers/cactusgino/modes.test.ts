import { expect, it } from 'vitest'
import { H2H_METHODS, type H2hMethod, type Means } from './methods.ts'
import { modeOf, type Arrived } from './modes.ts'

const PIX = '00020126330014br.gov.bcb.pix0111+5511900000052040000530398654041.005802BR6304ABCD'
const EMV = '00020101021230520003ABC6304ABCD'
const LINK = 'https://qr.nspk.ru/AD100061H9VVF8NK8AP865AFMPJNICNN'

/** What a method promises, what has come, and how it is paid. */
const TABLE: readonly (readonly [Means, Partial<Arrived>, string | undefined])[] = [
  ['card', { number: 'card' }, 'card'],
  ['card', { number: 'phone' }, 'phone'],
  ['card', { number: 'account' }, 'account'],
  ['card', { hasPicture: true }, 'qr'],
  ['card', { hasLink: true }, undefined],
  ['phone', { number: 'phone', payload: LINK }, 'phone'],
  ['phone', { number: 'card' }, 'card'],
  ['phone', { payload: LINK }, 'qr'],
  ['account', { number: 'account' }, 'account'],
  ['account', { number: 'phone' }, 'phone'],
  ['account', { payload: EMV }, 'qr'],
  ['payee', { number: 'card' }, 'card'],
  ['payee', { number: 'phone' }, 'phone'],
  ['payee', { number: 'account' }, 'account'],
  ['qr', { payload: LINK, number: 'phone' }, 'qr'],
  ['qr', { hasPicture: true }, 'qr'],
  ['qr', { hasLink: true, number: 'phone' }, 'qr'],
  ['qr', { number: 'phone' }, 'phone'],
  ['qr', { number: 'card' }, 'card'],
  ['qr', { payload: PIX }, 'pix'],
  ['pix', { payload: PIX, number: 'phone' }, 'pix'],
  ['pix', { payload: EMV }, 'pix'],
  ['pix', { hasPicture: true, number: 'phone' }, 'qr'],
  ['pix', { number: 'account', hasLink: true }, 'account'],
  ['pix', { hasLink: true }, undefined],
  ['wallet', { hasLink: true }, 'wallet'],
  ['wallet', { number: 'card', payload: LINK }, 'wallet'],
  ['coin', { currency: 'USDT', number: 'account' }, 'crypto'],
  ['coin', { currency: 'AZN', number: 'account' }, 'wallet'],
  ['cash', { isMeeting: true }, 'cash'],
  ['cash', { number: 'card' }, 'card'],
]

it.each(TABLE)('a method for %s that answers %j is paid by %s', (means, arrived, mode) => {
  expect(modeOf(means, { currency: 'RUB', ...arrived })).toBe(mode)
})

/** The columns of the document's table by what each can only mean; only two of its eleven headings can be told. */
const COLUMNS: Readonly<Record<H2hMethod, Partial<Arrived>>> = {
  card: { number: 'card' },
  sbp: { number: 'phone' },
  sbp_qr: { number: 'phone', hasLink: true, hasPicture: true, payload: LINK },
  Tbank_card: { number: 'card' },
  cis_transfer: { number: 'card' },
  MTS: { hasLink: true, payload: 'https://pay.example/1' },
  localbanks: { number: 'account' },
  PIX: { number: 'account', hasLink: true, hasPicture: true, payload: PIX },
  WalletM10: { number: 'phone', hasLink: true },
  Emanat: { number: 'phone', hasLink: true },
  binance: { number: 'account', hasLink: true, hasPicture: true, currency: 'USDT' },
  cash: { isMeeting: true },
}

it('each method of the document has a screen of its own', () => {
  const modes = Object.entries(H2H_METHODS).map(([method, { means }]) => [
    method,
    modeOf(means, { currency: 'RUB', ...COLUMNS[method as H2hMethod] }),
  ])
  expect(Object.fromEntries(modes)).toEqual({
    card: 'card',
    sbp: 'phone',
    sbp_qr: 'qr',
    Tbank_card: 'card',
    cis_transfer: 'card',
    MTS: 'wallet',
    localbanks: 'account',
    PIX: 'pix',
    WalletM10: 'wallet',
    Emanat: 'wallet',
    binance: 'crypto',
    cash: 'cash',
  })
})
