/** What an invoice is that somebody makes in the account's own cabinet: no page, no service of the catalogue's. */
import type { Amount } from '../payments.ts'
import type { InvoiceOrder } from './invoice.ts'

/** The order of such an invoice, in test mode as all of this sandbox. */
export function cabinetOrder(referenceId: string, asked: Amount): InvoiceOrder {
  return {
    referenceId,
    service: { code: 'cabinet', method: 'cabinet', flow: 'test', currency: asked.currency, fields: [] },
    asked,
    flow: 'charge',
    testMode: true,
    description: null,
    metadata: {},
    customer: undefined,
    serviceFields: {},
    returnUrl: undefined,
    returnUrls: undefined,
    callbackUrl: undefined,
    expiresAt: undefined,
    source: 'merchant_api',
  }
}
