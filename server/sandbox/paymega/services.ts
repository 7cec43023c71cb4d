/** The private list of services, by pages of twenty. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { SandboxEnv } from '../wire.ts'
import { feeOf, type Service } from './catalogue/catalogue.ts'

/**
 * A service as the list shows it; `active` is false and `currency` the account's own, as in every sample. A service with
 * a fee names the currency its fixed parts are in, which is the payer's here.
 */
export function serviceShape(service: Service) {
  const fee = feeOf(service.code)
  const id = `comcps_${createHash('sha1').update(service.code).digest('base64url').replaceAll(/[-_]/g, 'x').slice(0, 16)}`
  return {
    type: 'payment-services',
    id,
    attributes: {
      service: service.code,
      service_method: service.method,
      service_currency: service.currency,
      available: true,
      active: false,
      enabled: true,
      amount_min: service.amount_min ?? null,
      amount_max: service.amount_max ?? null,
      fee_min: fee.min,
      fee_max: fee.max,
      fee_rate: fee.rate,
      fee_fix: fee.fix,
      reserve_lifetime: 0,
      reserve_rate: 0,
      currency: fee.fix + fee.min + fee.max > 0 ? service.currency : 'GBP',
      test_mode: true,
    },
    relationships: {
      'payment-method': { data: { type: 'payment-methods', id: service.method } },
      'payment-service': { data: { type: 'payment-services', id: service.code } },
    },
    links: { self: `/api/payment-services/${id}` },
  }
}

const PAGE_SIZE = 20

export function servicePage(c: Context<SandboxEnv>, all: readonly Service[]): Response {
  const whole = (name: string, otherwise: number) => Math.max(Math.trunc(Number(c.req.query(name))) || otherwise, 1)
  const size = Math.min(whole('page[size]', PAGE_SIZE), 100)
  const pages = Math.max(Math.ceil(all.length / size), 1)
  const page = whole('page[number]', 1)
  const link = (number: number) => `/api/payment-services?page[number]=${number}&page[size]=${size}`
  return c.json({
    meta: { total: all.length, pages, page },
    links: {
      first: link(1),
      ...(page > 1 ? { prev: link(page - 1) } : {}),
      ...(page < pages ? { next: link(page + 1) } : {}),
      last: link(pages),
    },
    data: all.slice((page - 1) * size, page * size).map(serviceShape),
  })
}
