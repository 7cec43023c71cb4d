/** Cactusgino's invoices: the operator search, the states, and the events that move them. */
import { exponentOf, toDecimal } from '../../../src/contract/money.ts'
import { DONE, refused, startTimers, type EventOutcome, type SandboxContext } from '../context.ts'
import {
  createBook,
  eventAmount,
  refundAmount,
  type Amount,
  type Book,
  type EventBody,
  type SandboxEvent,
} from '../payments.ts'
import type { JsonObject } from '../wire.ts'
import { createNotifier, DESCRIPTIONS } from './callback.ts'
import { inventDetails } from './details.ts'
import type { FormSession, Invoice, SearchEnd } from './invoice.ts'
import type { H2hMethod } from './methods.ts'

interface NewInvoice {
  readonly reference: string
  readonly siteLogin: string
  readonly method: string
  readonly asked: Amount
  readonly additional: JsonObject
  readonly payKey: string
}

interface SearchOrder extends NewInvoice {
  readonly method: H2hMethod
  /** The address of the pay page for a key. */
  readonly payLink: (key: string) => string
}

export interface Invoices {
  readonly book: Book<Invoice>
  /** Opens an H2H invoice and looks for an operator: the answer waits until one is found or refused. */
  search(order: SearchOrder): {
    readonly invoice: Invoice
    readonly end: Promise<SearchEnd>
  }
  openForm(order: NewInvoice & { readonly form: FormSession }): Invoice
  close(invoice: Invoice): void
  /** One that an operator makes by hand, and that is paid. */
  openPaid(order: NewInvoice): Invoice
  act(invoice: Invoice, event: SandboxEvent, body: EventBody): EventOutcome
  allowed(invoice: Invoice): readonly SandboxEvent[]
}

