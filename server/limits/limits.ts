/** Every limit that is counted in memory. */
import { createQuota, type QuotaRule } from './quota.ts'

const MINUTE = 60_000

/** By whom each is counted stands beside it. No right key, token, code or signature is ever refused for a wrong one. */
const RULES = {
  /** Of a session: commands that may open a payment or call a provider. */
  choices: { turns: 30, per: MINUTE },
  /** Of a session: its other commands. */
  commands: { turns: 60, per: MINUTE },
  /** Of an attempt: looks at its provider because somebody came back from there. */
  returns: { turns: 1, per: 5000 },
  /** Of everybody together: what browsers report of policies. */
  reports: { turns: 120, per: MINUTE },
  /** Of a client's address, for wrong ones. */
  keys: { turns: 30, per: MINUTE },
  tokens: { turns: 60, per: MINUTE },
  codes: { turns: 30, per: MINUTE },
  /** The same, of each payment system. */
  callbacks: { turns: 60, per: MINUTE },
} as const satisfies Record<string, QuotaRule>

export type Limit = keyof typeof RULES
/** What can be guessed at. */
export type Guessed = Extract<Limit, 'keys' | 'tokens' | 'codes' | 'callbacks'>

/** So many event streams may one token hold open: a buyer's tabs. The others poll. */
const STREAMS = 6
/** So many keys of one limit are remembered; an entry is some 200 bytes. */
const MOST = 20_000

export interface Limits {
  /** Takes a turn of `key`, or of nobody in particular. Where it is one too many, which is counted, the ms to wait. */
  take(limit: Limit, key: string | undefined): number | undefined
  /** Opens one of a token's streams; the answer is called when it has ended. Undefined where there are enough. */
  openStream(token: string): (() => void) | undefined
}

export interface LimitsOptions {
  readonly now: () => number
  /** Hears of each refusal. */
  readonly onRefused: (limit: Limit | 'streams') => void
  /** Event streams a token, where that is not as usual. */
  readonly streams?: number
}

export function createLimits({ now, onRefused, streams = STREAMS }: LimitsOptions): Limits {
  const quotas = new Map(
    (Object.keys(RULES) as Limit[]).map((limit) => [limit, createQuota(RULES[limit], MOST, now)] as const),
  )
  /** Of tokens with open streams alone. */
  const open = new Map<string, number>()

  return {
    take(limit, key) {
      const wait = key === undefined ? undefined : quotas.get(limit)?.take(key)
      if (wait !== undefined) onRefused(limit)
      return wait
    },
    openStream(token) {
      const held = open.get(token) ?? 0
      if (held >= streams) {
        onRefused('streams')
        return undefined
      }
      open.set(token, held + 1)
      let isOpen = true
      return () => {
        if (!isOpen) return
        isOpen = false
        const left = (open.get(token) ?? 1) - 1
        if (left > 0) open.set(token, left)
        else open.delete(token)
      }
    },
  }
}
