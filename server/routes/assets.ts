/** The widget's own files, as built into `dist`. */
import { Hono, type Context } from 'hono'
import type { Releases } from '../checkout/releases.ts'
import { openAssets, packed, type Asset } from './asset-files.ts'
import { problem } from './problems.ts'
import { sendAsset } from './send-asset.ts'

/** Names of chunks carry a hash of what is in them. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** What a page is told to load, and the file that it gets. A bundler takes `element.js` and `paywicket.esm.js` from the package. */
export const ENTRIES = [
  ['/paywicket.js', 'paywicket.js'],
  ['/paywicket.standalone.js', 'paywicket.standalone.js'],
  ['/paywicket.esm.js', 'served.js'],
  ['/element.js', 'served.js'],
] as const
/** A name and no path. */
const NAME = /^\w[\w.-]*\.js$/
const NO_FILE = 'There is no such file. Load the page again.'
const MISSING = 'The widget is not built. Run `npm run build` and start again.'

/** As many files of other releases are held in memory. */
const MOST_OLDER = 100

/**
 * `GET /paywicket.js` and what it loads, from this release or one before it. `folder` is the absolute path of the build. A file
 * that did not come is asked for by another address, of which only the name counts: `/chunks/again-1/widget-….js`.
 */
export function assetRoutes(folder: string, releases: Pick<Releases, 'find'>): Hono {
  const app = new Hono()
  const ours = openAssets(folder)
  const older = new Map<string, Asset>()

  /** Of another release, whose names alone storage knows. */
  async function olderFile(name: string): Promise<Asset | undefined> {
    const held = older.get(name)
    if (held) return held
    const bytes = await releases.find(name)
    if (!bytes) return undefined
    const asset = await packed(bytes)
    older.set(name, asset)
    const [first] = older.keys()
    if (first !== undefined && older.size > MOST_OLDER) older.delete(first)
    return asset
  }

  const send = (c: Context, asset: Asset, caching: string): Response =>
    sendAsset(c, asset, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': caching,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })

  /** No cache may keep it: the next server may have the file. */
  function missing(c: Context, detail: string): Response {
    c.header('cache-control', 'no-store')
    c.header('access-control-allow-origin', '*')
    return problem(c, 'not_found', detail)
  }

  for (const [entry, file] of ENTRIES) {
    app.get(entry, async (c) => {
      // A build for one who works on the widget has the bundler's files alone.
      const found = await ours.find(file, entry.slice(1))
      return found ? send(c, found, 'public, no-cache') : missing(c, MISSING)
    })
  }
  app.on('GET', ['/chunks/:file', '/chunks/:again{again-\\d+}/:file'], async (c) => {
    const file = c.req.param('file') ?? ''
    if (!NAME.test(file)) return missing(c, NO_FILE)
    const found = (await ours.find(`chunks/${file}`)) ?? (await olderFile(file))
    return found ? send(c, found, FOR_EVER) : missing(c, NO_FILE)
  })
  return app
}
