/** English, and the list of the sentences: every other language has the same keys, or does not compile. */
import type { Translation } from '../../../texts/translation.ts'

export const en = {
  /** What a method is called. The names of brands stand in `methods.ts`, the same in every language. */
  names: {
    card: 'Transfer to a card',
    sbp: 'SBP',
    sbpByPhone: 'SBP, by phone number',
    sbpByQr: 'SBP, by QR code',
    tbankCard: 'T-Bank card',
    abroad: 'Transfer abroad (CIS)',
    abroadToCard: 'Transfer abroad to a card (CIS)',
    localBanks: 'Local bank transfer',
    mobile: 'Mobile account',
    mts: 'MTS',
    mtsPay: 'MTS Pay',
    topUp: 'Phone top-up',
    m10: 'm10 wallet',
    cash: 'Cash',
    wholeForm: 'On Cactusgino’s page',
  },
  /** What happens in a method, in one line. */
  summaries: {
    transfer: 'From your bank’s app',
    qr: 'By QR code, from your bank’s app',
    wallet: 'From your wallet',
    mts: 'From your MTS account',
    cash: 'When you meet the courier',
    form: 'On a form that opens here',
    wholeForm: 'You choose on a form that opens here',
  },
  /** What the buyer is asked for, by the names of `additional_fields`. */
  fields: {
    bank_name: 'Your bank',
    bank_app: 'The app you will pay from',
    address: 'Address',
    messenger: 'Messenger',
    username: 'Your name in the messenger',
    asap: 'As soon as possible',
    time: 'Or at a set time',
    verification_code: 'Verification code',
  },
  hints: {
    bank_app: 'You get details that this app can send to. From another app the money may not arrive.',
    bank_name: 'Helps to find a recipient at the same bank',
    address: 'Where you want to meet',
    verification_code: 'If you were given one',
  },
  apps: { sberbank: 'Sberbank', tbank: 'T-Bank' },
  /** Cactusgino's own failures, and its note on the amount; the shared sentences serve for the rest. */
  sentences: {
    form_unavailable: 'The payment form could not be opened. Try again or choose another way to pay.',
    amount_not_expressible: 'This way to pay does not take amounts with these decimals. Choose another one.',
    customer_refused: 'The payment system does not accept this payment. Choose another way to pay or contact the shop.',
    semicolon: 'One of the fields contains a semicolon, which this way to pay cannot take. Write it without one.',
    another_paid: 'Another of your open payments has been paid, so this one was closed.',
    not_received: 'No money arrived. If you have sent it, keep the receipt and contact the shop; otherwise try again.',
    cash_not_received: 'No money arrived. If you have handed it over, write to the shop; otherwise try again.',
    exact_amount: 'The amount differs from your order. Send exactly this amount, or the payment will not be found.',
    exact_cash: 'The amount differs from your order. Have exactly this amount ready for the meeting.',
  },
} as const

export type Texts = Translation<typeof en>
