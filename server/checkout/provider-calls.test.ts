import { expect, it } from 'vitest'
import { pending } from '../../test/support/domain.ts'
import type { LookupResult } from '../domain/report.ts'
import { knownAttempt, lookUp } from './provider-calls.ts'

const [ATTEMPT] = pending().attempts

it('money given to an attempt that its payment system does not know is asked about by its own id', async () => {
  if (!ATTEMPT) throw new Error('there is an attempt')
  const found: LookupResult = { kind: 'report', report: { payment: 'p9', state: 'succeeded' } }
  const asked: string[] = []
  const provider = (own: LookupResult) => ({
    lookup: async () => {
      asked.push('attempt')
      return own
    },
    lookupPayment: async (payment: string) => {
      asked.push(payment)
      return found
    },
  })
  const given = { ...ATTEMPT, payment: 'p9' }
  const known = knownAttempt(pending(), given)
  const { signal } = new AbortController()
  expect(await lookUp(provider({ kind: 'absent' }), given, known, signal)).toBe(found)
  expect(asked).toEqual(['attempt', 'p9'])
  const silent: LookupResult = { kind: 'unanswered', detail: 'busy' }
  expect(await lookUp(provider(silent), given, known, signal)).toBe(silent)
  const { payment: _none, ...unnamed } = known
  expect(await lookUp(provider({ kind: 'absent' }), ATTEMPT, unnamed, signal)).toEqual({ kind: 'absent' })
  // Only a callback says that it is this attempt's: it may be another order's.
  expect(await lookUp(provider({ kind: 'absent' }), ATTEMPT, known, signal)).toEqual({ kind: 'absent' })
  expect(asked).toEqual(['attempt', 'p9', 'attempt', 'attempt', 'attempt'])
})
