/** Variables that look like ours and that nobody reads: most often a name with a slip in it. */
import { nearestTo } from './nearest.ts'
import { KNOWN, type Env } from './variables.ts'

const PREFIXED = /^(PAYWICKET|CACTUSGINO|PAYMEGA|INVOICE)_/

/** A variable that nobody knows, and the known one that it is most like. */
export interface Stranger {
  readonly variable: string
  readonly nearest: string
}

/** Those of `env` that are set. */
export function strangersIn(env: Env): readonly Stranger[] {
  return Object.keys(env)
    .filter((name) => PREFIXED.test(name) && !KNOWN.includes(name) && env[name]?.trim())
    .map((variable) => ({ variable, nearest: nearestTo(variable, KNOWN) }))
}
