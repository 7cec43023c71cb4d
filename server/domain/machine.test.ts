import * as commands from './commands.ts'
import type { Setting } from './step.ts'
import {
  applyCloseResult,
  applyCreateResult,
  applyLookupResult,
  applyReport,
  requestLookup,
} from './provider-results.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../providers/provider.ts'
import { statusOf, liveAttempt } from './attempt.ts'
import { join, ledgerOf } from './ledger.ts'
import type { SessionState } from './session.ts'
import { TRANSFER_GRACE, sessionEnd } from './deadlines.ts'
import { claimDue } from './tasks.ts'

const T0 = 1_760_000_000_000
const capabilities = () => ({ lookup: false, close: true, repeatable: false, createLimit: 300 })
const at = (now: number): Setting => ({ now, capabilities })

function open(amount = 150_317): SessionState {
  return {
    id: 'ses_1',
    mode: 'test',
    terms: { order: { id: 'o1' }, amount: { minor: amount, currency: 'RUB' }, customer: { id: 'c1' }, posted: {} },
    createdAt: T0,
    expiresAt: T0 + 30 * MINUTE,
    revision: 1,
    attempts: [],
    refunds: [],
  }
}

const choice = (id: string, method = 'cactusgino.card', replaces?: string): commands.Choice => ({
  id,
  provider: 'cactusgino',
  method,
  name: 'Card',
  fields: {},
  locale: 'en',
  opening: 'operator',
  ...(replaces ? { replaces } : {}),
})

function step(decision: commands.Decision): SessionState {
  if (decision.kind === 'refused') throw new Error(decision.why)
  return decision.step.state
}

const details: Report = {
  payment: '1314',
  state: 'pending',
  expiresAt: T0 + 15 * MINUTE,
  screen: { kind: 'transfer', rows: [{ name: 'card', value: '5543 0000 0000 0001' }] },
}
const money = (minor: number, payment = '1314', currency = 'RUB'): Report => ({
  payment,
  state: 'succeeded',
  received: { minor, currency },
})

function pending(): SessionState {
  const chosen = step(commands.choose(open(), choice('a1'), at(T0)))
  return applyCreateResult(chosen, 'a1', { kind: 'report', report: details }, at(T0 + 5000)).state
}

const currencies = fc.constantFrom('RUB', 'USD')
const total = fc.record({ minor: fc.integer({ min: 1, max: 400_000 }), currency: currencies })
const reports: fc.Arbitrary<Report> = fc.record(
  {
    payment: fc.constantFrom('1314', '1315'),
    state: fc.constantFrom<Report['state']>('pending', 'confirming', 'succeeded', 'failed', 'expired', 'cancelled'),
    order: fc.integer({ min: 0, max: 4 }),
    received: total,
    refunded: total,
    chargedBack: total,
    failure: fc.constantFrom('declined', 'no_operator'),
  },
  { requiredKeys: ['payment', 'state'] },
)

