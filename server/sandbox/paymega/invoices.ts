/** Paymega's invoices: their states, resolutions, money, and the events that move them. */
import { exponentOf, toMinor } from '../../../src/contract/money.ts'
import { DONE, refused, startTimers, type EventOutcome, type SandboxContext } from '../context.ts'
import {
  createBook,
  eventAmount,
  refundAmount,
  type Book,
  type EventBody,
  type PaymentStatus,
  type SandboxEvent,
} from '../payments.ts'
import { createNotifier } from './callback.ts'
import { feeOf } from './catalogue/catalogue.ts'
import { randomCode } from './codes.ts'
import type { HostedEntry } from './hosted-entry.ts'
import { paymentMinor, type Invoice, type InvoiceOrder, type Refund, type State } from './invoice.ts'
import { createRefunds } from './refunds.ts'

export interface Invoices {
  readonly book: Book<Invoice>
  open(order: InvoiceOrder, hosted: (serial: string) => HostedEntry | undefined): Invoice
  /** A new state with its resolution; a callback tells of it. */
  move(invoice: Invoice, state: State, resolution: string): void
  pay(invoice: Invoice, body: EventBody): EventOutcome
  act(invoice: Invoice, event: SandboxEvent, body: EventBody): EventOutcome
  allowed(invoice: Invoice): readonly SandboxEvent[]
  /** Minor units that can still be sent back. */
  refundable(invoice: Invoice): number
  /** Takes back so many minor units; `refunds` of the settings decides when and whether. */
  refund(invoice: Invoice, minor: number, referenceId: string, description: string | null): Refund
}

const WORDS: Readonly<Record<State, PaymentStatus>> = {
  created: 'open',
  process_pending: 'open',
  partially_processed: 'paid',
  processed: 'paid',
  process_failed: 'failed',
  expired: 'expired',
  terminated: 'closed',
  refund_pending: 'paid',
  partially_refunded: 'paid',
  refunded: 'refunded',
  refund_failed: 'paid',
  partially_charged_back: 'paid',
  charged_back: 'refunded',
}

export function createInvoices(context: SandboxContext): Invoices {
  const book = createBook<Invoice>()
  const notify = createNotifier(context)
  const refunds = createRefunds(context, move)

  function move(invoice: Invoice, state: State, resolution: string): void {
    invoice.state = state
    invoice.status = state === 'process_failed' && resolution === 'expired' ? 'expired' : WORDS[state]
    invoice.resolution = resolution
    invoice.updated = Math.floor(context.now() / 1000)
    if (invoice.status !== 'open') invoice.stopTimers()
    notify(invoice)
    context.changed()
  }

  function expire(invoice: Invoice): EventOutcome {
    if (invoice.status !== 'open') return refused(`Only an open invoice expires; this one is ${invoice.state}.`)
    move(invoice, context.settings.now().paymegaExpired, 'expired')
    return DONE
  }

  function pay(invoice: Invoice, body: EventBody): EventOutcome {
    const asked = paymentMinor(invoice)
    const before = invoice.received?.minor ?? 0
    if (before >= asked) return refused('This invoice has been paid whole.')
    const { currency } = invoice.asked
    const amount = eventAmount(body, { minor: asked - before, currency })
    if (typeof amount === 'string') return refused(amount)
    if (amount.currency !== currency) return refused(`Paymega converts what is paid; its invoice has only ${currency}.`)
    const received = before + amount.minor
    invoice.received = { minor: invoice.order.flow === 'verify' ? 0 : received, currency }
    invoice.processedAt = Math.floor(context.now() / 1000)
    move(invoice, received < asked ? 'partially_processed' : 'processed', 'ok')
    return DONE
  }

  return {
    book,
    move,
    pay,
    refundable: refunds.left,
    refund: refunds.start,
    open(order, hosted) {
      const serial = randomCode()
      const now = context.now()
      const invoice: Invoice = {
        id: `cpi_${serial}`,
        reference: order.referenceId,
        method: order.service.code,
        asked: order.asked,
        sequence: context.nextSequence(),
        createdAt: now,
        status: 'open',
        received: undefined,
        refunded: 0,
        expiresAt: order.expiresAt ?? now + Math.max(context.settings.now().lifetimeSeconds * 1000, 1),
        order,
        serial,
        customerId: order.customer ? `cus_${randomCode()}` : undefined,
        fee: feeMinor(order),
        hosted: hosted(serial),
        state: 'created',
        resolution: 'ok',
        updated: Math.floor(now / 1000),
        processedAt: undefined,
        chargedBack: 0,
        attempts: 0,
        card: null,
        callbackLogs: {},
        refunds: [],
        stopTimers: () => {},
      }
      book.add(invoice)
      startTimers(context, invoice, { expire: () => void expire(invoice), pay: () => void pay(invoice, {}) })
      move(invoice, 'process_pending', 'ok')
      return invoice
    },
    allowed(invoice) {
      if (invoice.status === 'open') return ['pay', 'decline', 'expire']
      if (invoice.state === 'partially_processed') return ['pay', 'refund', 'chargeback']
      return invoice.status === 'paid' ? ['refund', 'chargeback'] : invoice.status === 'refunded' ? [] : ['pay']
    },
    act(invoice, event, body) {
      switch (event) {
        case 'assign':
        case 'refuse':
          return refused('Paymega looks for no operator.')
        case 'pay':
          return pay(invoice, body)
        case 'decline':
          if (invoice.status !== 'open')
            return refused(`Only an open invoice can be declined; this one is ${invoice.state}.`)
          move(invoice, 'process_failed', body.code ?? 'general_decline')
          return DONE
        case 'expire':
          return expire(invoice)
        case 'refund':
        case 'chargeback': {
          const amount = refundAmount(body, { minor: refunds.left(invoice), currency: invoice.asked.currency })
          if (typeof amount === 'string') return refused(amount)
          if (event === 'refund') refunds.start(invoice, amount.minor, `sandbox-${randomCode()}`, null)
          else {
            invoice.chargedBack += amount.minor
            move(invoice, refunds.left(invoice) === 0 ? 'charged_back' : 'partially_charged_back', 'ok')
          }
          return DONE
        }
      }
    },
  }
}

/** The account's fee on top of the amount, in minor units: a rate and a fixed part within their limits. */
function feeMinor({ service, asked }: InvoiceOrder): number {
  const { rate, fix, min, max } = feeOf(service.code)
  const minor = (major: number) => Number(toMinor(String(major), asked.currency, exponentOf(asked.currency)))
  const whole = Math.round((asked.minor * Math.round(rate * 100)) / 10_000) + minor(fix)
  const atLeast = Math.max(whole, minor(min))
  return max > 0 ? Math.min(atLeast, minor(max)) : atLeast
}
