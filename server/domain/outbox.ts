/** The part of the storage that holds what the shop is to be told by webhook. */

import type { WebhookState } from '../../src/contract/shop/index.ts'
import type { Place } from './session-filter.ts'

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
  /** The addresses that have taken it, while others have not; none where left out. */
  readonly told?: readonly string[]
}

export type Delivery =
  | { readonly kind: 'delivered' }
  /** `told`: the addresses that have taken it by now. */
  | { readonly kind: 'again'; readonly at: number; readonly error: string; readonly told?: readonly string[] }
  | { readonly kind: 'given-up'; readonly error: string }

/** A message as it stands, whatever became of it. */
export interface KeptMessage extends WaitingMessage {
  readonly state: WebhookState
  /** The session it tells of, where it is one's. */
  readonly session?: string
  /** What the last try came to, where it was not taken. */
  readonly error?: string
}

/** All that is named must hold. */
export interface MessageFilter {
  readonly state?: WebhookState
  readonly session?: string
  readonly after?: Place
  readonly limit: number
}

export interface Outbox {
  /** Messages whose time has come, each given to one caller only until `until` (ms). */
  claimMessages(now: number, until: number, limit: number): Promise<readonly WaitingMessage[]>
  recordDelivery(id: string, delivery: Delivery): Promise<void>
  /** The newest first and, of those of one millisecond, by id; at most `limit`. */
  listMessages(filter: MessageFilter): Promise<readonly KeptMessage[]>
  message(id: string): Promise<KeptMessage | undefined>
  /** Puts one back, to be told again under the same id, to each address, with all its tries before it. False where there is none. */
  requeue(id: string, at: number): Promise<boolean>
  /** How long the oldest waiting one has waited, ms; 0 where none waits. */
  oldestMessage(now: number): Promise<number>
}
