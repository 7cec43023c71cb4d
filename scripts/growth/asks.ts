/** What a server asks of its storage, for a session somewhere among many. */
import type { MessageFilter } from '../../server/domain/outbox.ts'
import type { SessionFilter } from '../../server/domain/session-filter.ts'
import type { Store } from '../../server/domain/store.ts'
import { madeAt, numberOf, sessionIdOf } from './sample.ts'

/** One thing to ask about the session of the number `index`, of `sessions`. It throws where the answer is wrong. */
export type Ask = (store: Store, index: number, sessions: number) => Promise<void>

/** Sessions on a usual page, and of what few have: as many as there are among the few sessions, too, so that pages are of one length. */
const LIMIT = 50
const FEW = 8

const list =
  (of: (index: number, sessions: number) => Omit<SessionFilter, 'limit'>, limit = FEW, least = 1): Ask =>
  async (store, index, sessions) => {
    const found = await store.list({ ...of(index, sessions), limit })
    if (found.length < least) throw new Error(`The list has ${found.length} sessions instead of ${least} or more`)
  }

const messages =
  (of: (index: number) => Omit<MessageFilter, 'limit'>, limit = FEW, least = 1): Ask =>
  async (store, index) => {
    const found = await store.listMessages({ ...of(index), limit })
    if (found.length < least) throw new Error(`The list has ${found.length} webhooks instead of ${least} or more`)
  }

/** The nearest number below whose session has a refund. */
const refunded = (index: number) => index - (index % 40) + 3
/** One that has an attempt. */
const attempted = (index: number) => (index % 100 === 7 ? index + 1 : index)
const amountOf = (index: number) => String(100 + (index % 900))

let changes = 0

/** A change as large as a buyer's choice: a document that has grown, two lines of the log, a message. */
const change: Ask = async (store, index) => {
  changes += 1
  const told = { id: `msg_${changes}_${process.pid}`, event: 'attempt.failed', body: JSON.stringify({ index }) }
  const done = await store.change(sessionIdOf(index), (state) => {
    const revision = state.revision + 1
    const at = Date.now()
    const log = ['attempt.replaced', 'attempt.started'].map((what) => ({ at, what }))
    const attempts = state.attempts.map((attempt) => ({ ...attempt, sentAt: at }))
    const wakeAt = at + 1_000_000_000
    return {
      value: true,
      change: { state: { ...state, revision, attempts }, log, messages: [told], wakeAt, isNews: true },
    }
  })
  if (!done) throw new Error('There is no such session')
}

/** Each by the name it is told under. */
export const ASKS: Readonly<Record<string, Ask>> = {
  read: async (store, index) => {
    if (!(await store.read(sessionIdOf(index)))) throw new Error('There is no such session')
  },
  change,
  newest: list(() => ({}), LIMIT),
  oldest: list(() => ({ sort: 'oldest' }), LIMIT),
  'a page in the middle': list((index) => ({ after: { id: sessionIdOf(index), at: madeAt(index) } }), LIMIT, 0),
  'by order': list((index) => ({ order: `order-${numberOf(index)}` })),
  'by status': list(() => ({ status: 'open' })),
  'by a usual status': list(() => ({ status: 'paid' }), LIMIT),
  'by what needs a person': list(() => ({ attention: true })),
  'by a payment': list((index) => ({ reference: `p${numberOf(attempted(index))}` })),
  'by a refund': list((index) => ({ reference: `back${numberOf(refunded(index))}` })),
  'by customer': list((index) => ({ customer: `c${Math.floor(index / 5)}` })),
  'the newest of a customer': async (store, index) => {
    const found = await store.newestOf(`c${Math.floor(index / 5)}`, 5)
    if (found.length === 0) throw new Error('The customer has no session')
  },
  'by amount': list((index) => ({ amount: { value: amountOf(index) } })),
  'by amount and currency': list((index) => ({ amount: { value: amountOf(index), currency: 'RUB' } }), FEW, 0),
  'by an hour': list((index) => ({ from: madeAt(index), to: madeAt(index) + 3_600_000 })),
  'by customer and status': list((index) => ({ customer: `c${Math.floor(index / 5)}`, status: 'paid' })),
  'newest webhooks': messages(() => ({}), LIMIT),
  'failed webhooks': messages(() => ({ state: 'failed' })),
  'webhooks of a session': messages((index) => ({ session: sessionIdOf(attempted(index)) })),
  'webhooks of a session by state': messages((index) => ({
    session: sessionIdOf(attempted(index)),
    state: 'delivered',
  })),
  'a page of delivered webhooks': messages(
    (index) => ({ state: 'delivered', after: { id: `msg_${numberOf(index)}`, at: madeAt(index) } }),
    LIMIT,
    0,
  ),
  'by amount, status and time': list(
    (index, sessions) => ({
      amount: { value: amountOf(index) },
      status: 'paid',
      from: madeAt(0),
      to: madeAt(sessions),
    }),
    FEW,
    0,
  ),
}
