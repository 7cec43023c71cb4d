/** Refunds of Paymega's platform: each with its own id and the merchant's, whole or in parts. */
import type { SandboxContext } from '../world.ts'
import { randomCode, type Invoice, type State } from './invoices.ts'

export interface Refund {
  readonly id: string
  readonly referenceId: string
  readonly description: string | null
  readonly minor: number
  /** Seconds since the epoch. */
  readonly created: number
  status: 'processed' | 'pending' | 'failed'
}

export interface Refunds {
  start(invoice: Invoice, minor: number, referenceId: string, description: string | null): Refund
  /** Minor units that can still be sent back; pending refunds count as sent. */
  left(invoice: Invoice): number
}

export function createRefunds(
  world: SandboxContext,
  move: (invoice: Invoice, state: State, resolution: string) => void,
): Refunds {
  const left = (invoice: Invoice): number => {
    const taken = invoice.refunds
      .filter((refund) => refund.status !== 'failed')
      .reduce((sum, refund) => sum + refund.minor, 0)
    return (invoice.received?.minor ?? 0) - taken - invoice.chargedBack
  }

  function finish(invoice: Invoice, refund: Refund): void {
    refund.status = 'processed'
    invoice.refunded += refund.minor
    move(invoice, invoice.refunded === invoice.received?.minor ? 'refunded' : 'partially_refunded', 'ok')
  }

  return {
    left,
    start(invoice, minor, referenceId, description) {
      const created = Math.floor(world.now() / 1000)
      const refund: Refund = { id: `ref_${randomCode()}`, referenceId, description, minor, created, status: 'pending' }
      invoice.refunds.push(refund)
      const { refunds, refundSeconds } = world.settings.now()
      if (refunds === 'at-once') {
        finish(invoice, refund)
        return refund
      }
      move(invoice, 'refund_pending', 'ok')
      world.later(refundSeconds, () => {
        if (refunds === 'later') return finish(invoice, refund)
        refund.status = 'failed'
        return move(invoice, 'refund_failed', 'provider_error')
      })
      return refund
    },
  }
}