export function createInvoices(context: SandboxContext): Invoices {
  const book = createBook<Invoice>()
  const { exponents } = context.credentials.cactusgino
  // Numbers go on from the time, so that a restarted sandbox does not give out an old invoice's number again.
  const firstNumber = Math.max(Math.floor((context.now() - Date.UTC(2026, 0, 1)) / 100), 900_000)
  const nextId = () => String(firstNumber + context.nextSequence())
  const notify = createNotifier(context, nextId)

  context.settings.onChange(() => {
    for (const invoice of book.all()) if (invoice.search) scheduleAssign(invoice)
  })

  function add(order: NewInvoice, status: 'searching' | 'open', form?: FormSession): Invoice {
    const invoice: Invoice = {
      id: nextId(),
      reference: order.reference,
      siteLogin: order.siteLogin,
      method: order.method,
      asked: order.asked,
      additional: order.additional,
      payKey: order.payKey,
      sequence: context.nextSequence(),
      createdAt: context.now(),
      status,
      received: undefined,
      refunded: 0,
      expiresAt: undefined,
      search: undefined,
      details: undefined,
      description: '',
      form,
      stopTimers: () => {},
    }
    book.add(invoice)
    context.changed()
    return invoice
  }

  function open(invoice: Invoice): void {
    const { lifetimeSeconds } = context.settings.now()
    invoice.expiresAt = context.now() + lifetimeSeconds * 1000
    startTimers(context, invoice, { expire: () => void expire(invoice), pay: () => void pay(invoice, {}) })
  }

  function scheduleAssign(invoice: Invoice): void {
    invoice.search?.cancel()
    const { autoAssign, searchSeconds } = context.settings.now()
    if (!autoAssign || !invoice.search) return
    const left = searchSeconds - (context.now() - invoice.createdAt) / 1000
    invoice.search.cancel = context.later(left, () => invoice.search?.assign())
  }

  async function assign(invoice: Invoice, order: SearchOrder): Promise<void> {
    invoice.details = await inventDetails({
      method: order.method,
      minor: order.asked.minor,
      decimal: toDecimal(order.asked.minor, exponentOf(order.asked.currency, exponents)),
      currency: order.asked.currency,
      invoice: invoice.id,
      payLink: order.payLink(order.payKey),
      additional: order.additional,
      mistake: context.settings.now().mistake,
    })
    // Money may have come before the operator's details did; then there is nothing left to open.
    if (invoice.status === 'searching') {
      invoice.status = 'open'
      open(invoice)
    }
    endSearch(invoice, { found: true })
  }

  function endSearch(invoice: Invoice, end: SearchEnd): void {
    invoice.search?.cancel()
    invoice.search?.end(end)
    invoice.search = undefined
    context.changed()
  }

  function end(invoice: Invoice, status: 'failed' | 'expired' | 'closed', description: string): void {
    invoice.stopTimers()
    invoice.status = status
    invoice.description = description
    context.changed()
  }

  function expire(invoice: Invoice): EventOutcome {
    if (invoice.status !== 'open') return refused(`Only an open invoice expires; this one is ${invoice.status}.`)
    end(invoice, 'expired', DESCRIPTIONS.expired)
    notify.ended(invoice)
    return DONE
  }

  function pay(invoice: Invoice, body: EventBody): EventOutcome {
    const amount = eventAmount(body, invoice.asked, exponents)
    if (typeof amount === 'string') return refused(amount)
    if (body.extra || invoice.received) {
      notify.extraDeposit(invoice, amount)
      context.changed()
      return DONE
    }
    invoice.stopTimers()
    invoice.status = 'paid'
    invoice.received = amount
    invoice.description = ''
    notify.ended(invoice)
    context.changed()
    return DONE
  }

  /** Nothing in the documents tells of it: no callback comes, and no answer shows it. */
  function refund(invoice: Invoice, body: EventBody): EventOutcome {
    const { minor, currency } = invoice.received ?? { minor: 0, currency: invoice.asked.currency }
    const amount = refundAmount(body, { minor: minor - invoice.refunded, currency }, exponents)
    if (typeof amount === 'string') return refused(amount)
    invoice.refunded += amount.minor
    if (invoice.refunded === minor) invoice.status = 'refunded'
    context.changed()
    return DONE
  }

  return {
    book,
    openPaid(order) {
      const invoice = add(order, 'open')
      pay(invoice, {})
      return invoice
    },
    search(order) {
      const invoice = add(order, 'searching')
      const answer = Promise.withResolvers<SearchEnd>()
      invoice.search = {
        end: answer.resolve,
        cancel: () => {},
        assign: () => {
          if (invoice.search) invoice.search.assign = () => {}
          assign(invoice, order).catch(answer.reject)
        },
      }
      scheduleAssign(invoice)
      return { invoice, end: answer.promise }
    },
    openForm(order) {
      const invoice = add(order, 'open', order.form)
      open(invoice)
      return invoice
    },
    close(invoice) {
      end(invoice, 'closed', DESCRIPTIONS.closed)
      endSearch(invoice, { found: false, why: 'Invoice is closed' })
    },
    allowed(invoice) {
      if (invoice.search) return ['assign', 'refuse', 'pay']
      if (invoice.status === 'open') return ['pay', 'decline', 'expire']
      return invoice.status === 'paid' ? ['pay', 'refund'] : ['pay']
    },
    act(invoice, event, body) {
      switch (event) {
        case 'assign':
          if (!invoice.search) return refused('No operator is being looked for.')
          invoice.search.assign()
          return DONE
        case 'refuse':
          if (!invoice.search) return refused('No operator is being looked for.')
          if (invoice.status === 'searching') end(invoice, 'failed', DESCRIPTIONS.refused)
          endSearch(invoice, { found: false, why: DESCRIPTIONS.refused })
          return DONE
        case 'pay':
          return pay(invoice, body)
        case 'decline':
          if (invoice.status !== 'open')
            return refused(`Only an open invoice can be declined; this one is ${invoice.status}.`)
          end(invoice, 'failed', body.code ?? DESCRIPTIONS.declined)
          notify.ended(invoice)
          return DONE
        case 'expire':
          return expire(invoice)
        case 'refund':
          return refund(invoice, body)
        case 'chargeback':
          return refused('Cactusgino documents no charge-back.')
      }
    },
  }
}
