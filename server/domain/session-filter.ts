/** How a list of sessions is asked for, and its order. Pure. */

/** What a list goes on after; of those of one time the id decides. */
export interface Place {
  readonly id: string
  /** ms */
  readonly at: number
}

/** All that is named must hold. */
export interface SessionFilter {
  readonly order?: string
  readonly status?: string
  /** Only those that need a person. */
  readonly attention?: true
  /** A payment system's id of a payment or of a refund. */
  readonly reference?: string
  readonly customer?: string
  /** Of the order; `value` as `plainDecimal` writes it, in any currency where none is named. */
  readonly amount?: { readonly value: string; readonly currency?: string }
  /** Made at this time or later, ms. */
  readonly from?: number
  /** Made at this time or earlier, ms. */
  readonly to?: number
  /** The newest first unless said. */
  readonly sort?: 'newest' | 'oldest'
  readonly after?: Place
  readonly limit: number
}

/** Less than 0 where the first is older, or of the same time and has the lesser id. */
export function byAge(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
