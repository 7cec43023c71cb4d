/** Cactusgino's callbacks: the "success parameters" of its callback page, signed like a request. */
import { randomInt } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Amount } from '../payments.ts'
import { jsonObject, type JsonObject } from '../wire.ts'
import type { Invoice } from './invoice.ts'
import { sign, signed } from './signature.ts'

/** Values of `description`; the first three and the extra deposit's are of the published list. */
export const DESCRIPTIONS = {
  expired: 'Session expired. No success payment',
  declined: 'No payment received',
  extra: 'Manual created payment',
  refused: 'No available operators',
  closed: 'Invoice closed by merchant',
} as const

/** Seconds between tries, of the sibling's webhook page: 45 s, 2, 5, 10, 30 min, then hourly for a day. */
const RETRY_SECONDS = [45, 120, 300, 600, 1800, ...Array.from({ length: 24 }, () => 3600)]

export interface Notifier {
  /** The invoice was paid, declined or has expired. */
  ended(invoice: Invoice): void
  /** An operator found one more deposit: an invoice of its own, with the first one's request id. */
  extraDeposit(invoice: Invoice, amount: Amount): void
}

/** `nextId` gives the number of the invoice that an extra deposit becomes. */
export function createNotifier(context: SandboxContext, nextId: () => string): Notifier {
  const { siteId, salt } = context.credentials.cactusgino

  function common(invoice: Invoice, id: string, received: Amount | undefined): JsonObject {
    const { statuses } = context.settings.now()
    return {
      site_id: Number(siteId),
      site_login: invoice.siteLogin,
      status: received ? statuses.success : statuses.decline,
      invoice_id: Number(id),
      request_id: invoice.reference,
      amount: invoice.asked.minor,
      received_amount: received?.minor ?? 0,
      is_payout: false,
      currency: invoice.asked.currency,
      received_currency: received?.currency ?? invoice.asked.currency,
      method: invoice.method,
      transaction_id: Array.from({ length: 30 }, () => randomInt(10)).join(''),
    }
  }

  function send(invoice: Invoice, parameters: JsonObject): void {
    const body = JSON.stringify(signed(parameters, salt))
    context.callbacks.send({
      provider: 'cactusgino',
      payment: invoice.id,
      url: context.callbackUrl('cactusgino'),
      headers: {},
      body,
      retrySeconds: RETRY_SECONDS,
      forged: () => {
        const lie = {
          ...parameters,
          received_amount: invoice.asked.minor,
          status: context.settings.now().statuses.success,
        }
        return { headers: {}, body: JSON.stringify({ ...lie, signature: sign(lie, 'not the salt') }) }
      },
      accepted: (status, answer) => status === 200 && jsonObject(answer)?.['result'] === 'ok',
    })
  }

  return {
    ended(invoice) {
      send(invoice, { ...common(invoice, invoice.id, invoice.received), description: invoice.description })
    },
    extraDeposit(invoice, amount) {
      // The page's table names `description`, its sample `message`: both come.
      const said = { description: DESCRIPTIONS.extra, message: DESCRIPTIONS.extra }
      const whole: JsonObject = { ...common(invoice, nextId(), amount), amount: amount.minor, ...said }
      const { request_id: _ours, ...table } = whole
      send(invoice, context.settings.now().extraDeposit === 'sample' ? whole : table)
    },
  }
}
