/** The commands of `paywicket`, out of the package alone: no other package is anywhere near. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { call } from '../../test/support/call.ts'
import { startNode, type Child } from '../../test/support/child.ts'
import { startFront } from '../../test/support/front.ts'
import { listen } from '../../test/support/listener.ts'
import { ANSWERS } from '../../test/support/process.ts'
import type { SandboxPayment } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { namesIn } from './names.ts'
import type { Packed } from './packed.ts'
import { printedEnv } from './printed-env.ts'

const COMMAND = 'node_modules/paywicket/dist/server/cli.js'
/** Makes this Node say that it is an old one. */
const OLD = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.19.0'}})`

export function commandsTests(packed: Packed): void {
  let place = ''
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Child => {
    const child = startNode(args, { cwd: place, env })
    onTestFinished(async () => void (await child.stop()))
    return child
  }

  beforeAll(async () => {
    place = await packed.install()
  })

  /** The other commands, each once, beside a running server with one order, which is paid. */
  async function besideServer(env: Readonly<Record<string, string>>, session: string, loader: string): Promise<void> {
    const page = await listen((request, _, response) => {
      const isLoader = request.url === '/paywicket.js'
      response.writeHead(200).end(isLoader ? loader : '<script src="/paywicket.js"></script>')
    })
    onTestFinished(page.close)
    const at = page.url
    const cases: readonly (readonly [code: number, says: RegExp, ...args: readonly string[]])[] = [
      [0, /^copy\.db holds a whole copy of /, 'backup', '--to', 'copy.db'],
      [2, /^copy\.db exists/, 'backup', '--to', 'copy.db'],
      [0, /up to date\n$/, 'migrate', '--dry-run'],
      [0, /up to date\n$/, 'migrate'],
      [0, /^cactusgino: it can be asked for nothing/, 'reconcile', '--since', '2020-01-01'],
      [0, /^msg_\w+ is sent again\n$/, 'webhooks', '--replay', session],
      [0, /^ok {7}settings[^]+ok {7}cactusgino: it answers[^]+a Paywicket answers/, 'doctor'],
      [0, /warning {2}policy: the page has none[^]+is the file of this release\n$/, 'doctor', '--page', at],
      [0, /^1 erased\n$/, 'erase', '--order', '1001'],
    ]
    for (const [code, says, ...args] of cases) {
      const child = start([COMMAND, ...args], env)
      expect({ code: await child.ended, said: child.said() }).toEqual({ code, said: expect.stringMatching(says) })
    }
  }

  test.each([
    [['--help'], 0, /^Usage: paywicket server \| sandbox \| reconcile \| webhooks \| migrate \| /],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [[], 2, /^Usage: /],
    [['serve'], 2, /^Usage: /],
    [['server', 'now'], 2, /^Unexpected argument 'now'[^]+\nUsage: paywicket server\n/],
    [['server', '--help'], 0, /^Usage: paywicket server\n/],
    [['sandbox', '--help'], 0, /^Usage: paywicket sandbox \[--env\]\n/],
    [['reconcile', '-h'], 0, /^Usage: paywicket reconcile /],
    [['webhooks', '--help'], 0, /^Usage: paywicket webhooks /],
    [['backup', '--help'], 0, /^Usage: paywicket backup /],
    [['doctor', '--help'], 0, /^Usage: paywicket doctor /],
    [['migrate', '--help'], 0, /^Usage: paywicket migrate /],
    [['erase', '--help'], 0, /^Usage: paywicket erase /],
    [['reconcile', '--since', '2999-01-01'], 2, /^2999-01-01 has not come yet\.\n/],
    [['webhooks', '--replay', 'msg_1'], 2, /^PAYWICKET_SECRET_KEY is missing/],
    [['migrate', '--env-file', 'nowhere.env'], 9, /nowhere\.env: not found/],
  ])('paywicket %j', async (args, code, says) => {
    const child = start([COMMAND, ...args])
    expect(await child.ended).toBe(code)
    expect(child.said()).toMatch(says)
  })

  test('an old Node is told what is missing', async () => {
    const child = start(['--import', OLD, COMMAND, 'server'])
    expect(await child.ended).toBe(1)
    expect(child.said()).toMatch(/^Paywicket needs Node 24 or newer; this is v[\d.]+\.\n$/)
    // It has to read this far: nothing new is asked of it before.
    const entry = await readFile(join(place, COMMAND), 'utf8')
    expect(entry).not.toMatch(/\?\?|\?\.|\bawait\b|#\w/)
    expect(namesIn(COMMAND, entry)).toEqual([expect.stringMatching(/^\.\/main-/)])
  })

  test('a PostgreSQL address without its package is one sentence', async () => {
    const env = {
      ...(await printedEnv(place, 'http://localhost:1')),
      PAYWICKET_PORT: '0',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    }
    const child = start([COMMAND, 'server'], env)
    expect(await child.ended).toBe(1)
    expect(child.said()).toMatch(/^DATABASE_URL names a PostgreSQL database, .*: npm install pg\n$/)
  })

  test('a payment, from the session to the callback, as the sandbox sets it up', async () => {
    const ports: number[] = []
    // Each of the two is told where the other one is.
    const front = await startFront(() => ports)
    onTestFinished(front.close)
    const { url } = front
    const sandbox = start([COMMAND, 'sandbox'], { PAYWICKET_SANDBOX_PORT: '0', PAYWICKET_PUBLIC_URL: url })
    const [sandboxUrl] = await sandbox.says(/http:\/\/localhost:\d+/)
    const settings = { method: 'PUT', body: JSON.stringify({ searchSeconds: 0.1 }) }
    expect((await fetch(`${sandboxUrl}/_sandbox/settings`, settings)).ok).toBe(true)
    const env = await printedEnv(place, sandboxUrl)
    const key = env['PAYWICKET_SECRET_KEY'] ?? ''
    const server = start([COMMAND, 'server'], { ...env, PAYWICKET_PORT: '0', PAYWICKET_PUBLIC_URL: url })
    ports.push(Number((await server.says(ANSWERS))[1]))

    const order = { order: { id: '1001', amount: { value: '1503.17', currency: 'RUB' } }, customer: { id: 'c42' } }
    const opened = await call<{ id: string; token: string; url: string }>(`${url}/v1/sessions`, 'POST', order, key)
    expect((await fetch(opened.url, { redirect: 'manual' })).status).toBe(303)
    await call(`${url}/v1/checkout/choose`, 'POST', { method: 'cactusgino.card' }, opened.token)
    const ask = () => call<SandboxPayment[]>(`${sandboxUrl}/_sandbox/payments`, 'GET')
    const [payment] = await until(ask, (list) => list.length > 0)
    expect(payment).toMatchObject({ provider: 'cactusgino', amount: { value: '1503.17', currency: 'RUB' } })
    await until(ask, ([one]) => one?.status === 'open')
    await call(`${sandboxUrl}/_sandbox/payments/${payment?.id}/pay`, 'POST', {})
    const view = () => call<{ status: string }>(`${url}/v1/sessions/${opened.id}`, 'GET', undefined, key)
    expect((await until(view, ({ status }) => status === 'paid')).status).toBe('paid')

    const loader = await (await fetch(`${url}/paywicket.js`)).text()
    const chunks = namesIn('paywicket.js', loader).map((name) => name.slice(1))
    expect(chunks.length).toBeGreaterThan(10)
    const served = ['/paywicket.standalone.js', '/paywicket.esm.js', '/element.js', '/pay/page.css', ...chunks]
    const panel = [
      '/',
      ...['panel.css', 'panel.js', 'colours.css', 'page.css'].map((name) => `/_sandbox/assets/${name}`),
    ]
    const answers = [...served.map((path) => url + path), ...panel.map((path) => sandboxUrl + path)]
    const missing = await Promise.all(answers.map(async (address) => ((await fetch(address)).ok ? [] : address)))
    expect(missing.flat()).toEqual([])
    expect((await call<{ paths: object }>(`${url}/openapi.json`, 'GET')).paths).toHaveProperty('/v1/sessions')

    await besideServer({ ...env, PAYWICKET_PUBLIC_URL: url }, opened.id, loader)

    expect(await server.stop()).toBe(0)
    expect(await sandbox.stop()).toBe(0)
    expect(server.said()).not.toMatch(/"level":[56]0/)
  })
}
