/** Invoice's notifications (a WebHook of the cabinet), as its own clients read them. */
import { createHash } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import { major } from '../payments.ts'
import type { JsonObject } from '../wire.ts'
import type { InvoicePayment, Refund } from './payment.ts'
import { datesShape, methodShape, orderShape } from './shapes.ts'

/** No retry rule is documented: minutes at first, then hours. */
const RETRY_SECONDS = [60, 120, 300, 900, 1800, 3600, 7200, 14_400]

/** The hex MD5 of payment id, status and API key, without anything between them. */
export function notificationSignature(id: string, status: string, apiKey: string): string {
  return createHash('md5')
    .update(id + status + apiKey, 'utf8')
    .digest('hex')
}

export interface Notifier {
  paid(payment: InvoicePayment): void
  failed(payment: InvoicePayment): void
  refunded(refund: Refund): void
}

export function createNotifier(context: SandboxContext): Notifier {
  const { apiKey } = context.credentials.invoice

  function send(
    payment: InvoicePayment,
    type: 'pay' | 'refund',
    status: 'successful' | 'error',
    more: JsonObject = {},
  ): void {
    const body = {
      notification_type: type,
      id: payment.id,
      order: orderShape(payment),
      status,
      status_description: payment.why,
      ip: '127.0.0.1',
      payment_method: methodShape(payment),
      ...datesShape(payment),
      custom_parameters: payment.custom,
      ...more,
      signature: notificationSignature(payment.id, status, apiKey),
    }
    context.callbacks.send({
      provider: 'invoice',
      payment: payment.id,
      url: context.callbackUrl('invoice'),
      headers: {},
      body: JSON.stringify(body),
      retrySeconds: RETRY_SECONDS,
      forged: (value) => ({
        headers: {},
        body: JSON.stringify(value === 'amount' ? otherAmount(payment) : wrongKey(payment)),
      }),
      accepted: (answer) => answer === 200,
    })

    /** What the signature does not cover is a lie. */
    function otherAmount({ asked }: InvoicePayment): JsonObject {
      const order = { ...body.order, amount: major(asked.minor + 100_000, asked.currency) }
      const signature = notificationSignature(body.id, 'successful', apiKey)
      return { ...body, order, status: 'successful', signature }
    }
    function wrongKey({ id }: InvoicePayment): JsonObject {
      return { ...body, status: 'successful', signature: notificationSignature(id, 'successful', 'not the key') }
    }
  }

  return {
    paid: (payment) => send(payment, 'pay', 'successful'),
    // The document's word for it is `fail`, the notification's in Invoice's own client `error`.
    failed: (payment) => send(payment, 'pay', 'error'),
    refunded: (refund) =>
      send(refund.payment, 'refund', 'successful', { amount: major(refund.minor, refund.payment.asked.currency) }),
  }
}
