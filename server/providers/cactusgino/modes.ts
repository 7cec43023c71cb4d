/** By what means a buyer pays, from what a method promises and what its answer holds. Pure. */
import type { Mode } from '../../../src/contract/index.ts'
import type { Means } from './methods.ts'

/** What a create answer holds, whatever it was asked for. */
export interface Arrived {
  /** What the column of numbers was read as. */
  readonly number?: 'card' | 'phone' | 'account'
  /** What the QR code holds, where that is told. */
  readonly payload?: string
  /** The picture of one. */
  readonly hasPicture?: boolean
  readonly hasLink?: boolean
  /** Somebody to meet. */
  readonly isMeeting?: boolean
  /** What is to be sent. */
  readonly currency: string
}

/** What Binance moves that is no money of a state. */
const COINS: ReadonlySet<string> = new Set([
  'USDT',
  'USDC',
  'FDUSD',
  'DAI',
  'BTC',
  'ETH',
  'BNB',
  'TRX',
  'TON',
  'LTC',
  'SOL',
])

const isEmv = (payload: string | undefined): boolean => payload?.startsWith('000201') ?? false

/** A code to scan or to copy. */
function codeOf({ payload, hasPicture }: Arrived): Mode | undefined {
  if (isEmv(payload) && /br\.gov\.bcb\.pix/i.test(payload ?? '')) return 'pix'
  return payload !== undefined || hasPicture ? 'qr' : undefined
}

/**
 * The documents' table of answers has lost its headings, and an operator may answer with another thing than was asked for: where
 * what has come does not fit, it decides. Undefined where nothing of it says how to pay.
 */
export function modeOf(means: Means, arrived: Arrived): Mode | undefined {
  const { number, hasLink, isMeeting, payload, currency } = arrived
  switch (means) {
    case 'card':
    case 'phone':
    case 'account':
    case 'payee':
      return number ?? codeOf(arrived)
    case 'qr':
      return codeOf(arrived) ?? (hasLink ? 'qr' : number)
    case 'pix':
      return isEmv(payload) ? 'pix' : (codeOf(arrived) ?? number)
    case 'cash':
      return isMeeting ? 'cash' : (number ?? codeOf(arrived))
    case 'wallet':
      return 'wallet'
    case 'coin':
      return COINS.has(currency) ? 'crypto' : 'wallet'
  }
}
