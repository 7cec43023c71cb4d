/** What Paymega's resolutions mean to the shop. */
import type { ExplainedCode, Meaning } from '../../texts/meaning.ts'
import { GROUPS, type ResolutionGroup } from './resolutions.ts'

const MEANINGS: Readonly<Record<ResolutionGroup, Meaning>> = {
  funds: { text: 'There is not enough money on the card or account.', mender: 'buyer', again: 'mended' },
  limit: {
    text: 'A limit of the card is reached. The buyer raises it at the bank, or takes another card.',
    mender: 'buyer',
    again: 'otherwise',
  },
  someLimit: {
    text: 'A limit is reached: the card’s, the bank’s, or that of the account at Paymega, which its cabinet shows.',
    mender: 'operator',
    again: 'otherwise',
  },
  restricted: {
    text: 'The card does not take part in payments like this one, or its bank does not allow them.',
    mender: 'buyer',
    again: 'otherwise',
  },
  expired: { text: 'The card has expired, or its date was typed wrong.', mender: 'buyer', again: 'mended' },
  typo: { text: 'Details of the card or account were typed wrong.', mender: 'buyer', again: 'mended' },
  otherCard: { text: 'Cards of this kind are not taken here.', mender: 'buyer', again: 'otherwise' },
  notEnrolled: {
    text: 'The card is not set up for confirmed payments on the internet.',
    mender: 'buyer',
    again: 'otherwise',
  },
  notConfirmed: {
    text: 'The payment was not confirmed by the code or the app of the bank.',
    mender: 'buyer',
    again: 'mended',
  },
  blocked: { text: 'The card is blocked, or known as lost or stolen.', mender: 'buyer', again: 'otherwise' },
  security: {
    text: 'A security check stopped the payment. Ask Paymega’s support before such a buyer tries again.',
    mender: 'system',
    again: 'otherwise',
  },
  declined: { text: 'The bank of the card declined and gave no reason.', mender: 'buyer', again: 'otherwise' },
  noReason: {
    text: 'The payment was declined. Neither who did nor why is told.',
    mender: 'buyer',
    again: 'otherwise',
  },
  twice: {
    text: 'The same payment was sent twice, and this copy was not taken.',
    mender: 'buyer',
    again: 'later',
  },
  unclear: {
    text: 'Paymega does not know what became of the payment, and the money may have been taken. Look into its cabinet; what comes is counted.',
    mender: 'system',
    again: 'no',
  },
  system: {
    text: 'A fault at Paymega or at the system behind it, or a request that it did not take. The server’s log has its answer.',
    mender: 'system',
    again: 'later',
  },
}

/** Codes of its documents; it publishes no closed list. */
export const FAILURES: readonly ExplainedCode[] = [
  ...GROUPS.flatMap(([group, ...codes]) => codes.map((code) => ({ code, ...MEANINGS[group] }))),
  {
    code: 'invalid_amount',
    text: 'Paymega does not take this amount by this way.',
    mender: 'buyer',
    again: 'otherwise',
  },
]
