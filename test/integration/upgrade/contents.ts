/** What a recorded database holds, in words: the states, tasks and messages that a release can leave behind. */
import type { Database, Row } from './recorded-database.ts'
import type { Recording } from './recording.ts'

type Named = Readonly<Record<string, unknown>>
interface StoredTask extends Named {
  readonly kind: string
  readonly tries: number
  readonly claim?: unknown
}
interface StoredAttempt extends Named {
  readonly id: string
  readonly provider: string
  readonly progress: { readonly word: string }
  readonly totals: readonly Readonly<Record<'received' | 'refunded' | 'chargedBack', number> & { currency: string }>[]
  readonly screen?: { readonly kind: string; readonly method?: string; readonly qr?: unknown }
  readonly givenUp?: { readonly why: string }
  readonly task?: StoredTask
  readonly look?: Named
}
interface StoredRefund extends Named {
  readonly id: string
  readonly status: string
  readonly task?: StoredTask
}
export interface StoredSession extends Named {
  readonly id: string
  readonly terms: Named
  readonly attempts: readonly StoredAttempt[]
  readonly refunds: readonly StoredRefund[]
  readonly end?: { readonly outcome: string }
}

/** The sessions of a database. */
export async function sessionsIn(database: Database): Promise<readonly StoredSession[]> {
  return (await database.rows('sessions')).map(({ doc }) => JSON.parse(String(doc)) as StoredSession)
}

const keysOf = (what: string, thing: object): readonly string[] => Object.keys(thing).map((key) => `${what}.${key}`)

function taskWords(of: string, task: StoredTask | undefined): readonly string[] {
  if (!task) return []
  const held = task.claim === undefined ? 'waiting' : 'claimed'
  return [`${of} task ${task.kind}, ${held}`, ...keysOf(`${of}.task`, task)]
}

function screenWords({ screen }: StoredAttempt): readonly string[] {
  if (!screen) return ['no screen']
  return [[screen.kind, screen.method, screen.qr && 'with a code'].filter(Boolean).join(' ')]
}

function attemptWords(attempt: StoredAttempt): readonly string[] {
  const { provider, progress, totals, givenUp, look } = attempt
  const sums = totals.flatMap((total) => [
    ...(['received', 'refunded', 'chargedBack'] as const).filter((column) => total[column] > 0),
    total.currency,
  ])
  return [
    `provider ${provider}`,
    `progress ${progress.word}`,
    ...screenWords(attempt).map((word) => `screen ${word}`),
    ...sums.map((word) => `total ${word}`),
    ...(totals.length > 1 ? ['several payments of one attempt'] : []),
    ...(givenUp ? [`given up, ${givenUp.why}`] : []),
    ...keysOf('attempt', attempt),
    ...keysOf('progress', progress),
    ...keysOf('look', look ?? {}),
    ...taskWords('attempt', attempt.task),
  ]
}

function sessionWords(session: StoredSession): readonly string[] {
  const { terms, attempts, refunds, end } = session
  return [
    `session ${end?.outcome ?? 'open'}`,
    ...keysOf('session', session),
    ...keysOf('terms', terms),
    ...attempts.flatMap(attemptWords),
    ...refunds.flatMap((refund) => [
      `refund ${refund.status}`,
      ...keysOf('refund', refund),
      ...taskWords('refund', refund.task),
    ]),
  ]
}

const messageWords = ({ event, state, tries, session_id: session }: Row): readonly string[] => [
  `event ${String(event)}`,
  `message ${String(state)}${state === 'waiting' ? (Number(tries) > 0 ? ', tried' : ', untried') : ''}`,
  ...(session === null ? ['message of no session'] : []),
]

/** Every word that is true of the database. */
export async function contentsOf(database: Database, recording: Recording): Promise<ReadonlySet<string>> {
  const rows = (table: string) => database.rows(table)
  const sessions = await sessionsIn(database)
  const open = new Set(sessions.filter(({ end }) => !end).map(({ id }) => id))
  const logged = (await rows('log')).map(({ line, session_id: session }) => {
    const { what } = JSON.parse(String(line)) as { what: string }
    return what === 'session.reopened' && open.has(String(session)) ? 'session reopened' : `logged ${what}`
  })
  return new Set([
    ...sessions.flatMap(sessionWords),
    ...recording.of('order').flatMap(({ before }) => before.attempts.map(({ status }) => `attempt ${status}`)),
    ...logged,
    ...(await rows('outbox')).flatMap(messageWords),
    ...(await rows('unmatched')).map((row) => (row['assigned_to'] === null ? 'money of nobody' : 'money given away')),
    ...(await rows('keys')).map(({ kind }) => `key ${String(kind)}`),
    ...(await rows('idempotency')).map(() => 'idempotency key'),
  ])
}
