/** For tests: a shop that runs on Invoice alone, server and sandbox over real HTTP, and every call between them read. */
import { createHash } from 'node:crypto'
import { afterAll, afterEach, expect } from 'vitest'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import type { Session } from '../../src/contract/index.ts'
import { startRelay } from './relay.ts'
import { only, startSystem } from './system.ts'
import { until } from './until.ts'

export const METHOD = 'invoice.page'
/** Longer than any wait between two tries of a look-up, ms. */
export const LATER = 65_000
const KEY = SANDBOX_ENV['INVOICE_API_KEY'] ?? ''
/** What `Authorization` carries. */
export const SIGNED = Buffer.from(`${SANDBOX_ENV['INVOICE_MERCHANT_ID']}:${KEY}`).toString('base64')

/** The card of section 8 of Invoice API v2, as its page asks for it; its 3DS code is 123456. */
export const CARD = { number: '5543 7354 8462 6654', expiry: '01/22', cvc: '852', action: 'pay' }
/** Presses a button of Invoice's page. */
export const press = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

interface ShopSession {
  readonly status: string
  readonly received: { readonly value: string }
  readonly refunded: { readonly value: string }
  readonly attempts: readonly {
    readonly id: string
    readonly status: string
    readonly reference?: string
    readonly expiresAt?: string
    readonly late?: boolean
    readonly failure?: { readonly code: string; readonly text: string }
  }[]
}
export interface Refund {
  readonly id: string
  readonly status: string
  readonly failure?: string
  readonly reference?: string
}

/** One for the tests of a whole file: calm after each, and at the end its key has been nowhere it must not be. */
export async function invoiceShopOfFile(env: Record<string, string> = {}) {
  const shop = await startInvoiceShop(env)
  afterEach(() => shop.calm())
  afterAll(() => {
    shop.expectNoKey()
    return shop.close()
  })
  return shop
}

/** Starts one with `env` over the usual environment. */
export async function startInvoiceShop(env: Record<string, string> = {}) {
  const relay = await startRelay()
  const system = await startSystem(
    { ...only('invoice'), ...env },
    {
      sandboxEnv: (url) => {
        relay.to(url)
        return { INVOICE_BASE_URL: `${relay.url}/invoice/api/v2` }
      },
    },
  )
  /** All that has been answered to a shop or a buyer. */
  const answered: string[] = []

  /** A session, and what its shop and its buyer do. */
  async function begin(value = '1503.17', more: Record<string, unknown> = {}) {
    const opened = await system.open(value, more)
    const { id, token } = opened
    const keep = <T extends { body: unknown }>(answer: T): T => {
      answered.push(JSON.stringify(answer.body))
      return answer
    }
    const buyer = async (method: string, path?: string, body?: unknown, locale = 'en') =>
      keep(await system.buyer(token, method, path, body, { 'accept-language': locale }))
    const see = async (locale?: string) => (await buyer('GET', '', undefined, locale)).body
    const view = async () => keep(await system.shop<ShopSession>('GET', `/v1/sessions/${id}`)).body
    const refund = async (key: string, body: unknown = {}) => {
      const attempt = (await view()).attempts.at(-1)?.id ?? ''
      return keep(
        await system.shop<Refund>('POST', `/v1/attempts/${attempt}/refunds`, body, { 'idempotency-key': key }),
      )
    }
    const payment = async () => {
      const ask = async () => system.payments((await view()).attempts.at(-1)?.id ?? '')
      const [held] = await until(ask, (list) => list.length > 0)
      if (!held) throw new Error('Invoice holds no payment of this attempt')
      return held
    }
    return {
      ...opened,
      buyer,
      see,
      view,
      refund,
      payment,
      async choose(): Promise<Session> {
        const answer = await system.patiently(buyer('POST', '/choose', { method: METHOD }))
        expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        return answer.body
      },
      /** At once with the card, where no bank is asked. */
      async pay(): Promise<void> {
        await system.event((await payment()).id, 'pay')
      },
      ends: (status: string) => until(view, (held) => held.status === status),
      becomes: (kind: Session['action']['kind']) =>
        until(
          () => see(),
          ({ action }) => action.kind === kind,
        ),
    }
  }

  return {
    system,
    relay,
    answered,
    begin,
    /** A payment page that the buyer sees, and its address. */
    async open(value?: string, more?: Record<string, unknown>) {
      const order = await begin(value, more)
      const { action } = await order.choose()
      if (action.kind !== 'redirect') throw new Error(`the buyer sees ${JSON.stringify(action)}`)
      return { ...order, page: action.url }
    },
    fault: (...list: readonly object[]) =>
      system.control(
        'PUT',
        '/faults',
        list.map((one) => ({ provider: 'invoice', ...one })),
      ),
    /** The calls to Invoice since `from`, by name. */
    names: (from = 0) => relay.calls.slice(from).map(({ name }) => name),
    /** What the newest call of this name has sent. */
    lastOf: (name: string): unknown => JSON.parse(relay.calls.findLast((call) => call.name === name)?.text ?? ''),
    /** A notification, signed for `id` and `status`, that says what it likes of the rest. */
    notify(id: string, more: object, key = KEY) {
      const status = 'successful'
      const signature = createHash('md5')
        .update(id + status + key)
        .digest('hex')
      const body = JSON.stringify({ notification_type: 'pay', id, status, signature, ...more })
      return fetch(`${system.url}/v1/callbacks/invoice`, { method: 'POST', body })
    },
    /** Ends what a test has set. */
    async calm() {
      relay.answering(() => undefined)
      await system.control('DELETE', '/faults')
      await system.control('PUT', '/settings', {
        lifetimeSeconds: 900,
        refunds: 'at-once',
        retrySeconds: null,
        invoiceRefunded: 'successful',
      })
    },
    /** Looks for the key wherever it must not be: the log, and all that shops and buyers have been answered. */
    expectNoKey() {
      expect(system.lines.length * answered.length).toBeGreaterThan(0)
      for (const text of [...system.lines, ...answered]) {
        expect(text).not.toContain(KEY)
        expect(text).not.toContain(SIGNED)
      }
    },
    async close() {
      await system.close()
      await relay.close()
    },
  }
}
