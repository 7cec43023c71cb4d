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
const more = JSON.parse(process.env['PAYWICKET_TEST_ENV'] ?? '{}') as Record<string, string>
const system = await startSystem({ PAYWICKET_ORIGINS: hosts, ...more })
await system.control('PUT', '/settings', { searchSeconds: 0.3 })

/** `/<page>?token=…` is `hosts/<page>.html` with its placeholders filled in. */
async function page(address: string): Promise<{ type: string; text: string } | undefined> {
  const { pathname, searchParams } = new URL(address, hosts)
  const name = extname(pathname) === '' ? `${pathname}.html` : pathname
  const text = await readFile(join(HOSTS, name), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const filled = text.replaceAll('{{paywicket}}', system.url).replaceAll('{{token}}', searchParams.get('token') ?? '')
  return { type: `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8`, text: filled }
}

const server = createServer(async (request, response) => {
  const found = await page(request.url ?? '/')
  response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' })
  response.end(found?.text)
})
server.listen(port)
process.stdout.write(`${JSON.stringify({ url: system.url, sandboxUrl: system.sandboxUrl, hosts })}\n`)
process.stdin.resume()
process.stdin.once('end', () => process.exit(0))
