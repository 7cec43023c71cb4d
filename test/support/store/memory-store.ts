/**
 * Storage in memory, for the simulation and for tests of the services: each call takes effect at once and as a whole. It
 * must do what the databases do; the suite of storage is run on it too.
 */
import { erasableFrom, isErased, lineWithoutPersons, moneyWithoutPersons } from '../../../server/domain/erasure.ts'
import { isHeldBy, paymentsBetween } from '../../../server/domain/payment-holder.ts'
import { isListed } from '../../../server/domain/listed.ts'
import { byAge } from '../../../server/domain/session-filter.ts'
import type { SessionState } from '../../../server/domain/session.ts'
import { joinTellings, type Counter, type CounterPayment } from '../../../server/domain/counter.ts'
import type {
  Change,
  KeyKind,
  PaymentHolder,
  PaymentName,
  Store,
  StoredChunk,
  StoredLogLine,
  Stray,
  Unmatched,
  Watcher,
} from '../../../server/domain/store.ts'
import { memoryOutbox, type StoredMessage } from './memory-outbox.ts'
import { memoryRoutes } from './memory-routes.ts'

export interface MemoryStore extends Store {
  /** The earliest moment at which a session or a message is due. */
  nextDue(): number | undefined
  all(): readonly SessionState[]
  messages(): readonly StoredMessage[]
  /** The event of every message that was ever stored, by its id. */
  everSaid(): ReadonlyMap<string, string>
}

/** States are plain data that nobody changes in place: one copy, made as it is stored, serves every reader. */
const copy = (state: SessionState): SessionState => JSON.parse(JSON.stringify(state)) as SessionState

