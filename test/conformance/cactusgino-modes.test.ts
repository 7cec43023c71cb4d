/** How each of Cactusgino's methods is paid, and what is said where its details do not add up: against the sandbox, over real HTTP. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { H2H_METHODS } from '../../server/providers/cactusgino/methods.ts'
import type { Session, Transfer } from '../../src/contract/index.ts'
import { only, SECRET_KEY, startSystem, type System } from '../support/system.ts'

const METHODS = Object.keys(H2H_METHODS).map((method) => (method === 'PIX' ? 'PIX@BRL' : method))

let system: System
beforeAll(async () => {
  system = await startSystem({ ...only('cactusgino'), CACTUSGINO_METHODS: METHODS.join(',') })
})
afterEach(() => system.control('PUT', '/settings', { mistake: 'none', details: 'full' }))
afterAll(() => system.close())

const CASH = { address: 'Main st. 1', username: '@ivan', messenger: 'Telegram', asap: 'true' }
const FIELDS: Readonly<Record<string, Record<string, string>>> = { cash: CASH, cis_transfer: { bank_app: 'Sberbank' } }

/** The details that a buyer of this method is shown. */
async function detailsOf(
  method: string,
  currency: string,
): Promise<{ session: Session; details: Transfer; token: string }> {
  const { token } = await system.open('1503.17', {}, currency)
  const wanted = { method: `cactusgino.${method}`, fields: FIELDS[method] ?? {} }
  const chosen = await system.patiently(system.buyer<Session>(token, 'POST', '/choose', wanted))
  expect(chosen.status, JSON.stringify(chosen.body)).toBe(200)
  await system.quiet()
  const session = (await system.buyer<Session>(token, 'GET')).body
  if (session.action.kind !== 'transfer') throw new Error(`${method}: ${session.action.kind}`)
  return { session, details: session.action, token }
}

describe('the details', () => {
  it.each([
    ['card', 'RUB', 'card', 'person'],
    ['sbp', 'RUB', 'phone', 'person'],
    ['sbp_qr', 'RUB', 'qr', undefined],
    ['Tbank_card', 'RUB', 'card', 'person'],
    ['cis_transfer', 'RUB', 'card', 'person'],
    ['MTS', 'RUB', 'wallet', undefined],
    ['localbanks', 'AZN', 'account', 'person'],
    ['PIX', 'BRL', 'pix', undefined],
    ['WalletM10', 'AZN', 'wallet', undefined],
    ['Emanat', 'AZN', 'wallet', undefined],
    ['binance', 'USDT', 'crypto', undefined],
    ['cash', 'RUB', 'cash', undefined],
  ])('of %s in %s are paid by %s', async (method, currency, mode, kind) => {
    const { session, details } = await detailsOf(method, currency)
    expect([details.mode, details.payee?.kind, details.warning]).toEqual([mode, kind, undefined])
    expect(session.attempt?.reference).toMatch(/^\d+$/)
    expect(details.banks?.length ?? 0).toBe(mode === 'qr' ? 16 : 0)
  })

  it('of every method of the document are among them', () => {
    expect(METHODS).toHaveLength(12)
  })

  it('that are a picture alone are paid by scanning it', async () => {
    await system.control('PUT', '/settings', { details: 'svg-only' })
    expect((await detailsOf('sbp_qr', 'RUB')).details).toMatchObject({ mode: 'qr', rows: [] })
  })
})

it.each([
  ['card', 'RUB', 'card-number', 'card-checksum'],
  ['sbp_qr', 'RUB', 'qr-checksum', 'qr-checksum'],
  ['sbp_qr', 'RUB', 'qr-amount', 'qr-amount'],
  ['sbp_qr', 'RUB', 'qr-host', 'qr-host'],
  ['PIX', 'BRL', 'qr-checksum', 'qr-checksum'],
  ['PIX', 'BRL', 'qr-amount', 'qr-amount'],
])('of %s in %s with a wrong %s the buyer is warned, and we are, once', async (method, currency, mistake, warning) => {
  await system.control('PUT', '/settings', { mistake })
  const before = system.lines.length
  const { session, details, token } = await detailsOf(method, currency)
  expect(details.warning).toBe(warning)
  // It forbids nothing.
  const attempt = session.attempt?.id
  expect((await system.buyer<Session>(token, 'POST', '/sent', { attempt })).body.action).toMatchObject({ kind: 'wait' })
  const warned = system.lines.slice(before).filter((line) => line.includes('does not add up'))
  expect(warned.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { level: 40, attempt, provider: 'cactusgino', method: `cactusgino.${method}`, warning },
  ])
  for (const secret of [details.qr?.payload, details.rows[0]?.copy]) if (secret) expect(warned[0]).not.toContain(secret)
  const metrics = await (
    await fetch(`${system.url}/metrics`, { headers: { authorization: `Bearer ${SECRET_KEY}` } })
  ).text()
  expect(metrics).toContain(`paywicket_details_warnings_total{provider="cactusgino",warning="${warning}"}`)
})
