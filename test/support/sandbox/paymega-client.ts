/** For tests: Paymega's calls as a shop makes them. */
import { isObject, type JsonObject } from '../../../server/sandbox/wire.ts'
import type { Answer, TestShop } from './shop.ts'

export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}
export const attributesOf = (answer: { json: JsonObject }): JsonObject =>
  object(object(answer.json['data'])['attributes'])
export const idOf = (answer: Answer): string => String(object(answer.json['data'])['id'])

export const ORDER = { reference_id: 'r1', service: 'sbp_rub_hpp', currency: 'RUB', amount: 1503.17, test_mode: true }

export interface PaymegaClient {
  readonly basic: Readonly<Record<string, string>>
  /** A private invoice, `ORDER` with `more` over it; `prefix` is where the private API is mounted. */
  create(more?: JsonObject, prefix?: string): Promise<Answer>
  privateGet(path: string): Promise<Answer>
  publicPost(path: string, more?: JsonObject): Promise<Answer>
  /** Goes to the hosted page as the invoice's `flow_data` says; the answer is the page's path. */
  openPage(invoice: Answer): Promise<string>
  press(page: string, fields: Record<string, string>): Promise<Answer>
}

export function paymegaClient(shop: TestShop): PaymegaClient {
  const { accountId, apiKey, publicKey } = shop.credentials.paymega
  const basic = { authorization: `Basic ${Buffer.from(`${accountId}:${apiKey}`).toString('base64')}` }
  return {
    basic,
    create: (more = {}, prefix = '/paymega') =>
      shop.post(
        `${prefix}/payment-invoices`,
        { data: { type: 'payment-invoices', attributes: { ...ORDER, ...more } } },
        basic,
      ),
    privateGet: (path) => shop.request(`/paymega${path}`, { headers: basic }),
    publicPost: (path, more = {}) => shop.post(`/paymega/public-api${path}`, { public_key: publicKey, ...more }),
    async openPage(invoice) {
      const { action, method, params } = object(attributesOf(invoice)['flow_data']) as Record<string, string>
      const query = new URLSearchParams(object(params) as Record<string, string>)
      const entered =
        method === 'GET'
          ? await shop.request(`${action}${query.size > 0 ? `?${query}` : ''}`)
          : await shop.request(String(action), { method: 'POST', body: query })
      return String(entered.headers.get('location'))
    },
    press: (page, fields) => shop.request(page, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}
