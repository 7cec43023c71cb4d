/** The one interface to storage. Whatever is stored here survives `kill -9`; nothing else does. */
import type { Counters } from './counter.ts'
import type { Outbox, OutboxMessage } from './outbox.ts'
import type { Report } from './report.ts'
import type { RouteBook } from './route-book.ts'
import type { SessionFilter } from './session-filter.ts'
import type { LogLine, SessionState } from './session.ts'

export interface StoredLogLine extends LogLine {
  readonly seq: number
}

/** What a change leaves behind, all in one transaction. */
export interface Change {
  readonly state: SessionState
  readonly log: readonly LogLine[]
  readonly messages: readonly OutboxMessage[]
  /** When somebody must look at the session next, ms. */
  readonly wakeAt: number | undefined
  /** Every server is told: somebody can see it, or may wait for a claim that it ends. */
  readonly isNews: boolean
  /** The attempt that gets the unmatched money which was read along. */
  readonly assignTo?: string
  /** Takes persons out of what stands beside the session: its log, its keys, its messages; of those the ones that wait only where nobody is to be told. */
  readonly erases?: 'told' | 'waiting'
}
export interface Unmatched {
  readonly id: string
  readonly provider: string
  readonly payment: string
  readonly report: Report
  readonly firstSeenAt: number
  /** It is a signed callback that may mean more than one thing; `reference` is the payment it names. */
  readonly unclear?: { readonly why: string; readonly reference?: string }
  readonly assignedTo?: string
  /** A person has said that it is nobody's. */
  readonly dismissed?: { readonly note: string; readonly at: number; readonly by?: string }
}

/** A payment by its provider's own id. */
export interface PaymentName {
  readonly provider: string
  readonly payment: string
}

/** The attempt a payment belongs to, and its session. */
export interface PaymentHolder {
  readonly session: string
  readonly attempt: string
}

/** Who wants to hear of new revisions, whichever server made them. */
export interface Watcher {
  /** Also told, with the same revision again, when a claim has ended. */
  revision(session: string, revision: number): void
  /** Some may not have been heard: whoever shows sessions must read them again. */
  missed(): void
  /** The sessions that somebody is shown now: where storage cannot tell, it looks at these. */
  watched(): readonly string[]
}

/** `return`: of the address that a provider's page sends the buyer back to. */
export type KeyKind = 'token' | 'code' | 'page' | 'return'

