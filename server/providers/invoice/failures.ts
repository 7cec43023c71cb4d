/** What Invoice's failure codes mean to the shop: the reason as its tables give it, and whose it is. */
import type { ExplainedCode, Meaning } from '../../texts/meaning.ts'
import { BANK_ERRORS, type BankError } from './errors.ts'
import { en } from './texts/en.ts'

type ToDo = Omit<Meaning, 'text'>

const OF_BANKS: Readonly<Record<BankError['advice'], ToDo>> = {
  twice: { mender: 'buyer', again: 'no' },
  tooLate: { mender: 'buyer', again: 'later' },
  confirmAgain: { mender: 'buyer', again: 'mended' },
  system: { mender: 'system', again: 'later' },
  bankOrCard: { mender: 'buyer', again: 'otherwise' },
  cardNumber: { mender: 'buyer', again: 'mended' },
  blockedCard: { mender: 'buyer', again: 'otherwise' },
  funds: { mender: 'buyer', again: 'mended' },
  expiredCard: { mender: 'buyer', again: 'mended' },
  notAllowed: { mender: 'buyer', again: 'otherwise' },
  shop: { mender: 'operator', again: 'otherwise' },
  limit: { mender: 'buyer', again: 'otherwise' },
  bankAway: { mender: 'system', again: 'later' },
}

/** The API's own errors: the buyer can only go another way. */
const OF_API: ToDo = { mender: 'operator', again: 'otherwise' }

function toDo(code: string): ToDo {
  const bank = BANK_ERRORS.find((error) => error.code === code)
  return bank ? OF_BANKS[bank.advice] : OF_API
}

export const FAILURES: readonly ExplainedCode[] = [
  ...Object.entries(en.shop).map(([code, text]) => ({ code, text, ...toDo(code) })),
  { code: 'api_error', text: 'An error of Invoice’s API that its documents do not list.', ...OF_API },
]
