/** Payments and refunds of Invoice, and the events that move them. */
import { randomBytes } from 'node:crypto'
import { DONE, endRefund, refused, startTimers, type EventOutcome, type SandboxContext } from '../context.ts'
import {
  createBook,
  eventAmount,
  refundAmount,
  type Amount,
  type Book,
  type EventBody,
  type Payment,
  type SandboxEvent,
} from '../payments.ts'
import { bankErrorText } from './errors.ts'
import { createNotifier } from './notification.ts'
import type { InvoicePayment, Refund, State } from './payment.ts'

type NewPayment = Pick<
  InvoicePayment,
  'reference' | 'method' | 'asked' | 'order' | 'terminal' | 'successUrl' | 'failUrl' | 'custom' | 'trtype'
>

export interface Payments {
  readonly book: Book<InvoicePayment>
  /** `urlOf` makes the address of the payment's page. */
  open(order: NewPayment, urlOf: (id: string) => string): InvoicePayment
  pay(payment: InvoicePayment, bonuses?: number): void
  /** Ends it with a code of table 9.2. */
  fail(payment: InvoicePayment, code: string): void
  close(payment: InvoicePayment): void
  refund(payment: InvoicePayment, minor: number, reason: string): Refund
  findRefund(id: string): Refund | undefined
  refundable(payment: InvoicePayment): number
  act(payment: InvoicePayment, event: SandboxEvent, body: EventBody): EventOutcome
  allowed(payment: InvoicePayment): readonly SandboxEvent[]
}

export function createPayments(context: SandboxContext): Payments {
  const book = createBook<InvoicePayment>()
  const refunds = new Map<string, Refund>()
  const notify = createNotifier(context)

  function end(payment: InvoicePayment, state: State, status: Payment['status'], why: string): void {
    payment.stopTimers()
    payment.confirming = false
    payment.state = state
    payment.status = status
    payment.why = why
    payment.updatedAt = context.now()
    context.changed()
  }

  function pay(payment: InvoicePayment, bonuses = 0): void {
    payment.received = payment.asked
    payment.bonuses = bonuses
    end(payment, 'successful', 'paid', '')
    notify.paid(payment)
  }

  function fail(payment: InvoicePayment, code: string, status: 'failed' | 'expired' = 'failed'): void {
    end(payment, 'fail', status, bankErrorText(code))
    notify.failed(payment)
  }

  function expire(payment: InvoicePayment): EventOutcome {
    if (payment.state !== 'init') return refused(`Only an open payment expires; this one is ${payment.state}.`)
    // The document has no status of its own for it; its table 9.2 has the words.
    fail(payment, '[3, -20]', 'expired')
    return DONE
  }

  function refundable(payment: InvoicePayment): number {
    const taken = payment.refunds.filter((one) => one.status !== 'fail').reduce((sum, one) => sum + one.minor, 0)
    return (payment.received?.minor ?? 0) - taken
  }

  function finish(refund: Refund, status: 'successful' | 'fail'): void {
    const { payment } = refund
    refund.status = status
    refund.updatedAt = context.now()
    if (status === 'successful') {
      payment.refunded += refund.minor
      if (payment.refunded === payment.received?.minor) {
        payment.status = 'refunded'
        payment.state = context.settings.now().invoiceRefunded
      }
      notify.refunded(refund)
    }
    context.changed()
  }

  function refund(payment: InvoicePayment, minor: number, reason: string): Refund {
    const now = context.now()
    const made: Refund = { id: `R${hex(16)}`, payment, minor, reason, createdAt: now, updatedAt: now, status: 'init' }
    refunds.set(made.id, made)
    payment.refunds.push(made)
    endRefund(context, (isDone) => finish(made, isDone ? 'successful' : 'fail'))
    return made
  }

  function payEvent(payment: InvoicePayment, body: EventBody): EventOutcome {
    if (payment.received) return refused('This payment has been paid.')
    const amount = eventAmount(body, payment.asked)
    if (typeof amount === 'string') return refused(amount)
    if (!sameAmount(amount, payment.asked)) return refused("Invoice takes the order's amount and no other.")
    const bonuses = body.bonuses === undefined ? 0 : eventAmount({ amount: body.bonuses }, payment.asked)
    if (typeof bonuses === 'string') return refused(bonuses)
    pay(payment, typeof bonuses === 'number' ? bonuses : bonuses.minor)
    return DONE
  }

  return {
    book,
    pay,
    fail,
    refund,
    refundable,
    findRefund: (id) => refunds.get(id),
    close: (payment) => end(payment, 'closed', 'closed', ''),
    open(order, urlOf) {
      const id = hex(19).slice(1)
      const now = context.now()
      const { lifetimeSeconds } = context.settings.now()
      const payment: InvoicePayment = {
        ...order,
        id,
        paymentUrl: urlOf(id),
        sequence: context.nextSequence(),
        createdAt: now,
        status: 'open',
        received: undefined,
        refunded: 0,
        expiresAt: now + lifetimeSeconds * 1000,
        state: 'init',
        why: '',
        updatedAt: now,
        account: '',
        bonuses: 0,
        confirming: false,
        refunds: [],
        stopTimers: () => {},
      }
      book.add(payment)
      startTimers(context, payment, { expire: () => void expire(payment), pay: () => pay(payment) })
      context.changed()
      return payment
    },
    allowed(payment) {
      if (payment.state === 'init') return ['pay', 'decline', 'expire']
      return payment.received ? (refundable(payment) > 0 ? ['refund'] : []) : ['pay']
    },
    act(payment, event, body) {
      switch (event) {
        case 'assign':
        case 'refuse':
          return refused('Invoice looks for no operator.')
        case 'pay':
          return payEvent(payment, body)
        case 'decline':
          if (payment.state !== 'init')
            return refused(`Only an open payment can be declined; this one is ${payment.state}.`)
          fail(payment, body.code ?? '[2, 5]')
          return DONE
        case 'expire':
          return expire(payment)
        case 'refund': {
          const amount = refundAmount(body, { minor: refundable(payment), currency: payment.asked.currency })
          if (typeof amount === 'string') return refused(amount)
          refund(payment, amount.minor, '')
          return DONE
        }
        case 'chargeback':
          return refused('Invoice documents no charge-back.')
      }
    },
  }
}

function sameAmount(a: Amount, b: Amount): boolean {
  return a.minor === b.minor && a.currency === b.currency
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex')
}