/** A file of a widget that some page may still ask for, as a server of that release has put it here. */
export interface StoredChunk {
  readonly name: string
  /** SHA-256 of the file, base64url. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/** A payment that a callback has named and that no attempt knows: its provider is to be asked what it is. */
export interface Stray {
  readonly provider: string
  readonly payment: string
  readonly tries: number
  /** The provider's own place that the callback says it was paid at. */
  readonly terminal?: string
}

/** A stray that one caller is to ask about until `until` (ms). */
interface ClaimedStray extends Stray {
  readonly until: number
}

export interface Store extends Outbox, Counters, Erasing, RouteBook {
  /** True where no other server can be at work on the same data: a claim of somebody else is then a dead one's. */
  readonly alone: boolean
  /**
   * Stores a new session with its first keys; where its order is known already nothing is stored and the
   * session that holds the order is returned.
   */
  open(state: SessionState, wakeAt: number | undefined, keys: readonly NewKey[]): Promise<'opened' | SessionState>
  /** One that is there already stays as it is. */
  addKeys(session: string, keys: readonly NewKey[]): Promise<void>
  /** Ends every key to the session. */
  dropKeys(session: string): Promise<void>
  /** Whose key this is; `fingerprint` is never the key itself. */
  keyHolder(fingerprint: string): Promise<{ session: string; kind: KeyKind } | undefined>
  read(session: string): Promise<SessionState | undefined>
  /**
   * Reads, changes and stores one session under a lock. `change` is pure and may be called again; where it returns no
   * `change` nothing is stored. `value` is what the caller gets back. `about`, the id of unmatched money or a payment, is
   * read under the same lock: how it stands as unmatched money, and the attempt that holds it. Where another attempt takes that
   * payment meanwhile, `change` is called again.
   */
  change<T>(
    session: string,
    change: (
      state: SessionState,
      unmatched: Unmatched | undefined,
      holder: PaymentHolder | undefined,
    ) => { readonly value: T; readonly change?: Change },
    about?: string | PaymentName,
  ): Promise<T | undefined>
  /** The session an attempt of ours belongs to. */
  sessionOfAttempt(attempt: string): Promise<string | undefined>
  /** The attempt that holds a provider's payment. */
  attemptOfPayment(provider: string, payment: string): Promise<PaymentHolder | undefined>
  sessionOfRefund(refund: string): Promise<string | undefined>
  /** By age and, of those made in the same millisecond, by id. */
  list(filter: SessionFilter): Promise<readonly SessionState[]>
  /** The newest sessions of a customer, at most `limit`; those that a server of an older release has written may be missing. */
  newestOf(customer: string, limit: number): Promise<readonly SessionState[]>
  log(session: string): Promise<readonly StoredLogLine[]>
  /** Sessions whose time has come, at most `limit`, each given to one caller only until `until` (ms). */
  due(now: number, until: number, limit: number): Promise<readonly string[]>
  /**
   * Keeps money to no known order; the same payment once, with the larger totals. `message` is stored only with a new
   * one, or with more money of one that was dismissed, which so is there again. Gives back what is kept, with the attempt it has been assigned to;
   * undefined, and nothing is kept, where an attempt has come to hold the payment meanwhile.
   */
  keepUnmatched(unmatched: Unmatched, message: OutboxMessage): Promise<Unmatched | undefined>
  unmatched(): Promise<readonly Unmatched[]>
  unmatchedById(id: string): Promise<Unmatched | undefined>
  unmatchedOfPayment(provider: string, payment: string): Promise<Unmatched | undefined>
  /** Marks one that was assigned to nobody; the answer is how it then stands, undefined where there is none. */
  dismissUnmatched(id: string, dismissed: NonNullable<Unmatched['dismissed']>): Promise<Unmatched | undefined>
  /** Keeps a stray to be asked about from `at` (ms) on; one that is kept already is brought forward, and learns its place. */
  keepStray(stray: Omit<Stray, 'tries'>, at: number): Promise<void>
  /** Strays whose time has come, each given to one caller only until `until` (ms). */
  dueStrays(now: number, until: number, limit: number): Promise<readonly ClaimedStray[]>
  /**
   * It is known what it is (no `nextAt`), or it is asked about again at `nextAt` (ms), with one try more. Nothing is done where a
   * callback has named it again meanwhile: what was answered may be older than that.
   */
  settleStray(stray: ClaimedStray, nextAt: number | undefined): Promise<void>
  /** Keeps the files of a release, by their names, and that it was in use at `at` (ms). One that is there already becomes this release's. */
  keepChunks(release: string, chunks: readonly StoredChunk[], at: number): Promise<void>
  /** Forgets what belongs to none of the newest `releases` and was last in use before `before` (ms). */
  dropChunks(releases: number, before: number): Promise<void>
  chunkNames(): Promise<readonly string[]>
  chunk(name: string): Promise<StoredChunk | undefined>
  /** The first answer given under an idempotency key, or `undefined` after storing `answer` as the first. */
  firstUse(
    key: string,
    fingerprint: string,
    answer: string,
  ): Promise<{ fingerprint: string; answer: string } | undefined>
  /** Tells `watcher` of the revisions other servers make, until what it resolves with is called. */
  watch(watcher: Watcher): Promise<() => Promise<void>>
  /** Throws where storage cannot be reached. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** A session that may be erased by its age; `from` and `id` order them. */
export interface Erasable {
  readonly id: string
  readonly from: number
}

/** The part of the storage that finds what is to be erased. */
export interface Erasing {
  /** Of a database made since persons are erased by their age: after how many days, unless the server is told otherwise. */
  keepDays(): Promise<number | undefined>
  /**
   * Reads sessions that a server of an older release has written, at most `limit`, so that they are found by what follows; how many
   * it read. They are all found once it reads none.
   */
  findOlder(limit: number): Promise<number>
  /** Sessions that are over and may be erased from `until` (ms) on, in their order, after `after`. */
  erasable(until: number, after: Erasable | undefined, limit: number): Promise<readonly Erasable[]>
  /** The sessions of a customer that are not erased, after this one, at most `limit`. */
  sessionsOfCustomer(customer: string, after: string, limit: number): Promise<readonly string[]>
  /** Those of them that are over may be erased at once from now on, whoever does it; how many. */
  dueOfCustomer(customer: string): Promise<number>
  /** Drops idempotency keys and messages that were told, older than `before` (ms), at most `limit` of each; the larger of both counts. */
  dropOlder(before: number, limit: number): Promise<number>
  /** Takes persons out of money for nobody that was first seen before `before` (ms) and is settled. */
  unsayOlder(before: number): Promise<void>
  /** Overwrites what was deleted, as far as the database lets us. */
  wipe(): Promise<void>
  /** False where the database holds what was deleted before it was overwritten. */
  isCompact(): Promise<boolean>
  /** Writes the database anew without what was deleted; `false` where it does so by itself. */
  compact(): Promise<boolean>
}

export interface NewKey {
  readonly fingerprint: string
  readonly kind: KeyKind
}
