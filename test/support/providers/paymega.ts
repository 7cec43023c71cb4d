/** Paymega's side of a conversation, for tests: the document's samples. */
import { httpFor } from '../../../server/providers/kit/http.ts'
import type { Context } from '../../../server/providers/paymega/api.ts'
import { readConfig } from '../../../server/providers/paymega/config.ts'
import { paymega } from '../../../server/providers/paymega/index.ts'
import { signatureOf } from '../../../server/providers/paymega/signature.ts'
import type { CallbackRequest, Provider } from '../../../server/providers/provider.ts'
import { surroundings, switchedOn } from './canned.ts'

export const SECRET = 'sk_test_example'
export const REFERENCE = 'a1b2c3d4e5f6a7b8'

export function envFor(url: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PAYMEGA_PUBLIC_KEY: 'pk_test_ClSQHi2T9WXuFa76',
    PAYMEGA_TEST_SECRET_KEY: SECRET,
    PAYMEGA_BASE_URL: `${url}/public-api`,
    PAYMEGA_PRIVATE_URL: `${url}/api`,
    ...more,
  }
}

/** What switches the private API on. */
export const ACCOUNT = { PAYMEGA_ACCOUNT_ID: 'coma_1', PAYMEGA_API_KEY: 'key-1' }

/** A client of the public API alone. */
export function publicClient(url: string, more: Readonly<Record<string, string>> = {}): Provider {
  return switchedOn(paymega, envFor(url, more))
}

/** A client with the private API. */
export function privateClient(url: string, more: Readonly<Record<string, string>> = {}): Provider {
  return publicClient(url, { ...ACCOUNT, ...more })
}

/** What the parts of a client with the private API work with. */
export function contextFor(url: string): Context {
  const reading = readConfig(envFor(url, ACCOUNT), 'test')
  if (reading.kind !== 'on') throw new Error(reading.kind)
  const around = surroundings()
  return { ...around, config: reading.config, http: httpFor('paymega', around) }
}

/** Attributes of the document's private sample. */
const ATTRIBUTES = {
  serial_number: 'HeSWMM9LvQonCcQc',
  status: 'process_pending',
  resolution: 'ok',
  amount: 1503.17,
  payment_amount: 1503.17,
  currency: 'RUB',
  service_currency: 'RUB',
  reference_id: REFERENCE,
  test_mode: true,
  fee: 0,
  processed: null,
  processed_amount: null,
  refunded_amount: null,
  flow_data: {
    action: 'https://cardgate-staging.psp.name/hpp/cgi_G0bsyhroZj802zQU',
    method: 'GET',
    params: [],
    metadata: { sid: 'cgi_G0bsyhroZj802zQU', token: 'secret-token' },
  },
  flow: 'hpp',
  payment_flow: 'charge',
  created: 1597833098,
  updated: 1597833098,
  callback_logs: [],
}

/** An invoice of the private API, of callbacks and of the list. */
export function privateInvoice(attributes: object = {}, id = 'cpi_HeSWMM9LvQonCcQc') {
  return { data: { type: 'payment-invoices', id, attributes: { ...ATTRIBUTES, ...attributes } } }
}

/** An invoice of the public API. */
export function publicInvoice(members: object = {}) {
  return {
    data: {
      id: 'cpi_QGcJxoBxnYStkuvN',
      created: 1595846278,
      test_mode: true,
      reference_id: REFERENCE,
      currency: 'RUB',
      amount: 1503.17,
      payment_amount: 1503.17,
      processed_amount: null,
      refunded_amount: null,
      has_return_url: false,
      status: 'process_pending',
      resolution: 'OK',
      service: 'payment_card_rub_hpp',
      service_flow: 'hpp',
      service_currency: 'RUB',
      active_payment: {
        payload: {
          action: 'https://cardgate-staging.psp.name/hpp/cgi_8z1WIRwAtwvyI3G9',
          method: 'GET',
          params: [],
          metadata: { sid: 'cgi_8z1WIRwAtwvyI3G9' },
        },
        status: 'invoked',
        resolution: 'OK',
      },
      ...members,
    },
  }
}

/** A signed callback. */
export function callbackOf(body: unknown, secret = SECRET): CallbackRequest {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  return { body: bytes, headers: { 'x-signature': signatureOf(secret, bytes) } }
}
