/**
 * `npm run consumers`: packs the package, installs it into new projects of strangers, builds and serves each, and pays a
 * transfer in each with a real browser, by the package's own server and sandbox. It needs the registry and some minutes.
 * Prints one line per project; the exit code is 1 where one did not work. `npm run consumers -- Next` tries only the
 * projects with that word in their names.
 */
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { call } from '../../test/support/call.ts'
import { start, type Child } from '../../test/support/child.ts'
import { chromiumOptions, unpackChromium } from '../../test/support/chromium.ts'
import { startFront } from '../../test/support/front.ts'
import { ANSWERS } from '../../test/support/process.ts'
import type { SandboxPayment } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { NEXT_BACKEND, sellInNext } from './next-backend.ts'
import { pack } from './packed.ts'
import { projectsFor, type Project } from './projects.ts'
import { printedEnv } from './printed-env.ts'

/** How long a page may take for one step, ms. */
const PATIENCE = 30_000

const children: Child[] = []
const say = (text: string) => void process.stdout.write(`${text}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Starts a program in a project; it is ended with this one. */
function program(cwd: string, command: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const child = start(command, args, { cwd, env: { ...process.env, ...env }, isGroup: true })
  children.push(child)
  return child
}

/** Runs a program to its end. Throws with what it said where it fails. */
async function finish(cwd: string, command: string, args: readonly string[]): Promise<void> {
  const child = program(cwd, command, args, { NEXT_TELEMETRY_DISABLED: '1' })
  const code = await child.ended
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${child.said().slice(-3000)}`)
}

interface Places {
  /** The key of the shop's backend. */
  readonly key: string
  readonly server: string
  readonly sandbox: string
}

