/** What a buyer finds to choose from where every payment system is on. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Choose, Method } from '../../src/contract/index.ts'
import { only, startSystem, type System } from '../support/system.ts'

let system: System
let routes: System
beforeAll(async () => {
  ;[system, routes] = await Promise.all([
    startSystem(),
    startSystem({ PAYWICKET_ROWS: 'routes', PAYWICKET_ROUTES: 'invoice.page, paymega.sbp_rub_hpp' }),
  ])
})
afterAll(() => Promise.all([system.close(), routes.close()]))

async function pickerOf(on: System, more: Record<string, unknown> = {}, value = '1503.17'): Promise<Choose> {
  const { token } = await on.open(value, more)
  const { body } = await on.buyer(token, 'GET', '?locale=ru')
  if (body.action.kind !== 'choose') throw new Error(body.action.kind)
  return body.action
}

const words = ({ name, aliases = [] }: Method) => [name, ...aliases].map((word) => word.toLowerCase())
const found = (methods: readonly Method[], typed: string) =>
  methods.filter((method) => words(method).some((word) => word.includes(typed))).map(({ id }) => id)

describe('for 1503.17 RUB in Russian', () => {
  it('there are at most 20 rows, no two of one name', async () => {
    const [{ methods, suggested }, each] = await Promise.all([pickerOf(system), pickerOf(routes)])
    const names = methods.map(({ name }) => name)
    process.stdout.write(`${each.methods.length} routes, ${methods.length} rows: ${names.join(' · ')}\n`)
    expect([each.methods.length, methods.length]).toEqual([33, 20])
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(methods.map(({ channel }) => channel)).size).toBe(methods.length)
    expect(suggested).toBe(methods[0]?.id)
    expect(names.at(-1)).toBe('Перевод SWIFT')
  })

  it('whoever types what it is called finds it', async () => {
    const { methods } = await pickerOf(system)
    const finds: Readonly<Record<string, string>> = {
      карта: 'cactusgino.card',
      sber: 'paymega.sberbank_rub_hpp',
      сбер: 'paymega.sberbank_rub_hpp',
      тинькофф: 'cactusgino.Tbank_card',
      sbp: 'cactusgino.sbp',
      'быстрых платежей': 'cactusgino.sbp',
      visa: 'paymega.payment_card_rub_hpp',
      usdt: 'paymega.tether_trc20_rub_hpp',
    }
    for (const [typed, id] of Object.entries(finds)) expect(found(methods, typed), typed).toContain(id)
  })

  it('each route can be had by its id, listed or not', async () => {
    const { token } = await system.open()
    const { body } = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.form.card' })
    expect(body.attempt).toMatchObject({ method: 'cactusgino.form.card' })
  })

  it('a session that names its methods has a row for each', async () => {
    const named = ['cactusgino.form.card', 'cactusgino.card', 'paymega.card_transfer_rub_hpp']
    const { methods } = await pickerOf(system, { methods: named })
    expect(methods.map(({ id }) => id)).toEqual(named)
    expect(new Set(methods.map(({ name }) => name)).size).toBe(3)
  })

  it('a fee is added up on the row', async () => {
    const { methods } = await pickerOf(system, { methods: ['paymega.card_transfer_rub_hpp'] })
    expect(methods[0]).toMatchObject({ fee: { value: '37.55' }, total: { value: '1540.72' } })
  })
})

describe('PAYWICKET_ROWS=routes', () => {
  it('lists every route, those of PAYWICKET_ROUTES first, no two of one name', async () => {
    const { methods } = await pickerOf(routes)
    expect(methods.slice(0, 2).map(({ id }) => id)).toEqual(['invoice.page', 'paymega.sbp_rub_hpp'])
    expect(new Set(methods.map(({ name }) => name)).size).toBe(methods.length)
  })
})

it('GET /v1/methods has the rows of the picker, each with all its routes', async () => {
  const { body } = await system.shop<{ data: (Method & { routes: { id: string; provider: string }[] })[] }>(
    'GET',
    '/v1/methods?currency=RUB&amount=1503.17&locale=ru',
  )
  const { methods } = await pickerOf(system)
  expect(body.data.map(({ routes: _all, ...row }) => row)).toEqual(methods)
  const sbp = body.data.find(({ channel }) => channel === 'sbp')?.routes.map(({ id, provider }) => [id, provider])
  expect(sbp).toEqual([
    ['cactusgino.sbp', 'cactusgino'],
    ['cactusgino.sbp_qr', 'cactusgino'],
    ['cactusgino.form.sbp', 'cactusgino'],
    ['paymega.sbp_rub_hpp', 'paymega'],
    ['paymega.sbp_qr_rub_hpp', 'paymega'],
  ])
})

it('what a newer widget says besides is left unread', async () => {
  const { token } = await system.open()
  const chosen = await fetch(`${system.url}/v1/checkout/choose`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ method: 'cactusgino.form.card', newer: { than: 'this' } }),
  })
  expect(chosen.status).toBe(200)
})

/** A folder of real answers to pre-requests (`prerequest*.json`), where somebody has them at hand. */
const folder = process.env['PAYMEGA_CATALOGUES']
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => /^prerequest.*\.json$/.test(name))

it.each(files)('%s makes rows of which no two have one name', async (name) => {
  const catalogue: unknown = JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'))
  const currency = /prerequest\.(\w+)\./.exec(name)?.[1]?.toUpperCase() ?? 'RUB'
  const real = await startSystem({ ...only('paymega') })
  try {
    expect((await real.control('PUT', '/settings', { catalogue })).status).toBe(200)
    const { token } = await real.open('1503.17', {}, currency)
    const { action } = (await real.buyer(token, 'GET', '?locale=ru')).body
    const methods = action.kind === 'choose' ? action.methods : []
    const names = methods.map((method) => method.name)
    expect(names.length).toBeGreaterThan(10)
    expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(names.length)
  } finally {
    await real.close()
  }
})
