/** Calls to Paymega's two APIs: the public one, and the private one with Basic auth. */
import { isRecord, readJson, type Exact } from '../kit/exact-json.ts'
import type { ProviderContext } from '../kit/factory.ts'
import { basicAuth, quoted, type HttpAnswer } from '../kit/http.ts'
import type { Config } from './config.ts'

/** What every part of this provider works with. */
export type Context = ProviderContext<Config>

export interface ApiCall {
  readonly api: 'public' | 'private'
  readonly method: 'GET' | 'POST'
  /** Behind the base address, with a slash before it. */
  readonly path: string
  /** The path as metrics show it, without ids. */
  readonly route: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Seconds. */
  readonly limit: number
  /** Bytes of the answer, where it may have more than usual. */
  readonly largest?: number
  readonly safe: boolean
  readonly signal: AbortSignal
}

/** Seconds a read may take, its repetitions included. */
export const READ_LIMIT = 15

/** Makes a call and returns what came back, or that nothing did. */
export function ask({ config, http }: Context, call: ApiCall): Promise<HttpAnswer> {
  const { account } = config
  const base = call.api === 'private' ? config.privateUrl : config.publicUrl
  const query = call.query ? `?${new URLSearchParams(call.query).toString()}` : ''
  return http({
    method: call.method,
    url: base + call.path + query,
    route: call.route,
    ...(call.api === 'private' && account ? { headers: basicAuth(account.id, account.apiKey) } : {}),
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    limit: call.limit,
    ...(call.largest === undefined ? {} : { largest: call.largest }),
    safe: call.safe,
    signal: call.signal,
  })
}

/** One page of a list of the private API. */
export type ApiPage =
  | { readonly kind: 'page'; readonly data: readonly Exact[]; readonly body: { readonly [name: string]: Exact } }
  | { readonly kind: 'failed'; readonly detail: string }

/** Asks the private API for the page of a list that `query` names. */
export async function askPage(
  context: Context,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ApiPage> {
  const call = { api: 'private', method: 'GET', path, route: path, query, limit: READ_LIMIT, safe: true } as const
  const answer = await ask(context, { ...call, signal })
  const body = answer.kind === 'answer' && answer.status === 200 ? readJson(answer.text) : undefined
  const data = isRecord(body) ? body['data'] : undefined
  if (!isRecord(body) || !Array.isArray(data)) return { kind: 'failed', detail: describe(answer) }
  return { kind: 'page', data, body }
}

/** `data` of an answer's body; undefined where there is none. */
export function dataOf(text: string): Exact | undefined {
  const body = readJson(text)
  return isRecord(body) ? body['data'] : undefined
}

/** The errors of a body for the shop's log: a list with `detail`, `title` or `status`, or an object of fields. */
export function errorsIn(text: string): string {
  const body = readJson(text)
  const errors = isRecord(body) ? body['errors'] : undefined
  const texts = isRecord(errors)
    ? Object.entries(errors).map(([field, error]) => `${field}: ${wordsOf(error)}`)
    : Array.isArray(errors)
      ? errors.map(wordsOf)
      : []
  return quoted(texts.filter((words) => words !== '').join('; '))
}

function wordsOf(error: Exact): string {
  if (typeof error === 'string') return error
  if (Array.isArray(error)) return error.map(wordsOf).join(', ')
  if (!isRecord(error)) return ''
  const words = error['detail'] ?? error['title'] ?? error['message'] ?? error['status'] ?? ''
  return typeof words === 'string' ? words : wordsOf(words)
}

/** One sentence about an answer that did not help, for the shop's log. */
export function describe(answer: HttpAnswer): string {
  if (answer.kind === 'none') return `Paymega: ${answer.detail}`
  const errors = errorsIn(answer.text)
  return `Paymega answered ${answer.status}${errors ? `: ${errors}` : ''}`
}
