/** Cactusgino's invoices: the operator search, the states, and the events that move them. */
import { exponentOf, toDecimal } from '../../../src/contract/money.ts'
import {
  createBook,
  eventAmount,
  type Amount,
  type Book,
  type EventBody,
  type Payment,
  type SandboxEvent,
} from '../payments.ts'
import { autoPaySeconds, DONE, refused, type EventOutcome, type World } from '../world.ts'
import type { JsonObject } from '../wire.ts'
import { createNotifier, DESCRIPTIONS } from './callback.ts'
import { inventDetails } from './details.ts'
import type { H2hMethod } from './methods.ts'

export interface Invoice extends Payment {
  readonly siteLogin: string
  additional: JsonObject
  /** Set while `create_invoice` is not answered: its caller waits for an operator. */
  search: { readonly found: (end: SearchEnd) => void; cancel: () => void } | undefined
  details: JsonObject | undefined
  /** Why it ended, in the words of the callback's `description`. */
  description: string
  readonly form: FormSession | undefined
  /** The unguessable part of the address of its pay page. */
  readonly payKey: string
  stopTimers: () => void
}
export interface FormSession {
  readonly key: string
  readonly language: string
  readonly successUrl: string | undefined
  readonly failUrl: string | undefined
}
export type SearchEnd = { readonly found: true } | { readonly found: false; readonly why: string }

export interface NewInvoice {
  readonly reference: string
  readonly siteLogin: string
  readonly method: string
  readonly asked: Amount
  readonly additional: JsonObject
  readonly payKey: string
}

export interface Invoices {
  readonly book: Book<Invoice>
  /** Opens an H2H invoice and looks for an operator: the answer waits until one is found or refused. */
  search(order: NewInvoice & { readonly method: H2hMethod; readonly payLink: (key: string) => string }): {
    readonly invoice: Invoice
    readonly end: Promise<SearchEnd>
  }
  openForm(order: NewInvoice & { readonly form: FormSession }): Invoice
  close(invoice: Invoice): void
  act(invoice: Invoice, event: SandboxEvent, body: EventBody): EventOutcome
  allowed(invoice: Invoice): readonly SandboxEvent[]
}

export function createInvoices(world: World): Invoices {
  const book = createBook<Invoice>()
  const { exponents } = world.credentials.cactusgino
  // Numbers go on from the time, so that a restarted sandbox does not give out an old invoice's number again.
  const firstNumber = Math.floor((world.now() - Date.UTC(2026, 0, 1)) / 100)
  const nextId = () => String(firstNumber + world.nextSequence())
  const notify = createNotifier(world, nextId)
  const assigners = new Map<Invoice, () => void>()

  world.settings.onChange(() => {
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
      sequence: world.nextSequence(),
      createdAt: world.now(),
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
    world.changed()
    return invoice
  }

  function open(invoice: Invoice): void {
    const { lifetimeSeconds } = world.settings.now()
    invoice.expiresAt = world.now() + lifetimeSeconds * 1000
    const stopExpiry = world.later(lifetimeSeconds, () => void expire(invoice))
    const paySeconds = autoPaySeconds(world.settings)
    const stopPay = paySeconds === undefined ? () => {} : world.later(paySeconds, () => void pay(invoice, {}))
    invoice.stopTimers = () => {
      stopExpiry()
      stopPay()
    }
  }

  function scheduleAssign(invoice: Invoice): void {
    invoice.search?.cancel()
    const { autoAssign, searchSeconds } = world.settings.now()
    if (!autoAssign || !invoice.search) return
    const left = searchSeconds - (world.now() - invoice.createdAt) / 1000
    invoice.search.cancel = world.later(Math.max(left, 0), () => assigners.get(invoice)?.())
  }

  function endSearch(invoice: Invoice, end: SearchEnd): void {
    invoice.search?.cancel()
    invoice.search?.found(end)
    invoice.search = undefined
    assigners.delete(invoice)
    world.changed()
  }

  function end(invoice: Invoice, status: 'failed' | 'expired' | 'closed', description: string): void {
    invoice.stopTimers()
    invoice.status = status
    invoice.description = description
    world.changed()
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
      world.changed()
      return DONE
    }
    invoice.stopTimers()
    invoice.status = 'paid'
    invoice.received = amount
    invoice.description = ''
    notify.ended(invoice)
    world.changed()
    return DONE
  }

  return {
    book,
    search(order) {
      const invoice = add(order, 'searching')
      const found = Promise.withResolvers<SearchEnd>()
      invoice.search = { found: found.resolve, cancel: () => {} }
      assigners.set(invoice, () => {
        assigners.delete(invoice)
        void inventDetails({
          method: order.method,
          minor: order.asked.minor,
          decimal: toDecimal(order.asked.minor, exponentOf(order.asked.currency, exponents)),
          currency: order.asked.currency,
          invoice: invoice.id,
          payLink: order.payLink(order.payKey),
          additional: order.additional,
        }).then((details) => {
          invoice.details = details
          // Money may have come before the operator's details did; then there is nothing left to open.
          if (invoice.status === 'searching') {
            invoice.status = 'open'
            open(invoice)
          }
          endSearch(invoice, { found: true })
        })
      })
      scheduleAssign(invoice)
      return { invoice, end: found.promise }
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
      return invoice.status === 'open' ? ['pay', 'decline', 'expire'] : ['pay']
    },
    act(invoice, event, body) {
      switch (event) {
        case 'assign': {
          const assign = assigners.get(invoice)
          if (!assign) return refused('No operator is being looked for.')
          assign()
          return DONE
        }
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
          end(invoice, 'failed', DESCRIPTIONS.declined)
          notify.ended(invoice)
          return DONE
        case 'expire':
          return expire(invoice)
        case 'refund':
        case 'chargeback':
          return refused(`Cactusgino documents no ${event}.`)
      }
    },
  }
}
