/** One call of the server's API: its key, its answer, and trying again where that is safe. */
import type { ClientFault } from '../contract/own-faults.ts'
import { PaywicketError } from './error.ts'

export interface ClientOptions {
  /** The address of your Paywicket server, for example `https://pay.shop.example`; with its path, where it has one. */
  readonly server: string
  /** `PAYWICKET_SECRET_KEY`. It belongs in your backend alone. */
  readonly secretKey: string
  /** Another `fetch` than the global one. */
  readonly fetch?: typeof globalThis.fetch
}

/** What may be said with any call. */
export interface CallOptions {
  /** Who does it, for the session's log: `Paywicket-Actor`. */
  readonly actor?: string
  readonly signal?: AbortSignal
}
export interface KeyedOptions extends CallOptions {
  /** The same call under the same key is made once. */
  readonly idempotencyKey?: string
}

export interface Asked extends KeyedOptions {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the server's address. */
  readonly path: string
  readonly query?: object
  readonly body?: unknown
  /** The answer is a `StoredFile`, not JSON. */
  readonly isFile?: boolean
}

/** A file as the server has it. */
export interface StoredFile {
  /** Its media type. */
  readonly type: string
  readonly bytes: Uint8Array
}

export type Request = <Answer>(asked: Asked) => Promise<Answer>

/** So often, and with so long between, ms. */
const WAITS = [0, 300, 1500] as const

/** What a server that is being replaced or is too busy answers. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504])

/** A call that may be made again although it may have been heard. */
const isSafe = ({ method, idempotencyKey }: Asked): boolean => method === 'GET' || idempotencyKey !== undefined

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** `a/b c` as one step of a path. */
export const step = (id: string): string => encodeURIComponent(id)

function queryOf(query: object = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

async function problemOf(response: Response): Promise<PaywicketError> {
  const told: unknown = await response.json().catch(() => undefined)
  const { code, detail, field } = (typeof told === 'object' && told !== null ? told : {}) as Record<string, unknown>
  return new PaywicketError({
    status: response.status,
    code: typeof code === 'string' ? code : ('unknown_answer' satisfies ClientFault),
    detail:
      typeof detail === 'string' ? detail : `The server answered ${response.status} without a word. Is it Paywicket?`,
    field: typeof field === 'string' ? field : undefined,
    requestId: response.headers.get('x-request-id') ?? undefined,
  })
}

/** How to ask the server. Throws `PaywicketError`; tries again only what is safe. */
export function requestWith({ server, secretKey, fetch = globalThis.fetch }: ClientOptions): Request {
  const base = server.replace(/\/+$/, '')

  async function once<Answer>(asked: Asked): Promise<Answer> {
    const { method, path, query, body, actor, idempotencyKey, signal } = asked
    const headers = new Headers({ authorization: `Bearer ${secretKey}`, accept: 'application/json' })
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (actor !== undefined) headers.set('paywicket-actor', actor)
    if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey)
    const init = {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }
    let response: Response
    try {
      response = await fetch(`${base}${path}${queryOf(query)}`, init)
    } catch (error) {
      signal?.throwIfAborted()
      const detail = `${base} does not answer. Is the server running, and reached by this address?`
      throw new PaywicketError({ status: 0, code: 'no_answer' satisfies ClientFault, detail }, { cause: error })
    }
    if (!response.ok) throw await problemOf(response)
    if (!asked.isFile) return (await response.json()) as Answer
    const type = response.headers.get('content-type') ?? ''
    const file: StoredFile = { type, bytes: new Uint8Array(await response.arrayBuffer()) }
    return file as Answer
  }

  return async <Answer>(asked: Asked): Promise<Answer> => {
    for (const [tries, wait] of WAITS.entries()) {
      await sleep(wait)
      try {
        return await once<Answer>(asked)
      } catch (error) {
        const mayPass = error instanceof PaywicketError && (error.status === 0 || PASSING.has(error.status))
        // A refusal for want of time was not heard; an answer that was lost may have been.
        const isHeard = error instanceof PaywicketError && error.status !== 429
        if (tries === WAITS.length - 1 || !mayPass || (isHeard && !isSafe(asked))) throw error
      }
    }
    throw new TypeError('unreachable')
  }
}
