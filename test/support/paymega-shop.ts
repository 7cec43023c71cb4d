/** For tests: a shop that runs on Paymega alone, server and sandbox over real HTTP, and every call between them read. */
import { expect } from 'vitest'
import type { Money, Session } from '../../src/contract/index.ts'
import { startRelay } from './relay.ts'
import { only, startSystem } from './system.ts'
import { until } from './until.ts'

/** A method that leads to Paymega's own page. */
export const SBP = 'paymega.sbp_rub_hpp'

interface ShopSession {
  readonly status: string
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly due: Money
  readonly attempts: readonly { readonly id: string; readonly status: string; readonly reference?: string }[]
  readonly refunds: readonly Refund[]
}
export interface Refund {
  readonly id: string
  readonly status: string
  readonly amount: Money
  readonly reference?: string
}

export type PaymegaShop = Awaited<ReturnType<typeof startPaymegaShop>>

export const rub = (value: string): Money => ({ value, currency: 'RUB' })

export async function startPaymegaShop() {
  const relay = await startRelay()
  const system = await startSystem(only('paymega'), {
    sandboxEnv: (url) => {
      relay.to(url)
      return {
        PAYMEGA_BASE_URL: `${relay.url}/paymega/public-api`,
        PAYMEGA_PRIVATE_URL: `${relay.url}/paymega`,
      }
    },
  })
  let keys = 0

  /** The newest call of this name that sent something. */
  const sentTo = (name: string) => {
    const call = relay.calls.findLast((one) => one.name === name && one.text !== '')
    return { text: call?.text ?? '', json: JSON.parse(call?.text ?? '{}') as Record<string, unknown> }
  }

  /** A session, and what its buyer, its shop and Paymega do. */
  async function begin(value = '1503.17', more: Record<string, unknown> = {}, currency = 'RUB') {
    const opened = await system.open(value, more, currency)
    const see = async (locale = 'en') => (await system.buyer(opened.token, 'GET', `?locale=${locale}`)).body
    const view = async () => (await system.shop<ShopSession>('GET', `/v1/sessions/${opened.id}`)).body
    const becomes = (status: string) => until(view, (now) => now.status === status)
    async function choose(method = SBP, fields?: Record<string, string>): Promise<Session> {
      const answer = await system.buyer(opened.token, 'POST', '/choose', { method, ...(fields ? { fields } : {}) })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    }
    async function event(name: string, body?: unknown): Promise<void> {
      const { attempts } = await view()
      const answer = await system.event(attempts.at(-1)?.id ?? '', name, body)
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    }
    async function paid(): Promise<string> {
      const { attempt } = await choose()
      await event('pay')
      expect((await becomes('paid')).status).toBe('paid')
      return attempt?.id ?? ''
    }
    return { ...opened, see, view, becomes, choose, event, paid }
  }

  return {
    system,
    relay,
    sentTo,
    begin,
    refund: (attempt: string, body: unknown = {}, key = `refund-${(keys += 1)}`) =>
      system.shop<Refund>('POST', `/v1/attempts/${attempt}/refunds`, body, { 'idempotency-key': key }),
    /** Ends what a test has set. */
    async calm() {
      await system.control('DELETE', '/faults')
      await system.control('PUT', '/settings', {
        refunds: 'at-once',
        refundSeconds: 60,
        paymegaCallbacks: 'all',
        paymegaExpired: 'expired',
        catalogue: null,
      })
    },
    async close() {
      await system.close()
      await relay.close()
    },
  }
}