describe('the ledger', () => {
  it('comes to the same sums whatever the order, repetition and delay of reports', () => {
    fc.assert(
      fc.property(
        fc
          .array(reports, { minLength: 1, maxLength: 12 })
          .chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
              fc.array(fc.constantFrom(...list), { maxLength: 12 }),
            ),
          ),
        ([list, shuffled, again]) => {
          const run = (order: readonly Report[]) =>
            order.reduce((totals, said) => join(totals, said), join([], order[0] as Report))
          const key = (totals: ReturnType<typeof run>) => totals.map((line) => JSON.stringify(line)).toSorted()
          expect(key(run([...shuffled, ...again]))).toEqual(key(run(list)))
        },
      ),
    )
  })

  it('ends an attempt in the same status whatever the order and repetition of reports about its payment', () => {
    const ofOnePayment = reports.map((report): Report => ({ ...report, payment: '1314' }))
    fc.assert(
      fc.property(
        fc
          .array(ofOnePayment, { minLength: 1, maxLength: 10 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
          ),
        ([list, shuffled]) => {
          const run = (order: readonly Report[]) => {
            const end = order.reduce(
              (state, said, index) => applyReport(state, 'a1', said, at(T0 + 6000 + index)).state,
              pending(),
            )
            const { received, refunded, chargedBack, due } = ledgerOf(end)
            const attempt = end.attempts[0]
            // A settled session stays settled: only then may the word of an outcome depend on history.
            return { received, refunded, chargedBack, due, status: attempt && statusOf(attempt, 'RUB') }
          }
          const a = run(list)
          const b = run([...shuffled, ...list])
          expect(b).toEqual(a)
        },
      ),
    )
  })

  it('never loses money but by a refund or charge-back report', () => {
    fc.assert(
      fc.property(fc.array(reports, { maxLength: 15 }), (list) => {
        let state = pending()
        for (const said of list) {
          const before = ledgerOf(state)
          state = applyReport(state, 'a1', said, at(T0 + 6000)).state
          const after = ledgerOf(state)
          expect(after.received).toBeGreaterThanOrEqual(before.received)
          if (!said.refunded && !said.chargedBack) expect(after.credited).toBeGreaterThanOrEqual(before.credited)
        }
      }),
    )
  })

  it('keeps a paid session paid when its money is sent back', () => {
    let state = applyReport(pending(), 'a1', money(150_317), at(T0 + MINUTE)).state
    expect(state.end?.outcome).toBe('paid')
    state = applyReport(
      state,
      'a1',
      { ...money(150_317), refunded: { minor: 150_317, currency: 'RUB' } },
      at(T0 + 2 * MINUTE),
    ).state
    expect(state.end?.outcome).toBe('paid')
    expect(ledgerOf(state).refunded).toBe(150_317)
  })

  it('asks again for a part payment that was sent back', () => {
    let state = applyReport(pending(), 'a1', money(50_000), at(T0 + MINUTE)).state
    expect(ledgerOf(state).due).toBe(100_317)
    state = applyReport(
      state,
      'a1',
      { ...money(50_000), refunded: { minor: 50_000, currency: 'RUB' } },
      at(T0 + 2 * MINUTE),
    ).state
    expect(ledgerOf(state).due).toBe(150_317)
    expect(state.end).toBeUndefined()
  })
})

describe('money in odd shapes', () => {
  it('adds a separate payment on the same attempt', () => {
    const first = applyReport(pending(), 'a1', money(150_317), at(T0 + MINUTE)).state
    const twice = applyReport(first, 'a1', money(150_317, '9999'), at(T0 + MINUTE)).state
    expect(twice.end?.outcome).toBe('overpaid')
    expect(ledgerOf(twice).due).toBe(-150_317)
  })

  it('asks for the rest after too little, and ends paid when the rest comes by a second attempt', () => {
    const short = applyReport(pending(), 'a1', money(100_000), at(T0 + MINUTE)).state
    expect(short.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['underpaid'])
    expect(liveAttempt(short)).toBeUndefined()
    const again = step(commands.choose(short, choice('a2'), at(T0 + 2 * MINUTE)))
    expect(again.attempts[1]?.asked).toBe(50_317)
    const paid = applyReport(again, 'a2', money(50_317, '1316'), at(T0 + 3 * MINUTE)).state
    expect(paid.end?.outcome).toBe('paid')
  })

  it('counts money on a replaced attempt and gives the new one up', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    expect(replaced.attempts[0]?.task?.kind).toBe('close')
    const paid = applyReport(replaced, 'a1', money(150_317), at(T0 + 2 * MINUTE)).state
    expect(paid.end?.outcome).toBe('paid')
    expect(paid.attempts[0]?.late).toBe(true)
    expect(paid.attempts[1]?.givenUp?.why).toBe('settled')
  })

  it('takes money that comes after the end', () => {
    const over = settle(pending(), at(T0 + 40 * MINUTE)).state
    expect(over.end?.outcome).toBe('expired')
    const late = applyReport(over, 'a1', money(150_317), at(T0 + 60 * MINUTE)).state
    expect(late.end?.outcome).toBe('paid')
    expect(late.attempts[0]?.late).toBe(true)
  })

  it('never compares another currency: the attempt stays confirming', () => {
    const foreign = applyReport(pending(), 'a1', money(150_317, '1314', 'USD'), at(T0 + MINUTE)).state
    expect(foreign.end).toBeUndefined()
    expect(foreign.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['confirming'])
  })

  it('does not take a report of the other mode for money', () => {
    const other = applyReport(pending(), 'a1', { ...money(150_317), testMode: false }, at(T0 + MINUTE))
    expect(other.state.end).toBeUndefined()
    expect(other.log.map((line) => line.what)).toEqual(['attempt.report-of-other-mode'])
  })

  it('leaves an ended attempt only for money', () => {
    const ended = applyReport(pending(), 'a1', { payment: '1314', state: 'failed', order: 1 }, at(T0 + MINUTE)).state
    const still = applyReport(ended, 'a1', { payment: '1314', state: 'pending', order: 9 }, at(T0 + MINUTE)).state
    expect(still.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['failed'])
    const paid = applyReport(still, 'a1', money(150_317), at(T0 + MINUTE)).state
    expect(paid.attempts.map((attempt) => [statusOf(attempt, 'RUB'), attempt.late])).toEqual([['paid', true]])
  })
})

