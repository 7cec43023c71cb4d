/** Sessions of a shop that has been open for long, as SQL makes them: each by its number, of about 2 KB. */
import { MINUTE, SECOND } from '../../server/domain/time-units.ts'
import type { AttemptState, SessionState } from '../../server/domain/session.ts'

/** When the first session was made, ms, and how long after it the next one. */
const FIRST = 1_700_000_000_000
const STEP = 700

/** Ids have the same length, so that their order is that of their numbers. */
export const numberOf = (index: number): string => String(1_000_000_000 + index)
/** When the session of this number was made, ms. */
export const madeAt = (index: number): number => FIRST + index * STEP
export const sessionIdOf = (index: number): string => `ses_${numberOf(index)}`

/** What stands in a template where each session has its own; the SQL that makes it of the number `i`. Numbers stand as numbers in JSON. */
const OWN = {
  '@N@': 'cast(1000000000 + i as text)',
  '@C@': 'cast(i / 5 as text)',
  '@V@': 'cast(100 + i % 900 as text)',
  '@Y@': "case when (i / 900) % 10 = 0 then 'KZT' else 'RUB' end",
  '4444444444444': `cast(${FIRST} + i * cast(${STEP} as bigint) as text)`,
  '5555555': 'cast((100 + i % 900) * 100 as text)',
} as const

const AT = 4_444_444_444_444
const MINOR = 5_555_555

const ROWS = [
  { name: 'card', value: '5543 0000 0000 0001' },
  { name: 'holder', value: 'IVAN IVANOV' },
  { name: 'bank', value: 'Example Bank' },
] as const

function attempt(progress: AttemptState['progress']['word'], received: number): AttemptState {
  return {
    id: 'a@N@',
    provider: 'cactusgino',
    method: 'cactusgino.card',
    name: 'Card transfer',
    fields: { phone: '+79001234567', bank: 'example' },
    locale: 'ru',
    opening: 'operator',
    asked: MINOR,
    startedAt: AT,
    progress: { word: progress, order: 3 },
    totals: received > 0 ? [{ payment: 'p@N@', currency: '@Y@', received, refunded: 0, chargedBack: 0 }] : [],
    payment: 'p@N@',
    screen: { kind: 'transfer', rows: ROWS },
    answeredAt: AT,
    expiresAt: AT,
    memo: { invoice: 'p@N@', site: '21' },
  }
}

const ITEMS = Array.from({ length: 5 }, (_, line) => ({
  name: `Tea of the ${line + 1}th kind, 100 g`,
  price: MINOR,
  quantity: '1',
  total: MINOR,
}))

function session(more: Partial<SessionState>): SessionState {
  const money = { value: '@V@', currency: '@Y@' }
  return {
    id: 'ses_@N@',
    mode: 'live',
    terms: {
      order: { id: 'order-@N@', description: 'Tea and a pot for it', items: ITEMS },
      amount: { minor: MINOR, currency: '@Y@' },
      customer: { id: 'c@C@', email: 'c@C@@shop.example', name: 'Ivan Ivanov', phone: '+79001234567' },
      locale: 'ru',
      origins: ['https://shop.example'],
      returnUrl: 'https://shop.example/orders/@N@',
      metadata: { cart: '@N@', campaign: 'spring' },
      posted: { id: 'order-@N@', amount: money, description: 'Tea and a pot for it' },
    },
    createdAt: AT,
    expiresAt: AT,
    revision: 6,
    attempts: [],
    refunds: [],
    ...more,
  }
}

const end = (outcome: 'paid' | 'expired') => ({ outcome, at: AT })
const paid = session({ end: end('paid'), attempts: [attempt('confirming', MINOR)] })
const refund = { id: 'r@N@', attempt: 'a@N@', amount: 100, createdAt: AT, reference: 'back@N@' } as const

/** Which sessions have a refund, and which need a person. */
const REFUNDED = 'i % 40 = 3'
const NEEDY = 'i % 1000 = 3'

