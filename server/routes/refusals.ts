/** Who is refused, because he does something too often or comes with a wrong key: how he is told, and what the log says of him. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Client, Peer } from '../limits/client.ts'
import type { Guessed, Limits } from '../limits/limits.ts'
import { TEXTS } from '../texts/index.ts'
import { resolveLocale, type Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'
import { problem } from './problems.ts'

export interface Refusing {
  readonly limits: Limits
  readonly clientOf: (peer: Peer) => Client
}

/** In the context of a request: its answer is a refusal, whatever its status. */
const REFUSED = 'refused'
const STATUSES: ReadonlySet<number> = new Set([401, 403, 429])

/** The answer is one to a wrong code, though its status does not say so. */
export function markRefused(c: Context): void {
  c.set(REFUSED, true)
}

export const isRefused = (c: Context): boolean => STATUSES.has(c.res.status) || c.get(REFUSED) === true

/** Who sent this request. */
export function clientIn(c: Context, clientOf: Refusing['clientOf']): Client {
  // There is no connection where a test asks the routes themselves.
  const bindings = c.env as Partial<HttpBindings> | undefined
  return clientOf({
    address: bindings?.incoming?.socket.remoteAddress,
    forwardedFor: c.req.header('x-forwarded-for'),
  })
}

const seconds = (wait: number) => String(Math.max(1, Math.ceil(wait / 1000)))

/** That it was too often, in the buyer's words, with `Retry-After`; `wait` is in ms. */
export function tooOften(c: Context, wait: number, locale: Locale): string {
  c.header('retry-after', seconds(wait))
  return fillIn(TEXTS[locale].refusals.too_many_requests, { seconds: seconds(wait) })
}

/** 429 as a problem; `wait` is in ms. */
export const tooManyRequests = (c: Context, wait: number, locale = resolveLocale(undefined, undefined)): Response =>
  problem(c, 'too_many_requests', tooOften(c, wait, locale))

/**
 * Counts a wrong key, token, code or signature against the client's address; `of` keeps apart what is counted for itself.
 * Gives back the ms to wait where there were too many. It is asked for wrong ones alone, so a right one is never held up.
 */
export function waitAfterWrong(c: Context, { limits, clientOf }: Refusing, what: Guessed, of = ''): number | undefined {
  const { network } = clientIn(c, clientOf)
  return limits.take(what, network === undefined ? undefined : `${of} ${network}`)
}

/** The same for routes that answer with problems: 429 where there were too many. */
export function tooManyWrong(c: Context, refusing: Refusing, what: Guessed, of?: string): Response | undefined {
  const wait = waitAfterWrong(c, refusing, what, of)
  return wait === undefined ? undefined : tooManyRequests(c, wait)
}
