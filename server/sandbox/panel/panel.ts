/** Serves the control panel and the stylesheets of the providers' pages. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import type { SandboxEnv } from '../wire.ts'

/** Each address is written out, so that the build finds the file and puts it beside the bundle. */
const FILES: Readonly<Record<string, readonly [file: URL, type: string]>> = {
  '/': [new URL('./panel.html', import.meta.url), 'text/html; charset=utf-8'],
  '/_sandbox/assets/panel.css': [new URL('./panel.css', import.meta.url), 'text/css; charset=utf-8'],
  '/_sandbox/assets/panel.js': [new URL('./panel.js', import.meta.url), 'text/javascript; charset=utf-8'],
  '/_sandbox/assets/colours.css': [new URL('../pages/colours.css', import.meta.url), 'text/css; charset=utf-8'],
  '/_sandbox/assets/page.css': [new URL('../pages/page.css', import.meta.url), 'text/css; charset=utf-8'],
}

const policyOf = (nonce: string): string =>
  [
    `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self'; connect-src 'self'; img-src data:`,
    "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ].join('; ')

export function panelRoutes(): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, async (c) => {
      const nonce = randomBytes(16).toString('base64url')
      const text = (await readFile(file, 'utf8')).replace('{{nonce}}', nonce)
      return c.body(text, 200, {
        'content-type': type,
        'cache-control': 'no-cache',
        'content-security-policy': policyOf(nonce),
        'x-content-type-options': 'nosniff',
      })
    })
  }
  return app
}
