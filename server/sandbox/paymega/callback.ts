/** Paymega's callbacks: the invoice as the private API shows it, signed with the mode's secret key. */
import { createHash } from 'node:crypto'
import type { SandboxContext } from '../context.ts'
import type { Invoice, State } from './invoice.ts'
import { privateShape } from './shapes.ts'

/** The platform's rule: one minute more each time, up to a hundred tries. */
const RETRY_SECONDS = Array.from({ length: 99 }, (_, index) => (index + 1) * 60)

const OPEN: ReadonlySet<State> = new Set(['created', 'process_pending', 'partially_processed', 'refund_pending'])

/** `X-Signature`: base64 of the raw SHA-1 of secret + body + secret. */
export function callbackSignature(body: string, secret: string): string {
  return createHash('sha1')
    .update(secret + body + secret, 'utf8')
    .digest('base64')
}

/** Sends the state an invoice is in now, to its own address or the account's. */
export function createNotifier(context: SandboxContext): (invoice: Invoice) => void {
  return (invoice) => {
    if (context.settings.now().paymegaCallbacks === 'final' && OPEN.has(invoice.state)) return
    const { secretKey, testSecretKey } = context.credentials.paymega
    const secret = invoice.order.testMode ? testSecretKey : secretKey
    const data = privateShape(invoice)
    const body = JSON.stringify({ data })
    const state = invoice.state
    const started = Math.floor(context.now() / 1000)
    context.callbacks.send({
      provider: 'paymega',
      payment: invoice.id,
      url: invoice.order.callbackUrl ?? context.callbackUrl('paymega'),
      headers: { 'x-signature': callbackSignature(body, secret) },
      body,
      retrySeconds: RETRY_SECONDS,
      forged: () => {
        const lie = JSON.stringify({ data: { ...data, attributes: { ...data.attributes, status: 'processed' } } })
        return { headers: { 'x-signature': callbackSignature(lie, 'not the secret') }, body: lie }
      },
      accepted: (status) => status === 200,
      tried: (status) => {
        invoice.callbackLogs[String(started)] = {
          status: status === 200 ? 'done' : 'failed',
          processed: Math.floor(context.now() / 1000),
          response_code: typeof status === 'number' ? status : null,
          transaction_status: state,
        }
      },
    })
  }
}
