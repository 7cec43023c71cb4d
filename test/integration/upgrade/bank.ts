/** What the payment systems' own books say of a recording's orders, whatever our server makes of it. */
import { toDecimal, toMinor } from '../../../src/contract/index.ts'
import type { Recording } from './recording.ts'

const CURRENCY = 'RUB'
const DECIMALS = 2

/** What came in and went back for one session, decimals of roubles. */
export interface Books {
  readonly received: string
  readonly refunded: string
}

const minor = (value: string): number => {
  const units = toMinor(value, CURRENCY)
  if (typeof units === 'string') throw new Error(`${value} is no amount: ${units}`)
  return units
}

/** The books by session. Money in another currency counts for nothing until a person has seen to it. */
export function bankOf(recording: Recording): ReadonlyMap<string, Books> {
  const payments = recording.of('payment').filter(({ currency }) => currency === CURRENCY)
  const extras = recording.of('extra')
  return new Map(
    recording.of('order').map(({ session, after }) => {
      const attempts = new Set(after.attempts.map(({ id }) => id))
      const theirs = payments.filter(({ reference }) => attempts.has(reference))
      const sum = (values: readonly string[]) =>
        toDecimal(
          values.reduce((total, value) => total + minor(value), 0),
          DECIMALS,
        )
      const beside = extras.filter(({ attempt }) => attempts.has(attempt)).map(({ received }) => received)
      const received = sum([...theirs.map((payment) => payment.received), ...beside])
      return [session, { received, refunded: sum(theirs.map(({ refunded }) => refunded)) }]
    }),
  )
}
