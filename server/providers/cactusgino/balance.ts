/**
 * What the shop's account holds: `/api/balance/`. Its published answer has no signature, and the rules have no form for a list
 * of objects; so it is shown to the shop as it came, and nothing is ever decided by it.
 */
import * as v from 'valibot'
import { plainDecimal } from '../kit/decimal.ts'
import { idText, isRecord, lenient, numberText, readJson } from '../kit/exact-json.ts'
import { quoted } from '../kit/http.ts'
import type { Balance, BalanceResult } from '../provider.ts'
import { identity, post, QUICK, type Context } from './calls.ts'

const entrySchema = v.object({
  currency: v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3,5}$/)),
  amount: numberText,
  available: lenient(numberText),
  name: lenient(idText),
})
const answerSchema = v.object({ success: lenient(v.boolean()), message: lenient(idText) })

function balanceOf(entry: unknown): Balance | undefined {
  const read = v.safeParse(entrySchema, entry)
  if (!read.success) return undefined
  const { currency, name } = read.output
  const amount = plainDecimal(read.output.amount)
  const available = read.output.available === undefined ? undefined : plainDecimal(read.output.available)
  if (amount === undefined) return undefined
  return {
    currency,
    amount,
    ...(available === undefined ? {} : { available }),
    ...(name === undefined ? {} : { name }),
  }
}

/** Asks for all balances of the site. */
export async function balance(context: Context, signal: AbortSignal): Promise<BalanceResult> {
  const failed = (detail: string): BalanceResult => ({ kind: 'failed', detail })
  const answer = await post(context, '/api/balance/', identity(context.config), QUICK, signal)
  if (answer.kind === 'none') return failed(answer.detail)
  const body = readJson(answer.text)
  if (!isRecord(body)) return failed(`it answered ${answer.status} without JSON`)
  const { success, message } = v.parse(answerSchema, body)
  // The sample calls the list "balances", the table "balance".
  const list = body['balances'] ?? body['balance']
  if (answer.status !== 200 || success === false || !Array.isArray(list))
    return failed(quoted(message ?? '') || `it answered ${answer.status} without balances`)
  const balances = list.map(balanceOf)
  const read = balances.filter((one) => one !== undefined)
  // A balance left out would read as one that is not there.
  return read.length === balances.length ? { kind: 'balances', balances: read } : failed('a balance cannot be read')
}
