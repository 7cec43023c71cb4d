/** `paywicket reconcile` as it is run: a process of its own, beside the server and without it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { CHILD_ENV } from '../support/child.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const COMMAND = fileURLToPath(new URL('../../server/cli.js', import.meta.url))
const ORDERS = 1000
const LOST = 50
/** Requests at once. */
const LANES = 24

let folder: string
let system: System
const startedAt = new Date(Date.now() - 1000).toISOString()

beforeAll(async () => {
  // Some thousand commits: it is not the disk that is tested here.
  const memory = '/dev/shm'
  folder = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'paywicket-reconcile-'))
  system = await startSystem({ ...only('paymega'), DATABASE_URL: `file:${join(folder, 'paywicket.db')}` })
  await system.control('PUT', '/settings', { paymegaCallbacks: 'final' })
})
afterAll(async () => {
  await system.close()
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly code: number | null
  readonly lines: readonly string[]
  readonly progress: string
}

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const child = spawn(process.execPath, [COMMAND, 'reconcile', ...args], {
    env: { ...CHILD_ENV, ...system.env, ...env },
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, progress, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, lines: out.split('\n').filter(Boolean), progress }
}

/** Does `work` for each item, so many at once. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

interface Order {
  readonly id: string
  readonly token: string
  readonly attempt: string
}

async function order(value: string): Promise<Order> {
  const { id, token } = await system.open(value)
  const chosen = await system.buyer(token, 'POST', '/choose', { method: 'paymega.sbp_rub_hpp' })
  expect(chosen.status, JSON.stringify(chosen.body)).toBe(200)
  expect(chosen.body.action.kind).toBe('redirect')
  return { id, token, attempt: chosen.body.attempt?.id ?? '' }
}

const unpaid = async () => (await system.shop<{ data: { id: string }[] }>('GET', '/v1/sessions?status=open')).body.data
const callbacks = async () => (await system.control<{ outcome: unknown }[]>('GET', '/callbacks')).body

describe('paywicket reconcile', () => {
  it(`mends ${ORDERS} invoices of which ${LOST} callbacks were lost, beside the server`, async () => {
    const orders: Order[] = []
    await each(
      Array.from({ length: ORDERS }, (_, index) => index),
      async () => void orders.push(await order('990.00')),
    )
    await system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback', times: LOST }])
    await each(orders, async ({ attempt }) => void (await system.event(attempt, 'pay')))
    await until(callbacks, (list) => list.length === 200 && list.every(({ outcome }) => outcome === 200))
    const lost = await until(unpaid, (list) => list.length === LOST)
    expect(lost).toHaveLength(LOST)

    const watched = orders.find(({ id }) => id === lost[0]?.id)
    const stream = await fetch(`${system.url}/v1/checkout/events`, {
      headers: { authorization: `Bearer ${watched?.token ?? ''}` },
    })
    const first = await run(['--since', startedAt])
    expect(first.code, first.progress).toBe(0)
    const mended = first.lines.filter((line) => line.startsWith('mended'))
    expect(mended).toHaveLength(LOST)
    expect(mended[0]).toMatch(
      /^mended {2}paymega {2}payment cpi_\w+ {2}order order-\d+ {2}session ses_\w+ {2}attempt a\w+ {2}pending -> paid, received 0\.00 -> 990\.00 RUB$/,
    )
    expect(first.lines.at(-1)).toBe('paymega: 1000 payments compared, 50 mended, 0 for a person, 0 not ours')
    expect(first.progress).toMatch(/paymega: \d+ payments compared/)
    expect(await unpaid()).toEqual([])

    // Whoever looks at such an order in a browser sees it, though another process has mended it.
    const seen: Session[] = []
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const [, data] of chunk.matchAll(/^data: (.+)$/gm)) seen.push(JSON.parse(data ?? '') as Session)
      if (seen.at(-1)?.action.kind === 'done') break
    }
    expect(seen.at(-1)?.action).toMatchObject({ kind: 'done', outcome: 'paid' })

    const second = await run(['--since', startedAt])
    expect(second).toMatchObject({
      code: 0,
      lines: ['paymega: 1000 payments compared, 0 mended, 0 for a person, 0 not ours'],
    })
  })

  it('leaves to a person what no report can mend', async () => {
    const { attempt, id } = await order('100.00')
    const since = new Date().toISOString()
    // An invoice that somebody else opened with the account's keys, and that was paid.
    const { PAYMEGA_ACCOUNT_ID, PAYMEGA_API_KEY, PAYMEGA_PRIVATE_URL }: Record<string, string> = system.env
    const key = `${PAYMEGA_ACCOUNT_ID}:${PAYMEGA_API_KEY}`
    const attributes = { service: 'sbp_rub_hpp', currency: 'RUB', amount: 55, reference_id: 'till-7' }
    await fetch(`${PAYMEGA_PRIVATE_URL}/payment-invoices`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(key)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { type: 'payment-invoices', attributes: { ...attributes, test_mode: true } } }),
    })
    await system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback' }])
    await system.event('till-7', 'pay')
    const walk = await run(['--since', since])
    expect(walk.code).toBe(1)
    expect(walk.lines[0]).toMatch(/^person {2}paymega {2}payment cpi_\w+ {2}money that matches no order/)
    const { body } = await system.shop<{ data: { id: string; received: unknown }[] }>('GET', '/v1/unmatched')
    expect(body.data).toMatchObject([{ received: { value: '55.00', currency: 'RUB' } }])
    expect((await system.shop('POST', `/v1/unmatched/${body.data[0]?.id ?? ''}/assign`, { attempt })).status).toBe(200)
    expect((await system.shop('GET', `/v1/sessions/${id}`)).body).toMatchObject({ received: { value: '55.00' } })
    expect((await run(['--since', since])).code).toBe(0)
  })

  it('works where no server is running', async () => {
    const since = new Date().toISOString()
    const { attempt } = await order('77.00')
    await system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback' }])
    await system.event(attempt, 'pay')
    const copy = join(folder, 'copy.db')
    const database = new DatabaseSync(join(folder, 'paywicket.db'))
    database.prepare('VACUUM INTO ?').run(copy)
    database.close()
    const walk = await run(['--since', since], { DATABASE_URL: `file:${copy}` })
    expect(walk).toMatchObject({ code: 0, lines: [expect.stringContaining('pending -> paid'), expect.any(String)] })
    expect(await run(['--since', since], { DATABASE_URL: `file:${copy}` })).toMatchObject({ code: 0 })
  })

  it('says what is wrong with how it was called', async () => {
    const other = { DATABASE_URL: `file:${join(folder, 'other.db')}` }
    const cases: readonly (readonly [RegExp, readonly string[], Record<string, string>?])[] = [
      [/Usage: .+--since/, []],
      [/Say since when/, []],
      [/'--until'/, ['--until', 'now']],
      [/yesterday is not a time/, ['--since', 'yesterday']],
      [/has not come yet/, ['--since', '2999-01-01']],
      [/PAYWICKET_SECRET_KEY is missing/, ['--since', startedAt], { PAYWICKET_SECRET_KEY: '' }],
      [/There is no database at .+other\.db/, ['--since', startedAt], other],
    ]
    for (const [said, args, env] of cases) {
      const { code, lines, progress } = await run(args, env)
      expect({ code, lines }, progress).toEqual({ code: 2, lines: [] })
      expect(progress).toMatch(said)
    }
  })
})
