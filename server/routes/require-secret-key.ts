import type { Hono } from 'hono'
import { bearer, isOneOf } from './bearer.ts'
import { problem } from './problems.ts'
import { tooManyWrong, type Refusing } from './refusals.ts'

const SHOP = "Send `Authorization: Bearer <PAYWICKET_SECRET_KEY>`. Only the shop's backend may call this."

/** Lets only those with a secret key to `paths` of `app`; others are told `detail`. */
export function requireSecretKey(
  app: Hono,
  paths: readonly string[],
  secretKeys: readonly string[],
  refusing: Refusing,
  detail = SHOP,
): void {
  for (const path of paths) {
    app.use(path, async (c, next) => {
      const key = bearer(c.req.header('authorization'))
      c.header('cache-control', 'no-store')
      if (key !== undefined && isOneOf(key, secretKeys)) return next()
      const tooMany = tooManyWrong(c, refusing, 'keys')
      if (tooMany) return tooMany
      return problem(c, 'invalid_key', detail)
    })
  }
}
