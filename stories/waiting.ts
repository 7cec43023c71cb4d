/** Waiting: for an operator, for the payment system, for the money. */
import type { Wait } from '../src/contract/index.ts'
import { CARD_ROWS, PAYLOAD, PHONE_ROWS } from './rows.ts'
import { answered, called, CARD, chose, FORM, PAYMEGA, QR, reports, SBP, sent, shows } from './story-steps.ts'
import type { Beat, Story } from './story.ts'

const TRANSFER = { kind: 'transfer', rows: CARD_ROWS } as const
const INSTEAD = { next: 'cactusgino.sbp_qr', nextName: 'SBP' }
const searching = (ago: number): readonly Beat[] => [
  [ago, chose(CARD)],
  [ago - 1, called],
]
const SENT: readonly Beat[] = [
  [240, chose(SBP)],
  [220, shows({ kind: 'transfer', rows: PHONE_ROWS }, 900)],
  [45, sent],
]

/** At least one for each thing a buyer may wait for. */
const BY_REASON: Readonly<Record<Wait['reason'], readonly [Story, ...Story[]]>> = {
  operator: [
    { name: 'wait-operator', title: 'An operator is looked for', life: { beats: [[20, chose(CARD)]] } },
    {
      name: 'wait-operator-usual',
      title: 'An operator is looked for, and how long it usually takes',
      life: { beats: searching(40), usually: 90 },
    },
    {
      name: 'wait-operator-late',
      title: 'An operator is looked for longer than usual',
      life: { beats: searching(250), usually: 90 },
    },
    {
      name: 'wait-operator-late-next',
      title: 'An operator is looked for longer than usual, and another way is offered',
      life: { beats: searching(250), usually: 90, instead: INSTEAD },
    },
    {
      name: 'wait-operator-long',
      title: 'An operator is looked for, nobody knows how long it takes, and another way is offered after a minute',
      life: { beats: searching(70), instead: INSTEAD },
    },
  ],
  provider: [
    { name: 'wait-provider', title: 'The payment system has not answered yet', life: { beats: [[6, chose(PAYMEGA)]] } },
    {
      name: 'wait-provider-details',
      title: 'It has answered, and its details are still to come',
      life: {
        beats: [
          [30, chose(CARD)],
          [4, answered({ state: 'pending' })],
        ],
      },
    },
  ],
  confirmation: [
    { name: 'wait-confirmation', title: 'The buyer has sent a transfer', life: { beats: SENT } },
    {
      name: 'wait-confirmation-give-up',
      title: 'The buyer has sent a transfer and is asked whether to give it up',
      life: { beats: SENT },
      interactions: [{ kind: 'press', what: 'give-up' }],
    },
    {
      name: 'wait-confirmation-qr',
      title: 'The buyer has paid by QR code, of which no details are left to read',
      life: {
        beats: [
          [240, chose(QR)],
          [220, shows({ kind: 'transfer', rows: [], qr: { payload: PAYLOAD } }, 900)],
          [45, sent],
        ],
      },
    },
    {
      name: 'wait-confirmation-checked',
      title: 'The payment system itself is checking a form',
      life: {
        beats: [
          [240, chose(FORM)],
          [220, shows({ kind: 'frame', url: 'https://pay.example/form' }, 900)],
          [30, reports({ state: 'confirming' })],
        ],
      },
    },
    {
      name: 'wait-confirmation-long',
      title: 'A transfer is being checked for hours, its countdown long over',
      life: {
        lasts: 24 * 3600,
        beats: [
          [9_000, chose(CARD)],
          [8_980, shows(TRANSFER, 900)],
          [8_200, sent],
        ],
      },
    },
    {
      name: 'wait-confirmation-after-end',
      title: 'Sent, says the buyer, when its time was over',
      life: {
        beats: [
          [1_700, chose(CARD)],
          [1_680, shows(TRANSFER, 900)],
          [30, sent],
        ],
      },
    },
    {
      name: 'wait-confirmation-other-currency',
      title: 'Money has come in a currency that was not asked for',
      life: {
        beats: [
          [240, chose(CARD)],
          [220, shows(TRANSFER, 900)],
          [30, reports({ state: 'succeeded', received: '16.50', in: 'USD' })],
        ],
      },
    },
  ],
}

export const WAITING: readonly Story[] = Object.values(BY_REASON).flat()
