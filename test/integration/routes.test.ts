/** Routes that fail: what one server has met all servers know, and a choice goes on to the next route. */
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { credentialsFromEnv, SANDBOX_ENV, sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startSandbox, type Sandbox } from '../../server/sandbox/sandbox.ts'
import { startServer, type Running } from '../../server/server.ts'
import type { Choose, Method, Session } from '../../src/contract/index.ts'
import { startPostgres, type Postgres } from '../support/store/postgres.ts'
import { SECRET_KEY } from '../support/system.ts'
import { until } from '../support/until.ts'

let postgres: Postgres
let sandbox: Sandbox
const servers: Running[] = []
let one = ''
let two = ''

beforeAll(async () => {
  postgres = await startPostgres()
  sandbox = await startSandbox({
    port: 0,
    publicUrl: () => one,
    credentials: credentialsFromEnv(SANDBOX_ENV),
    settings: { searchSeconds: 0.05 },
  })
  const database = await postgres.database()
  for (let index = 0; index < 2; index += 1)
    servers.push(
      await startServer({
        log: pino({ level: 'silent' }),
        env: {
          ...sandboxEnv(sandbox.port),
          PAYWICKET_SECRET_KEY: SECRET_KEY,
          PAYWICKET_PORT: '0',
          PAYWICKET_SHOP_NAME: 'Tea House',
          DATABASE_URL: database,
        },
      }),
    )
  ;[one = '', two = ''] = servers.map(({ url }) => url)
})
afterEach(() => faults([]))
afterAll(async () => {
  // The provider's side first: whoever still waits for it need wait no longer.
  await sandbox.close()
  await Promise.all(servers.map((server) => server.close()))
  await postgres.stop()
})

async function call<T>(url: string, key: string, method = 'GET', body?: unknown, headers = {}) {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as T }
}
const sandboxPut = (path: string, body: unknown) =>
  fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'PUT', body: JSON.stringify(body) })
const faults = (list: readonly object[]) => sandboxPut('faults', list)
/** Cactusgino's form does not open. */
const NO_FORM = { provider: 'cactusgino', route: 'obtain_token', kind: 'status', value: 500 }

async function open(customer = `c-${crypto.randomUUID()}`) {
  const order = { id: `order-${crypto.randomUUID()}`, amount: { value: '1503.17', currency: 'RUB' } }
  const posted = { order, customer: { id: customer, email: 'buyer@example.com' } }
  const { id, token } = (await call<{ id: string; token: string }>(`${one}/v1/sessions`, SECRET_KEY, 'POST', posted))
    .body
  const see = async (on: string) => (await call<Session>(`${on}/v1/checkout`, token)).body
  return {
    id,
    /** What the buyer sees once nobody is waited for. */
    comesTo: (kind: Session['action']['kind']) =>
      until(
        () => see(one),
        ({ action }) => action.kind === kind,
      ),
    choose: (on: string, body: object, headers = {}) =>
      call<Session>(`${on}/v1/checkout/choose`, token, 'POST', body, headers),
    see,
    attempts: async () =>
      (
        await call<{ attempts: { method: string; status: string; fallbackOf?: string }[] }>(
          `${one}/v1/sessions/${id}`,
          SECRET_KEY,
        )
      ).body.attempts.map(({ method, status, fallbackOf }) => [method, status, fallbackOf !== undefined]),
  }
}

type Offered = Method & { readonly routes: readonly { readonly id: string; readonly disabled?: string }[] }
const offered = async (on: string) =>
  (await call<{ data: Offered[] }>(`${on}/v1/methods?currency=RUB&amount=1503.17`, SECRET_KEY)).body.data

async function failThrice(method: string): Promise<void> {
  await faults([NO_FORM])
  for (let times = 0; times < 3; times += 1) {
    const { choose, comesTo } = await open()
    await choose(one, { method })
    expect((await comesTo('choose')).action).toHaveProperty('notice')
  }
}

