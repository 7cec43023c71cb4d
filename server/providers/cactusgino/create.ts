/** `create_invoice` of the H2H document: an operator is looked for, then the buyer is told whom to pay. */
import { NumberText } from '../kit/exact-json.ts'
import { quoted } from '../kit/http.ts'
import type { CreateResult, CreateOrder, Report } from '../provider.ts'
import { amountOf, expiryOf, unitsOf, type Message } from './answer.ts'
import { additionalFields } from './buyer-fields.ts'
import { call, identity, type Context } from './calls.ts'
import { detailsOf } from './details.ts'
import type { Chosen } from './methods.ts'
import { unsignable, type Parameters } from './signature.ts'

/** Seconds; the document says that the search for an operator takes "more than a minute". */
export const CREATE_LIMIT = 300

/** The parameters that `create_invoice` and `obtain_token` share, or why the order cannot be sent. */
export function orderParameters(
  { config }: Context,
  order: CreateOrder,
  chosen: Chosen,
  more: Parameters = {},
): { readonly kind: 'parameters'; readonly parameters: Parameters } | (CreateResult & { readonly kind: 'refused' }) {
  const units = unitsOf(config, order.amount)
  if (units === undefined)
    return {
      kind: 'refused',
      failure: 'amount_not_expressible',
      detail: `Cactusgino's minor units of ${order.amount.currency} cannot express the amount`,
    }
  const extra = additionalFields(chosen, order.fields)
  const { trusted } = order.customer
  const parameters: Parameters = {
    ...identity(config),
    site_login: order.customer.id,
    request_id: order.attempt,
    amount: new NumberText(units),
    currency: order.amount.currency,
    ...(chosen.method === undefined ? {} : { method: chosen.method }),
    ...(trusted === undefined ? {} : { customer_type: trusted ? 'trust' : 'regular' }),
    ...(extra ? { additional_fields: extra } : {}),
    ...more,
  }
  const culprit = unsignable(parameters)
  if (culprit === undefined) return { kind: 'parameters', parameters }
  // Only a field that the buyer has filled in is the buyer's to mend.
  const failure = extra && Object.hasOwn(extra, culprit) ? 'semicolon' : 'refused'
  return { kind: 'refused', failure, detail: `${culprit} contains “;”, which Cactusgino cannot sign` }
}

/** Opens an invoice by H2H. See `Provider.create`. */
export async function createInvoice(
  context: Context,
  order: CreateOrder,
  chosen: Chosen & { way: 'h2h' },
  signal: AbortSignal,
): Promise<CreateResult> {
  const built = orderParameters(context, order, chosen)
  if (built.kind === 'refused') return built
  const reply = await call(context, '/api/create_invoice/', built.parameters, CREATE_LIMIT, signal)
  if (reply.kind === 'unreadable') return { kind: 'unanswered', detail: reply.detail }
  const { message } = reply
  if (message.success === false) return refusalOf(message)
  const mismatch = strangerIn(message, order)
  if (mismatch !== undefined || message.success !== true)
    return { kind: 'unanswered', detail: mismatch ?? 'Cactusgino’s answer does not say whether it worked' }
  if (message.invoice_id === undefined) return { kind: 'unanswered', detail: 'Cactusgino’s answer names no invoice_id' }
  return { kind: 'report', report: opened(context, message, message.invoice_id, order, chosen) }
}

/** What is wrong where a signed answer belongs to another request: an answer mixed up must not show a foreign payee. */
function strangerIn(message: Message, order: CreateOrder): string | undefined {
  return message.request_id !== undefined && message.request_id !== order.attempt
    ? 'Cactusgino’s answer names another request_id'
    : undefined
}

function opened(
  context: Context,
  message: Message,
  payment: string,
  order: CreateOrder,
  { data }: Chosen & { way: 'h2h' },
): Report {
  const { config, now } = context
  const asked =
    message.amount === undefined
      ? undefined
      : amountOf(config, message.amount, (message.currency ?? order.amount.currency).toUpperCase())
  const differs = asked && (asked.currency !== order.amount.currency || asked.minor !== order.amount.minor)
  const screen = detailsOf(message, data, {
    locale: order.locale,
    currency: order.amount.currency,
    ...(differs ? { amount: asked } : {}),
  })
  const expiresAt = expiryOf(config, message.invoice_lifetime, now())
  // The published success sample has no details: the invoice is open and watched, but there is nothing to show.
  return {
    payment,
    state: 'pending',
    ...(screen ? { screen } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  }
}

/** Words of a refusal, and the failure they mean. The documents publish one text only, the first. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [/contenttype|json|signature|merchant|site_id|\bsite\b|permission|denied/i, 'refused'],
  [/amount|limit|\bmin|\bmax|сумм|лимит/i, 'amount_refused'],
  [/currency|method|валют|метод/i, 'method_refused'],
  [/block|banned|fraud|забло/i, 'customer_refused'],
]

/**
 * A signed `success: false` is final: no invoice was opened. Where the words say nothing better it is what the H2H
 * document expects: no operator was found, or none agreed.
 */
export function refusalOf(message: Message, otherwise = 'no_operator'): CreateResult & { kind: 'refused' } {
  const words = message.message ?? message.description ?? ''
  const failure = REFUSALS.find(([pattern]) => pattern.test(words))?.[1] ?? otherwise
  return { kind: 'refused', failure, detail: quoted(words) || 'Cactusgino refused without a reason' }
}
