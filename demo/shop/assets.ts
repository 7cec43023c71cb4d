/** The shop's own files under `/shop/`. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Hono } from 'hono'
import { CATALOGUE } from './catalogue.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const PICTURES = CATALOGUE.map(({ id }) => `${id}.svg`)
const FILES: ReadonlyMap<string, URL> = new Map([
  ...['shop.css', 'gallery.css', 'logo.svg', ...PICTURES].map(
    (name) => [name, new URL(`../assets/${name}`, import.meta.url)] as const,
  ),
  ...['order.js', 'gallery.js', 'gallery-all.js', 'perform.js', 'ways.js'].map(
    (name) => [name, new URL(`../browser/${name}`, import.meta.url)] as const,
  ),
])

/** Only the files that are listed; anything else falls through to the server's own answer. */
export function assetFiles(): Hono {
  const app = new Hono()
  app.get('/:file', async (c, next) => {
    const name = c.req.param('file')
    const file = FILES.get(name)
    if (!file) return next()
    return c.body(await readFile(file), 200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
    })
  })
  return app
}
