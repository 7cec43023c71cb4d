/** Where the shop hears of what happens, and of what it wants to hear there. Pure. */
import type { EventName } from '../../src/contract/shop/index.ts'

export interface WebhookAddress {
  readonly url: string
  /** Each message is signed with each of them: a receiver that knows one believes it. */
  readonly secrets: readonly string[]
  /** All of them where left out. */
  readonly events?: readonly EventName[]
}

/** The addresses that want to hear of `event`, and are not among those that were `told`, by their ids. */
export const stillToTell = <Address extends Pick<WebhookAddress, 'events'> & { readonly id: string }>(
  addresses: readonly Address[],
  event: string,
  told: readonly string[],
): readonly Address[] =>
  addresses.filter(
    ({ id, events }) => !told.includes(id) && (events === undefined || events.some((one) => one === event)),
  )
