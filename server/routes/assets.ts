/** The widget's own files, as built into `dist`, compressed once. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { Hono, type Context } from 'hono'
import { problem } from './problems.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
}
/** Names of chunks carry a hash of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const MISSING = 'The widget is not built. Run `npm run build` and start again.'

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) } as const
type Encoding = keyof typeof pack | 'identity'

interface Asset {
  readonly type: string
  readonly bodies: Readonly<Record<Encoding, Uint8Array<ArrayBuffer>>>
}

async function load(folder: string, path: string): Promise<Asset | undefined> {
  const file = normalize(join(folder, path))
  const type = TYPES[extname(file)]
  if (!file.startsWith(folder + sep) || type === undefined) return undefined
  const bytes = await readFile(file).catch(() => undefined)
  if (!bytes) return undefined
  const [br, gzipped] = await Promise.all([pack.br(bytes), pack.gzip(bytes)])
  return { type, bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gzipped), identity: new Uint8Array(bytes) } }
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** `GET /paywicket.js` and what it loads. `folder` is the absolute path of the build. */
export function assetRoutes(folder: string): Hono {
  const app = new Hono()
  const loaded = new Map<string, Promise<Asset | undefined>>()

  async function send(c: Context, path: string, caching: string): Promise<Response> {
    const held = loaded.get(path) ?? load(folder, path)
    const asset = await held
    if (!asset) return problem(c, 'not_found', MISSING)
    loaded.set(path, held)
    const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
    return c.body(asset.bodies[encoding], 200, {
      'content-type': asset.type,
      'cache-control': caching,
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    })
  }
  for (const entry of ['/paywicket.js', '/paywicket.standalone.js', '/paywicket.esm.js', '/element.js']) {
    app.get(entry, (c) => send(c, entry, 'public, no-cache'))
  }
  app.get('/chunks/:file', (c) => send(c, `chunks/${c.req.param('file')}`, FOR_EVER))
  return app
}
