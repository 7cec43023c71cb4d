/** The widget's own files, as built into `dist`, compressed once. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { Hono, type Context } from 'hono'
import type { Releases } from '../checkout/releases.ts'
import { problem } from './problems.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
}
/** Names of chunks carry a hash of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** What a page is told to load, and the file that it gets. A bundler takes `element.js` and `paywicket.esm.js` from the package. */
const ENTRIES = [
  ['/paywicket.js', 'paywicket.js'],
  ['/paywicket.standalone.js', 'paywicket.standalone.js'],
  ['/paywicket.esm.js', 'served.js'],
  ['/element.js', 'served.js'],
] as const
/** A name and no path. */
const NAME = /^\w[\w.-]*\.js$/
const NO_FILE = 'There is no such file. Load the page again.'
const MISSING = 'The widget is not built. Run `npm run build` and start again.'

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const
type Encoding = keyof typeof pack | 'identity'

interface Asset {
  readonly type: string
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
}

async function read(folder: string, path: string): Promise<Uint8Array | undefined> {
  const file = normalize(join(folder, path))
  return file.startsWith(folder + sep) ? readFile(file).catch(() => undefined) : undefined
}

async function asset(path: string, bytes: Uint8Array | undefined): Promise<Asset | undefined> {
  const type = TYPES[extname(path)]
  if (!bytes || type === undefined) return undefined
  const [br, gzipped] = await Promise.all([pack.br(bytes), pack.gzip(bytes)])
  return { type, bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity: new Uint8Array(bytes) } }
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** As many files of other releases are held in memory. */
const MOST_OLDER = 100

/**
 * `GET /paywicket.js` and what it loads, from this release or one before it. `folder` is the absolute path of the build. A file
 * that did not come is asked for by another address, of which only the name counts: `/chunks/again-1/widget-….js`.
 */
export function assetRoutes(folder: string, releases: Pick<Releases, 'find'>): Hono {
  const app = new Hono()
  const ours = new Map<string, Promise<Asset | undefined>>()
  const older = new Map<string, Promise<Asset | undefined>>()

  async function held(
    loaded: Map<string, Promise<Asset | undefined>>,
    path: string,
    load: () => Promise<Uint8Array | undefined>,
  ): Promise<Asset | undefined> {
    const loading = loaded.get(path) ?? load().then((bytes) => asset(path, bytes))
    const found = await loading
    if (found) loaded.set(path, loading)
    return found
  }

  function send(c: Context, { type, bodies }: Asset, caching: string): Response {
    const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
    return c.body(bodies[encoding], 200, {
      'content-type': type,
      'cache-control': caching,
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    })
  }

  /** No cache may keep it: the next server may have the file. */
  function missing(c: Context, detail: string): Response {
    c.header('cache-control', 'no-store')
    c.header('access-control-allow-origin', '*')
    return problem(c, 'not_found', detail)
  }

  for (const [entry, file] of ENTRIES) {
    app.get(entry, async (c) => {
      // A build for one who works on the widget has the bundler's files alone.
      const found = await held(ours, entry, async () => (await read(folder, file)) ?? read(folder, entry))
      return found ? send(c, found, 'public, no-cache') : missing(c, MISSING)
    })
  }
  app.on('GET', ['/chunks/:file', '/chunks/:again{again-\\d+}/:file'], async (c) => {
    const file = c.req.param('file') ?? ''
    if (!NAME.test(file)) return missing(c, NO_FILE)
    const path = `chunks/${file}`
    const found =
      (await held(ours, path, () => read(folder, path))) ?? (await held(older, path, () => releases.find(file)))
    const [first] = older.keys()
    if (first !== undefined && older.size > MOST_OLDER) older.delete(first)
    return found ? send(c, found, FOR_EVER) : missing(c, NO_FILE)
  })
  return app
}
