/**
 * What one worker of the browser tests talks to, in a process of its own: Paywicket, the sandbox, and a shop's pages on
 * an origin of theirs. Prints where they are as one line of JSON and ends with its parent.
 */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStories } from '../stories/serve.ts'
import { startSystem } from '../test/support/system.ts'
import { bundle } from './bundle.ts'
import { hostNamed } from './hosts.ts'

const FILES = fileURLToPath(new URL('hosts', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '.html': 'text/html' }

const server = createServer()
await once(server.listen(0), 'listening')
const hosts = `http://localhost:${(server.address() as AddressInfo).port}`
const more = JSON.parse(process.env['PAYWICKET_TEST_ENV'] ?? '{}') as Record<string, string>
// A journey names the route it goes, whichever the picker would take for its row.
const system = await startSystem({ PAYWICKET_ORIGINS: hosts, PAYWICKET_ROWS: 'routes', ...more }, { isLive: true })
await system.control('PUT', '/settings', { searchSeconds: 0.3 })
const stories = await serveStories()

const SYSTEM = { paywicket: system.url, paywicketHost: new URL(system.url).origin, provider: system.sandboxUrl }
/** The page that stands for a payment system's own is at the other name of the same server. */
const STORIES = {
  paywicket: stories.url,
  paywicketHost: stories.url,
  provider: stories.url.replace('localhost', '127.0.0.1'),
}

const bundles = new Map<string, ReturnType<typeof bundle>>()

async function textOf(path: string): Promise<string | undefined> {
  const [, library, name] = /^\/built\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (library === undefined || name === undefined) {
    return readFile(join(FILES, path), 'utf8').catch(() => undefined)
  }
  const bundled = bundles.get(library) ?? bundle(library)
  bundles.set(library, bundled)
  return (await bundled).get(name)
}

/**
 * A page may have several tokens in its address, and repeats what stands between `<!-- each -->` and `<!-- /each -->` for
 * each of them. On a page that is for `several` the number of each stands in the place of `{{nth}}`.
 */
function repeated(page: string, tokens: readonly string[], several: boolean): string {
  const text = several ? page.replace('</head>', '<link rel="stylesheet" href="/several.css" /></head>') : page
  return text.replaceAll(/<!-- each -->(.*?)<!-- \/each -->/gs, (_, part: string) =>
    tokens
      .map((token, nth) => part.replaceAll('{{token}}', token).replaceAll('{{nth}}', several ? `-${nth}` : ''))
      .join(''),
  )
}

/**
 * `/<host>?token=…` is the host's page, with the parameters of its address in the placeholders. With `stories` among them
 * the tokens are names of stories, and the server of the checkout the one that shows them.
 */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search, searchParams } = new URL(request.url ?? '/', hosts)
  const isPage = extname(pathname) === ''
  const { name, page = name, values = {}, headers = {} } = hostNamed(pathname.slice(1))
  const known: Readonly<Record<string, string>> = {
    ...(searchParams.has('stories') ? STORIES : SYSTEM),
    hosts,
    query: search.slice(1),
  }
  const filled = (text: string): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
      const own = values[key]
      return own === undefined ? (known[key] ?? searchParams.get(key) ?? '') : filled(own)
    })
  const text = await textOf(isPage ? `${page}.html` : pathname)
  const type = `${TYPES[isPage ? '.html' : extname(pathname)] ?? 'text/plain'}; charset=utf-8`
  response.writeHead(text === undefined ? 404 : 200, {
    'content-type': type,
    ...(isPage && Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, filled(value)]))),
  })
  response.end(
    isPage && text !== undefined
      ? filled(repeated(text, searchParams.getAll('token'), searchParams.has('stories')))
      : text,
  )
}
server.on('request', (request, response) => {
  answer(request, response).catch((error: unknown) => {
    // One page that cannot be made must not end the server of all the others.
    response.writeHead(500).end(String(error))
  })
})
process.stdout.write(
  `${JSON.stringify({ url: system.url, sandboxUrl: system.sandboxUrl, hosts, stories: stories.url })}\n`,
)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
