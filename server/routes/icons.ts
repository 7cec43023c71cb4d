/** Pictures of methods, fetched by us so that a buyer's browser never talks to a host the shop did not choose. */
import { Hono } from 'hono'
import { isLoopback } from '../providers/kit/safe-url.ts'
import { problem } from './problems.ts'

const LARGEST = 256 * 1024
const PATIENCE = 5000
const KINDS = new Set(['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'image/gif'])
/** How many pictures are kept, the oldest going first. */
const KEPT = 500

interface Picture {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

function isAllowed(address: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, hostname, username } = new URL(address)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isSafe && hosts.includes(host) && username === ''
}

/** Our address for a provider's picture, or undefined where its host is not on the list. */
export function iconAddress(publicUrl: string, hosts: readonly string[]): (address: string) => string | undefined {
  return (address) =>
    isAllowed(address, hosts) ? `${publicUrl}/v1/icons?of=${encodeURIComponent(address)}` : undefined
}

async function fetchPicture(address: string): Promise<Picture | undefined> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  if (!answer.ok || !KINDS.has(type) || Number(answer.headers.get('content-length') ?? 0) > LARGEST) return undefined
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return bytes.byteLength > LARGEST ? undefined : { type, bytes }
}

/** `GET /v1/icons?of=<address>`, only for the hosts in `PAYWICKET_ICON_HOSTS`; a picture can run nothing and load nothing. */
export function iconRoutes(hosts: readonly string[]): Hono {
  const kept = new Map<string, Picture>()
  const app = new Hono()
  app.get('/', async (c) => {
    const address = c.req.query('of') ?? ''
    if (!isAllowed(address, hosts)) return problem(c, 'not_found', 'Pictures of this host are not served', 'of')
    let picture = kept.get(address)
    try {
      picture ??= await fetchPicture(address)
    } catch {
      // A picture that cannot be had is a missing picture; the method is drawn without it.
      picture = undefined
    }
    if (!picture) return problem(c, 'not_found', 'There is no picture at this address', 'of')
    kept.set(address, picture)
    const oldest = kept.keys().next()
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
    return c.body(picture.bytes, 200, {
      'content-type': picture.type,
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
  return app
}
