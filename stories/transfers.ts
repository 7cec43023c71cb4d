/** Transfers, and the pages of payment systems. */
import type { Instructions } from '../server/domain/report.ts'
import type { Interaction } from './interactions.ts'
import { ACCOUNT_ROWS, CARD_ROWS, EVERY_ROW, LONG_ROWS, MEETING_ROWS, PAYLOAD, PHONE_ROWS, PICTURE } from './rows.ts'
import {
  answered,
  CARD,
  CASH,
  chose,
  edits,
  FORM,
  PAYMEGA,
  QR,
  receives,
  reports,
  SBP,
  shows,
  type Chosen,
} from './story-steps.ts'
import type { Life, Story, StoryAddresses, StoryStep } from './story.ts'

type Transfer = Extract<Instructions, { kind: 'transfer' }>

const GIVE_UP: Interaction = { kind: 'press', what: 'give-up' }
const PRIMARY: Interaction = { kind: 'press', what: 'primary' }
const SHOW_QR: Interaction = { kind: 'press', what: 'qr' }

/** A transfer that has been on screen for `shown` seconds of `lasts`. */
export function transfer(screen: Omit<Transfer, 'kind'>, { chosen = CARD, shown = 80, lasts = 900 } = {}): Life {
  return {
    beats: [
      [shown + 20, chose(chosen)],
      [shown, shows({ kind: 'transfer', ...screen }, lasts)],
    ],
  }
}

const ELSEWHERE = { address: 'Harbour Lane 12' }
/** A meeting for cash, and what the buyer did a little later. */
function meeting(then?: StoryStep): Life {
  const { beats = [], ...life } = transfer({ rows: MEETING_ROWS, mode: 'cash' }, { chosen: CASH })
  return { ...life, beats: then ? [...beats, [20, then]] : beats }
}

const TO_CARD = { rows: CARD_ROWS, mode: 'card', payee: { kind: 'person', comment: 'empty' } } as const
const TO_PHONE = { rows: PHONE_ROWS, mode: 'phone', payee: { kind: 'person', comment: 'empty' } } as const
const byCard = transfer(TO_CARD)
/** Two minutes before the end begins with ten seconds to look at it. */
const lastMinutes = transfer(TO_CARD, { shown: 790 })
const over = transfer({ ...TO_CARD, qr: { payload: PAYLOAD } }, { shown: 960 })

export const TRANSFERS: readonly Story[] = [
  { name: 'transfer-card', title: 'To a card', life: byCard },
  { name: 'transfer-phone', title: 'To a phone number', life: transfer(TO_PHONE, { chosen: SBP }) },
  {
    name: 'transfer-account',
    title: 'To an account, with a message',
    life: transfer({ rows: ACCOUNT_ROWS, mode: 'account', payee: { kind: 'business', comment: 'required' } }),
  },
  { name: 'transfer-cash', title: 'Cash, and where to meet', life: meeting() },
  {
    name: 'transfer-cash-edit',
    title: 'Another place or time to meet',
    life: meeting(),
    interactions: [{ kind: 'press', what: 'edit' }],
  },
  { name: 'transfer-cash-asked', title: 'A change of a meeting, on its way', life: meeting(edits(ELSEWHERE)) },
  {
    name: 'transfer-cash-refused',
    title: 'A change of a meeting that was refused',
    life: meeting(edits(ELSEWHERE, { kind: 'refused', detail: 'a state to look at' })),
  },
  {
    name: 'transfer-cash-unknown',
    title: 'A change of a meeting of which nobody knows whether it was made',
    life: meeting(edits(ELSEWHERE, { kind: 'unanswered', detail: 'a state to look at' })),
  },
  {
    name: 'transfer-cash-note',
    title: 'Cash, of another amount',
    life: transfer(
      { rows: MEETING_ROWS, mode: 'cash', amount: { minor: 150_000, currency: 'RUB' }, note: 'exact_cash' },
      { chosen: CASH },
    ),
  },
  { name: 'transfer-every-row', title: 'Every row there is', life: transfer({ rows: EVERY_ROW }) },
  {
    name: 'transfer-whole-amount',
    title: 'An amount without cents',
    life: { ...byCard, order: { amount: '3500.00' } },
  },
  {
    name: 'transfer-qr',
    title: 'By QR code alone; on a phone it waits behind a button',
    life: transfer({ rows: [], mode: 'qr', qr: { payload: PAYLOAD } }, { chosen: QR }),
  },
  {
    name: 'transfer-qr-open',
    title: 'By QR code, shown on a phone too',
    life: transfer({ rows: [], mode: 'qr', qr: { payload: PAYLOAD } }, { chosen: QR }),
    interactions: [SHOW_QR],
  },
  {
    name: 'transfer-qr-picture',
    title: 'By a QR code that the payment system has drawn',
    life: transfer({ rows: PHONE_ROWS, qr: { svg: PICTURE } }, { chosen: QR }),
    interactions: [SHOW_QR],
  },
  {
    name: 'transfer-link',
    title: 'By the bank’s own app, or by QR code',
    life: transfer({ rows: PHONE_ROWS, mode: 'qr', qr: { payload: PAYLOAD }, link: PAYLOAD }, { chosen: QR }),
  },
  {
    name: 'transfer-link-only',
    title: 'By the bank’s own app alone',
    life: transfer({ rows: [], mode: 'qr', link: PAYLOAD }, { chosen: QR }),
  },
  {
    name: 'transfer-note',
    title: 'The payment system asks for another amount, and a note says so',
    life: transfer({ ...TO_CARD, amount: { minor: 150_323, currency: 'RUB' }, note: 'exact_amount' }),
  },
  {
    name: 'transfer-other-amount',
    title: 'The payment system asks for less, and something will be left to pay',
    life: transfer({ ...TO_CARD, amount: { minor: 150_000, currency: 'RUB' } }),
  },
  {
    name: 'transfer-other-currency',
    title: 'The payment system asks for another currency',
    life: transfer({ ...TO_CARD, amount: { minor: 16_050, currency: 'TJS' } }),
  },
  {
    name: 'transfer-no-end',
    title: 'Without a countdown',
    life: {
      beats: [
        [100, chose(CARD)],
        [80, shows({ kind: 'transfer', ...TO_CARD })],
      ],
    },
  },
  { name: 'transfer-last-minutes', title: 'In the last two minutes', life: lastMinutes },
  { name: 'transfer-over', title: 'The time to pay is over', life: over },
  {
    name: 'transfer-ended',
    title: 'Its time is long over: it can be read, and asked for again',
    life: transfer({ ...TO_CARD, qr: { payload: PAYLOAD } }, { shown: 1600 }),
  },
  {
    name: 'transfer-ended-early',
    title: 'The payment system has called it off before its time',
    life: { beats: [...(byCard.beats ?? []), [5, reports({ state: 'cancelled' })]] },
  },
  {
    name: 'transfer-give-up',
    title: 'The buyer is asked whether to give it up',
    life: byCard,
    interactions: [GIVE_UP],
  },
  {
    name: 'transfer-copied',
    title: 'The amount has been copied, or selected where the browser does not let it be',
    life: byCard,
    interactions: [{ kind: 'press', what: 'copy' }],
  },
  {
    name: 'transfer-problem',
    title: 'The server has closed it just before the buyer says it is sent',
    life: byCard,
    interactions: [{ kind: 'press', what: 'sent' }],
    refusal: 'attempt_not_live',
  },
  {
    name: 'transfer-rest',
    title: 'The rest of an order of which a part has come',
    life: {
      beats: [
        [700, chose(CARD)],
        [680, shows({ kind: 'transfer', ...TO_CARD }, 900)],
        [300, receives('500.00')],
        [200, chose(SBP)],
        [180, shows({ kind: 'transfer', ...TO_PHONE }, 900)],
      ],
    },
  },
  {
    name: 'transfer-long-values',
    title: 'Long values without a place to break them',
    life: { ...transfer({ rows: LONG_ROWS }), shopName: 'Quiet Hour' },
  },
]