export function memoryStore(alone: boolean): MemoryStore {
  const sessions = new Map<string, { state: SessionState; wakeAt: number | undefined }>()
  const orders = new Map<string, string>()
  const keys = new Map<string, { session: string; kind: KeyKind }>()
  const attempts = new Map<string, string>()
  const refunds = new Map<string, string>()
  const payments = new Map<string, PaymentHolder>()
  const logs = new Map<string, StoredLogLine[]>()
  const { outbox, said, enqueue, part } = memoryOutbox((id) => {
    const state = sessions.get(id)?.state
    return state !== undefined && isErased(state)
  })
  /** Of a customer whose sessions may be erased at once. */
  const due = new Set<string>()
  const watchers = new Set<Watcher>()
  const unmatchedMoney = new Map<string, Unmatched>()
  const chunks = new Map<string, StoredChunk & { readonly release: string; readonly usedAt: number }>()
  const counters = new Map<string, Counter>()
  const counterPayments = new Map<string, CounterPayment>()
  const strays = new Map<string, Stray & { readonly nextAt: number }>()
  const uses = new Map<string, { fingerprint: string; answer: string; at: number }>()

  function holderOf({ provider, payment }: PaymentName): PaymentHolder | undefined {
    const holder = payments.get(`${provider} ${payment}`)
    const held = holder && sessions.get(holder.session)
    return held && isHeldBy(held.state, holder.attempt, { provider, payment }) ? holder : undefined
  }

  function keep({ state, log, messages, wakeAt, erases }: Change): void {
    const repeated = messages.find(({ id }) => outbox.has(id))
    const stolen = state.attempts.find(({ id }) => attempts.has(id) && attempts.get(id) !== state.id)
    if (repeated || stolen) throw new Error('A key is there already')
    const before = sessions.get(state.id)?.state
    sessions.set(state.id, { state: copy(state), wakeAt })
    for (const attempt of state.attempts) {
      attempts.set(attempt.id, state.id)
      const { provider } = attempt
      const { fresh, gone } = paymentsBetween(
        before?.attempts.find(({ id }) => id === attempt.id),
        attempt,
      )
      for (const payment of gone)
        if (payments.get(`${provider} ${payment}`)?.attempt === attempt.id) payments.delete(`${provider} ${payment}`)
      for (const payment of fresh)
        if (!holderOf({ provider, payment }))
          payments.set(`${provider} ${payment}`, { session: state.id, attempt: attempt.id })
    }
    for (const { id } of state.refunds) refunds.set(id, state.id)
    const lines = logs.get(state.id) ?? []
    lines.push(...log.map((line, index) => ({ ...line, seq: lines.length + index + 1 })))
    logs.set(state.id, lines)
    enqueue(messages, log[0]?.at ?? state.createdAt, state.id)
    if (erases) eraseBeside(state, erases)
  }

  const ofCustomer = (customer: string): readonly SessionState[] =>
    Array.from(sessions.values(), ({ state }) => state).filter(
      (state) => customer !== '' && !isErased(state) && state.terms.customer?.id === customer,
    )

  function eraseBeside({ id, attempts: held }: SessionState, erases: NonNullable<Change['erases']>): void {
    for (const [fingerprint, { session }] of keys) if (session === id) keys.delete(fingerprint)
    for (const [key, message] of outbox)
      if (message.session === id && (erases === 'waiting' || message.nextAt === undefined)) outbox.delete(key)
    logs.set(id, (logs.get(id) ?? []).map(lineWithoutPersons))
    for (const [key, money] of unmatchedMoney)
      if (held.some((attempt) => attempt.id === money.assignedTo)) unmatchedMoney.set(key, moneyWithoutPersons(money))
  }

  return {
    ...part,
    ...memoryRoutes(),
    alone,
    nextDue() {
      let first = Infinity
      for (const { wakeAt } of sessions.values()) if (wakeAt !== undefined && wakeAt < first) first = wakeAt
      for (const { nextAt } of outbox.values()) if (nextAt !== undefined && nextAt < first) first = nextAt
      for (const { nextAt } of strays.values()) if (nextAt < first) first = nextAt
      return first === Infinity ? undefined : first
    },
    all: () => Array.from(sessions.values(), ({ state }) => state),
    messages: () => [...outbox.values()],
    everSaid: () => said,

    async open(state, wakeAt, fresh) {
      const { id } = state.terms.order
      const held = sessions.get(orders.get(id) ?? '')
      if (held) return held.state
      orders.set(id, state.id)
      sessions.set(state.id, { state: copy(state), wakeAt })
      for (const { fingerprint, kind } of fresh) keys.set(fingerprint, { session: state.id, kind })
      return 'opened'
    },
    async addKeys(session, fresh) {
      for (const { fingerprint, kind } of fresh) if (!keys.has(fingerprint)) keys.set(fingerprint, { session, kind })
    },
    async dropKeys(session) {
      for (const [fingerprint, held] of keys) if (held.session === session) keys.delete(fingerprint)
    },
    keyHolder: async (fingerprint) => keys.get(fingerprint),
    async read(session) {
      return sessions.get(session)?.state
    },
    async change(session, change, about) {
      const held = sessions.get(session)
      if (!held) return undefined
      const isAbout = (one: Unmatched) =>
        typeof about === 'string' ? one.id === about : one.provider === about?.provider && one.payment === about.payment
      const [key, money] = [...unmatchedMoney].find(([, one]) => isAbout(one)) ?? []
      const name = typeof about === 'string' ? money : about
      const result = change(held.state, money, name && holderOf(name))
      if (!result.change) return result.value
      keep(result.change)
      const { assignTo, isNews, state } = result.change
      if (isNews) for (const { revision } of watchers) revision(session, state.revision)
      if (key && money && assignTo !== undefined) unmatchedMoney.set(key, { ...money, assignedTo: assignTo })
      return result.value
    },
    sessionOfAttempt: async (attempt) => attempts.get(attempt),
    attemptOfPayment: async (provider, payment) => holderOf({ provider, payment }),
    sessionOfRefund: async (refund) => refunds.get(refund),
    async list(filter) {
      const { after, limit } = filter
      const way = filter.sort === 'oldest' ? 1 : -1
      const place = ({ id, createdAt }: SessionState) => ({ id, at: createdAt })
      return Array.from(sessions.values(), ({ state }) => state)
        .filter((state) => isListed(state, filter) && (!after || way * byAge(place(state), after) > 0))
        .toSorted((a, b) => way * byAge(place(a), place(b)))
        .slice(0, limit)
    },
    newestOf: async (customer, limit) =>
      ofCustomer(customer)
        .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
        .slice(0, limit),
    log: async (session) => [...(logs.get(session) ?? [])],
    async due(now, until, limit) {
      const ready = [...sessions.values()]
        .filter(({ wakeAt }) => wakeAt !== undefined && wakeAt <= now)
        .toSorted((a, b) => (a.wakeAt ?? 0) - (b.wakeAt ?? 0))
        .slice(0, limit)
      for (const held of ready) held.wakeAt = until
      return ready.map(({ state }) => state.id)
    },
    async keepUnmatched(unmatched, message) {
      const key = `${unmatched.provider} ${unmatched.payment}`
      const held = unmatchedMoney.get(key)
      if (!held && holderOf(unmatched)) return undefined
      if (!held) {
        unmatchedMoney.set(key, unmatched)
        enqueue([message], unmatched.firstSeenAt)
        return unmatched
      }
      if ((unmatched.report.received?.minor ?? 0) <= (held.report.received?.minor ?? 0)) return held
      const { dismissed, ...rest } = held
      const grown = { ...rest, report: unmatched.report }
      unmatchedMoney.set(key, grown)
      if (dismissed) enqueue([message], unmatched.firstSeenAt)
      return grown
    },
    unmatched: async () => [...unmatchedMoney.values()],
    async dismissUnmatched(id, dismissed) {
      const [key, held] = [...unmatchedMoney].find(([, one]) => one.id === id) ?? []
      if (!key || !held || held.assignedTo !== undefined || held.dismissed) return held
      const marked = { ...held, dismissed }
      unmatchedMoney.set(key, marked)
      return marked
    },
    unmatchedOfPayment: async (provider, payment) => unmatchedMoney.get(`${provider} ${payment}`),
    unmatchedById: async (id) => [...unmatchedMoney.values()].find((held) => held.id === id),
    async keepStray(stray, at) {
      const key = `${stray.provider} ${stray.payment}`
      const held = strays.get(key)
      strays.set(key, { tries: 0, ...stray, ...held, nextAt: at })
    },
    async dueStrays(now, until, limit) {
      const due = [...strays].filter(([, { nextAt }]) => nextAt <= now).slice(0, limit)
      for (const [key, stray] of due) strays.set(key, { ...stray, nextAt: until })
      return due.map(([, { nextAt: _due, ...stray }]) => ({ ...stray, until }))
    },
    async settleStray({ provider, payment, tries, until }, nextAt) {
      const key = `${provider} ${payment}`
      const held = strays.get(key)
      if (held?.nextAt !== until) return
      if (nextAt === undefined) strays.delete(key)
      else strays.set(key, { ...held, tries: tries + 1, nextAt })
    },
    async keepCounter(counter) {
      if (!counters.has(counter.id)) counters.set(counter.id, counter)
    },
    counters: async () => [...counters.values()].toSorted((a, b) => b.createdAt - a.createdAt),
    counter: async (id) => counters.get(id),
    counterAt: async (provider, terminal) =>
      [...counters.values()].find((one) => one.provider === provider && one.terminal === terminal),
    async keepCounterPayment(told, one) {
      const key = `${told.provider} ${told.payment}`
      const { kept, isMore } = joinTellings(counterPayments.get(key), told)
      counterPayments.set(key, kept)
      if (isMore) enqueue([one], told.at)
    },
    counterPayment: async (provider, payment) => counterPayments.get(`${provider} ${payment}`),
    counterPayments: async (counter) =>
      [...counterPayments.values()].filter((one) => one.counter === counter).toSorted((a, b) => b.at - a.at),
    async keepChunks(release, files, at) {
      for (const file of files) chunks.set(file.name, { ...file, release, usedAt: at })
    },
    async dropChunks(releases, before) {
      const used = [...chunks.values()].toSorted((a, b) => b.usedAt - a.usedAt)
      const kept = new Set([...new Set(used.map(({ release }) => release))].slice(0, releases))
      if (kept.size === 0) return
      for (const { name, release, usedAt } of used) if (!kept.has(release) && usedAt < before) chunks.delete(name)
    },
    chunkNames: async () => [...chunks.keys()].toSorted(),
    async chunk(name) {
      const held = chunks.get(name)
      return held && { name, hash: held.hash, bytes: held.bytes }
    },
    async firstUse(key, fingerprint, answer) {
      const held = uses.get(key)
      if (held) return { fingerprint: held.fingerprint, answer: held.answer }
      uses.set(key, { fingerprint, answer, at: Date.now() })
      return undefined
    },
    keepDays: async () => 400,
    findOlder: async () => 0,
    async erasable(until, after, limit) {
      return Array.from(sessions.values(), ({ state }) => state)
        .flatMap((state) => {
          const from = due.has(state.id) && !isErased(state) ? 0 : erasableFrom(state)
          return from === undefined || from > until ? [] : [{ id: state.id, from }]
        })
        .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
        .filter(({ id, from }) => !after || from > after.from || (from === after.from && id > after.id))
        .slice(0, limit)
    },
    async sessionsOfCustomer(customer, after, limit) {
      return ofCustomer(customer)
        .map(({ id }) => id)
        .filter((id) => id > after)
        .toSorted()
        .slice(0, limit)
    },
    async dueOfCustomer(customer) {
      const over = ofCustomer(customer).filter(({ end }) => end)
      for (const { id } of over) due.add(id)
      return over.length
    },
    isCompact: async () => true,
    compact: async () => false,
    async dropOlder(before, limit) {
      const oldUses = [...uses].filter(([, { at }]) => at < before).slice(0, limit)
      const told = [...outbox.values()]
        .filter(({ state, createdAt }) => state === 'delivered' && createdAt < before)
        .slice(0, limit)
      for (const [key] of oldUses) uses.delete(key)
      for (const { id } of told) outbox.delete(id)
      return Math.max(oldUses.length, told.length)
    },
    async unsayOlder(before) {
      for (const [key, money] of unmatchedMoney)
        if (money.firstSeenAt < before && (money.assignedTo !== undefined || money.dismissed))
          unmatchedMoney.set(key, moneyWithoutPersons(money))
    },
    wipe: async () => {},
    async watch(watcher) {
      watchers.add(watcher)
      return async () => void watchers.delete(watcher)
    },
    ping: async () => {},
    close: async () => {},
  }
}
