/** The end, however it came, and what became of the money. */
import type { Outcome } from '../src/contract/index.ts'
import { CARD_ROWS } from './rows.ts'
import { accepted, CARD, chose, receives, refuses, reports, SBP, shows, waits, withdrawn } from './story-steps.ts'
import type { Beat, Life, Story } from './story.ts'

const HOUR = 3600
const TRANSFER = { kind: 'transfer', rows: CARD_ROWS } as const

/** A transfer that was made ready `ago` seconds before. */
const ready = (ago: number): readonly Beat[] => [
  [ago + 20, chose(CARD)],
  [ago, shows(TRANSFER, 900)],
]
/** Nobody has paid, and the time is over. */
const lapsed: readonly Beat[] = [...ready(3 * HOUR), [HOUR, waits]]
const paid: readonly Beat[] = [...ready(300), [10, receives('1503.17')]]
const part: readonly Beat[] = [...ready(3 * HOUR), [3 * HOUR - 300, receives('500.00')]]

const CONTACT = { email: 'help@quiet-hour.example', phone: '+44 20 7946 0000', url: 'https://quiet-hour.example/help' }
const refund = (refunded: string): Beat => [5, reports({ state: 'succeeded', received: '1503.17', refunded })]

/** At least one for each outcome. */
const BY_OUTCOME: Readonly<Record<Outcome, readonly [Story, ...Story[]]>> = {
  paid: [
    { name: 'done-paid', title: 'Paid', life: { beats: paid } },
    {
      name: 'done-paid-no-return',
      title: 'Paid, with no address to go back to',
      life: { beats: paid, noReturn: true },
    },
    { name: 'done-paid-test-mode', title: 'Paid, in test mode', life: { beats: paid, mode: 'test' } },
    { name: 'done-paid-refunded', title: 'Paid and sent back', life: { beats: [...paid, refund('1503.17')] } },
    {
      name: 'done-paid-part-refunded',
      title: 'Paid and a part sent back',
      life: { beats: [...paid, refund('300.00')] },
    },
    {
      name: 'done-paid-in-parts',
      title: 'Paid by two transfers',
      life: {
        beats: [
          ...ready(900),
          [600, receives('500.00')],
          [500, chose(SBP)],
          [480, shows(TRANSFER, 900)],
          [10, receives('1003.17')],
        ],
      },
    },
    { name: 'done-paid-late', title: 'Paid after its end', life: { beats: [...lapsed, [10, receives('1503.17')]] } },
    {
      name: 'done-paid-accepted',
      title: 'The shop has taken a part as enough',
      life: { beats: [...part, [HOUR, waits], [10, accepted]] },
    },
  ],
  overpaid: [
    { name: 'done-overpaid', title: 'Overpaid', life: { beats: [...ready(300), [10, receives('2000.00')]] } },
    {
      name: 'done-overpaid-contact',
      title: 'Overpaid, and whom to ask',
      life: { beats: [...ready(300), [10, receives('2000.00')]], contact: CONTACT },
    },
    {
      name: 'done-overpaid-refunded',
      title: 'Overpaid, and the rest sent back',
      life: {
        beats: [
          ...ready(300),
          [60, receives('2000.00')],
          [5, reports({ state: 'succeeded', received: '2000.00', refunded: '496.83' })],
        ],
      },
    },
  ],
  underpaid: [
    { name: 'done-underpaid', title: 'Only a part has come', life: { beats: [...part, [HOUR, waits]] } },
    {
      name: 'done-underpaid-contact',
      title: 'Only a part has come, and whom to ask',
      life: { beats: [...part, [HOUR, waits]], contact: CONTACT },
    },
    {
      name: 'done-underpaid-refunded',
      title: 'Only a part has come, and was sent back',
      life: {
        beats: [...part, [HOUR, waits], [5, reports({ state: 'succeeded', received: '500.00', refunded: '500.00' })]],
      },
    },
    {
      name: 'done-underpaid-late',
      title: 'A part has come after the end',
      life: { beats: [...lapsed, [10, receives('500.00')]] },
    },
  ],
  failed: [
    {
      name: 'done-failed',
      title: 'Failed for good',
      // Nothing in the state machine ends like this today; a widget must be able to say it.
      life: { beats: [...ready(300), [10, (state, { now }) => ({ ...state, end: { outcome: 'failed', at: now } })]] },
    },
  ],
  expired: [
    { name: 'done-expired', title: 'Nothing was chosen in time', life: { beats: [[3 * HOUR, waits]] } },
    { name: 'done-expired-transfer', title: 'A transfer was not made in time', life: { beats: lapsed } },
    {
      name: 'done-expired-declined',
      title: 'The last payment was declined, and the time is over',
      life: {
        beats: [
          [3 * HOUR, chose(CARD)],
          [3 * HOUR - 60, refuses('no_operator')],
          [HOUR, waits],
        ],
      },
    },
    {
      name: 'done-expired-contact',
      title: 'The time is over, and whom to ask',
      life: { beats: lapsed, contact: { email: CONTACT.email } },
    },
    {
      name: 'done-expired-no-return',
      title: 'The time is over, with no address to go back to',
      life: { beats: lapsed, noReturn: true },
    },
  ],
  cancelled: [
    { name: 'done-cancelled', title: 'The shop has cancelled it', life: { beats: [...ready(300), [10, withdrawn]] } },
    {
      name: 'done-cancelled-part',
      title: 'The shop has cancelled it after a part had come',
      life: { beats: [...ready(300), [100, receives('500.00')], [10, withdrawn]] } satisfies Life,
    },
  ],
}

export const DONE: readonly Story[] = Object.values(BY_OUTCOME).flat()
