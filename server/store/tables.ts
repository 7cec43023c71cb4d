/** `erase_from` of a session that has been erased. */
export const ERASED = -1

/** The tables, as Kysely sees them. Times are ms since the epoch; `doc` columns are JSON. */
export interface Tables {
  sessions: {
    id: string
    order_id: string
    /** `open`, or how it ended. */
    status: string
    wake_at: number | null
    doc: string
    /** The shop's own id, empty where it is erased; null where an older release has written the row. */
    customer: string | null
    /** From when on it may be erased by its age, `ERASED` where it has been; null while it is open, or as above. */
    erase_from: number | null
    /** Null where an older release has written the row, as what follows. */
    created_at: number | null
    /** Of the order, a decimal without zeros at its end. */
    amount: string | null
    currency: string | null
    /** 1 where it needs a person. */
    attention: number | null
    /** The length of the document that the row was read off. */
    doc_bytes: number | null
  }
  /** Keys by their fingerprint only. */
  keys: { fingerprint: string; session_id: string; kind: string }
  attempts: { id: string; session_id: string }
  payments: { provider: string; payment: string; session_id: string; attempt_id: string }
  /** `reference` is the payment system's own id of it. */
  refunds: { id: string; session_id: string; reference: string | null }
  /** Files that buyers have shown, base64. */
  receipts: { id: string; session_id: string; body: string }
  log: { session_id: string; seq: number; line: string }
  outbox: {
    id: string
    session_id: string | null
    event: string
    body: string
    created_at: number
    /** When it is tried next; null once it is delivered or given up. */
    next_at: number | null
    tries: number
    state: string
    last_error: string | null
    /** The addresses that have taken it while others have not: a JSON list. */
    told: string | null
  }
  unmatched: {
    id: string
    provider: string
    payment: string
    doc: string
    first_seen_at: number
    assigned_to: string | null
  }
  /** Payments that a callback has named and that no attempt knows. */
  strays: { provider: string; payment: string; tries: number; next_at: number; terminal: string | null }
  /** What has happened by a route within an hour. */
  route_counts: { route: string; hour: number; what: string; times: number }
  /** Failures of a route in a row. */
  route_streaks: { route: string; failures: number; failed_at: number; busy_until: number }
  counters: { id: string; provider: string; terminal: string; created_at: number; doc: string }
  counter_payments: { provider: string; payment: string; counter: string; at: number; doc: string }
  /** The widget's files of this release and those before it. */
  chunks: { name: string; hash: string; body: string; release: string; used_at: number }
  /** What holds for this database. */
  settings: { name: string; value: string }
  idempotency: { key: string; fingerprint: string; answer: string; created_at: number }
}
