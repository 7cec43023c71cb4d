/** Serves the control panel and the stylesheet of the providers' pages. */
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { SandboxEnv } from '../wire.ts'

const FILES: Readonly<Record<string, readonly [place: string, type: string]>> = {
  '/': ['./panel.html', 'text/html; charset=utf-8'],
  '/_sandbox/assets/panel.css': ['./panel.css', 'text/css; charset=utf-8'],
  '/_sandbox/assets/panel.js': ['./panel.js', 'text/javascript; charset=utf-8'],
  '/_sandbox/assets/page.css': ['../pages/page.css', 'text/css; charset=utf-8'],
}

export function panelRoutes(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  for (const [path, [place, type]] of Object.entries(FILES)) {
    app.get(path, async (c) =>
      c.body(await readFile(new URL(place, import.meta.url)), 200, {
        'content-type': type,
        'cache-control': 'no-cache',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:",
      }),
    )
  }
  return app
}
