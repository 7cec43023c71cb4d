/** The picker after something went wrong: a sentence for each failure that can stand there. */
import type { Texts as CactusginoTexts } from '../server/providers/cactusgino/texts/en.ts'
import { BANK_ERRORS } from '../server/providers/invoice/errors.ts'
import type { Texts as InvoiceTexts } from '../server/providers/invoice/texts/en.ts'
import { en as invoice } from '../server/providers/invoice/texts/en.ts'
import type { Texts as PaymegaTexts } from '../server/providers/paymega/texts/en.ts'
import type { FailureCode } from '../server/texts/failures.ts'
import { FEW, nothing } from './offers.ts'
import { CARD_ROWS } from './rows.ts'
import {
  answered,
  CARD,
  chose,
  INVOICE,
  isSilent,
  PAYMEGA,
  receives,
  refuses,
  reports,
  SBP,
  sent,
  shows,
  type Chosen,
} from './story-steps.ts'
import type { Life, Story } from './story.ts'

const kebab = (code: string) =>
  code
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()

const refused = (code: string, chosen: Chosen = CARD): Life => ({
  beats: [
    [30, chose(chosen)],
    [5, refuses(code)],
  ],
  offering: FEW,
})

const declined = (code: string, chosen: Chosen): Life => ({
  beats: [
    [120, chose(chosen)],
    [110, shows({ kind: 'redirect', url: 'https://pay.example/', method: 'GET', params: [] }, 900)],
    [5, reports({ state: 'failed', failure: code })],
  ],
  offering: FEW,
})

const TRANSFER = { kind: 'transfer', rows: CARD_ROWS } as const

/** The codes that every payment system shares. */
const SHARED: Readonly<Record<FailureCode, Life>> = {
  no_operator: refused('no_operator'),
  no_details: {
    beats: [
      [40, chose(CARD)],
      [30, answered({ state: 'pending' })],
    ],
    offering: FEW,
  },
  no_answer: {
    beats: [
      [320, chose(CARD)],
      [20, isSilent],
    ],
    offering: FEW,
  },
  declined: {
    beats: [
      [200, chose(SBP)],
      [190, shows(TRANSFER, 900)],
      [60, sent],
      [5, reports({ state: 'failed' })],
    ],
    offering: FEW,
  },
  expired: {
    beats: [
      [1200, chose(PAYMEGA)],
      [1190, shows({ kind: 'redirect', url: 'https://pay.example/', method: 'GET', params: [] }, 300)],
    ],
    offering: FEW,
  },
  underpaid: {
    beats: [
      [200, chose(SBP)],
      [190, shows(TRANSFER, 900)],
      [5, receives('500.00')],
    ],
    offering: FEW,
  },
  unsupported_flow: refused('unsupported_flow', PAYMEGA),
  refused: refused('refused'),
  invalid_field: refused('invalid_field', PAYMEGA),
  amount_refused: refused('amount_refused'),
  method_refused: refused('method_refused'),
  no_methods: { offering: nothing('no_methods') },
  currency_not_supported: { offering: nothing('currency_not_supported') },
  unavailable: { offering: nothing('unavailable') },
}

/** Cactusgino's own; its notes on the amount are no failures and stand in a transfer. */
const CACTUSGINO: Readonly<Record<Exclude<keyof CactusginoTexts['sentences'], 'exact_amount' | 'exact_cash'>, Life>> = {
  form_unavailable: refused('form_unavailable'),
  amount_not_expressible: refused('amount_not_expressible'),
  customer_refused: refused('customer_refused'),
  semicolon: refused('semicolon'),
  another_paid: declined('another_paid', CARD),
  not_received: declined('not_received', CARD),
  cash_not_received: declined('cash_not_received', CARD),
}

/** A code of Paymega for each thing that its codes can mean to a buyer. */
export const PAYMEGA_CODES: Readonly<Record<keyof PaymegaTexts['sentences'], string>> = {
  funds: 'insufficient_funds',
  limit: 'card_usage_limit_violation',
  someLimit: 'limit_violation',
  restricted: 'card_restricted',
  expired: 'card_expired',
  typo: 'invalid_details',
  otherCard: 'invalid_card_type',
  notEnrolled: 'card_not_3ds_enrolled',
  notConfirmed: 'invalid_3ds_code',
  blocked: 'card_lost',
  security: 'antifraud_error',
  declined: 'issuer_decline',
  noReason: 'general_decline',
  twice: 'duplicated_transaction',
  unclear: 'unable_to_reconcile',
  system: 'provider_error',
}

/** A code of Invoice for each advice that it leads to. */
const INVOICE_CODES: readonly (readonly [keyof InvoiceTexts['advice'] | 'at-the-shop', string])[] = [
  ...(Object.keys(invoice.advice) as readonly (keyof InvoiceTexts['advice'])[]).flatMap((advice) => {
    const first = BANK_ERRORS.find((error) => error.advice === advice)
    return first ? [[advice, first.code] as const] : []
  }),
  ['at-the-shop', 'terminal_unavailable'],
]

export const NOTICES: readonly Story[] = [
  ...Object.entries(SHARED).map(([code, life]) => ({
    name: `notice-${kebab(code)}`,
    title: `Choosing again: ${code}`,
    life,
  })),
  ...Object.entries(CACTUSGINO).map(([code, life]) => ({
    name: `notice-cactusgino-${kebab(code)}`,
    title: `Choosing again: ${code} of Cactusgino`,
    life,
  })),
  ...Object.entries(PAYMEGA_CODES).map(([meaning, code]) => ({
    name: `notice-paymega-${kebab(meaning)}`,
    title: `Choosing again: ${code} of Paymega`,
    life: declined(code, PAYMEGA),
  })),
  ...INVOICE_CODES.map(([advice, code]) => ({
    name: `notice-invoice-${kebab(advice)}`,
    title: `Choosing again: ${code} of Invoice`,
    life: declined(code, INVOICE),
  })),
  {
    name: 'notice-part-then-declined',
    title: 'A part has come, and what was to bring the rest was declined',
    life: {
      beats: [
        [600, chose(SBP)],
        [590, shows(TRANSFER, 900)],
        [300, receives('500.00')],
        [200, chose(CARD)],
        [5, refuses('no_operator')],
      ],
      offering: FEW,
    },
  },
]
