import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { credentialsFromEnv, SANDBOX_ENV } from './credentials.ts'
import { canonicalPath } from './mount.ts'
import { startSandbox } from './sandbox.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start(port = 0) {
  const credentials = credentialsFromEnv(SANDBOX_ENV)
  const sandbox = await startSandbox({ port, publicUrl: () => 'http://127.0.0.1:9', credentials })
  closers.push(sandbox.close)
  return sandbox
}

test('it answers on the loopback for any Host, and closes with a stream open', async () => {
  const { port, url, close } = await start()
  for (const base of [url, `http://127.0.0.1:${port}`]) {
    const answer = await fetch(`${base}/_sandbox/payments`, { headers: { host: 'shop.example' } })
    expect(await answer.json()).toEqual([])
  }
  const stream = await fetch(`${url}/_sandbox/events`)
  await close()
  // Cut or ended: what matters is that it does not keep the sandbox from closing.
  await Promise.allSettled([stream.text()])
})

test('a port that is taken is an error', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(() => resolve())))
  await expect(start((server.address() as AddressInfo).port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test.each([
  ['/', '/'],
  ['/_sandbox/payments', '/_sandbox/payments'],
  ['/_sandbox/payments/invoice/pay', '/_sandbox/payments/invoice/pay'],
  ['/cactusgino/api/create_invoice/', '/cactusgino/api/create_invoice/'],
  ['/a/b/invoice/api/v2/GetPayment', '/invoice/api/v2/GetPayment'],
  ['/acme/public-api/payment-invoices/cpi_1', '/paymega/public-api/payment-invoices/cpi_1'],
  ['/acme/api/payment-services', '/paymega/api/payment-services'],
  ['/payment-invoices', '/paymega/payment-invoices'],
  ['/favicon.ico', '/favicon.ico'],
])('%s is %s', (path, canonical) => {
  expect(canonicalPath(path)).toBe(canonical)
})

test('the command says where it is and stops on SIGTERM', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../cli.js', import.meta.url)), 'sandbox'], {
    env: { ...process.env, PAYWICKET_SANDBOX_PORT: '0' },
  })
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk))),
  )
  expect(said).toMatch(/http:\/\/localhost:\d+/)
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})

test('the panel and its files are served', async () => {
  const { url } = await start()
  const types = await Promise.all(
    ['', ...['panel.js', 'panel.css', 'colours.css', 'page.css'].map((name) => `_sandbox/assets/${name}`)].map(
      async (path) => {
        const answer = await fetch(`${url}/${path}`)
        return [answer.status, answer.headers.get('content-type')?.split(';')[0]]
      },
    ),
  )
  expect(types).toEqual([
    [200, 'text/html'],
    [200, 'text/javascript'],
    [200, 'text/css'],
    [200, 'text/css'],
    [200, 'text/css'],
  ])
})
