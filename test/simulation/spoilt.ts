/** Storage that keeps something else than it is given: each is to be found out by a rule. */
import type { SessionState } from '../../server/domain/session.ts'
import type { Change, Store } from '../../server/domain/store.ts'

type Storing = Store['change']

/** Each change that is made, made into another, or into none. */
const spoilt =
  (spoil: (change: Change) => Change | undefined) =>
  (change: Storing): Storing =>
  (session, step, about) =>
    change(
      session,
      (state, money, holder) => {
        const { value, change: made } = step(state, money, holder)
        const other = made && spoil(made)
        return { value, ...(other ? { change: other } : {}) }
      },
      about,
    )

const worse = (spoil: (state: SessionState) => SessionState) =>
  spoilt((change) => ({ ...change, state: spoil(change.state) }))

type Attempt = SessionState['attempts'][number]
const worseAttempts = (spoil: (attempt: Attempt) => Attempt) =>
  worse((state) => ({ ...state, attempts: state.attempts.map(spoil) }))

function forgetful(change: Storing): Storing {
  let calls = 0
  return spoilt((made) => {
    calls += 1
    return calls % 20 === 0 ? undefined : made
  })(change)
}

const withoutClaims = (state: SessionState): SessionState =>
  JSON.parse(JSON.stringify(state, (key, value: unknown) => (key === 'claim' ? undefined : value))) as SessionState

function withoutCommands({ commands: _forgotten, ...plain }: SessionState): SessionState {
  return plain
}

/** What a person has said of a refund is kept the wrong way round. */
const contrary = spoilt((change) => {
  if (!change.log.some(({ detail }) => detail?.['byHand'] === true)) return change
  const refunds = change.state.refunds.map((refund) =>
    refund.settled ? ({ ...refund, status: refund.status === 'failed' ? 'succeeded' : 'failed' } as const) : refund,
  )
  return { ...change, state: { ...change.state, refunds } }
})

/** Each part of a session's refund is asked for in full. */
function greedy(state: SessionState): SessionState {
  const [first] = state.refunds
  const refunds = state.refunds.map((refund) =>
    first && refund.id.includes('x') ? { ...refund, amount: refund.amount + first.amount } : refund,
  )
  return { ...state, refunds }
}

/** It does not wait for what a person says of money in another currency. */
function impatient(state: SessionState): SessionState {
  const came = state.attempts.find(({ foreignAt, credits }) => foreignAt !== undefined && !credits)
  if (state.end || came?.foreignAt === undefined) return state
  return { ...state, end: { outcome: 'expired', at: came.foreignAt + 1 } }
}

/** What went back in a cabinet before a refund of ours was asked for is taken for that refund. */
function mistaking({ refunds, ...state }: SessionState): SessionState {
  return { ...state, refunds: refunds.map(({ elsewhere: _before, ...refund }) => refund) }
}

/** A refund that a payment system tells of and that is none of ours is not kept. */
function blind({ totals, ...attempt }: Attempt): Attempt {
  return { ...attempt, totals: totals.map((total) => ({ ...total, refunded: 0 })) }
}

/** The attempt with what is recorded of it put under another payment. */
function doubling({ records, ...attempt }: Attempt): Attempt {
  return records
    ? { ...attempt, records: records.map((held) => ({ ...held, payment: `by hand ${held.id}` })) }
    : attempt
}

function unvoiding({ records, ...attempt }: Attempt): Attempt {
  return records ? { ...attempt, records: records.map(({ voided: _back, ...held }) => held) } : attempt
}

/** The details that came first come back now and then. */
function stale(change: Storing): Storing {
  const first = new Map<string, Attempt['screen']>()
  let calls = 0
  const older = (attempt: Attempt): Attempt => {
    const screen = first.get(attempt.id) ?? attempt.screen
    first.set(attempt.id, screen)
    return screen && calls % 2 === 0 ? { ...attempt, screen } : attempt
  }
  return worse((state) => {
    calls += 1
    return { ...state, attempts: state.attempts.map(older) }
  })(change)
}

/** Whoever records or assigns sees nothing of what others have done with the same payment. */
const heedless =
  (change: Storing): Storing =>
  (session, step, about) =>
    typeof about === 'string'
      ? change(session, (state, money) => step(state, money, undefined), about)
      : change(session, (state, _money, holder) => step(state, undefined, holder), about)

