/**
 * `npm run runtimes`: `paywicket/server` under each run-time that a shop's backend may have (Node 20, 22 and 24, Bun, Deno, workerd):
 * opens, reads and lists sessions of a real server, is refused, and checks a webhook. It needs the registry. Prints a line for each; the
 * exit code is 1 where one did not work.
 */
import { createHmac } from 'node:crypto'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { start } from '../../test/support/child.ts'
import { freePort } from '../../test/support/free-port.ts'
import { SECRET_KEY, startSystem } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'

const BACKEND = fileURLToPath(new URL('../../dist/backend.js', import.meta.url))
const PACKAGES = ['node20@npm:node@20', 'node22@npm:node@22', 'bun', 'deno', 'workerd']
const SECRET = 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz'
const RIGHT = { status: 'open', code: 'not_found', type: 'session.paid', forged: 'webhook_forged', isListed: true }

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** A webhook as it is sent now. */
function webhook(): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ type: 'session.paid', timestamp: new Date().toISOString(), data: {} })
  const at = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`msg_1.${at}.${body}`).digest('base64')
  return { body, headers: { 'webhook-id': 'msg_1', 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` } }
}

/** What every run-time runs: a module whose `work` answers with `RIGHT` where all is well. */
const program = (server: string): string => `import { createPaywicket, verifyWebhook } from './backend.js'
export async function work(name) {
  const paywicket = createPaywicket({ server: ${JSON.stringify(server)}, secretKey: ${JSON.stringify(SECRET_KEY)} })
  const order = { id: name, amount: { value: '1503.17', currency: 'RUB' } }
  const { id } = await paywicket.sessions.create({ order, customer: { id: 'c' } })
  const { status } = await paywicket.sessions.retrieve(id)
  let isListed = false
  for await (const session of paywicket.sessions.list({ order: name })) isListed ||= session.id === id
  const codeOf = (work) => work.then(() => 'done', (error) => error.code)
  const code = await codeOf(paywicket.refunds.retrieve('none'))
  const { body, headers } = ${JSON.stringify(webhook())}
  const { type } = await verifyWebhook(body, headers, ${JSON.stringify(SECRET)})
  const forged = await codeOf(verifyWebhook(body + ' ', headers, ${JSON.stringify(SECRET)}))
  return JSON.stringify({ status, code, type, forged, isListed })
}
`
const ALONE = `import { work } from './program.mjs'
console.log(await work('order of ' + (globalThis.process?.argv?.[2] ?? 'somebody')))
`
const WORKER = `import { work } from './program.mjs'
export default { fetch: async () => new Response(await work('order of workerd')) }
`
const workerConfig = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.mjs", esModule = embed "worker.mjs"),
        (name = "program.mjs", esModule = embed "program.mjs"),
        (name = "backend.js", esModule = embed "backend.js"),
      ],
      compatibilityDate = "2026-01-01",
      globalOutbound = "out",
    )),
    (name = "out", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`

/** Runs a program to its end; what it has said, or why it did not. */
async function told(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const child = start(command, args, { cwd, env: { ...process.env } })
  const code = await child.ended
  return code === 0 ? child.said() : `ended with ${code}: ${child.said()}`
}

async function byWorker(cwd: string): Promise<string> {
  const port = await freePort('127.0.0.1')
  await writeFile(join(cwd, 'worker.mjs'), WORKER)
  await writeFile(join(cwd, 'config.capnp'), workerConfig(port))
  const child = start(join(cwd, 'node_modules/.bin/workerd'), ['serve', 'config.capnp'], { cwd, env: { HOME: cwd } })
  try {
    return await until(
      () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          (answer) => answer.text(),
          () => '',
        ),
      (text) => text !== '',
    )
  } finally {
    await child.stop()
  }
}

const cwd = await mkdtemp(join(tmpdir(), 'paywicket-runtimes-'))
const system = await startSystem({}, { isLive: true })
try {
  await writeFile(join(cwd, 'package.json'), '{ "type": "module" }')
  await copyFile(BACKEND, join(cwd, 'backend.js'))
  await writeFile(join(cwd, 'program.mjs'), program(system.url.replace('localhost', '127.0.0.1')))
  await writeFile(join(cwd, 'alone.mjs'), ALONE)
  const installed = await told(cwd, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES])
  if (installed.startsWith('ended')) throw new Error(installed)
  const bin = join(cwd, 'node_modules')
  const ways: readonly (readonly [string, () => Promise<string>])[] = [
    ['Node 20', () => told(cwd, join(bin, 'node20/bin/node'), ['alone.mjs', 'node20'])],
    ['Node 22', () => told(cwd, join(bin, 'node22/bin/node'), ['alone.mjs', 'node22'])],
    ['Node 24', () => told(cwd, process.execPath, ['alone.mjs', 'node24'])],
    ['Bun', () => told(cwd, join(bin, '.bin/bun'), ['alone.mjs', 'bun'])],
    ['Deno', () => told(cwd, join(bin, '.bin/deno'), ['run', '--allow-net', 'alone.mjs', 'deno'])],
    ['workerd', () => byWorker(cwd)],
  ]
  for (const [name, run] of ways) {
    const answer = (await run()).trim()
    const isRight = answer === JSON.stringify(RIGHT)
    if (!isRight) process.exitCode = 1
    say(isRight ? `${name}: works` : `${name}: ${answer}`)
  }
} finally {
  await system.close()
  await rm(cwd, { recursive: true, force: true })
}