describe('one live attempt', () => {
  it('returns the live one for the same choice and refuses another', () => {
    const state = pending()
    expect(step(commands.choose(state, choice('a2'), at(T0 + MINUTE)))).toBe(state)
    expect(commands.choose(state, choice('a2', 'cactusgino.sbp'), at(T0 + MINUTE))).toEqual({
      kind: 'refused',
      why: 'attempt_live',
    })
    expect(commands.choose(state, choice('a2', 'cactusgino.sbp', 'zz'), at(T0 + MINUTE))).toEqual({
      kind: 'refused',
      why: 'attempt_live',
    })
  })

  it('starts nothing new when the close of the old one says paid', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    const claim = { by: 'me', until: T0 + 2 * MINUTE }
    const first = claimDue(replaced, claim, at(T0 + MINUTE))
    expect(first.jobs.map((job) => [job.kind, job.attempt.id])).toEqual([['close', 'a1']])
    const closed = applyCloseResult(
      first.state,
      'a1',
      { kind: 'open', detail: 'paid', report: money(150_317) },
      at(T0 + MINUTE + 1),
    ).state
    expect(closed.end?.outcome).toBe('paid')
    expect(claimDue(closed, claim, at(T0 + MINUTE + 2)).jobs).toEqual([])
  })

  it('asks the new one only for what is still due after the close', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    const claim = { by: 'me', until: T0 + 2 * MINUTE }
    const first = claimDue(replaced, claim, at(T0 + MINUTE))
    const closed = applyCloseResult(
      first.state,
      'a1',
      { kind: 'open', detail: 'part', report: money(100_000) },
      at(T0 + MINUTE + 1),
    ).state
    const second = claimDue(closed, claim, at(T0 + MINUTE + 2))
    expect(second.jobs.map((job) => [job.kind, job.attempt.id, job.attempt.asked])).toEqual([['create', 'a2', 50_317]])
  })

  it('does not close a confirming attempt at its provider', () => {
    const sent = step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))
    const replaced = step(commands.choose(sent, choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + 2 * MINUTE)))
    expect(replaced.attempts[0]?.task).toBeUndefined()
  })

  it('closes an attempt that was given up before its details came, once they have come', () => {
    const chosen = step(commands.choose(open(), choice('a1'), at(T0)))
    const given = step(commands.cancel(chosen, 'a1', at(T0 + 1000)))
    const answered = applyCreateResult(given, 'a1', { kind: 'report', report: details }, at(T0 + 9000)).state
    expect(answered.attempts[0]?.task?.kind).toBe('close')
  })

  it('refuses the cancel of a stale tab and takes a repeated one', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    expect(commands.cancel(replaced, 'a1', at(T0 + MINUTE))).toEqual({ kind: 'refused', why: 'attempt_not_live' })
    const given = step(commands.cancel(replaced, 'a2', at(T0 + MINUTE)))
    expect(step(commands.cancel(given, 'a2', at(T0 + 2 * MINUTE)))).toEqual(given)
  })
})

