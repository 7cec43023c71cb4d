/**
 * What one worker of the browser tests talks to, in a process of its own: Paywicket, the sandbox, and a shop's pages on
 * an origin of theirs. Prints where they are as one line of JSON and ends with its parent.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, startSystem } from '../server/testing/system.ts'

const HOSTS = fileURLToPath(new URL('hosts', import.meta.url))
const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '.html': 'text/html' }

const port = await freePort()
const hosts = `http://localhost:${port}`
const system = await startSystem({ PAYWICKET_ORIGINS: hosts })
await system.control('PUT', '/settings', { searchSeconds: 0.3 })

/** `/<page>?token=…` is `hosts/<page>.html` with its placeholders filled in. */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', hosts)
  const name = extname(pathname) === '' ? `${pathname}.html` : pathname
  void readFile(join(HOSTS, name), 'utf8').then(
    (text) => {
      response.setHeader('content-type', `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8`)
      response.end(
        text.replaceAll('{{paywicket}}', system.url).replaceAll('{{token}}', searchParams.get('token') ?? ''),
      )
    },
    () => {
      response.statusCode = 404
      response.end()
    },
  )
})
server.listen(port)
process.stdout.write(`${JSON.stringify({ url: system.url, sandboxUrl: system.sandboxUrl, hosts })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