describe('a route that failed three times in a row', () => {
  it('is passed over on every server, and is busy where it is the only one', async () => {
    await failThrice('cactusgino.form.qiwi')
    const rows = await until(
      () => offered(two),
      (data) => data.some(({ id }) => id === 'paymega.qiwi_rub_hpp'),
    )
    const qiwi = rows.find(({ channel }) => channel === 'qiwi')
    expect(qiwi).not.toHaveProperty('disabled')
    expect(qiwi?.routes).toMatchObject([
      { id: 'paymega.qiwi_rub_hpp' },
      { id: 'cactusgino.form.qiwi', disabled: 'busy', until: expect.any(String) },
    ])
    await failThrice('cactusgino.form.mobile')
    const { see } = await open()
    const methodsOf = async () => ((await see(two)).action as Choose).methods
    const methods = await until(methodsOf, (list) => list.some(({ disabled }) => disabled === 'busy'))
    const busy = methods.find(({ channel }) => channel === 'mobile')
    expect(busy).toMatchObject({ id: 'cactusgino.form.mobile', disabled: 'busy' })
    const minutes = (Date.parse(busy?.until ?? '') - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(1)
    expect(minutes).toBeLessThan(4)
  })

  it('can still be had by its id, and is offered again once it works', async () => {
    await failThrice('cactusgino.form.MTSPay')
    const isBusy = (data: readonly Offered[]) => data.find(({ channel }) => channel === 'mts_pay')?.disabled === 'busy'
    await until(() => offered(two), isBusy)
    await faults([])
    const { choose, comesTo } = await open()
    await choose(two, { method: 'cactusgino.form.MTSPay' })
    await comesTo('frame')
    await until(
      () => offered(one),
      (data) => !isBusy(data),
    )
  })
})

describe('a choice with fallback', () => {
  const SBP = { method: 'cactusgino.form.sbp', fallback: true }

  it('goes on to the next route within its wait, once, and under its key', async () => {
    await faults([NO_FORM])
    const session = await open()
    const key = { 'idempotency-key': 'once' }
    await session.choose(one, SBP, key)
    const { attempt } = await session.comesTo('redirect')
    expect(attempt).toMatchObject({ method: 'paymega.sbp_rub_hpp', status: 'pending' })
    const both = [
      ['cactusgino.form.sbp', 'failed', false],
      ['paymega.sbp_rub_hpp', 'pending', true],
    ]
    expect(await session.attempts()).toEqual(both)
    // Repeated, elsewhere too, and said once more without a key.
    expect((await session.choose(two, SBP, key)).body.attempt).toEqual(attempt)
    expect((await session.choose(two, SBP)).body.attempt).toEqual(attempt)
    expect((await session.choose(two, { method: 'cactusgino.form.card' })).status).toBe(409)
    expect(await session.attempts()).toEqual(both)
  })

  it('ends where the next one fails, too', async () => {
    await faults([NO_FORM, { provider: 'paymega', route: 'payment-invoices', kind: 'status', value: 403 }])
    const session = await open()
    await session.choose(one, SBP)
    expect((await session.comesTo('choose')).action).toMatchObject({ notice: { code: 'provider_error' } })
    expect(await session.attempts()).toEqual([
      ['cactusgino.form.sbp', 'failed', false],
      ['paymega.sbp_rub_hpp', 'failed', true],
    ])
  })

  it('is not made where it was not asked for, nor to another mechanism', async () => {
    await faults([NO_FORM])
    const plain = await open()
    await plain.choose(one, { method: 'cactusgino.form.sbp' })
    await plain.comesTo('choose')
    expect(await plain.attempts()).toEqual([['cactusgino.form.sbp', 'failed', false]])
    const card = await open()
    await card.choose(one, { method: 'cactusgino.form.card', fallback: true })
    await card.comesTo('choose')
    expect(await card.attempts()).toEqual([['cactusgino.form.card', 'failed', false]])
  })
})

describe('who has paid before', () => {
  it('finds that way first, on any server', async () => {
    const customer = `c-${crypto.randomUUID()}`
    const first = await open(customer)
    const chosen = await first.choose(one, { method: 'cactusgino.sbp_qr' })
    const attempt = chosen.body.attempt?.id
    type Payment = { readonly id: string; readonly reference: string; readonly status: string }
    const payments = async () =>
      ((await (await fetch(`${sandbox.url}/_sandbox/payments`)).json()) as Payment[]).filter(
        ({ reference, status }) => reference === attempt && status === 'open',
      )
    const [payment] = await until(payments, (list) => list.length > 0)
    await fetch(`${sandbox.url}/_sandbox/payments/${payment?.id}/pay`, { method: 'POST', body: '{}' })
    await until(
      () => first.see(two),
      ({ action }) => action.kind === 'done',
    )
    const { action } = await (await open(customer)).see(two)
    if (action.kind !== 'choose') throw new Error(action.kind)
    expect(action.methods[0]?.channel).toBe('sbp')
    expect(action.suggested).toBe(action.methods[0]?.id)
    const stranger = (await (await open()).see(two)).action as Choose
    expect(stranger.methods[0]?.channel).toBe('card_transfer')
  })
})

describe('a search', () => {
  it('says how far it is, how long it usually takes, and what else there is', async () => {
    for (let times = 0; times < 3; times += 1) {
      const { choose, see } = await open()
      await choose(one, { method: 'cactusgino.Tbank_card' })
      await until(
        () => see(one),
        ({ action }) => action.kind === 'transfer',
      )
    }
    await sandboxPut('settings', { searchSeconds: 600 })
    try {
      const { choose, see } = await open()
      await choose(one, { method: 'cactusgino.Tbank_card' })
      const { action } = await until(
        () => see(two),
        (shown) => shown.action.kind === 'wait' && shown.action.usually !== undefined,
      )
      expect(action).toMatchObject({
        kind: 'wait',
        stage: 'searching',
        usually: expect.any(Number),
        next: 'cactusgino.card',
      })
    } finally {
      await sandboxPut('settings', { searchSeconds: 0.05 })
    }
    const rows = await until(
      () => offered(two),
      (data) => data.some(({ channel, usually }) => channel === 'tbank' && usually !== undefined),
    )
    expect(rows.find(({ channel }) => channel === 'tbank')).toMatchObject({ usually: expect.any(Number) })
  })
})
