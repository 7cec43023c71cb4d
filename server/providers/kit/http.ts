/**
 * The one way out to a provider. Every call has a time limit, follows no redirect, reads no endless body and
 * never throws: what comes back is an answer, or the plain fact that there was none. No body is ever logged.
 */
import { withoutPersons } from '../../domain/private-text.ts'
import ky, { HTTPError } from 'ky'
import type { ProviderRuntime } from '../provider.ts'

export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  /** Nobody knows whether the provider took the call. `detail` is for the shop's log and names no secret. */
  | { readonly kind: 'none'; readonly detail: string; readonly isTooLarge?: true }

export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** The call's name in metrics: a path without ids. */
  readonly route: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON text. */
  readonly body?: string
  /** Seconds until the call counts as unanswered, reading the body included. */
  readonly limit: number
  /** Bytes of the answer, where it may have more than usual. */
  readonly largest?: number
  /** True only for reads: those are tried again after a cut connection, 429, 502, 503 and 504. */
  readonly safe: boolean
  readonly signal: AbortSignal
}

export type Http = (call: HttpCall) => Promise<HttpAnswer>

/** Bytes of an answer; a real one has a few kilobytes. */
const MEGABYTE = 1024 * 1024
const BODY_LIMIT = 2 * MEGABYTE
const AGAIN: readonly number[] = [429, 502, 503, 504]
/** The longest wait that a `Retry-After` can ask of a read, ms. */
const LONGEST_WAIT = 10_000

/** The way out for one provider; `surroundings.observe` hears of every call, never of its body. */
export function httpFor(provider: string, surroundings: ProviderRuntime): Http {
  return async (call) => {
    const started = performance.now()
    const answer = await once(call, surroundings)
    surroundings.observe({
      provider,
      route: call.route,
      status: answer.kind === 'answer' ? answer.status : 'none',
      seconds: (performance.now() - started) / 1000,
    })
    return answer
  }
}

async function once(call: HttpCall, { fetch, timeout }: ProviderRuntime): Promise<HttpAnswer> {
  const limit = timeout(call.limit * 1000)
  const signal = AbortSignal.any([call.signal, limit])
  try {
    const response = await ky(call.url, {
      method: call.method,
      fetch,
      signal,
      redirect: 'manual',
      timeout: false,
      headers: {
        accept: 'application/json',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: call.body }),
      throwHttpErrors: (status) => call.safe && AGAIN.includes(status),
      // ky would parse the body of an error it retries; text is what everyone here reads.
      parseJson: (text) => text,
      retry: call.safe
        ? {
            limit: 2,
            methods: ['get', 'post'],
            statusCodes: [...AGAIN],
            afterStatusCodes: [429, 503],
            maxRetryAfter: LONGEST_WAIT,
            jitter: true,
          }
        : 0,
    })
    const largest = call.largest ?? BODY_LIMIT
    const text = await read(response, largest, signal)
    if (text === undefined)
      return { kind: 'none', detail: `the answer is larger than ${largest / MEGABYTE} MB`, isTooLarge: true }
    return { kind: 'answer', status: response.status, text }
  } catch (error) {
    if (error instanceof HTTPError)
      return {
        kind: 'answer',
        status: error.response.status,
        text: typeof error.data === 'string' ? error.data : '',
      }
    if (call.signal.aborted) return { kind: 'none', detail: 'the call was given up' }
    if (limit.aborted) return { kind: 'none', detail: `no answer within ${call.limit} s` }
    return { kind: 'none', detail: `the connection failed (${causeOf(error)})` }
  }
}

/** The body as text, or undefined where it is too long. Rejects where the connection is cut or the time is up. */
async function read(response: Response, largest: number, signal: AbortSignal): Promise<string | undefined> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const stop = () => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const decoder = new TextDecoder()
    let text = ''
    let size = 0
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) return text + decoder.decode()
      size += value.byteLength
      if (size > largest) {
        stop()
        return undefined
      }
      text += decoder.decode(value, { stream: true })
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The system's short code of what went wrong (`ECONNRESET`); never the message, which may hold an address. */
function causeOf(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  }
  return error instanceof Error ? error.name : 'unknown'
}

/** `Authorization` of Basic auth. */
export function basicAuth(user: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

/** A provider's message for the shop's log: one short line, without what looks like a person in it. */
export const quoted = (message: string): string => withoutPersons(message, [])
