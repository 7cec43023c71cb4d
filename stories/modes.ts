/** Transfers by each means there is: with the banks to open, with warnings, and ended. */
import type { Bank } from '../src/contract/index.ts'
import {
  BINANCE_ROWS,
  CARD_ROWS,
  CHAIN_ROWS,
  LOCAL_BANK_ROWS,
  M10_ROWS,
  MEETING_ROWS,
  PAYLOAD,
  PHONE_ROWS,
  PIX_CODE,
  PIX_ROWS,
} from './rows.ts'
import { BINANCE, CASH, CARD, EMANAT, LOCAL_BANKS, M10, MTS, PIX, QR, reports } from './story-steps.ts'
import type { Life, Story } from './story.ts'
import { transfer } from './transfers.ts'

const NAMES = [
  ['Сбер', 'sber', 'сбербанк'],
  ['Т-Банк', 'tinkoff', 'тинькофф'],
  ['Альфа-Банк', 'alfa'],
  ['ВТБ', 'vtb'],
  ['Райффайзен Банк', 'raiffeisen'],
  ['Газпромбанк', 'gpb'],
  ['Совкомбанк', 'halva', 'халва'],
  ['Озон Банк', 'ozon'],
  ['Яндекс Банк', 'yandex'],
] as const

const bank = ([name, ...aliases]: readonly [string, ...string[]], nth: number): Bank => ({
  name,
  link: PAYLOAD.replace('https:', `bank1000000001${String(nth).padStart(2, '0')}:`),
  // Not each of them has a page.
  ...(nth % 2 === 0 ? { web: `https://bank-${nth}.example/pay` } : {}),
  aliases,
})

/** The largest, as the server's short list has them. */
export const BANKS: readonly Bank[] = NAMES.map(bank)

/** As many as are in the whole list. */
const MANY_BANKS: readonly Bank[] = [
  ...BANKS,
  ...Array.from({ length: 200 - BANKS.length }, (_, nth) => bank([`Банк ${nth + 1}`], nth + BANKS.length)),
]

const byQr = { rows: PHONE_ROWS, mode: 'qr', qr: { payload: PAYLOAD }, link: PAYLOAD } as const
const toPerson = { kind: 'person', comment: 'empty' } as const
const byCard = transfer({ rows: CARD_ROWS, mode: 'card', payee: toPerson })
const inReal = { order: { amount: '15.17', currency: 'BRL' } } satisfies Partial<Life>
const inManat = { order: { amount: '28.40', currency: 'AZN' } } satisfies Partial<Life>
const inUsdt = { order: { amount: '16.25', currency: 'USDT' } } satisfies Partial<Life>

const warned = (warning: NonNullable<Life['adds']>['warning'], life: Life): Life => ({
  ...life,
  adds: { ...life.adds, ...(warning ? { warning } : {}) },
})
/** Called off a moment ago. */
const calledOff = (life: Life): Life => ({
  ...life,
  beats: [...(life.beats ?? []), [5, reports({ state: 'cancelled' })]],
})
const withBanks = (banks: readonly Bank[]): Life => ({
  ...transfer({ ...byQr, payee: toPerson }, { chosen: QR }),
  adds: { banks: [...banks] },
})

const pix: Life = {
  ...inReal,
  ...transfer({ rows: PIX_ROWS, mode: 'pix', qr: { payload: PIX_CODE }, payee: toPerson }, { chosen: PIX }),
}
const wallet: Life = {
  ...inManat,
  ...transfer({ rows: M10_ROWS, mode: 'wallet', link: 'https://m10.example/pay/1001' }, { chosen: M10 }),
}
const chain: Life = {
  ...inUsdt,
  ...transfer({ rows: CHAIN_ROWS, mode: 'crypto', qr: { payload: 'tron:TQ5XcR8mJhYv2nKpL7wZ3sBfGd9aEuN4iV' } }),
}

