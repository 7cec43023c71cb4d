/** What the shop is to be told, in memory: a part of `memory-store.ts`. */
import type { KeptMessage, Outbox, OutboxMessage, WaitingMessage } from '../../../server/domain/outbox.ts'
import { byAge } from '../../../server/domain/session-filter.ts'
import type { WebhookState } from '../../../src/contract/shop/index.ts'

export interface StoredMessage extends WaitingMessage {
  readonly session: string | undefined
  readonly tries: number
  readonly nextAt: number | undefined
  readonly state: WebhookState
  readonly error: string
}

const untold = ({ told: _by, ...message }: StoredMessage): StoredMessage => message

const byTime = (a: { nextAt: number | undefined }, b: { nextAt: number | undefined }) =>
  (a.nextAt ?? 0) - (b.nextAt ?? 0)

function keptMessage({ nextAt: _due, session, error, ...message }: StoredMessage): KeptMessage {
  return { ...message, ...(session === undefined ? {} : { session }), ...(error === '' ? {} : { error }) }
}

/** `isErased`: is a session of this id there that has been erased? What waited to be told of it goes with its telling. */
export function memoryOutbox(isErased: (session: string) => boolean) {
  const outbox = new Map<string, StoredMessage>()
  /** The event of every message that was ever stored, by its id. */
  const said = new Map<string, string>()

  function enqueue(messages: readonly OutboxMessage[], at: number, session?: string): void {
    for (const { id, event, body } of messages) {
      said.set(id, event)
      outbox.set(id, { id, session, event, body, createdAt: at, tries: 0, nextAt: at, state: 'waiting', error: '' })
    }
  }

  function dropErased({ id, session }: StoredMessage): void {
    if (session !== undefined && isErased(session)) outbox.delete(id)
  }

  const part: Outbox = {
    async claimMessages(now, until, limit) {
      const ready = [...outbox.values()]
        .filter(({ nextAt }) => nextAt !== undefined && nextAt <= now)
        .toSorted(byTime)
        .slice(0, limit)
      for (const message of ready) outbox.set(message.id, { ...message, nextAt: until })
      return ready
    },
    async recordDelivery(id, delivery) {
      const held = outbox.get(id)
      if (!held) return
      const tried = { ...held, tries: held.tries + 1 }
      switch (delivery.kind) {
        case 'delivered':
          outbox.set(id, { ...untold(tried), nextAt: undefined, state: 'delivered', error: '' })
          dropErased(tried)
          return
        case 'again':
          {
            const { told = [] } = delivery
            const now = { ...untold(tried), nextAt: delivery.at, error: delivery.error }
            outbox.set(id, told.length === 0 ? now : { ...now, told })
          }
          return
        case 'given-up':
          outbox.set(id, { ...tried, nextAt: undefined, state: 'failed', error: delivery.error })
          dropErased(tried)
          return
      }
    },
    async listMessages({ state, session, after, limit }) {
      const place = ({ id, createdAt }: StoredMessage) => ({ id, at: createdAt })
      return [...outbox.values()]
        .filter((one) => state === undefined || one.state === state)
        .filter((one) => session === undefined || one.session === session)
        .filter((one) => !after || byAge(place(one), after) < 0)
        .toSorted((a, b) => byAge(place(b), place(a)))
        .slice(0, limit)
        .map(keptMessage)
    },
    async message(id) {
      const held = outbox.get(id)
      return held && keptMessage(held)
    },
    async requeue(id, at) {
      const held = outbox.get(id)
      if (!held) return false
      outbox.set(id, { ...untold(held), nextAt: at, state: 'waiting', tries: 0 })
      return true
    },
    async oldestMessage(now) {
      const waiting = [...outbox.values()].filter(({ nextAt }) => nextAt !== undefined)
      return waiting.length === 0 ? 0 : Math.max(0, now - Math.min(...waiting.map(({ createdAt }) => createdAt)))
    },
  }
  return { outbox, said, enqueue, part }
}
