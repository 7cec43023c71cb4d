/** Changing a meeting for cash: `cash_in/update` with `edit`. */
import type { Row } from '../../../src/contract/index.ts'
import type { Exact } from '../kit/exact-json.ts'
import { quoted } from '../kit/http.ts'
import type { EditOrder, EditResult, Instructions } from '../provider.ts'
import type { Message } from './answer.ts'
import { editableFields } from './buyer-fields.ts'
import { call, identity, QUICK, type Context } from './calls.ts'
import { moneyIn } from './close.ts'
import { meetingRows } from './details.ts'
import { methodOf, type Chosen } from './methods.ts'
import { unsignable } from './signature.ts'

/** All that can be changed, as it is to be: sent twice it comes to the same. */
function changesOf({ before, fields }: EditOrder, chosen: Chosen): { readonly [name: string]: Exact } {
  const values: Record<string, Exact> = {}
  for (const { name, type } of editableFields(chosen, 'en')) {
    const value = fields[name]
    if (type !== 'checkbox') {
      if (value !== undefined) values[name] = value
    } else if (value !== undefined || before[name] !== undefined) values[name] = value !== undefined
  }
  return values
}

/** What is agreed now: by the answer where it says so, else what was asked for. */
function agreed(message: Message, { fields, locale }: EditOrder): readonly Row[] {
  const { address = fields['address'], messenger = fields['messenger'], username = fields['username'] } = message
  // The document has no way to take a time back: one left over from before is not what was asked for.
  const when =
    fields['time'] === undefined
      ? { asap: message.asap ?? fields['asap'] !== undefined }
      : { time: message.time ?? fields['time'] }
  return meetingRows({ address, messenger, username, ...when }, locale)
}

/** The screen with what is agreed now in the place of what was; all else of it stays. */
function screenAfter(screen: Instructions | undefined, now: readonly Row[]): Instructions {
  if (screen?.kind !== 'transfer') return { kind: 'transfer', rows: now, mode: 'cash' }
  const names = new Set(now.map(({ name }) => name))
  const kept = screen.rows.filter(({ name }) => !names.has(name))
  const at = screen.rows.findIndex(({ name }) => names.has(name))
  const place = at === -1 ? kept.length : at
  return { ...screen, rows: [...kept.slice(0, place), ...now, ...kept.slice(place)] }
}

/** Changes the meeting. See `Provider.edit`. */
export async function edit(context: Context, order: EditOrder, signal: AbortSignal): Promise<EditResult> {
  const chosen = methodOf(order.method)
  if (chosen?.data.extra !== 'cash') return { kind: 'refused', detail: 'only a meeting for cash can be changed' }
  const request = {
    ...identity(context.config),
    request_id: order.attempt,
    update_type: 'edit',
    ...changesOf(order, chosen),
  }
  const culprit = unsignable(request)
  if (culprit !== undefined) return { kind: 'refused', detail: `${culprit} cannot be signed` }
  const reply = await call(context, '/api/cash_in/update/', request, QUICK, signal)
  if (reply.kind === 'unreadable') return { kind: 'unanswered', detail: reply.detail }
  const { message } = reply
  if (message.request_id !== undefined && message.request_id !== order.attempt)
    return { kind: 'unanswered', detail: 'Cactusgino’s answer names another request_id' }
  const money = moneyIn(context, message, order)
  if (money) return { kind: 'refused', detail: 'it has been paid', report: money }
  const words = quoted(message.message ?? message.description ?? '')
  if (message.success === false) return { kind: 'refused', detail: words || 'Cactusgino did not change it' }
  // The page's answer is "the invoice", which may come without the word success, but not without its number.
  const payment = message.invoice_id ?? (message.success === true ? order.payment : undefined)
  if (payment === undefined) return { kind: 'unanswered', detail: 'Cactusgino’s answer does not say whether it worked' }
  const screen = screenAfter(order.screen, agreed(message, order))
  return { kind: 'changed', report: { payment, state: 'pending', screen } }
}
