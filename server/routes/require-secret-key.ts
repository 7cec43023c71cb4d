import type { Hono } from 'hono'
import { bearer, isOneOf } from './bearer.ts'
import { problem } from './problems.ts'

const SHOP = "Send `Authorization: Bearer <PAYWICKET_SECRET_KEY>`. Only the shop's backend may call this."

/** Lets only those with a secret key to `paths` of `app`; others are told `detail`. */
export function requireSecretKey(
  app: Hono,
  paths: readonly string[],
  secretKeys: readonly string[],
  detail = SHOP,
): void {
  for (const path of paths) {
    app.use(path, async (c, next) => {
      const key = bearer(c.req.header('authorization'))
      c.header('cache-control', 'no-store')
      if (key !== undefined && isOneOf(key, secretKeys)) return next()
      return problem(c, 'invalid_key', detail)
    })
  }
}
