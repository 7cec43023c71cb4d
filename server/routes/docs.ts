/** The API to read, for people at `/docs` and for machines at `/openapi.json`: public, the same for everybody, each drawn once. */
import { Hono, type Context } from 'hono'
import type { Config } from '../config.ts'
import { ownPaths } from '../domain/own-paths.ts'
import type { ApiDocument } from '../pages/docs/document.ts'
import { errorPage, errorsPage, unknownErrorPage } from '../pages/docs/errors.ts'
import { referencePage } from '../pages/docs/reference.ts'
import { DOCS_CSS } from '../pages/docs/style.ts'
import { listedCode, type CodeEntry } from '../texts/meaning.ts'
import { packed, type Asset } from './asset-files.ts'
import { pageHeaders } from './page-headers.ts'
import { sendAsset } from './send-asset.ts'

export interface DocsDeps {
  readonly config: Pick<Config, 'publicUrl'>
  readonly codes: readonly CodeEntry[]
  /** Resolves with the OpenAPI document of the whole server. */
  readonly document: () => Promise<ApiDocument>
}

/** Asked for again, and not sent again where it is the same. */
const CACHING = { 'cache-control': 'public, no-cache' }
const HTML = { 'content-type': 'text/html; charset=utf-8', ...CACHING }

export function docsRoutes({ config, codes, document }: DocsDeps): Hono {
  const app = new Hono()
  const paths = ownPaths(config.publicUrl)
  const known = new Set(codes.map(({ code }) => code))
  const held = new Map<string, Promise<Asset>>()

  /** Drawn when it is first asked for. `key` is one of a list of our own. */
  function once(key: string, draw: () => unknown): Promise<Asset> {
    const asset = held.get(key) ?? Promise.resolve(draw()).then((text) => packed(Buffer.from(String(text))))
    held.set(key, asset)
    return asset
  }

  /** A page that runs, posts and frames nothing. */
  async function page(c: Context, asset: Promise<Asset>, status: 200 | 404 = 200): Promise<Response> {
    const ready = await asset
    pageHeaders(c, config, { forms: [], ancestors: [] })
    return sendAsset(c, ready, HTML, status)
  }

  app.get('/openapi.json', async (c) => {
    const asset = await once('openapi.json', async () => JSON.stringify(await document()))
    return sendAsset(c, asset, { 'content-type': 'application/json', ...CACHING })
  })
  app.get('/docs', (c) =>
    page(
      c,
      once('docs', async () => referencePage(await document(), paths)),
    ),
  )
  app.get('/docs/docs.css', async (c) => {
    const asset = await once('docs.css', () => DOCS_CSS)
    return sendAsset(c, asset, { 'content-type': 'text/css; charset=utf-8', ...CACHING })
  })
  app.get('/docs/errors', (c) =>
    page(
      c,
      once('errors', () => errorsPage(codes, paths)),
    ),
  )
  app.get('/docs/errors/:code', (c) => {
    const code = listedCode(c.req.param('code'))
    const draw = () => errorPage(code, codes, paths) ?? unknownErrorPage(paths)
    return known.has(code)
      ? page(c, once(`errors/${code}`, draw))
      : page(
          c,
          once('unknown', () => unknownErrorPage(paths)),
          404,
        )
  })
  return app
}
