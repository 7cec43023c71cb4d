/** An answer that is the same for everybody: packed once, and not sent again to who has it. */
import type { Context } from 'hono'
import type { Asset, Encoding } from './asset-files.ts'

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** Answers with `asset`, or 304 to who has it. `headers` hold its type and its caching. */
export function sendAsset(
  c: Context,
  { hash, bodies }: Asset,
  { 'content-type': type, ...headers }: { readonly 'content-type': string } & Readonly<Record<string, string>>,
  status: 200 | 404 = 200,
): Response {
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
  const tag = `"${hash.slice(0, 22)}-${encoding}"`
  const all = { etag: tag, vary: 'Accept-Encoding', ...headers }
  if ((c.req.header('if-none-match') ?? '').includes(tag)) return c.body(null, 304, all)
  return c.body(bodies[encoding], status, {
    ...all,
    'content-type': type,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
}