/** What is recorded is taken back although it has gone back since. */
function careless({ records, ...attempt }: Attempt): Attempt {
  if (!records?.some(({ kind }) => kind === 'refunded')) return { ...attempt, ...(records ? { records } : {}) }
  const voided = { note: 'not so', at: 1 }
  return { ...attempt, records: records.map((held) => (held.kind === 'received' ? { ...held, voided } : held)) }
}

/** What comes for nobody goes to the attempt that came first. */
const generous = spoilt((change) => {
  const { assignTo, ...kept } = change
  const holder = change.state.attempts.find(({ id }) => id === assignTo)
  if (!holder || holder === change.state.attempts[0]) return change
  const attempts = change.state.attempts.map((attempt, index) =>
    index === 0 ? { ...attempt, totals: [...attempt.totals, ...holder.totals] } : attempt,
  )
  return { ...kept, assignTo: holder.id, state: { ...change.state, attempts } }
})

/** The newest takes the place of the one before it, whatever that one holds. */
const rash = (state: SessionState): SessionState => ({
  ...state,
  attempts: state.attempts.map((attempt, index) => {
    const before = state.attempts[index - 1]
    return before && before.fallbackOf === undefined ? { ...attempt, fallbackOf: before.id } : attempt
  }),
})

const spoils: readonly (readonly [string, (change: Storing) => Storing])[] = [
  ['stores nothing of a change now and then', forgetful],
  ['forgets who is at work', worse(withoutClaims)],
  ['forgets which commands were given', worse(withoutCommands)],
  ['goes on from what may be paid', worse(rash)],
  ['turns round what a person says of a refund', contrary],
  ['asks for more than a refund is split into', worse(greedy)],
  ['counts a record beside its callback', worseAttempts(doubling)],
  ['forgets that a record was taken back', worseAttempts(unvoiding)],
  [
    'credits again what was credited',
    worseAttempts(({ credits, ...rest }) =>
      credits ? { ...rest, credits: [...credits, ...credits.slice(-1)] } : rest,
    ),
  ],
  [
    'credits more than was said',
    worseAttempts(({ credits, ...rest }) =>
      credits ? { ...rest, credits: credits.map((one) => ({ ...one, credited: one.credited + 1 })) } : rest,
    ),
  ],
  ['waits for no person', worse(impatient)],
  [
    'keeps whom it was to erase',
    worse((state) =>
      state.erasure?.doneAt === undefined ? state : { ...state, terms: { ...state.terms, customer: { id: 'c1' } } },
    ),
  ],
  ['lets another pay for what was begun', worseAttempts(({ payer: _who, ...rest }) => rest)],
  [
    'erases what is not over',
    worse((state) => (state.erasure && !state.end ? { ...state, erasure: { doneAt: 1 } } : state)),
  ],
  [
    'rounds away what it likes',
    worse((state) => (state.rounding === undefined ? state : { ...state, rounding: state.rounding + 500 })),
  ],
  [
    'forgets what the order owed',
    worseAttempts(({ ordered, ...rest }) => (ordered === undefined ? rest : { ...rest, asked: ordered })),
  ],
  ['forgets that the amount was another one', worseAttempts(({ owed: _now, ...rest }) => rest)],
  [
    'takes all money for late',
    worseAttempts((attempt) => (attempt.totals.length > 0 ? { ...attempt, late: true } : attempt)),
  ],
  ['takes no money for late', worseAttempts(({ late: _said, ...rest }) => rest)],
  ['takes nothing as enough', worse((state) => ({ ...state, accepted: true }))],
  ['lets a payment be recorded here and assigned there', heedless],
  ['takes back what has gone back', worseAttempts(careless)],
  ['gives one payment to two', generous],
  ['shows older details', stale],
  ['takes what went back in the cabinet for a refund of ours', worse(mistaking)],
  ['sees no refund of the cabinet', worseAttempts(blind)],
  [
    'forgets what a recorded refund stands beside',
    worseAttempts(({ records, ...rest }) =>
      records ? { ...rest, records: records.map(({ beside: _place, ...held }) => held) } : rest,
    ),
  ],
]

/** A name for each, and the storage made worse. */
export const SPOILT = spoils.map(([name, spoil]): readonly [string, (store: Store) => Store] => [
  name,
  (store) => ({ ...store, change: spoil(store.change) }),
])
