/** Whom sessions were about is gone from the database, byte by byte, and the books still add up: over real HTTP. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { SessionState } from '../../server/domain/session.ts'
import { startNode } from '../support/child.ts'
import { listen, type Listener } from '../support/listener.ts'
import { startPostgres } from '../support/store/postgres.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'
import { openFile, recorded } from './upgrade/recorded-database.ts'

const COMMAND = fileURLToPath(new URL('../../server/cli.js', import.meta.url))
const DAY = 86_400_000
const CASH = 'cactusgino.cash'

/** Whatever names the buyer, or the clerk who has dealt with the order. */
const PERSONS = {
  customer: 'customer-zoya-77',
  email: 'zoya@who.example',
  phone: '+79165554433',
  name: 'Zoya Whoever',
  address: 'Whostreet 7',
  bought: 'Silver ring with her name',
  metadata: 'loyalty-of-zoya',
  link: 'back-to-zoya',
  messenger: '@zoya_who',
  meeting: 'Corner of Who and Where',
  note: 'Her cousin called about it',
  clerk: 'Olga Clerk',
} as const
const ALL = Object.values(PERSONS)

let folder: string
let shop: Listener
const told: string[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-erasure-'))
  shop = await listen((_request, text, response) => {
    told.push(text)
    response.writeHead(204).end()
  })
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

async function started(databaseUrl: string, more: Record<string, string> = {}): Promise<System> {
  const system = await startSystem(
    {
      ...only('cactusgino'),
      DATABASE_URL: databaseUrl,
      PAYWICKET_WEBHOOK_URL: `${shop.url}/webhook`,
      PAYWICKET_WEBHOOK_SECRET: 'whsec_dGhpcyBpcyBhIHNlY3JldCBvZiAyNCBsZXR0ZXJz',
      ...more,
    },
    { isLive: true },
  )
  return system
}

interface ShopSession {
  readonly id: string
  readonly status: string
  readonly received: { readonly value: string }
  readonly erasedAt?: string
  readonly order: object
  readonly customer: object
  readonly attempts: readonly { readonly id: string; readonly records?: readonly { readonly id: string }[] }[]
  readonly log: readonly { readonly what: string; readonly detail?: object }[]
}

const sessionOf = async (system: System, id: string) =>
  (await system.shop<ShopSession>('GET', `/v1/sessions/${id}`)).body

/** An order of Zoya's, with an attempt of hers, and a clerk's words about it. */
async function bought(system: System, order: string): Promise<{ id: string; attempt: string; token: string }> {
  const { body } = await system.shop<{ id: string; token: string }>('POST', '/v1/sessions', {
    order: {
      id: order,
      amount: { value: '1503.17', currency: 'RUB' },
      description: PERSONS.bought,
      items: [
        {
          name: PERSONS.bought,
          price: { value: '1503.17', currency: 'RUB' },
          quantity: '1',
          total: { value: '1503.17', currency: 'RUB' },
        },
      ],
    },
    customer: {
      id: PERSONS.customer,
      email: PERSONS.email,
      phone: PERSONS.phone,
      name: PERSONS.name,
      address: { full: PERSONS.address },
    },
    metadata: { loyalty: PERSONS.metadata },
    returnUrl: `https://shop.example/${PERSONS.link}`,
  })
  const fields = { address: PERSONS.meeting, messenger: 'telegram', username: PERSONS.messenger, asap: 'true' }
  await system.buyer(body.token, 'POST', '/choose', { method: CASH, fields })
  await until(
    async () => (await system.buyer(body.token, 'GET')).body.action,
    ({ kind }) => kind === 'transfer',
  )
  const attempt = (await sessionOf(system, body.id)).attempts.at(-1)?.id ?? ''
  const by = { 'paywicket-actor': PERSONS.clerk }
  const record = { kind: 'received', amount: { value: '1.00', currency: 'RUB' }, note: PERSONS.note }
  const made = await system.shop<{ id: string }>('POST', `/v1/attempts/${attempt}/record`, record, by)
  await system.shop('POST', `/v1/records/${made.body.id}/void`, { note: PERSONS.note }, by)
  return { id: body.id, attempt, token: body.token }
}

async function paid(system: System, order: string) {
  const session = await bought(system, order)
  const payment = (await system.payments(session.attempt)).at(-1)?.id ?? ''
  await system.event(payment, 'pay')
  await until(
    () => sessionOf(system, session.id),
    ({ status }) => status === 'paid',
  )
  await until(
    async () => told.filter((text) => text.includes('session.paid') && text.includes(`"${session.id}"`)).length,
    (count) => count > 0,
  )
  return { ...session, payment }
}

const erase = (system: System, customer: string = PERSONS.customer) =>
  system.shop<{ erased: number; kept: { id: string; why: string }[]; left: number }>(
    'DELETE',
    `/v1/customers/${encodeURIComponent(customer)}`,
  )

/** Who is named in the files of a database. */
function namedIn(path: string): readonly string[] {
  const files = [path, `${path}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file))
  return ALL.filter((person) => files.some((bytes) => bytes.includes(person)))
}

/** A last message may have waited to be told: what is left of it is overwritten the next time that is looked for. */
const untilNobody = (system: System, path: string) =>
  until(
    async () => {
      system.advance(DAY / 24)
      return namedIn(path)
    },
    (names) => names.length === 0,
  )

describe('a customer', () => {
  it('is erased from what is over, to the last byte, and money that comes late is still taken', async () => {
    const path = join(folder, 'customer.db')
    const system = await started(`file:${path}`)
    onTestFinished(() => system.close())
    const { id, attempt, token, payment } = await paid(system, 'ring-1')
    expect(namedIn(path)).toEqual(ALL)
    expect((await fetch(`${system.url}/v1/customers/${PERSONS.customer}`, { method: 'DELETE' })).status).toBe(401)

    expect(await erase(system)).toEqual({ status: 200, body: { erased: 1, kept: [], left: 0 } })
    expect(namedIn(path)).toEqual([])
    expect(system.lines.filter((line) => ALL.some((person) => line.includes(person)))).toEqual([])
    const after = await sessionOf(system, id)
    expect(after).toMatchObject({
      status: 'paid',
      received: { value: '1503.17' },
      customer: { id: '' },
      order: { id: 'ring-1', amount: { value: '1503.17', currency: 'RUB' } },
    })
    expect(after.erasedAt).toMatch(/^20/)
    expect(after.log.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['attempt.recorded', 'attempt.record-voided', 'session.paid', 'session.erased']),
    )
    // Nobody gets in by an old key.
    expect((await system.buyer(token, 'GET')).status).toBe(401)
    // Again there is nothing to do, and nobody learns who was here.
    expect((await erase(system)).body).toEqual({ erased: 0, kept: [], left: 0 })
    expect((await erase(system, 'nobody')).body).toEqual({ erased: 0, kept: [], left: 0 })

    // Its payment system goes on telling of it.
    await system.event(payment, 'pay', { amount: '1600.00' })
    await system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
    expect(await sessionOf(system, id)).toMatchObject({ status: expect.stringMatching(/paid$/), customer: { id: '' } })
    expect(namedIn(path)).toEqual([])
    // The order stays one of a kind.
    const again = { id: 'ring-1', amount: { value: '1503.17', currency: 'RUB' } }
    const reopened = await system.shop('POST', '/v1/sessions', { order: again, customer: { id: 'boris' } })
    expect(reopened).toMatchObject({ status: 200, body: { id } })
  })

  it('is erased later where something is in the way, as soon as it is gone', async () => {
    const path = join(folder, 'later.db')
    const system = await started(`file:${path}`)
    onTestFinished(() => system.close())
    const { id } = await bought(system, 'ring-2')
    expect((await erase(system)).body).toEqual({ erased: 0, kept: [{ id, why: 'open' }], left: 0 })
    expect((await sessionOf(system, id)).log.at(-1)).toMatchObject({ what: 'session.erasure-asked' })
    expect(namedIn(path)).toContain(PERSONS.name)
    await system.shop('POST', `/v1/sessions/${id}/cancel`)
    await until(
      () => {
        system.advance(DAY / 24)
        return sessionOf(system, id)
      },
      ({ erasedAt }) => erasedAt !== undefined,
    )
    await untilNobody(system, path)
    // Opened again, it is about whoever is named then.
    const order = { id: 'ring-2', amount: { value: '1503.17', currency: 'RUB' } }
    await system.shop('POST', '/v1/sessions', { order, customer: { id: 'boris', name: 'Boris' } })
    const anew = await sessionOf(system, id)
    expect(anew).toMatchObject({ status: 'open', customer: { id: 'boris', name: 'Boris' } })
    expect(anew.erasedAt).toBeUndefined()
  })
})

it('a customer of many orders holds nobody up, and what is left of him goes by itself', async () => {
  const system = await started(`file:${join(folder, 'many.db')}`)
  onTestFinished(() => system.close())
  const ids: string[] = []
  for (let count = 0; count < 150; count += 1) ids.push((await system.open('10.00', { customer: { id: 'many' } })).id)
  for (const id of ids) await system.shop('POST', `/v1/sessions/${id}/cancel`)
  const erasing = erase(system, ' many ')
  let answered = 0
  const rest = { over: false }
  void erasing.finally(() => {
    rest.over = true
  })
  while (!rest.over) {
    await fetch(`${system.url}/healthz`)
    answered += 1
  }
  expect((await erasing).body).toEqual({ erased: 150, kept: [], left: 0 })
  // Between few of them others are let in.
  expect(answered).toBeGreaterThan(15)
})

describe('by their age', () => {
  it('persons are kept for as many days as were asked for, and 400 where nobody has', async () => {
    for (const [name, more, days] of [
      ['asked.db', { PAYWICKET_KEEP_DAYS: '30' }, 30],
      ['usual.db', {}, 400],
    ] as const) {
      const path = join(folder, name)
      const system = await started(`file:${path}`, more)
      onTestFinished(() => system.close())
      const { id } = await paid(system, `ring-of-${name}`)
      system.advance((days - 1) * DAY)
      // It is looked for every hour, and has been once it has been twice.
      await system.shop('GET', '/v1/sessions')
      expect((await sessionOf(system, id)).erasedAt).toBeUndefined()
      system.advance(2 * DAY)
      await until(
        () => sessionOf(system, id),
        ({ erasedAt }) => erasedAt !== undefined,
      )
      await untilNobody(system, path)
      expect(system.lines.some((line) => line.includes('PAYWICKET_KEEP_DAYS'))).toBe(false)
    }
  })

  it.each(['0', '-1', '1.5', 'ever'])('%s days are refused by name', async (days) => {
    await expect(started('file::memory:', { PAYWICKET_KEEP_DAYS: days })).rejects.toThrow('PAYWICKET_KEEP_DAYS')
  })
})

describe('paywicket erase', () => {
  const run = async (env: Record<string, string>, ...args: readonly string[]) => {
    const child = startNode([COMMAND, 'erase', ...args], { cwd: process.cwd(), env })
    return { code: await child.ended, said: child.said() }
  }

  it('erases a customer, an order, and what is old, beside a running server', async () => {
    const path = join(folder, 'command.db')
    const system = await started(`file:${path}`)
    onTestFinished(() => system.close())
    const first = await paid(system, 'ring-3')
    const second = await bought(system, 'ring-4')
    expect(await run(system.env, '--order', 'ring-3')).toEqual({ code: 0, said: '1 erased\n' })
    expect((await sessionOf(system, first.id)).erasedAt).toBeDefined()
    expect(await run(system.env, '--customer', PERSONS.customer)).toEqual({
      code: 1,
      said: `0 erased\n${second.id} is kept for now: it is not over\n`,
    })
    await system.shop('POST', `/v1/sessions/${second.id}/cancel`)
    await until(
      () => run(system.env, '--older-than', '1'),
      ({ said }) => said === '1 erased\n',
    )
    await untilNobody(system, path)
    expect((await run(system.env, '--order', 'none')).code).toBe(1)
    expect(await run(system.env, '--help')).toMatchObject({ code: 0, said: expect.stringContaining('--older-than') })
    for (const wrong of [[], ['--older-than', 'x'], ['--order', 'a', '--customer', 'b'], ['--what']])
      expect((await run(system.env, ...wrong)).code).toBe(2)
  })
})

it('no row of PostgreSQL names anybody either', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const url = await postgres.database()
  const system = await started(url)
  onTestFinished(() => system.close())
  await paid(system, 'ring-5')
  const rows = async () => {
    const tables = ['sessions', 'log', 'outbox', 'unmatched', 'idempotency', 'keys']
    const all = await Promise.all(tables.map((table) => postgres.query(url, `select * from ${table}`)))
    const text = JSON.stringify(all)
    return ALL.filter((person) => text.includes(person))
  }
  expect(await rows()).toEqual(ALL)
  expect((await erase(system)).body).toEqual({ erased: 1, kept: [], left: 0 })
  expect(await rows()).toEqual([])
})

describe('a database with orders of an older release', () => {
  const opened = async (name: string, more: Record<string, string> = {}) => {
    const place = await mkdtemp(join(folder, `${name}-`))
    const database = await openFile(recorded('4160ea5', 'everything'), place)
    onTestFinished(() => database.close())
    const system = await started(database.url, more)
    onTestFinished(() => system.close())
    const docs = (await database.rows('sessions')).map(({ doc }) => JSON.parse(String(doc)) as SessionState)
    return { system, database, docs, over: docs.filter(({ end }) => end) }
  }
  const warned = ({ lines }: System) => lines.some((line) => line.includes('PAYWICKET_KEEP_DAYS is not set'))

  it('keeps all until it is told how long, which it says', async () => {
    const { system, over } = await opened('old-all')
    system.advance(3000 * DAY)
    expect(warned(system)).toBe(true)
    expect(over.length).toBeGreaterThan(3)
    for (const { id } of over) expect((await sessionOf(system, id)).erasedAt).toBeUndefined()
  })

  it('holds what it has deleted before, until it is written anew', async () => {
    const { system, database } = await opened('old-compact')
    const isAsked = () => system.lines.some((line) => line.includes('paywicket erase --compact'))
    expect(isAsked()).toBe(true)
    const env = { ...system.env, DATABASE_URL: database.url }
    const child = startNode([COMMAND, 'erase', '--compact'], { cwd: process.cwd(), env })
    expect([await child.ended, child.said()]).toEqual([0, 'The file is written anew\n'])
    expect(await database.rows('settings')).toContainEqual({ name: 'compact', value: 'yes' })
    expect((await database.rows('pragma_freelist_count')).map((row) => Object.values(row))).toEqual([[0]])
  })

  it('finds its customers and its ages all the same', async () => {
    const { system, over } = await opened('old-some', { PAYWICKET_KEEP_DAYS: '90000' })
    expect(warned(system)).toBe(false)
    const [customer = ''] = over.map(({ terms }) => terms.customer?.id)
    const { erased, kept } = (await erase(system, customer)).body
    expect(erased).toBeGreaterThan(0)
    const theirs = await Promise.all(over.map(({ id }) => sessionOf(system, id)))
    expect(theirs.filter(({ erasedAt }) => erasedAt !== undefined)).toHaveLength(erased)
    for (const { id, why } of kept) expect([id, why]).toEqual([id, expect.stringMatching(/^(open|refund|call|money)$/)])
  })
})
