/** Makes the pages of a server load themselves anew when it is started again. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'

const SCRIPT = readFileSync(new URL('reload.js', import.meta.url), 'utf8')

/**
 * To be added before all other routes: every page that they make gets a script of its own origin in its head, with the mark
 * that the page's policy wants. Its policy has `connect-src 'self'`. The script hears of the next start by the stream at `/dev/events`.
 */
export function addReload(app: Hono): void {
  const start = randomUUID()

  app.get('/dev/reload.js', (c) =>
    c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' }),
  )

  app.get('/dev/events', (c) =>
    streamSSE(c, async (stream) => {
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve))
      await stream.writeSSE({ data: start, retry: 300 })
      await gone
    }),
  )

  app.use('*', async (c, next) => {
    await next()
    if (!c.res.headers.get('content-type')?.startsWith('text/html')) return
    const page = await c.res.text()
    const nonce = /'nonce-([\w-]+)'/.exec(c.res.headers.get('content-security-policy') ?? '')?.[1]
    const mark = nonce === undefined ? '' : ` nonce="${nonce}"`
    const tag = `<script type="module" src="/dev/reload.js?start=${start}"${mark}></script>`
    c.res = new Response(page.replace('</head>', `${tag}</head>`), c.res)
  })
}
