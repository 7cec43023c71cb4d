/**
 * What one worker of the browser tests talks to, in a process of its own: Paywicket, the sandbox, and a shop's pages on
 * an origin of theirs. Prints where they are as one line of JSON and ends with its parent.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, startSystem } from '../server/testing/system.ts'
import { bundle } from './bundle.ts'

const HOSTS = fileURLToPath(new URL('hosts', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '.html': 'text/html' }

const port = await freePort()
const hosts = `http://localhost:${port}`
const more = JSON.parse(process.env['PAYWICKET_TEST_ENV'] ?? '{}') as Record<string, string>
const system = await startSystem({ PAYWICKET_ORIGINS: hosts, ...more })
await system.control('PUT', '/settings', { searchSeconds: 0.3 })

/** What a page's server says besides the page: the strictest that the widget runs under. */
const HEADERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/csp.html': {
    'content-security-policy': [
      `default-src 'none'; script-src ${system.url}; style-src 'self'; connect-src ${system.url}`,
      `img-src ${system.url} data:; frame-src ${system.sandboxUrl} ${system.url}; require-trusted-types-for 'script'`,
    ].join('; '),
  },
  '/isolated.html': {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
}

let bundled: ReturnType<typeof bundle> | undefined

async function textOf(name: string): Promise<string | undefined> {
  if (!name.startsWith('/built/')) return readFile(join(HOSTS, name), 'utf8').catch(() => undefined)
  bundled ??= bundle(HOSTS)
  return (await bundled).get(name.slice('/built/'.length))
}

/** `/<page>?token=…` is `hosts/<page>.html`, with the parameters of its address in the placeholders. */
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', hosts)
  const name = extname(pathname) === '' ? `${pathname}.html` : pathname
  const text = await textOf(name)
  const type = `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8`
  const filled =
    extname(name) === '.html'
      ? text?.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) =>
          key === 'paywicket' ? system.url : (searchParams.get(key) ?? ''),
        )
      : text
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': type, ...HEADERS[name] })
  response.end(filled)
})
server.listen(port)
process.stdout.write(`${JSON.stringify({ url: system.url, sandboxUrl: system.sandboxUrl, hosts })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
