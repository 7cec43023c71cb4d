/** Long words, large sums and other currencies; and a server that is away or says no. */
import { FEW, invented, page, real } from './offers.ts'
import { ACCOUNT_ROWS, CARD_ROWS, LONG_ROWS } from './rows.ts'
import { CARD, chose, receives, SBP, shows, type Chosen } from './story-steps.ts'
import type { Beat, Life, Line, Order, Story } from './story.ts'

const LONG_NAME = 'The Quiet Hour Trading Company for Tea, Cups, Notebooks and Other Small Things, Northern Branch'
const LONG_DESCRIPTION =
  'Two packets of mountain oolong of the spring harvest, one stoneware teapot with a lid that fits, four cups, and a linen towel, to be delivered together'
const UNBROKEN = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenpolitur'

const LOCAL: Chosen = { provider: 'cactusgino', method: 'cactusgino.localbanks', opening: 'operator' }
const BINANCE: Chosen = { provider: 'cactusgino', method: 'cactusgino.binance', opening: 'operator' }

const transfer = (chosen: Chosen, rows = CARD_ROWS): readonly Beat[] => [
  [100, chose(chosen)],
  [80, shows({ kind: 'transfer', rows }, 900)],
]

const priced = (amount: string, currency: string, more: Partial<Order> = {}): Partial<Order> => ({
  amount,
  currency,
  ...more,
})

const HUGE = priced('987654321098.76', 'RUB')

export const EDGE_CASES: readonly Story[] = [
  {
    name: 'odd-long-names',
    title: 'A long name of the shop and a long description',
    life: { shopName: LONG_NAME, order: { description: LONG_DESCRIPTION }, offering: FEW },
  },
  {
    name: 'odd-long-names-transfer',
    title: 'Long names over a transfer',
    life: { shopName: LONG_NAME, order: { description: LONG_DESCRIPTION }, beats: transfer(CARD) },
  },
  {
    name: 'odd-long-names-done',
    title: 'Long names on the way back',
    life: { shopName: LONG_NAME, beats: [...transfer(CARD), [5, receives('1503.17')]] },
  },
  {
    name: 'odd-unbroken',
    title: 'Words without a place to break them',
    life: {
      shopName: UNBROKEN,
      order: { description: UNBROKEN, id: `order-${UNBROKEN}` },
      offering: invented([
        page('unbroken', UNBROKEN, { summary: UNBROKEN, min: 100, fee: 100 }),
        page('long', 'Harbour Bank of Regional and International Development', { summary: LONG_DESCRIPTION }),
      ]),
    },
  },
  {
    name: 'odd-unbroken-done',
    title: 'An order’s number without a place to break it',
    life: {
      order: { id: `order-${UNBROKEN}-${UNBROKEN}` },
      beats: [...transfer(CARD), [5, receives('2000.00')]],
    },
  },
  { name: 'odd-huge-amount', title: 'A very large amount', life: { order: HUGE, offering: FEW } },
  {
    name: 'odd-huge-amount-transfer',
    title: 'A very large transfer with long values',
    life: { order: HUGE, beats: transfer(CARD, LONG_ROWS) },
  },
  {
    name: 'odd-huge-amount-done',
    title: 'A very large amount, of which a part has come',
    life: { order: HUGE, offering: FEW, beats: [...transfer(SBP), [5, receives('123456789012.34')]] },
  },
  {
    name: 'odd-no-cents',
    title: 'A currency without cents',
    life: { order: priced('1250000', 'VND'), offering: real() },
  },
  {
    name: 'odd-no-cents-transfer',
    title: 'A transfer in a currency without cents',
    life: { order: priced('1250000', 'VND'), beats: transfer(LOCAL, ACCOUNT_ROWS) },
  },
  {
    name: 'odd-three-decimals',
    title: 'A currency with three decimals',
    life: { order: priced('12.345', 'KWD'), offering: invented([page('gulf', 'Harbour Pay', { fee: 125 })]) },
  },
  { name: 'odd-usdt', title: 'USDT', life: { order: priced('16.52', 'USDT'), offering: real() } },
  {
    name: 'odd-usdt-transfer',
    title: 'A transfer of USDT',
    life: { order: priced('16.52', 'USDT'), beats: transfer(BINANCE, LONG_ROWS.slice(0, 1)) },
  },
  {
    name: 'odd-usdt-done',
    title: 'USDT, overpaid',
    life: { order: priced('16.52', 'USDT'), beats: [...transfer(BINANCE), [5, receives('20.00')]] },
  },
]

const still: Life = { beats: transfer(CARD) }

/** A bad line to the server, of each kind. */
const BY_LINE: Readonly<Record<Exclude<Line, 'good'>, Story>> = {
  'token-refused': {
    name: 'trouble-token',
    title: 'The token is not one, or not any more',
    life: {},
    line: 'token-refused',
  },
  'page-refused': {
    name: 'trouble-page',
    title: 'The page may not use the session',
    life: {},
    line: 'page-refused',
  },
  away: { name: 'trouble-network', title: 'The server cannot be reached', life: {}, line: 'away' },
  breaks: {
    name: 'trouble-offline',
    title: 'The line breaks while a transfer is on screen',
    life: still,
    line: 'breaks',
  },
}

export const TROUBLES: readonly Story[] = Object.values(BY_LINE)
