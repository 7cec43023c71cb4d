/** The widget's own files, as built into `dist`. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Hono } from 'hono'
import { problem } from './problems.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.json': 'application/json',
}

/** `GET /paywicket.js` and what it loads. `folder` is the absolute path of the build. */
export function assetRoutes(folder: string): Hono {
  const app = new Hono()
  async function send(path: string, age: number): Promise<Response | undefined> {
    const file = normalize(join(folder, path))
    const type = TYPES[extname(file)]
    if (!file.startsWith(folder + sep) || type === undefined) return undefined
    const bytes = await readFile(file).catch(() => undefined)
    if (!bytes) return undefined
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'cache-control': age > 0 ? `public, max-age=${age}, immutable` : 'public, no-cache',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      },
    })
  }
  const missing = 'The widget is not built. Run `npm run build` and start again.'
  for (const entry of ['/paywicket.js', '/paywicket.esm.js', '/sri.json']) {
    app.get(entry, async (c) => (await send(entry, 0)) ?? problem(c, 'not_found', missing))
  }
  app.get(
    '/chunks/:file',
    async (c) => (await send(`chunks/${c.req.param('file')}`, 31_536_000)) ?? problem(c, 'not_found', missing),
  )
  return app
}
