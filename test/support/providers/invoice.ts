/** Invoice's side of a conversation, for tests: the document's samples. */
import { invoice } from '../../../server/providers/invoice/index.ts'
import type { Provider } from '../../../server/providers/provider.ts'
import { canned, switchedOn, type Canned, type CannedServer, type Seen } from './canned.ts'

/** The test merchant and key of the document, section 8. */
export const ENV = {
  INVOICE_MERCHANT_ID: 'c24360cfac0a0c40c518405f6bc68cb0',
  INVOICE_API_KEY: '1526fec01b5d11f4df4f2160627ce351',
}
export const BASIC = 'Basic YzI0MzYwY2ZhYzBhMGM0MGM1MTg0MDVmNmJjNjhjYjA6MTUyNmZlYzAxYjVkMTFmNGRmNGYyMTYwNjI3Y2UzNTE='
export const PAYMENT_ID = '2245bf86877afc315813aeac84717fe918869'
export const ORDER_ID = 'a1b2c3d4e5f6a7b8'

export const TERMINAL = {
  id: 13,
  link: 'https://pay.invoice.su/order/id/45/price/15',
  name: 'Магазин на диване',
  type: 'dynamical',
  defaultPrice: 15,
  canComments: false,
}

/** The document's answer to `CreatePayment`, for the order of our tests. */
export function payment(members: object = {}, order: object = {}) {
  return {
    id: PAYMENT_ID,
    order: { currency: 'RUB', amount: 1503.17, description: 'Two lamps', id: ORDER_ID, ...order },
    status: 'init',
    status_description: '',
    create_date: '2019-07-20T19:19:10.000Z',
    update_date: '2019-07-20T19:19:10.000Z',
    expire_date: '2019-07-20T19:19:10.000Z',
    custom_parameters: {},
    payment_url: `https://pay.invoice.su/init/${PAYMENT_ID}`,
    ...members,
  }
}

export function clientFor(url: string, more: Readonly<Record<string, string>> = {}): Provider {
  return switchedOn(invoice, { ...ENV, INVOICE_BASE_URL: `${url}/api/v2`, ...more })
}

/** A server that answers each method of the API by name; what is not named gets the document's terminal. */
export function api(answers: Readonly<Record<string, Canned | ((seen: Seen) => Canned)>>): Promise<CannedServer> {
  return canned((seen) => {
    const answer = answers[seen.path.replace('/api/v2/', '')] ?? { body: TERMINAL }
    return typeof answer === 'function' ? answer(seen) : answer
  })
}

export function calls({ seen }: CannedServer): readonly string[] {
  return seen.map(({ path }) => path.replace('/api/v2/', ''))
}
