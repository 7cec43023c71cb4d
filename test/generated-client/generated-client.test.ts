/** The client that `openapi-typescript` makes of our description: it compiles strictly, and runs a whole order. */
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listen, type Listener } from '../support/listener.ts'
import { SECRET_KEY, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const FOLDER = new URL('./', import.meta.url)
const require = createRequire(import.meta.url)
const run = promisify(execFile)

let system: System
let shop: Listener
beforeAll(async () => {
  shop = await listen((_request, _text, response) => void response.writeHead(204).end())
  system = await startSystem(
    {
      PAYWICKET_WEBHOOK_URL: `${shop.url}/webhook`,
      PAYWICKET_WEBHOOK_SECRET: 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz',
    },
    { isLive: true },
  )
  await mkdir(new URL('generated/', FOLDER), { recursive: true })
  const made = await run(process.execPath, [
    fileURLToPath(new URL('bin/cli.js', pathToFileURL(require.resolve('openapi-typescript/package.json')))),
    `${system.url}/openapi.json`,
  ])
  await writeFile(new URL('generated/api.d.mts', FOLDER), made.stdout)
})
afterAll(async () => {
  await system.close()
  await shop.close()
})

/** What the compiler says of a project of this folder, a line each. */
async function compiled(project: string): Promise<readonly string[]> {
  const compiler = fileURLToPath(new URL('../bin/tsc', pathToFileURL(require.resolve('typescript'))))
  const told = await run(process.execPath, [compiler, '-p', fileURLToPath(new URL(project, FOLDER))]).catch(
    ({ stdout }: { stdout: string }) => ({ stdout }),
  )
  return told.stdout.split('\n').filter((line) => line !== '')
}

it('compiles in strict TypeScript', async () => {
  expect(await compiled('tsconfig.json')).toEqual([])
})

it('lets nothing through that the server would refuse', async () => {
  const mistakes = [
    [
      'a number is no amount',
      "POST('/v1/sessions', { body: { order: { id: 'x', amount: { value: 10, currency: 'RUB' } } } })",
    ],
    ['an order has an amount', "POST('/v1/sessions', { body: { order: { id: 'x' } } })"],
    ['a parameter that nobody knows', "GET('/v1/sessions', { params: { query: { client: '1' } } })"],
    ['a status that there is not', "GET('/v1/sessions', { params: { query: { status: 'done' } } })"],
    ['a refund needs its key', "POST('/v1/sessions/{id}/refunds', { params: { path: { id: 'x' } }, body: {} })"],
    ['a route that there is not', "GET('/v1/orders')"],
  ] as const
  const head = [
    "import createClient from 'openapi-fetch'",
    "import type { paths } from './api.mjs'",
    'const shop = createClient<paths>()',
  ]
  await writeFile(
    new URL('generated/mistakes.mts', FOLDER),
    [...head, ...mistakes.map(([, call]) => `void shop.${call}`)].join('\n'),
  )
  const { compilerOptions } = JSON.parse(await readFile(new URL('tsconfig.json', FOLDER), 'utf8')) as {
    compilerOptions: object
  }
  const project = { compilerOptions, files: ['mistakes.mts'] }
  await writeFile(new URL('generated/tsconfig.json', FOLDER), JSON.stringify(project))
  const told = await compiled('generated/tsconfig.json')
  const lines = new Set(told.flatMap((line) => /mistakes\.mts\((\d+),/.exec(line)?.[1] ?? []))
  const found = mistakes.filter((_, place) => lines.has(String(place + head.length + 1)))
  expect(found.map(([what]) => what)).toEqual(mistakes.map(([what]) => what))
})

it('runs a whole order', async () => {
  const { runOrder } = (await import(new URL('order.mts', FOLDER).href)) as {
    runOrder(shop: {
      server: string
      secretKey: string
      pay(attempt: string): Promise<void>
    }): Promise<{ rows: number }>
  }
  const seen = await runOrder({
    server: system.url,
    secretKey: SECRET_KEY,
    async pay(attempt) {
      const [payment] = await until(
        () => system.payments(attempt),
        (held) => held.length > 0,
      )
      await system.event(payment?.id ?? '', 'pay')
    },
  })
  expect(seen).toEqual({
    status: 'paid',
    rows: expect.any(Number),
    listed: ['generated-1'],
    changed: '20.00',
    refunded: '500.00',
    webhooks: expect.arrayContaining(['session.paid', 'refund.succeeded']),
    refusal: { code: 'invalid_request', field: 'order.amount.value' },
  })
  expect(seen.rows).toBeGreaterThan(5)
})
