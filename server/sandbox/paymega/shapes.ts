/** An invoice as Paymega's two APIs show it. Amounts are JSON numbers in major units, exact to the currency's decimals. */
import { major } from '../payments.ts'
import type { JsonObject } from '../wire.ts'
import { exchanged } from './catalogue/rates.ts'
import { paymentMinor, type Invoice, type Refund } from './invoice.ts'

/** Null where the document's samples have null: before any money. */
function majorOrNull(minor: number, currency: string): number | null {
  return minor === 0 ? null : major(minor, currency)
}

/** What the payer pays, in the currency that he pays in. */
function payers({ order, asked }: Invoice, minor: number): number {
  const { currency } = order.service
  return major(exchanged(minor, asked.currency, currency), currency)
}

function flowData(invoice: Invoice): JsonObject | null {
  const { hosted } = invoice
  if (!hosted) return null
  const params = Object.keys(hosted.params).length === 0 ? [] : hosted.params
  return {
    action: hosted.action,
    method: hosted.method,
    params,
    metadata: { sid: hosted.sid, token: hosted.token },
  }
}

/** The private API's object, also the body of callbacks. */
export function privateShape(invoice: Invoice): JsonObject & { readonly attributes: JsonObject } {
  const { order, asked } = invoice
  const { currency } = asked
  const received = invoice.received?.minor
  const processedFee = received === undefined ? null : Math.min(invoice.fee, received)
  return {
    type: 'payment-invoices',
    id: invoice.id,
    attributes: {
      serial_number: invoice.serial,
      status: invoice.state,
      resolution: invoice.resolution,
      moderation_required: false,
      amount: major(asked.minor, currency),
      payment_amount: payers(invoice, paymentMinor(invoice)),
      currency,
      service_currency: order.service.currency,
      reference_id: order.referenceId,
      test_mode: order.testMode,
      fee: payers(invoice, invoice.fee),
      deposit: payers(invoice, asked.minor),
      processed: invoice.processedAt ?? null,
      processed_amount: received === undefined ? null : payers(invoice, received),
      refunded_amount: majorOrNull(invoice.refunded, currency),
      charged_back_amount: majorOrNull(invoice.chargedBack, currency),
      processed_fee: processedFee === null ? null : payers(invoice, processedFee),
      processed_deposit: received === undefined ? null : payers(invoice, received - (processedFee ?? 0)),
      metadata: order.metadata,
      flow_data: flowData(invoice),
      flow: order.service.flow,
      payment_flow: order.flow,
      created: Math.floor(invoice.createdAt / 1000),
      updated: invoice.updated,
      payload: invoice.card,
      description: order.description,
      descriptor: null,
      callback_url: order.callbackUrl ?? null,
      return_url: order.returnUrl ?? null,
      original_data: {
        external_id: invoice.hosted?.sid ?? null,
        merchant_id: null,
        provider_id: null,
        external_mid: 'org_sandbox',
        provider_code: 'test',
      },
      rrn: null,
      approval_code: null,
      reserved_amount: null,
      reserve_expires: null,
      unreserved: null,
      source: order.source,
      callback_logs: Object.keys(invoice.callbackLogs).length === 0 ? [] : { ...invoice.callbackLogs },
    },
    relationships: {
      'payment-service': { data: { type: 'payment-services', id: order.service.code } },
      'payment-method': { data: { type: 'payment-methods', id: order.service.method } },
      ...(invoice.customerId ? { customer: { data: { type: 'customers', id: invoice.customerId } } } : {}),
    },
    links: { self: `/api/payment-invoices/${invoice.id}` },
  }
}

/** The public API's object. Its resolutions are upper-case `OK` where the private ones are `ok`. */
export function publicShape(invoice: Invoice): JsonObject {
  const { order, asked } = invoice
  const { currency } = asked
  const resolution = invoice.resolution === 'ok' ? 'OK' : invoice.resolution
  return {
    id: invoice.id,
    serial_number: invoice.serial,
    created: Math.floor(invoice.createdAt / 1000),
    test_mode: order.testMode,
    reference_id: order.referenceId,
    currency,
    amount: major(asked.minor, currency),
    payment_amount: payers(invoice, paymentMinor(invoice)),
    processed_amount: invoice.received ? payers(invoice, invoice.received.minor) : null,
    refunded_amount: majorOrNull(invoice.refunded, currency),
    description: order.description,
    has_return_url: order.returnUrl !== undefined || order.returnUrls !== undefined,
    status: invoice.state,
    resolution,
    service: order.service.code,
    service_method: order.service.method,
    service_flow: order.service.flow,
    service_currency: order.service.currency,
    metadata: order.metadata,
    active_payment: {
      payload: flowData(invoice),
      status: invoice.state === 'process_pending' ? 'invoked' : invoice.state,
      resolution,
    },
  }
}

/** A refund as the endpoint answers with it. */
export function refundShape(invoice: Invoice, refund: Refund): JsonObject {
  const { currency } = invoice.asked
  return {
    type: 'refunds',
    id: refund.id,
    attributes: {
      reference_id: refund.referenceId,
      original_id: invoice.id,
      description: refund.description,
      status: refund.status,
      amount: major(refund.minor, currency),
      fee: 0,
      currency,
      created: refund.created,
    },
  }
}
