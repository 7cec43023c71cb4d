/** Refunds of Paymega's platform: each with its own id and the merchant's, whole or in parts. */
import { endRefund, type SandboxContext } from '../context.ts'
import { randomCode } from './codes.ts'
import type { Invoice, Refund, State } from './invoice.ts'

export interface Refunds {
  start(invoice: Invoice, minor: number, referenceId: string, description: string | null): Refund
  /** Minor units that can still be sent back; pending refunds count as sent. */
  left(invoice: Invoice): number
}

export function createRefunds(
  context: SandboxContext,
  move: (invoice: Invoice, state: State, resolution: string) => void,
): Refunds {
  const left = (invoice: Invoice): number => {
    const taken = invoice.refunds
      .filter((refund) => refund.status !== 'failed')
      .reduce((sum, refund) => sum + refund.minor, 0)
    return (invoice.received?.minor ?? 0) - taken - invoice.chargedBack
  }

  function end(invoice: Invoice, refund: Refund, isDone: boolean): void {
    if (!isDone) {
      refund.status = 'failed'
      move(invoice, 'refund_failed', 'provider_error')
      return
    }
    refund.status = 'processed'
    invoice.refunded += refund.minor
    move(invoice, invoice.refunded === invoice.received?.minor ? 'refunded' : 'partially_refunded', 'ok')
  }

  return {
    left,
    start(invoice, minor, referenceId, description) {
      const created = Math.floor(context.now() / 1000)
      const refund: Refund = { id: `ref_${randomCode()}`, referenceId, description, minor, created, status: 'pending' }
      invoice.refunds.push(refund)
      const first = endRefund(context, (isDone) => end(invoice, refund, isDone))
      if (first === 'pending') move(invoice, 'refund_pending', 'ok')
      return refund
    },
  }
}
