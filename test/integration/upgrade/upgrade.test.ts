/**
 * Databases that an older release left behind when it was killed, with work of every kind waiting: today's server opens
 * them and finishes all of it. How they were written: `test/integration/upgrade/recorder/record-database.ts`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres, type Postgres } from '../../support/store/postgres.ts'
import { bankOf } from './bank.ts'
import { contentsOf, sessionsIn, type StoredSession } from './contents.ts'
import { copyToPostgres, openFile, recorded, type Row } from './recorded-database.ts'
import { readRecording, type RecordedOrder, type Recording } from './recording.ts'
import { shownIn } from './shown.ts'
import { standingOf, type Standing } from './standing.ts'
import { upgrade, type Upgraded } from './upgrade.ts'
import { EVERYTHING, PUBLIC_API } from './written-by-4160ea5.ts'

const COMMIT = '4160ea5'

/** A database before and after. */
interface Case {
  readonly recording: Recording
  readonly contents: ReadonlySet<string>
  readonly sessions: readonly StoredSession[]
  readonly outbox: readonly Row[]
  readonly log: readonly Row[]
  readonly after: Upgraded
}

let folder: string
let postgres: Postgres | undefined
const cases = new Map<string, Case>()

async function take(name: string, server?: Promise<Postgres>): Promise<void> {
  const path = recorded(COMMIT, name)
  const recording = await readRecording(`${path}.jsonl`)
  const file = await openFile(path, await mkdtemp(join(folder, 'shop-')))
  const before = {
    contents: await contentsOf(file, recording),
    sessions: await sessionsIn(file),
    outbox: await file.rows('outbox'),
    log: await file.rows('log'),
  }
  const database = server === undefined ? file : await copyToPostgres(file, await server)
  // Keys are looked up in the same way in every storage.
  const after = await upgrade(recording, database, server === undefined)
  await Promise.all([...new Set([file, database])].map((opened) => opened.close()))
  cases.set(`${name} on ${server === undefined ? 'SQLite' : 'PostgreSQL'}`, { recording, ...before, after })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-upgrade-'))
  const started = startPostgres().then((server) => (postgres = server))
  await take('everything')
  await take('public-api')
  await take('everything', started)
})
afterAll(async () => {
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

const DOORS = ['token: 200', 'code: 303', 'page: 200', 'code of what has ended: 200']
const KEYS = [...DOORS, 'order: 200 the same session', 'choice: 200 the same attempt']
const REFUNDS = ['refund: 200 the same refund', 'another refund: 409']
const ALL_KEYS = [...KEYS, ...REFUNDS, 'cookie: 200', 'origin: 200', 'another origin: 403']

describe.each([
  { name: 'everything on SQLite', written: EVERYTHING, keys: ALL_KEYS },
  { name: 'everything on PostgreSQL', written: EVERYTHING, keys: [] },
  { name: 'public-api on SQLite', written: PUBLIC_API, keys: KEYS },
])('$name', ({ name, written, keys }) => {
  function held(): Case {
    const found = cases.get(name)
    if (!found) throw new Error(`${name} was not upgraded`)
    return found
  }
  /** Money in another currency holds its session open until somebody has said what it is worth; older releases ended it. */
  const waitsForPerson = (session: string) =>
    held().after.finished.get(session)?.attention?.includes('foreign_money') === true
  /** What is said of each order that is to have ended, by its name. */
  const byEndedOrder = <T>(say: (order: RecordedOrder) => T): Record<string, T> =>
    byOrder(say, ({ session }) => !waitsForPerson(session))
  /** What is said of each order, by its name. */
  const byOrder = <T>(
    say: (order: RecordedOrder) => T,
    which: (order: RecordedOrder) => boolean = () => true,
  ): Record<string, T> =>
    Object.fromEntries(
      held()
        .recording.of('order')
        .filter(which)
        .map((order) => [order.name, say(order)]),
    )

  it('held all that its release could leave behind', () => {
    const { contents } = held()
    expect(written.filter((word) => !contents.has(word))).toEqual([])
  })

  it('shows each session to its shop as it was when its server was killed', () => {
    const { sessions, after } = held()
    const { opened } = after
    // Where a task was waiting, the status and what is asked may be others by now.
    const busy = new Set(
      sessions
        .flatMap(({ attempts, refunds }) => [...attempts, ...refunds])
        .filter(({ task }) => task)
        .map(({ id }) => id),
    )
    const known = (standing: Standing) => ({
      ...standing,
      attempts: standing.attempts.map(({ status, asked, ...attempt }) =>
        busy.has(attempt.id) ? attempt : { ...attempt, status, asked },
      ),
      refunds: standing.refunds.map(({ status, ...refund }) => (busy.has(refund.id) ? refund : { ...refund, status })),
    })
    const seen = (session: string) => {
      const view = opened.get(session)
      return view && standingOf(view)
    }
    expect(byOrder(({ session }) => seen(session))).toMatchObject(byOrder(({ before }) => known(before)))
    const revisions = Object.fromEntries(sessions.map(({ id, revision }) => [id, Number(revision)]))
    const older = [...opened].filter(([id, view]) => !((view?.revision ?? 0) >= (revisions[id] ?? 0)))
    expect(older).toEqual([])
    const posted = byOrder(({ posted: { order, customer, metadata } }) =>
      metadata === undefined ? { order, customer } : { order, customer, metadata },
    )
    expect(byOrder(({ session }) => opened.get(session))).toMatchObject(posted)
  })

  it('shows each buyer what there was to do', () => {
    const { recording, after } = held()
    // Where a call that was on its way is known to be lost, the buyer sees what follows from that.
    const last = (attempts: readonly { readonly status: string }[] = []) => attempts.at(-1)?.status
    const isStill = ({ session, before }: RecordedOrder) =>
      last(after.sinceShown.get(session)?.attempts) === last(before.attempts)
    const still = recording.of('order').filter(isStill)
    expect(still.length).toBeGreaterThan(0)
    const seen = still.map(({ name: order, session }) => [order, shownIn(after.shown.get(session)?.body.action)])
    expect(Object.fromEntries(seen)).toMatchObject(Object.fromEntries(still.map((order) => [order.name, order.shown])))
    expect([...after.shown.values()].filter(({ status }) => status !== 200)).toEqual([])
  })

  it('opens the same doors with the same keys', () => {
    const tried = Object.groupBy(held().after.keys, ({ outcome }) => outcome)
    const wrong = Object.keys(tried).filter((outcome) => !keys.includes(outcome))
    expect(wrong.map((outcome) => [outcome, tried[outcome]?.map(({ key }) => key)])).toEqual([])
    expect(keys.filter((outcome) => !tried[outcome])).toEqual([])
  })

  it('takes callbacks of payments that its release opened', () => {
    const { callbacks } = held().after
    expect(callbacks.length).toBeGreaterThan(0)
    expect(callbacks.filter(({ status }) => status !== 200)).toEqual([])
  })

  it('opens nothing twice, sends nothing back twice, and asks for nothing that is not there', () => {
    const { sessions, after } = held()
    const { calls } = after
    expect(calls.filter(({ status }) => status === 501)).toEqual([])
    expect(calls.filter(({ path }) => /\/(refund|CreateRefund)$/.test(path))).toEqual([])
    const creates = /\/(payment-invoices|CreatePayment|create_invoice\/|obtain_token\/)$/
    const made = calls.filter(({ method, path, status }) => method === 'POST' && creates.test(path) && status < 300)
    expect(made.length).toBeGreaterThan(0)
    // Where a lost create may still be on its way, that there is no payment must have been said twice.
    const unsure = sessions.flatMap(({ attempts }) => attempts.filter(({ task }) => task && 'unsure' in task))
    for (const { id } of unsure) {
      const about = calls.filter((call) => call.about === id && call.status !== 500)
      expect(about.findIndex((call) => made.includes(call))).toBeGreaterThanOrEqual(2)
    }
    expect(new Set(made.map(({ about }) => about)).size).toBe(made.length)
    // And so it stands in the payment systems' books.
    const payments = held().recording.of('payment')
    expect(new Set(payments.map(({ reference }) => reference)).size).toBe(payments.length)
  })

  it('has nothing left to do', () => {
    const { sessions, outbox } = held().after
    const ended = sessions.filter(({ id }) => !waitsForPerson(String(id)))
    const docs = ended.map(({ doc }) => JSON.parse(String(doc)) as StoredSession)
    const things = docs.flatMap(({ attempts, refunds }) => [...attempts, ...refunds])
    expect(things.filter((thing) => thing.task || 'look' in thing || thing['status'] === 'pending')).toEqual([])
    expect(docs.filter(({ end }) => !end)).toEqual([])
    expect(ended.filter(({ wake_at: at }) => at !== null)).toEqual([])
    expect(outbox.filter(({ state }) => state === 'waiting')).toEqual([])
  })

  it('comes to what its own release came to', () => {
    const { finished } = held().after
    const stands = (session: string) => {
      const view = finished.get(session)
      return view && standingOf(view)
    }
    expect(byEndedOrder(({ session }) => stands(session))).toEqual(byEndedOrder(({ after }) => after))
  })

  it('holds open what has come in another currency', () => {
    const open = held()
      .recording.of('order')
      .filter(({ session }) => waitsForPerson(session))
    const views = open.map(({ session }) => held().after.finished.get(session))
    expect(views.map((view) => [view?.status, view?.attempts.at(-1)?.status])).toEqual(
      views.map(() => ['open', 'confirming']),
    )
  })

  it('has in its ledger what the payment systems have in their books', () => {
    const { recording, after } = held()
    const bank = bankOf(recording)
    const ledger = byOrder(({ session }) => {
      const { received, refunded, refunds = [] } = after.finished.get(session) ?? {}
      // What nobody knows has not been counted, and may have gone back.
      const isKnown = refunds.every(({ status }) => status !== 'unknown')
      return isKnown ? { received: received?.value, refunded: refunded?.value } : { received: received?.value }
    })
    expect(byOrder(({ session }) => bank.get(session))).toMatchObject(ledger)
  })

  it('shows every buyer how it ended', () => {
    const { evening } = held().after
    const seen = byEndedOrder(({ session }) => shownIn(evening.get(session)?.body.action))
    expect(seen).toMatchObject(byEndedOrder(({ ended }) => ended))
    expect(Object.values(seen).filter(({ kind }) => kind !== 'done')).toEqual([])
  })

  it('keeps its log', () => {
    const { log, after } = held()
    const key = ({ session_id: session, seq, line }: Row) => `${String(session)} ${String(seq)} ${String(line)}`
    const kept = new Set(after.log.map(key))
    expect(log.map(key).filter((line) => !kept.has(line))).toEqual([])
  })

  it('tells the shop all of it, signed, and each once', () => {
    const { outbox, recording, after } = held()
    const { heard, finished } = after
    expect(heard.filter(({ isSigned }) => !isSigned)).toEqual([])
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length)
    const told = new Map(heard.map(({ id, body }) => [id, body]))
    const waiting = outbox.filter(({ state }) => state === 'waiting')
    expect(waiting.map(({ id }) => told.get(String(id)))).toEqual(waiting.map(({ body }) => body))
    const news = heard.map(({ body }) => JSON.parse(body) as { type: string; data: { id: string } })
    const ends = recording.of('order').flatMap(({ session, before }) => {
      const status = finished.get(session)?.status
      return status === before.status ? [] : [{ type: `session.${status}`, session }]
    })
    expect(ends.length).toBeGreaterThan(0)
    const isTold = (end: (typeof ends)[number]) =>
      news.some(({ type, data }) => type === end.type && data.id === end.session)
    expect(ends.filter((end) => !isTold(end))).toEqual([])
  })

  it('leaves to people what only they can do, and lets them do it', () => {
    const { contents, after } = held()
    const { unmatched, given, again, resent } = after.byHand
    const isFull = contents.has('money of nobody')
    expect(unmatched.map(({ received }) => received.value).toSorted()).toEqual(isFull ? ['501.01', '502.02'] : [])
    expect({ given, again }).toEqual(isFull ? { given: ['502.02'], again: [409] } : { given: [], again: [] })
    expect(resent.map(({ isHeard }) => isHeard)).toEqual(contents.has('message failed') ? [true] : [])
  })
})
