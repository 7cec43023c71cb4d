/** English, and the list of the sentences: every other language has the same keys, or does not compile. */
import type { Translation } from '../../../texts/translation.ts'

export const en = {
  /** What happens in a method, in one line; what it is called is Paymega's to say. */
  summaries: {
    page: 'On the payment page',
    /** The same, paid in another currency than the order's. */
    pageIn: 'On the payment page, in {currency}',
    test: 'A test, no real money moves',
  },
  /** Why a payment failed, by what it means to somebody who wants to pay. */
  sentences: {
    funds: 'There is not enough money on the card or account. Top it up, or pay in another way.',
    limit:
      'Your bank does not allow this payment: a limit of the card is reached. Raise it in your bank’s app, or use another card.',
    someLimit:
      'A limit does not allow this payment: your card’s, your bank’s or the payment system’s. Take another card, or pay in another way.',
    restricted: 'This card does not allow payments like this one. Take another card, or pay in another way.',
    expired: 'The card has expired, or its date was typed wrong. Check the date, or use another card.',
    typo: 'The payment details were typed wrong. Check each of them and try again.',
    otherCard: 'This card cannot be used here. Use another card, or pay in another way.',
    notEnrolled:
      'The card is not set up for online payments with confirmation (3-D Secure). Switch that on in your bank’s app, or use another card.',
    notConfirmed: 'The payment was not confirmed. Try again and enter the code your bank sends you.',
    blocked: 'Your bank has blocked this card. Call the bank, or use another card.',
    security: 'The payment was stopped by a security check. Pay in another way, or contact the shop.',
    declined: 'Your bank declined the payment and gave no reason. Call the bank, or use another card.',
    noReason: 'The payment was declined, and no reason was given. Take another card, or pay in another way.',
    twice:
      'The same payment was sent twice, and the second one was not accepted. Wait a few minutes before you try again.',
    unclear:
      'The payment system could not find out what became of this payment. Check with your bank whether the money was taken before you pay again.',
    system: 'Something went wrong at the payment system. Try again in a few minutes, or pay in another way.',
  },
} as const

export type Texts = Translation<typeof en>