export const MODES: readonly Story[] = [
  { name: 'mode-card-warning', title: 'A card number with a mistake in it', life: warned('card-checksum', byCard) },
  { name: 'mode-qr-banks', title: 'By QR code, with the banks whose apps open it', life: withBanks(BANKS) },
  {
    name: 'mode-qr-banks-found',
    title: 'One of two hundred banks is looked for',
    life: withBanks(MANY_BANKS),
    interactions: [
      { kind: 'press', what: 'other-bank' },
      { kind: 'fill', field: 'bank', value: 'tinkoff' },
    ],
  },
  {
    name: 'mode-qr-details',
    title: 'By QR code, and the details for who needs them',
    life: withBanks(BANKS),
    interactions: [{ kind: 'press', what: 'details' }],
  },
  { name: 'mode-qr-checksum', title: 'A QR code that may be damaged', life: warned('qr-checksum', withBanks(BANKS)) },
  { name: 'mode-qr-amount', title: 'A QR code of another amount', life: warned('qr-amount', withBanks(BANKS)) },
  {
    name: 'mode-qr-host',
    title: 'A QR code that leads to an unusual address',
    life: warned('qr-host', withBanks(BANKS)),
  },
  { name: 'mode-qr-ended', title: 'A QR code that was called off', life: calledOff(withBanks(BANKS)) },
  { name: 'mode-pix', title: 'Pix: a code to copy', life: pix },
  { name: 'mode-pix-ended', title: 'Pix that was called off', life: calledOff(pix) },
  { name: 'mode-wallet', title: 'A wallet with a link', life: wallet },
  {
    name: 'mode-wallet-number',
    title: 'A wallet with a number alone',
    life: { ...inManat, ...transfer({ rows: M10_ROWS, mode: 'wallet' }, { chosen: EMANAT }) },
  },
  {
    name: 'mode-wallet-code',
    title: 'A wallet with a link and a code',
    life: {
      ...inUsdt,
      ...transfer(
        {
          rows: BINANCE_ROWS,
          mode: 'wallet',
          link: 'https://binance.example/1001',
          qr: { payload: 'https://binance.example/1001' },
        },
        { chosen: BINANCE },
      ),
    },
  },
  {
    name: 'mode-wallet-link-alone',
    title: 'A phone’s balance, on the page of its company',
    life: transfer({ rows: [], mode: 'wallet', link: 'https://mts.example/pay/1001' }, { chosen: MTS }),
  },
  { name: 'mode-wallet-ended', title: 'A wallet that was called off', life: calledOff(wallet) },
  { name: 'mode-crypto', title: 'To an address on a chain', life: chain },
  { name: 'mode-crypto-ended', title: 'To an address on a chain, called off', life: calledOff(chain) },
  {
    name: 'mode-account-abroad',
    title: 'To an account at a bank abroad',
    life: {
      order: { amount: '412000', currency: 'VND' },
      ...transfer({ rows: LOCAL_BANK_ROWS, mode: 'account', payee: toPerson }, { chosen: LOCAL_BANKS }),
    },
  },
  {
    name: 'mode-cash-ended',
    title: 'A meeting that was called off',
    life: calledOff(transfer({ rows: MEETING_ROWS, mode: 'cash' }, { chosen: CASH })),
  },
  {
    name: 'mode-cash-cancel',
    title: 'The buyer is asked whether to call the meeting off',
    life: transfer({ rows: MEETING_ROWS, mode: 'cash' }, { chosen: CASH }),
    interactions: [{ kind: 'press', what: 'give-up' }],
  },
  {
    name: 'mode-card-copied',
    title: 'The card number has been copied: what is left is to say that it is sent',
    life: byCard,
    interactions: [{ kind: 'press', what: 'copy-number' }],
  },
  {
    name: 'mode-plain',
    title: 'By a means without a screen of its own',
    life: transfer({ rows: CARD_ROWS, qr: { payload: PAYLOAD }, link: PAYLOAD }, { chosen: CARD }),
  },
]
