/** What few buyers open below a step, and another device that shows the same. */
import { handOver } from '../server/domain/handover.ts'
import { CARD_ROWS, PAYLOAD, PHONE_ROWS } from './rows.ts'
import { chose, QR, receives, SBP, sent, shows } from './story-steps.ts'
import type { Beat, Story, StoryStep } from './story.ts'

const BY_QR: readonly Beat[] = [
  [95, chose(QR)],
  [80, shows({ kind: 'transfer', rows: CARD_ROWS, qr: { payload: PAYLOAD } }, 900)],
]
const SENT: readonly Beat[] = [
  [240, chose(SBP)],
  [220, shows({ kind: 'transfer', rows: PHONE_ROWS }, 900)],
  [45, sent],
]

/** A link to go on with has been pressed on another device. */
const opened: StoryStep = (state, setting) => handOver(state, setting).state

export const ASIDES: readonly Story[] = [
  {
    name: 'help',
    title: 'Help with a transfer',
    life: { beats: BY_QR },
    interactions: [{ kind: 'press', what: 'help' }],
  },
  {
    name: 'help-paid',
    title: 'Help with an order that is paid',
    life: { beats: [...BY_QR, [10, receives('1503.17')]] },
    interactions: [{ kind: 'press', what: 'help' }],
  },
  {
    name: 'handover',
    title: 'A code to go on with the phone',
    life: { beats: BY_QR },
    interactions: [{ kind: 'press', what: 'handover' }],
  },
  { name: 'other-open', title: 'It is open on another device, too', life: { beats: [...BY_QR, [20, opened]] } },
  {
    name: 'receipt',
    title: 'A receipt for the shop',
    life: { beats: SENT },
    interactions: [{ kind: 'press', what: 'receipt' }],
  },
]
