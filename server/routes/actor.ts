/** Who does by hand what the shop's backend asks for: the log and the views name them. */
import type { Context } from 'hono'
import type { Actor } from '../domain/step.ts'

/** Of the header `Paywicket-Actor`, the first so many characters. */
const LONGEST = 100

/** `{ by }`, or nothing where the header is not sent. */
export function actorOf(c: Context): Actor {
  const by = c.req.header('paywicket-actor')?.trim().slice(0, LONGEST)
  return by ? { by } : {}
}
