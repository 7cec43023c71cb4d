/** Calls of Invoice API v2: each a POST with Basic auth, answered by an object or by `{ error, description }`. */
import * as v from 'valibot'
import { idText, isRecord, readJson, type Exact } from '../kit/exact-json.ts'
import type { ProviderContext } from '../kit/factory.ts'
import { basicAuth, quoted } from '../kit/http.ts'
import type { Config } from './config.ts'

/** What every part of this provider works with. */
export type Context = ProviderContext<Config>

export type Method =
  | 'CreateTerminal'
  | 'GetTerminal'
  | 'CreatePayment'
  | 'GetPayment'
  | 'GetPaymentByOrder'
  | 'ClosePayment'
  | 'CreateRefund'
  | 'GetRefund'

/** `error`: the API's own word, with its code as text. `none`: nobody knows whether the call was carried out. */
export type Reply =
  | { readonly kind: 'object'; readonly object: { readonly [name: string]: Exact } }
  | { readonly kind: 'error'; readonly code: string; readonly detail: string }
  | { readonly kind: 'none'; readonly detail: string }

/** Seconds. */
const READ_LIMIT = 15
const WRITE_LIMIT = 40

/** Methods that change nothing and may be asked again at once. */
const READS: ReadonlySet<Method> = new Set(['GetTerminal', 'GetPayment', 'GetPaymentByOrder', 'GetRefund'])

/** A message that says our key back must not carry it into a log. */
function withoutKey(message: string, { merchantId, apiKey }: Config): string {
  const sent = Buffer.from(`${merchantId}:${apiKey}`).toString('base64')
  return message.replaceAll(apiKey, '(key)').replaceAll(sent, '(key)')
}

/** Table 9.3: 400 says that the request is malformed, so that nothing was made of it, whether it has a code or not. */
const MALFORMED = '400'

/** What a status other than those of table 9.3 says nobody has told. */
function malformed(status: number): Reply {
  return status === 400
    ? { kind: 'error', code: MALFORMED, detail: 'Invoice answered 400: it could not read the request' }
    : { kind: 'none', detail: `Invoice answered ${status}` }
}

/** Makes one call. */
export async function call(context: Context, method: Method, body: unknown, signal: AbortSignal): Promise<Reply> {
  const { config, http } = context
  const safe = READS.has(method)
  const answer = await http({
    method: 'POST',
    url: `${config.baseUrl}/${method}`,
    route: `/${method}`,
    headers: basicAuth(config.merchantId, config.apiKey),
    body: JSON.stringify(body),
    limit: safe ? READ_LIMIT : WRITE_LIMIT,
    safe,
    signal,
  })
  if (answer.kind === 'none') return { kind: 'none', detail: `Invoice: ${answer.detail}` }
  const { status } = answer
  const object = readJson(answer.text)
  // Table 9.3 knows 200, 400 and 500; of these only 500 leaves open what happened.
  if (status >= 500) return { kind: 'none', detail: `Invoice answered ${status}` }
  if (status === 401 || status === 403) return { kind: 'error', code: '0', detail: `Invoice answered ${status}` }
  if (!isRecord(object))
    return status === 200 ? { kind: 'none', detail: 'Invoice answered 200 without a JSON object' } : malformed(status)
  const code = v.safeParse(idText, object['error'])
  if (code.success) {
    const words = v.safeParse(idText, object['description'])
    const detail = `Invoice: error ${code.output}${words.success ? `, ${words.output}` : ''}`
    return { kind: 'error', code: code.output, detail: quoted(withoutKey(detail, config)) }
  }
  return status === 200 ? { kind: 'object', object } : malformed(status)
}
