/** `npm run dev`: the demo while one works on it. Whatever a change concerns is built and started anew by itself. */
import { fileURLToPath } from 'node:url'
import { demoEnv } from '../../demo/env.ts'
import { onceShellIsGone } from '../../demo/npm-shell.ts'
import { startFault } from '../../demo/start-fault.ts'
import { WATCHED } from './affected.ts'
import { portsOf, settlePorts } from './ports.ts'
import { createProgram } from './program.ts'
import { createSupervisor } from './supervisor.ts'
import { watchTree } from './watch.ts'
import { buildWidget } from './widget.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const say = (text: string) => void process.stdout.write(`${text}\n`)
const fail = (why: string): never => {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

/** What the programs get: the environment as it was at the start, and the ports, the same at each of their starts. */
async function programEnv(): Promise<NodeJS.ProcessEnv> {
  const ports = await settlePorts(portsOf(process.env))
  return {
    // What is compiled is kept: a start then takes two thirds of the time.
    NODE_COMPILE_CACHE: `${ROOT}.cache/compile`,
    ...process.env,
    PAYWICKET_PORT: String(ports.shop),
    PAYWICKET_SANDBOX_PORT: String(ports.sandbox),
  }
}

const env = await programEnv().catch((error: unknown) => fail(startFault(error, process.env)))
const program = (name: 'server' | 'sandbox') =>
  createProgram({
    file: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
    env,
    onEnd: (by) => say(`The ${name} has ended by itself (${by}); it starts again when a file changes.`),
  })
const supervisor = createSupervisor({
  build: () => buildWidget(ROOT),
  server: program('server'),
  sandbox: program('sandbox'),
  say,
})
const watcher = watchTree({ root: ROOT, places: WATCHED, changed: supervisor.changed })

let isStopping = false
function stop(): void {
  // Whoever presses Ctrl-C twice does not want to wait: what runs ends when this has gone.
  if (isStopping) process.exit(1)
  isStopping = true
  watcher.close()
  void supervisor.stop().then(() => process.exit(0))
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
onceShellIsGone(stop)

const fault = await supervisor.start()
if (fault !== undefined) {
  await supervisor.stop()
  fail(fault)
}
const ports = portsOf(env)
const shop = demoEnv(env, ports)['PAYWICKET_PUBLIC_URL']
if (!isStopping)
  say(`Shop: ${shop}
Gallery: ${shop}/gallery
Ways to embed: ${shop}/ways
Sandbox control panel: http://localhost:${ports.sandbox}
Watching ${WATCHED.join(', ')}. Ctrl-C stops it all.`)
