/** The backends of the pages, run as they stand there: against a real server and sandbox, by HTTP. It needs `npm run build` first. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startNode } from '../../test/support/child.ts'
import { startFront } from '../../test/support/front.ts'
import { pack, ROOT } from '../package/packed.ts'
import { filesIn } from './blocks.ts'
import { secrets, systemFor, walk } from './journey.ts'
import { servePhp } from './php.ts'

const packed = await pack()
afterAll(packed.remove)

/** A project of a shop with the files of a page and what they import. */
async function project(files: Readonly<Record<string, string>>, ...packages: readonly string[]): Promise<string> {
  const links = packages.map((name) => [name, join(ROOT, 'node_modules', name)] as const)
  const place = await packed.install(Object.fromEntries(links))
  for (const [name, text] of Object.entries({ ...files, 'package.json': '{ "type": "module" }' })) {
    await mkdir(dirname(join(place, name)), { recursive: true })
    await writeFile(join(place, name), text)
  }
  return place
}

const REFUND = filesIn('docs/backends/express.md')['refund.js'] ?? ''

/** What the refund of a project prints. */
async function refundIn(place: string, server: string, args: readonly string[]): Promise<string> {
  const child = startNode(['refund.js', ...args], { cwd: place, env: secrets(server) })
  await child.ended
  return child.said()
}

test.each(['express', 'fastify'])('the shop in %s', async (name) => {
  const ports: number[] = []
  const front = await startFront(() => ports)
  onTestFinished(front.close)
  const system = await systemFor(`${front.url}/webhook`)
  onTestFinished(system.close)
  const place = await project({ 'refund.js': REFUND, ...filesIn(`docs/backends/${name}.md`) }, name)
  const child = startNode(['shop.js'], { cwd: place, env: { ...secrets(system.url), PORT: '0' } })
  onTestFinished(async () => void (await child.stop()))
  ports.push(Number((await child.says(/The shop is on http:\/\/localhost:(\d+)/))[1]))
  expect(await (await fetch(front.url)).text()).toContain('Pay 1503.17 RUB')
  await walk(
    {
      pay: `${front.url}/pay`,
      webhook: `${front.url}/webhook`,
      said: child.said,
      refund: (...args) => refundIn(place, system.url, args),
    },
    system,
  )
})

/** What a strict project of Next says to itself. */
const NEXT_TYPES = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    jsx: 'react-jsx',
    types: ['node'],
  },
  include: ['app'],
})

/** Route handlers behind a port, as Next has them: a `Request` goes in, a `Response` comes out. */
const SERVES_ROUTES = `import { createServer } from 'node:http'
const server = createServer(async (incoming, outgoing) => {
  const { [incoming.method]: handle } = await import(\`./app\${incoming.url}/route.ts\`)
  const { method, headers } = incoming
  const body = Buffer.concat(await incoming.toArray())
  const answer = await handle(new Request('http://localhost' + incoming.url, { method, headers, body }))
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
})
server.listen(0, '127.0.0.1', () => console.log('routes on ' + server.address().port))
`

test('the shop in Next: its types, and its route handlers', async () => {
  const ports: number[] = []
  const front = await startFront(() => ports)
  onTestFinished(front.close)
  const system = await systemFor(`${front.url}/webhook`)
  onTestFinished(system.close)
  const files = filesIn('docs/backends/next.md')
  const place = await project(
    { ...files, 'refund.js': REFUND, 'tsconfig.json': NEXT_TYPES, 'routes.mjs': SERVES_ROUTES },
    '@types/react',
    '@types/node',
  )
  const compiler = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false']
  const faults = await new Promise<string>((resolve) => {
    execFile(process.execPath, compiler, { cwd: place }, (_, stdout) => resolve(stdout))
  })
  expect(faults).toBe('')

  const child = startNode(['routes.mjs'], { cwd: place, env: secrets(system.url) })
  onTestFinished(async () => void (await child.stop()))
  ports.push(Number((await child.says(/routes on (\d+)/))[1]))
  await walk(
    {
      pay: `${front.url}/pay`,
      webhook: `${front.url}/webhook`,
      said: child.said,
      refund: (...args) => refundIn(place, system.url, args),
    },
    system,
  )
})

test('the shop in PHP', async () => {
  let server = ''
  const shop = await servePhp(filesIn('docs/backends/php.md'), () => secrets(server))
  onTestFinished(shop.close)
  const webhook = `${shop.url}/webhook.php`
  const system = await systemFor(webhook)
  onTestFinished(system.close)
  server = system.url
  expect(await (await fetch(shop.url)).text()).toContain('Pay 1503.17 RUB')
  await walk({ pay: shop.url, webhook, said: shop.said, refund: (...args) => shop.run('refund.php', args) }, system)
})