describe('no answer is not a failure', () => {
  const asks = (patch: object) => (): ReturnType<typeof capabilities> => ({ ...capabilities(), ...patch })
  const chosen = () => step(commands.choose(open(), choice('a1'), at(T0)))

  it('brings the picker back with no_answer where the provider cannot be asked, and still counts its money', () => {
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, at(T0 + 1000)).state
    expect(lost.attempts[0]?.progress).toMatchObject({ word: 'failed', failure: 'no_answer' })
    expect(liveAttempt(lost)).toBeUndefined()
    expect(applyReport(lost, 'a1', money(150_317), at(T0 + MINUTE)).state.end?.outcome).toBe('paid')
  })

  it('looks first and creates again only when the payment is known not to exist', () => {
    const setting = { now: T0 + 1000, capabilities: asks({ lookup: true }) }
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, setting).state
    expect(lost.attempts[0]?.task?.kind).toBe('lookup')
    // The request may still be on its way: that it is not there must be said twice.
    expect(lost.attempts[0]?.task?.unsure).toBe(true)
    const absent = applyLookupResult(lost, 'a1', { kind: 'absent' }, setting).state
    expect(absent.attempts[0]?.task?.kind).toBe('create')
    const found = applyLookupResult(lost, 'a1', { kind: 'report', report: details }, setting).state
    expect(found.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['pending'])
    expect(found.attempts[0]?.task).toBeUndefined()
  })

  it('looks after the call that is under way when somebody asks meanwhile, whatever that call says', () => {
    const said = {
      payment: '1314',
      state: 'pending',
      screen: { kind: 'redirect', url: 'https://x', method: 'GET', params: [] },
    } as const
    for (const state of ['pending', 'failed'] as const) {
      const setting = { now: T0 + 1000, capabilities: asks({ lookup: true }) }
      const claim = { by: 'me', until: T0 + MINUTE }
      const asked = requestLookup(claimDue(chosen(), claim, setting).state, 'a1', setting, '1314').state
      expect(claimDue(asked, claim, setting).jobs).toEqual([])
      const answered = applyCreateResult(asked, 'a1', { kind: 'report', report: { ...said, state } }, setting).state
      const looking = claimDue(answered, claim, setting)
      expect(looking.jobs.map(({ kind }) => kind)).toEqual(['lookup'])
      const paid = applyLookupResult(looking.state, 'a1', { kind: 'report', report: money(150_317) }, setting).state
      expect(paid.end?.outcome).toBe('paid')
    }
  })

  it('looks ever more seldom at a payment whose callback does not come', () => {
    const setting = { now: T0, capabilities: asks({ lookup: true }) }
    let state = applyCreateResult(
      chosen(),
      'a1',
      { kind: 'report', report: { ...details, state: 'confirming' } },
      setting,
    ).state
    const waits: number[] = []
    for (let now = T0; state.attempts[0]?.look;) {
      const { at: next } = state.attempts[0].look
      waits.push((next - now) / MINUTE)
      now = next
      const taken = claimDue(state, { by: 'me', until: now + MINUTE }, { ...setting, now }).state
      const report = { ...details, state: 'confirming' } as const
      state = applyLookupResult(taken, 'a1', { kind: 'report', report }, { ...setting, now }).state
    }
    expect(waits).toEqual([1.5, 3, 10, 30, 120, 360, 900])
  })

  it('treats a create whose server died as unanswered', () => {
    const taken = claimDue(chosen(), { by: 'dead', until: T0 + 1000 }, at(T0)).state
    expect(claimDue(taken, { by: 'me', until: T0 + 60_000 }, at(T0 + 500)).jobs).toEqual([])
    const after = claimDue(taken, { by: 'me', until: T0 + 60_000 }, at(T0 + 2000)).state
    expect(after.attempts[0]?.progress.failure).toBe('no_answer')
  })

  it('takes money that comes before the answer', () => {
    const paid = applyReport(chosen(), 'a1', money(150_317), at(T0 + 500)).state
    expect(paid.end?.outcome).toBe('paid')
    const answered = applyCreateResult(paid, 'a1', { kind: 'report', report: details }, at(T0 + 900)).state
    expect(answered.end?.outcome).toBe('paid')
    expect(answered.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['paid'])
  })
})

describe('the clock', () => {
  it('calls a success without details no_details after a while', () => {
    const bare = applyCreateResult(
      step(commands.choose(open(), choice('a1'), at(T0))),
      'a1',
      { kind: 'report', report: { payment: '1', state: 'pending' } },
      at(T0 + 1000),
    ).state
    expect(liveAttempt(bare)?.id).toBe('a1')
    const over = settle(bare, at(T0 + 22_000)).state
    expect(over.attempts[0]?.progress).toMatchObject({ word: 'failed', failure: 'no_details' })
  })

  it('holds the session open ten minutes after the live attempt', () => {
    const state = { ...pending(), expiresAt: T0 + 6 * MINUTE }
    expect(sessionEnd(state, capabilities)).toBe(T0 + 15 * MINUTE + TRANSFER_GRACE)
    expect(settle(state, at(T0 + 24 * MINUTE)).state.end).toBeUndefined()
    expect(settle(state, at(T0 + 25 * MINUTE)).state.end?.outcome).toBe('expired')
  })

  it('ends underpaid when only a part has come', () => {
    const short = applyReport(pending(), 'a1', money(1000), at(T0 + MINUTE)).state
    expect(settle(short, at(T0 + 30 * MINUTE)).state.end?.outcome).toBe('underpaid')
    const ended = settle(short, at(T0 + 30 * MINUTE)).state
    expect(step(commands.accept(ended, at(T0 + 31 * MINUTE))).end?.outcome).toBe('paid')
  })
})
