/** A static terminal: a page of its own that is paid again and again. */
import type { CounterOrder, CounterResult } from '../provider.ts'
import { exponentOf } from '../../../src/contract/index.ts'
import { shortDecimal } from '../kit/decimal.ts'
import { NumberText } from '../kit/exact-json.ts'
import { safeUrl } from '../kit/safe-url.ts'
import type { Context } from './api.ts'
import { findOrMake, type TerminalReply } from './terminal.ts'

/** "symbolic [1-50]" of the document's table. */
const LONGEST = 50

/**
 * See `Provider.counter`. `static` is "payments of a fixed sum" in the document, so a counter without a price is `dynamic`. A terminal
 * has no currency, and the document's own is the rouble.
 */
export async function counter(
  context: Context,
  { alias, name, price }: CounterOrder,
  signal: AbortSignal,
): Promise<CounterResult> {
  if (name.length > LONGEST) return { kind: 'refused', field: 'name', detail: `Invoice takes ${LONGEST} characters` }
  if (price && price.currency !== 'RUB')
    return { kind: 'refused', field: 'price', detail: 'Invoice’s counters are in RUB' }
  const terminal = {
    alias,
    name,
    ...(price ? { defaultPrice: shortDecimal(price.minor, exponentOf(price.currency)) } : {}),
  }
  return resultOf(await findOrMake(context, terminal, price ? 'static' : 'dynamic', signal))
}

function resultOf(reply: TerminalReply): CounterResult {
  if (reply.kind !== 'terminal') return { kind: 'failed', detail: reply.detail }
  const { id, link } = reply.terminal
  const url = link === undefined ? undefined : safeUrl(link)
  if (url === undefined) return { kind: 'failed', detail: 'Invoice’s answer holds no address to pay at' }
  return { kind: 'counter', terminal: id instanceof NumberText ? id.text : id, link: url }
}