/** Which sessions are of which kind: the first condition that holds. */
const KINDS = [
  [NEEDY, { ...paid, refunds: [{ ...refund, status: 'unknown' }] }],
  [REFUNDED, { ...paid, refunds: [{ ...refund, status: 'succeeded' }] }],
  ['i % 100 = 7', session({})],
  ['i % 4 = 1', session({ end: end('expired'), attempts: [attempt('expired', 0)] })],
  ['1 = 1', paid],
] as const satisfies readonly (readonly [string, SessionState])[]

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An expression for a text of each session. */
function text(template: string): string {
  return Object.entries(OWN).reduce(
    (made, [mark, own]) => (template.includes(mark) ? `replace(${made}, ${literal(mark)}, ${own})` : made),
    literal(template),
  )
}

const cases = (of: (state: SessionState) => string): string =>
  `case ${KINDS.map(([when, state]) => `when ${when} then ${of(state)}`).join(' ')} end`

const at = OWN['4444444444444']
const LINES = [
  { at: AT, what: 'attempt.started', attempt: 'a@N@', detail: { method: 'cactusgino.card' } },
  { at: AT, what: 'session.paid', detail: { late: false } },
]
const BODY = { type: 'session.paid', data: { id: 'ses_@N@', order: 'order-@N@', paid: '@V@', note: 'x'.repeat(300) } }

/** The statements that fill the tables with sessions of the numbers from `first` up to, and without, `end`. */
export function fillStatements(first: number, end: number): readonly string[] {
  const numbers = `with recursive n(i) as (select ${first} union all select i + 1 from n where i + 1 < ${end})`
  const insert = (table: string, columns: Readonly<Record<string, string>>, where = '1 = 1') =>
    `insert into ${table} (${Object.keys(columns).join(', ')}) ${numbers} select ${Object.values(columns).join(', ')} from n where ${where}`
  const id = text('ses_@N@')
  const hasAttempt = 'i % 100 <> 7'
  const sessions = {
    id,
    order_id: text('order-@N@'),
    status: cases(({ end: over }) => literal(over?.outcome ?? 'open')),
    wake_at: cases(({ end: over }) => (over ? 'null' : `cast(${at} as bigint) + ${30 * MINUTE + 100_000 * SECOND}`)),
    doc: cases((state) => text(JSON.stringify(state))),
    customer: text('c@C@'),
    erase_from: cases(({ end: over }) => (over ? `cast(${at} as bigint)` : 'null')),
    created_at: `cast(${at} as bigint)`,
    amount: text('@V@'),
    currency: OWN['@Y@'],
    attention: `case when ${NEEDY} then 1 else 0 end`,
    doc_bytes: '0',
  }
  return [
    insert('sessions', sessions),
    'update sessions set doc_bytes = octet_length(doc) where doc_bytes = 0',
    insert('attempts', { id: text('a@N@'), session_id: id }, hasAttempt),
    insert(
      'payments',
      { provider: literal('cactusgino'), payment: text('p@N@'), session_id: id, attempt_id: text('a@N@') },
      hasAttempt,
    ),
    insert('refunds', { id: text('r@N@'), session_id: id, reference: text('back@N@') }, REFUNDED),
    insert('keys', { fingerprint: text('token of @N@'), session_id: id, kind: literal('token') }),
    ...LINES.map((line, seq) =>
      insert('log', { session_id: id, seq: String(seq + 1), line: text(JSON.stringify(line)) }, hasAttempt),
    ),
    insert(
      'outbox',
      {
        id: text('msg_@N@'),
        session_id: id,
        event: literal('session.paid'),
        body: text(JSON.stringify(BODY)),
        created_at: `cast(${at} as bigint)`,
        next_at: 'null',
        tries: '1',
        state: "case when i % 500 = 9 then 'failed' else 'delivered' end",
        last_error: 'null',
      },
      hasAttempt,
    ),
  ]
}
