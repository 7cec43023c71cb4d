/** Signed calls to Cactusgino. */
import { NumberText, exactNumber, isRecord, type Exact } from '../kit/exact-json.ts'
import type { ProviderContext } from '../kit/factory.ts'
import type { HttpAnswer } from '../kit/http.ts'
import { readReply, type Reply } from './answer.ts'
import type { Config } from './config.ts'
import { sign, type Parameters } from './signature.ts'

/** What every part of this provider works with. */
export type Context = ProviderContext<Config>

/** Seconds for calls that do not look for an operator. */
export const QUICK = 20

/** `merchant_id` and `site_id`, which every call carries; `site_id` is an integer in the documents. */
export function identity(config: Config): Parameters {
  return { merchant_id: config.merchantId, site_id: new NumberText(config.siteId) }
}

/** Numbers are written as they were signed. */
function plain(value: Exact): unknown {
  if (value instanceof NumberText) return exactNumber(value.text)
  if (Array.isArray(value)) return value.map(plain)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
  return value
}

/** Signs `parameters` and posts them to `path`. `limit` is in seconds. */
export async function post(
  { config, http }: Context,
  path: string,
  parameters: Parameters,
  limit: number,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const signature = sign(parameters, config.salt)
  if (signature === undefined) return { kind: 'none', detail: 'the request could not be signed' }
  return http({
    method: 'POST',
    url: config.baseUrl + path,
    route: path,
    body: JSON.stringify(plain({ ...parameters, signature })),
    limit,
    safe: false,
    signal,
  })
}

/** The same, and reads the answer, which is believed where it is signed. */
export async function call(
  context: Context,
  path: string,
  parameters: Parameters,
  limit: number,
  signal: AbortSignal,
): Promise<Reply> {
  return readReply(await post(context, path, parameters, limit, signal), context.config)
}
