/** `CreatePayment`: a bill on our terminal, paid on Invoice's own page. */
import type { CreateResult, CreateOrder } from '../provider.ts'
import { call, type Context } from './api.ts'
import { apiFailure } from './codes.ts'
import { paymentMethodOf } from './methods.ts'
import { paymentOf, reportOf } from './payment.ts'
import { russianPhone } from './phone.ts'
import { decimalOf, receiptOf, upTo200 } from './receipt.ts'
import { settingsOf, type TransactionType } from './settings.ts'
import { terminalId, type Terminal, type TerminalKeeper } from './terminal.ts'

/** Seconds: finding the terminal, making it, and the payment itself. */
export const CREATE_LIMIT = 60

/** The body of `CreatePayment`. A hold (`trtype` 2) is spoken, and never used for a session. */
export function paymentBody(order: CreateOrder, terminal: Terminal, trtype?: TransactionType): unknown {
  const settings = settingsOf(order.settings)
  const description = upTo200(order.order.description)
  // What the buyer has chosen goes before what the shop would have chosen for him.
  const paymentMethod = paymentMethodOf(order.method) ?? settings.payment_method
  const mail = settings.mail ?? order.customer.email
  const phone = russianPhone(settings.phone ?? order.customer.phone)
  return {
    order: {
      id: order.attempt,
      currency: order.amount.currency,
      amount: decimalOf(order.amount),
      ...(description === undefined ? {} : { description }),
    },
    settings: {
      terminal_id: terminalId(terminal),
      ...(paymentMethod === undefined ? {} : { payment_method: paymentMethod }),
      success_url: order.returnUrl,
      fail_url: order.returnUrl,
    },
    custom_parameters: settings.custom_parameters ?? {},
    receipt: receiptOf(order.order.items, order.amount),
    trtype: trtype ?? settings.trtype ?? 1,
    ...(mail === undefined ? {} : { mail }),
    ...(phone === undefined ? {} : { phone }),
  }
}

/** Codes that refuse the request itself: nothing was made of it. The others speak of a payment that is there. */
const REFUSING: ReadonlySet<string> = new Set(['0', '1', '2', '3', '4', '5', '6', '11', '12', '13', '400'])
const WRONG_TERMINAL = '3'

/** Opens a payment. See `Provider.create`. */
export async function create(
  context: Context,
  keeper: TerminalKeeper,
  order: CreateOrder,
  signal: AbortSignal,
): Promise<CreateResult> {
  const found = await keeper.get()
  // Without a terminal no payment has been asked for yet.
  if (found.kind !== 'terminal') return { kind: 'refused', failure: 'terminal_unavailable', detail: found.detail }
  const reply = await call(context, 'CreatePayment', paymentBody(order, found.terminal), signal)
  if (reply.kind === 'none') return { kind: 'unanswered', detail: reply.detail }
  if (reply.kind === 'error') {
    if (reply.code === WRONG_TERMINAL) keeper.forget()
    return REFUSING.has(reply.code)
      ? { kind: 'refused', failure: apiFailure(reply.code), detail: reply.detail }
      : { kind: 'unanswered', detail: reply.detail }
  }
  const payment = paymentOf(reply.object)
  if (!payment || payment.order.id !== order.attempt)
    return { kind: 'unanswered', detail: 'Invoice’s answer holds no payment of this order' }
  return { kind: 'report', report: reportOf(payment, context.now()) }
}