const elsewhere = (
  chosen: Chosen,
  screen: (addresses: StoryAddresses) => Instructions,
  lasts?: number,
  shown = 30,
): Life => ({
  beats: [
    [shown + 5, chose(chosen)],
    [
      shown,
      answered((addresses) => ({
        state: 'pending',
        screen: screen(addresses),
        ...(lasts === undefined ? {} : { lasts }),
      })),
    ],
  ],
})

const framed = (lasts?: number, shown?: number) =>
  elsewhere(FORM, ({ page }) => ({ kind: 'frame', url: page }), lasts, shown)

export const FRAMES: readonly Story[] = [
  { name: 'frame', title: 'A payment system’s form', life: framed(900) },
  { name: 'frame-no-end', title: 'A form without a countdown', life: framed() },
  { name: 'frame-last-minutes', title: 'A form in the last two minutes', life: framed(900, 790) },
  {
    name: 'frame-give-up',
    title: 'The buyer is asked whether to leave the form',
    life: framed(900),
    interactions: [GIVE_UP],
  },
  {
    name: 'frame-unsafe',
    title: 'A form whose address is not safe to open',
    life: elsewhere(FORM, () => ({ kind: 'frame', url: 'http://pay.example/form' }), 900),
  },
]

const redirected = (method: 'GET' | 'POST', params: readonly (readonly [string, string])[], lasts?: number) =>
  elsewhere(PAYMEGA, ({ page }) => ({ kind: 'redirect', url: page, method, params }), lasts)

export const REDIRECTS: readonly Story[] = [
  { name: 'redirect', title: 'To a page, with a QR code for the phone', life: redirected('GET', [], 900) },
  { name: 'redirect-no-end', title: 'To a page, without a countdown', life: redirected('GET', []) },
  {
    name: 'redirect-params',
    title: 'To a page with parameters',
    life: redirected('GET', [['invoice', 'i-1001']], 900),
  },
  {
    name: 'redirect-post',
    title: 'To a page by a posted form',
    life: redirected('POST', [['invoice', 'i-1001']], 900),
  },
  {
    name: 'redirect-give-up',
    title: 'The buyer is asked whether to give the page up',
    life: redirected('GET', [], 900),
    interactions: [GIVE_UP],
  },
  {
    name: 'redirect-unsafe',
    title: 'A page whose address is not safe to open',
    life: elsewhere(PAYMEGA, () => ({ kind: 'redirect', url: 'http://pay.example/', method: 'GET', params: [] }), 900),
    interactions: [PRIMARY],
  },
]
