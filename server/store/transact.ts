/** Transactions that are tried again where two stood in each other's way, and what every database can hold. */
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** PostgreSQL's codes for two transactions that stood in each other's way; one of them is to try again. */
const COLLISIONS: ReadonlySet<unknown> = new Set(['40001', '40P01'])
const TRIES = 4

/** What a transaction throws that is to be made anew, because another has changed meanwhile what it had read. */
export const collision = (message: string): Error => Object.assign(new Error(message), { code: '40001' })

async function withRetries<T>(work: () => Promise<T>, left = TRIES): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const collided = error instanceof Error && 'code' in error && COLLISIONS.has(error.code)
    if (!collided || left <= 1) throw error
    return withRetries(work, left - 1)
  }
}

export type Transact = <T>(work: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>

/** `work` may run more than once; only its last run is kept. */
export function transactor(db: Kysely<Tables>): Transact {
  return (work) => withRetries(() => db.transaction().execute(work))
}

/** PostgreSQL's texts hold no zero character: nothing of ours is found under one, on any database. */
export const isText = (value: string): boolean => !value.includes('\u0000')
