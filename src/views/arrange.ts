/** Which ways to pay stand where, and which of them is chosen to begin with. Pure. */
import type { Choose, Method, Session } from '../contract/index.ts'

export interface Arrangement {
  /** In the order of the screen. */
  readonly methods: readonly Method[]
  /** The id to begin with; undefined where the buyer has to say. */
  readonly chosen: string | undefined
}

/**
 * What this browser chose last (`last`, a channel) goes first, then what the server suggests, then the rest as the server has
 * it; what cannot be had is last. One that did not work stays where it was, and the next one is chosen in its place; what an
 * underpaid order was paid by is chosen again.
 */
export function arrange(
  { methods, suggested, notice }: Pick<Choose, 'methods' | 'suggested' | 'notice'>,
  last: string | undefined,
  attempt?: Pick<NonNullable<Session['attempt']>, 'method' | 'status'>,
): Arrangement {
  const { method: tried, status } = attempt ?? {}
  const again = status === 'underpaid' || status === 'expired'
  const favourites = [again && notice ? tried : undefined, last, suggested]
  const rankOf = ({ id, channel = id, disabled }: Method) => {
    if (disabled && id !== tried) return favourites.length + 1
    const rank = favourites.findIndex((one) => one === id || one === channel)
    return rank < 0 ? favourites.length : rank
  }
  const ranks = [...favourites.keys(), favourites.length, favourites.length + 1]
  const arranged = ranks.flatMap((rank) => methods.filter((method) => rankOf(method) === rank))
  const usable = arranged.filter(({ disabled }) => !disabled)
  const [first = usable[0]] = again ? usable : usable.filter(({ id }) => id !== tried)
  const isKnown = first && (notice || usable.length === 1 || rankOf(first) < favourites.length)
  return { methods: arranged, chosen: isKnown ? first.id : undefined }
}