/** A buyer on one page: chooses, sends, and is told that it is paid. Throws on any error the page reports. */
async function pay(browser: Browser, address: string, places: Places, order: string): Promise<void> {
  const { server, sandbox, key } = places
  const amount = { value: '1503.17', currency: 'RUB' }
  const body = { order: { id: order, amount }, customer: { id: 'c42' }, origins: [new URL(address).origin] }
  const opened = await call<{ id: string; token: string }>(`${server}/v1/sessions`, 'POST', body, key)
  const page = await browser.newPage({ locale: 'en-US' })
  const wrong: string[] = []
  page.setDefaultTimeout(PATIENCE)
  page.on('pageerror', ({ message }) => wrong.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  try {
    await page.goto(`${address}?token=${opened.token}`)
    await page.locator('input[type=radio][value="cactusgino.card"]').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Send the transfer' }).waitFor()
    const session = `${server}/v1/sessions/${opened.id}`
    const { attempts } = await call<{ attempts: readonly { id: string }[] }>(session, 'GET', undefined, key)
    const payments = await call<readonly SandboxPayment[]>(`${sandbox}/_sandbox/payments`, 'GET')
    const payment = payments.find(({ reference }) => reference === attempts[0]?.id)
    await call(`${sandbox}/_sandbox/payments/${payment?.id}/pay`, 'POST', {})
    await page.getByRole('heading', { name: 'Paid' }).waitFor()
  } catch (error) {
    throw new Error(`${address}: ${String(error)}\nThe page said: ${wrong.join('\n') || 'nothing'}`, { cause: error })
  } finally {
    await page.close()
  }
  if (wrong.length > 0) throw new Error(`${address}: ${wrong.join('\n')}`)
}

/** Files as they are, with the token from the address in the page; the origin they are at. */
async function serveFiles(folder: string): Promise<string> {
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  const server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? ''
    response.writeHead(200, { 'content-type': 'text/html' }).end(index.replaceAll('{{token}}', token))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  server.unref()
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

/** What was installed, with the versions it came in. */
async function versions(folder: string, { packages }: Project): Promise<string> {
  const names = packages.map((spec) => spec.replace(/(?<=.)@[^@]*$/, '')).filter((name) => !name.startsWith('@types/'))
  const manifests = names.map((name) => readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  const read = (await Promise.all(manifests)).map((text) => (JSON.parse(text) as { version: string }).version)
  return names.map((name, index) => `${name} ${read[index]}`).join(', ')
}

async function make(folder: string, project: Project, tarball: string): Promise<void> {
  const files = { ...project.files, 'package.json': '{ "private": true, "type": "module" }' }
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await finish(folder, 'npm', ['install', '--no-audit', '--no-fund', tarball, ...project.packages])
}

const packed = await pack()
const folder = dirname(packed.tarball)
let failed = 0
try {
  await unpackChromium()
  const ports: number[] = []
  // Each of the two is told where the other one is, and the pages where the server is.
  const front = await startFront(() => ports)
  const wanted = process.argv[2] ?? ''
  const projects = projectsFor(front.url).filter(({ name }) => name.includes(wanted))
  const isBackend = NEXT_BACKEND.name.includes(wanted)
  if (projects.length === 0 && !isBackend) throw new Error(`No project is called ${wanted}`)

  // The server and the sandbox come out of a project, too.
  const home = await mkdtemp(join(folder, 'server-'))
  await make(home, { name: '', packages: [], files: {}, builds: [], sends: '', pages: [] }, packed.tarball)
  const sandbox = program(home, 'npx', ['paywicket', 'sandbox'], {
    PAYWICKET_SANDBOX_PORT: '0',
    PAYWICKET_PUBLIC_URL: front.url,
  })
  const [, sandboxUrl = ''] = await sandbox.says(/control panel on (http:\/\/localhost:\d+)/)
  const env = await printedEnv(home, sandboxUrl)
  const places: Places = { server: front.url, sandbox: sandboxUrl, key: env['PAYWICKET_SECRET_KEY'] ?? '' }
  await call(`${sandboxUrl}/_sandbox/settings`, 'PUT', { searchSeconds: 0.2 })
  const server = program(home, 'npx', ['paywicket', 'server'], {
    ...env,
    PAYWICKET_PORT: '0',
    PAYWICKET_PUBLIC_URL: front.url,
  })
  ports.push(Number((await server.says(ANSWERS))[1]))

  const browser = await chromium.launch(await chromiumOptions())
  for (const [nth, project] of projects.entries()) {
    const began = Date.now()
    try {
      const place = await mkdtemp(join(folder, 'stranger-'))
      await make(place, project, packed.tarball)
      for (const build of project.builds) await finish(place, 'npx', build)
      const serving = project.serves && program(place, 'npx', project.serves)
      const [origin] = serving ? await serving.says(/http:\/\/localhost:\d+/) : [await serveFiles(place)]
      const answers = () =>
        fetch(origin).then(
          ({ ok }) => ok,
          () => false,
        )
      await until(answers, Boolean)
      const sent = await (await fetch(origin)).text()
      if (!sent.includes(project.sends)) throw new Error(`${project.sends} is not in what the server sends`)
      for (const [index, path] of project.pages.entries()) {
        await pay(browser, origin + path, places, `${nth}-${index}`)
      }
      await serving?.stop()
      const seconds = Math.round((Date.now() - began) / 1000)
      say(`paid     ${project.name} (${seconds} s) ${await versions(place, project)}`)
    } catch (error) {
      failed += 1
      say(`failed   ${project.name}\n${String(error)}`)
    }
  }
  await browser.close()
  if (isBackend) {
    const began = Date.now()
    try {
      const place = await mkdtemp(join(folder, 'stranger-'))
      await make(place, NEXT_BACKEND, packed.tarball)
      for (const build of NEXT_BACKEND.builds) await finish(place, 'npx', build)
      await sellInNext(place, (args, env) => program(place, 'npx', args, env))
      const seconds = Math.round((Date.now() - began) / 1000)
      say(`paid     ${NEXT_BACKEND.name} (${seconds} s) ${await versions(place, NEXT_BACKEND)}`)
    } catch (error) {
      failed += 1
      say(`failed   ${NEXT_BACKEND.name}\n${String(error)}`)
    }
  }
} finally {
  for (const child of children) await child.stop()
  await packed.remove()
}
process.exit(failed === 0 ? 0 : 1)
