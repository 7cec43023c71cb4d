/** How retries space themselves out: twice as long each time up to a limit, and never in step with other buyers. */
export interface Backoff {
  /** The first wait, ms. */
  readonly first: number
  /** The longest wait, ms. */
  readonly longest: number
}

/** The wait before try number `tries` (0 is the first retry), in ms, spread by a quarter either way. */
export function backoff({ first, longest }: Backoff, tries: number, random = Math.random()): number {
  return Math.min(longest, first * 2 ** Math.min(tries, 16)) * (0.75 + random / 2)
}
