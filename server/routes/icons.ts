/** Pictures of methods, fetched by us so that a buyer's browser never talks to a host the shop did not choose. */
import { Hono } from 'hono'
import type { IconOf } from '../checkout/catalogue.ts'
import { isLoopback } from '../providers/kit/safe-url.ts'
import type { Marks } from './marks.ts'
import { problem } from './problems.ts'

/** Bytes of one picture, and of all that are kept. */
const LARGEST = 256 * 1024
const KEPT = 16 * 1024 * 1024
const PATIENCE = 5000
const KINDS = new Set(['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp', 'image/gif'])
/** So many are fetched at once: whoever asks for many gets few of them, and the host of the pictures is not ours to press. */
const AT_ONCE = 8
/** How long it is known that there is no picture at an address, ms, and of how many addresses. */
const ABSENT = 60_000
const ABSENTEES = 1000

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

/**
 * Our address for the picture of a channel: the shop's own, else that of its provider where the host is on the list, else the mark of its
 * brand; undefined where there is none.
 */
export function iconAddress(publicUrl: string, hosts: readonly string[], marks: Marks): IconOf {
  return (address, channel) => {
    const markOf = (from: 'shop' | 'brand') => {
      const name = marks.nameOf(from, channel)
      return name && `${publicUrl}/v1/icons/${encodeURIComponent(name)}`
    }
    const provided = address !== undefined && isAllowed(address, hosts)
    return (
      markOf('shop') ??
      (provided ? `${publicUrl}/v1/icons?of=${encodeURIComponent(address)}` : undefined) ??
      markOf('brand')
    )
  }
}

/** A picture can run nothing and load nothing. */
const SAFE = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
}

/** One picture however its address is written: without what follows the path, and with each sign as it is. Undefined for a broken one. */
function plainAddress(address: string): string | undefined {
  const { origin, pathname } = new URL(address)
  try {
    const path = pathname
      .split('/')
      .filter((part) => part !== '')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
    return `${origin}/${path.join('/')}`
  } catch {
    return undefined
  }
}

/** The body, or undefined where it is larger than it may be: no more is read than that. */
async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.byteLength
    // Leaving the loop ends the reading and with it the connection.
    if (size > LARGEST) return undefined
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

async function fetchPicture(address: string): Promise<Picture | undefined> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  const isPicture = answer.ok && KINDS.has(type) && Number(answer.headers.get('content-length') ?? 0) <= LARGEST
  const bytes = isPicture && answer.body ? await bytesOf(answer.body) : undefined
  if (!isPicture) await answer.body?.cancel()
  return bytes && { type, bytes }
}

/** What `fetchPicture` brings, once for all who ask, a few at a time, and kept: the oldest goes first. */
function pictures(now: () => number): (address: string) => Promise<Picture | undefined> {
  const kept = new Map<string, Picture>()
  const absent = new Map<string, number>()
  const coming = new Map<string, Promise<Picture | undefined>>()
  let size = 0

  const dropOldest = () => {
    for (const [address, { bytes }] of kept) {
      if (size <= KEPT) return
      kept.delete(address)
      size -= bytes.byteLength
    }
  }
  const bring = async (address: string): Promise<Picture | undefined> => {
    try {
      const picture = await fetchPicture(address)
      if (picture) {
        kept.set(address, picture)
        size += picture.bytes.byteLength
        dropOldest()
        return picture
      }
    } catch {
      // A picture that cannot be had is a missing picture; the method is drawn without it.
    } finally {
      coming.delete(address)
    }
    if (absent.size >= ABSENTEES) absent.clear()
    absent.set(address, now())
    return undefined
  }
  return async (address) => {
    const known = kept.get(address)
    if (known) return known
    const on = coming.get(address)
    if (on) return on
    const isAbsent = now() - (absent.get(address) ?? -Infinity) < ABSENT
    if (isAbsent || coming.size >= AT_ONCE) return undefined
    const brought = bring(address)
    coming.set(address, brought)
    return brought
  }
}

/** `GET /v1/icons?of=<address>`, only for the hosts in `PAYWICKET_ICON_HOSTS`, and `GET /v1/icons/<channel>`. */
export function iconRoutes(hosts: readonly string[], marks: Marks, now: () => number): Hono {
  const pictureAt = pictures(now)
  const app = new Hono()
  app.get('/', async (c) => {
    const address = c.req.query('of') ?? ''
    if (!isAllowed(address, hosts)) return problem(c, 'not_found', 'Pictures of this host are not served', 'of')
    const plain = plainAddress(address)
    const picture = plain === undefined ? undefined : await pictureAt(plain)
    if (!picture) return problem(c, 'not_found', 'There is no picture at this address', 'of')
    return c.body(picture.bytes, 200, {
      'content-type': picture.type,
      'cache-control': 'public, max-age=86400',
      ...SAFE,
    })
  })
  app.get('/:name', async (c) => {
    const mark = await marks.find(c.req.param('name'))
    if (!mark) return problem(c, 'not_found', 'There is no picture of this name')
    // A shop that has changed its own sees that within the hour.
    return c.body(mark, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600', ...SAFE })
  })
  return app
}
