/** What Cactusgino's own failure codes mean to the shop. */
import type { ExplainedCode, Meaning } from '../../texts/meaning.ts'
import type { Texts } from './texts/en.ts'

type Code = Exclude<keyof Texts['sentences'], 'exact_amount' | 'exact_cash'>

const MEANINGS: Readonly<Record<Code, Meaning>> = {
  form_unavailable: {
    text: 'Cactusgino gave no address of its payment form. The server’s log has its answer.',
    mender: 'system',
    again: 'otherwise',
  },
  amount_not_expressible: {
    text: 'Cactusgino counts this currency with fewer decimals than the amount has: see `CACTUSGINO_EXPONENTS`.',
    mender: 'operator',
    again: 'otherwise',
  },
  customer_refused: {
    text: 'Cactusgino does not take payments of this customer. Ask its support, with the id of the customer.',
    mender: 'system',
    again: 'otherwise',
  },
  semicolon: {
    text: 'A field has a semicolon in it, which Cactusgino cannot sign. The buyer writes it without one.',
    mender: 'buyer',
    again: 'mended',
  },
  another_paid: {
    text: 'Cactusgino has closed this payment, since another of the same customer was paid.',
    mender: 'buyer',
    again: 'otherwise',
  },
  not_received: {
    text: 'Cactusgino says that no money came. Where the buyer has sent it, take the receipt to its support.',
    mender: 'system',
    again: 'otherwise',
  },
  cash_not_received: {
    text: 'Cactusgino says that no cash was handed over. Where the buyer has paid, take it to its support.',
    mender: 'system',
    again: 'otherwise',
  },
}

export const FAILURES: readonly ExplainedCode[] = Object.entries(MEANINGS).map(([code, meaning]) => ({
  code,
  ...meaning,
}))
