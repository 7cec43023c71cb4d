/** The part of the storage that holds what the shop is to be told by webhook. */

/** A message to the shop, stored by the change that made it true. */
export interface OutboxMessage {
  /** The `webhook-id`, the same however often it is sent. */
  readonly id: string
  readonly event: string
  readonly body: string
}

/** A message that waits to be delivered, or was given up. */
export interface WaitingMessage extends OutboxMessage {
  readonly createdAt: number
  readonly tries: number
}

/** A message as it stands, whatever became of it. */
export interface StoredMessage extends WaitingMessage {
  readonly state: 'waiting' | 'delivered' | 'failed'
  /** Of the last try, where that failed. */
  readonly error?: string
}

export type Delivery =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly at: number; readonly error: string }
  | { readonly kind: 'given-up'; readonly error: string }

export interface Outbox {
  /** Messages whose time has come, each given to one caller only until `until` (ms). */
  claimMessages(now: number, until: number, limit: number): Promise<readonly WaitingMessage[]>
  recordDelivery(id: string, delivery: Delivery): Promise<void>
  /** Messages nobody answered for three days, at most `limit`, oldest first. */
  failedMessages(limit: number): Promise<readonly (WaitingMessage & { readonly error: string })[]>
  /** What there is of a session, at most `limit`, oldest first. */
  messagesOf(session: string, limit: number): Promise<readonly StoredMessage[]>
  /** Puts one back, to be told again under the same id, with all its tries before it. False where there is none. */
  requeue(id: string, at: number): Promise<boolean>
  /** How long the oldest waiting one has waited, ms; 0 where none waits. */
  oldestMessage(now: number): Promise<number>
}
