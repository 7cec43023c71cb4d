/** How long the first answer of a method usually takes, learnt from the last ones this server has seen. */
const REMEMBERED = 25
const ENOUGH = 3

export interface WaitEstimates {
  /** One first answer of `method` took `seconds`. */
  record(method: string, seconds: number): void
  /** The median in whole seconds, once there is enough to go by. */
  usual(method: string): number | undefined
}

export function createWaitEstimates(): WaitEstimates {
  const seen = new Map<string, readonly number[]>()
  return {
    record(method, seconds) {
      seen.set(method, [...(seen.get(method) ?? []), seconds].slice(-REMEMBERED))
    },
    usual(method) {
      const sorted = (seen.get(method) ?? []).toSorted((a, b) => a - b)
      const middle = sorted[Math.floor(sorted.length / 2)]
      return sorted.length < ENOUGH || middle === undefined ? undefined : Math.max(1, Math.round(middle))
    },
  }
}
