/** A thin typed client of the buyer's routes. Nothing here throws: an answer is a value, and so is a fault. */
import * as v from 'valibot'
import {
  problemSchema,
  sessionSchema,
  type AttemptCommand,
  type ChooseCommand,
  type OnUnknown,
  type Session,
} from '../contract/index.ts'
import type { TokenSource } from './token.ts'

/**
 * `network`: no answer that can be read; nobody knows whether the request arrived. `busy`: the server asks to come
 * back later. `token`: the token has ended or is not one. `refused`: the server said no, and why.
 */
export interface Fault {
  readonly kind: 'network' | 'busy' | 'token' | 'refused'
  /** The problem document's code, or one of `network`, `bad-answer`, `no-token`. */
  readonly code: string
  /** The server's sentence for the buyer, in the buyer's language. */
  readonly text?: string
  /** The field to blame, for example `fields.phone`. */
  readonly field?: string
}

export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault }

export interface Api {
  read(signal: AbortSignal): Promise<Answer<Session>>
  choose(command: ChooseCommand, signal: AbortSignal): Promise<Answer<Session>>
  sent(command: AttemptCommand, signal: AbortSignal): Promise<Answer<Session>>
  cancel(command: AttemptCommand, signal: AbortSignal): Promise<Answer<Session>>
  /** The open event stream; `after` is the revision already on screen. */
  events(after: number, signal: AbortSignal): Promise<Answer<Response>>
  /** One event's data as a Session. */
  parse(json: string): Answer<Session>
}

export interface ApiOptions {
  /** The origin of the Paywicket server, with any path before `/v1`. */
  readonly server: string
  readonly token: TokenSource
  /** The language to ask for, read at each request. */
  readonly locale: () => string
  readonly onUnknown: OnUnknown
  /** The first read, where the page's loader has already sent it; used once. */
  readonly first?: Promise<Response> | undefined
}

/** How long an ordinary answer may take, ms. `choose` itself answers within two seconds. */
const PATIENCE = 20_000

const NETWORK: Fault = { kind: 'network', code: 'network' }

function kindOf(status: number): Fault['kind'] {
  if (status === 401 || status === 410) return 'token'
  return status >= 500 || status === 408 || status === 425 || status === 429 ? 'busy' : 'refused'
}

async function faultOf(response: Response): Promise<Fault> {
  const kind = kindOf(response.status)
  const problem = v.safeParse(problemSchema, await response.json().catch(() => undefined))
  if (!problem.success) return { kind, code: `http-${response.status}` }
  const { code, detail: text, field } = problem.output
  return field === undefined ? { kind, code, text } : { kind, code, text, field }
}

export function createApi({ server, token, locale, onUnknown, first }: ApiOptions): Api {
  const schema = sessionSchema(onUnknown)
  const base = server.replace(/\/$/, '')
  let early = first

  const send = (path: string, bearer: string, init: RequestInit): Promise<Response> => {
    const given = path === '' ? early : undefined
    early = undefined
    const headers = { ...init.headers, authorization: `Bearer ${bearer}` }
    const url = `${base}/v1/checkout${path}?locale=${encodeURIComponent(locale())}`
    return given ?? fetch(url, { ...init, headers, cache: 'no-store', credentials: 'omit' })
  }

  const call = async (path: string, init: RequestInit): Promise<Answer<Response>> => {
    let bearer
    try {
      bearer = await token.get()
    } catch {
      return { ok: false, fault: { kind: 'network', code: 'no-token' } }
    }
    try {
      const response = await send(path, bearer, init)
      if (response.ok) {
        token.accepted()
        return { ok: true, value: response }
      }
      const fault = await faultOf(response)
      if (fault.kind === 'token' && (await token.renew(bearer))) return await call(path, init)
      return { ok: false, fault }
    } catch {
      return { ok: false, fault: NETWORK }
    }
  }

  const understand = (input: unknown): Answer<Session> => {
    const parsed = v.safeParse(schema, input)
    return parsed.success
      ? { ok: true, value: parsed.output }
      : { ok: false, fault: { kind: 'busy', code: 'bad-answer' } }
  }

  const session = async (path: string, init: RequestInit): Promise<Answer<Session>> => {
    const limit = limited(init.signal, PATIENCE)
    try {
      const answer = await call(path, { ...init, signal: limit.signal })
      return answer.ok ? understand(await answer.value.json()) : answer
    } catch {
      return { ok: false, fault: NETWORK }
    } finally {
      limit.done()
    }
  }

  const command = (path: string, body: ChooseCommand | AttemptCommand, signal: AbortSignal) =>
    session(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal })

  return {
    read: (signal) => session('', { signal }),
    choose: (body, signal) => command('/choose', body, signal),
    sent: (body, signal) => command('/sent', body, signal),
    cancel: (body, signal) => command('/cancel', body, signal),
    events: (after, signal) =>
      call('/events', { headers: { accept: 'text/event-stream', 'last-event-id': String(after) }, signal }),
    parse(json) {
      try {
        return understand(JSON.parse(json))
      } catch {
        return { ok: false, fault: { kind: 'busy', code: 'bad-answer' } }
      }
    },
  }
}

/** A signal that aborts with `signal`, and by itself after `ms` unless it is done. */
function limited(signal: AbortSignal | null | undefined, ms: number) {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, ms)
  signal?.addEventListener('abort', abort)
  if (signal?.aborted) abort()
  return {
    signal: controller.signal,
    done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    },
  }
}
