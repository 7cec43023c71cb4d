/** A thin typed client of the buyer's routes. Nothing here throws: an answer is a value, and so is a fault. */
import * as v from 'valibot'
// Not the whole contract: only what the picker needs may be in its file.
import { problemSchema } from '../contract/failure.ts'
import type { AttemptCommand, ChooseCommand, EditCommand, OnUnknown, Session } from '../contract/index.ts'
import type { WidgetFault } from '../contract/own-faults.ts'
import { pickerSessionSchema } from '../contract/picker-session.ts'
import type { readSession } from '../contract/read-session.ts'
import type { TokenSource } from './token.ts'

/**
 * `network`: no answer that can be read; nobody knows whether the request arrived. `busy`: the server asks to come
 * back later. `token`: the token has ended or is not one. `refused`: the server said no, and why.
 */
export interface Fault {
  readonly kind: 'network' | 'busy' | 'token' | 'refused'
  /** The problem document's code, or one of our own. */
  readonly code: string
  /** The server's sentence for the buyer, in the buyer's language. */
  readonly text?: string
  /** The field to blame, for example `fields.phone`. */
  readonly field?: string | undefined
}

/** True where waiting helps nothing: the rest are lived through. */
export const isLasting = ({ kind }: Fault): boolean => kind === 'token' || kind === 'refused'

export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault }

/** A route below `/v1/checkout`, and what is sent to it. */
export type Request =
  | { readonly path: '' }
  | { readonly path: '/choose'; readonly body: ChooseCommand; readonly key?: string }
  | { readonly path: '/edit'; readonly body: EditCommand; readonly key?: string }
  | { readonly path: '/sent' | '/unsent' | '/renew' | '/cancel'; readonly body: AttemptCommand; readonly key?: string }

export interface Api {
  ask(request: Request, signal: AbortSignal): Promise<Answer<Session>>
  /** Any other request below `/v1/checkout`: its path, and its query with a `?` before and an `&` behind it. */
  send(path: string, init: RequestInit): Promise<Answer<Response>>
  /** The open event stream; `after` is the revision already on screen. */
  events(after: number, signal: AbortSignal): Promise<Answer<Response>>
  /** One event's data as a Session. */
  parse(json: string): Promise<Answer<Session>>
}

export interface ApiOptions {
  /** The origin of the Paywicket server, with any path before `/v1`, without a slash at its end. */
  readonly server: string
  readonly token: TokenSource
  /** The language to ask for, read at each request. */
  readonly locale: () => string
  readonly onUnknown: OnUnknown
  /** Reads every Session; those that show the picker are read without it. */
  readonly wholeReader: () => Promise<typeof readSession>
  /** The first read, where the page's loader has already sent it; used once. */
  readonly first?: Promise<Response> | undefined
}

/** How long an ordinary answer may take, ms. `choose` itself answers within two seconds. */
const PATIENCE = 20_000

type No = { readonly ok: false; readonly fault: Fault }

const no = (kind: Fault['kind'], code: WidgetFault): No => ({ ok: false, fault: { kind, code } })

export const NO_ANSWER = no('network', 'network')
const BAD_ANSWER = no('busy', 'bad-answer')
const NO_TOKEN = no('busy', 'no-token')

export function createApi({ server, token, locale, onUnknown, wholeReader, first }: ApiOptions): Api {
  const pickerSchema = pickerSessionSchema(onUnknown)
  let early = first

  async function call(path: string, init: RequestInit): Promise<Answer<Response>> {
    const bearer = await token.get().catch(() => undefined)
    if (bearer === undefined) return NO_TOKEN
    const sent = early
    early = undefined
    const response = await (sent ??
      fetch(`${server}/v1/checkout${path}locale=${locale()}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${bearer}` },
        cache: 'no-store',
        credentials: 'omit',
      }))
    if (response.ok) {
      token.accepted()
      return { ok: true, value: response }
    }
    const { status } = response
    if (status !== 401 && status !== 410) {
      const busy = status >= 500 || status === 429
      return { ok: false, fault: await explained(busy ? 'busy' : 'refused', response) }
    }
    return (await token.renew(bearer)) ? call(path, init) : { ok: false, fault: await explained('token', response) }
  }

  const parse = async (json: string): Promise<Answer<Session>> => {
    const data: unknown = JSON.parse(json)
    const picker = v.safeParse(pickerSchema, data)
    const value = picker.success ? picker.output : (await wholeReader())(data, onUnknown)
    return value ? { ok: true, value } : BAD_ANSWER
  }

  const send: Api['send'] = (path, init) => call(path, init).catch(() => NO_ANSWER)

  return {
    async ask(request, signal) {
      const limit = new AbortController()
      const give = () => limit.abort()
      const timer = setTimeout(give, PATIENCE)
      signal.addEventListener('abort', give, { signal: limit.signal })
      const init: RequestInit = { signal: limit.signal }
      if ('body' in request) {
        init.method = 'POST'
        init.headers = { 'content-type': 'application/json', ...(request.key && { 'idempotency-key': request.key }) }
        init.body = JSON.stringify(request.body)
      }
      try {
        const answer = await call(`${request.path}?`, init)
        return answer.ok ? await parse(await answer.value.text()) : answer
      } catch {
        return NO_ANSWER
      } finally {
        clearTimeout(timer)
        // Only to let go of `signal`: everything has been read.
        give()
      }
    },
    send,
    events: (after, signal) =>
      send('/events?', { headers: { accept: 'text/event-stream', 'last-event-id': `${after}` }, signal }),
    parse: (json) => parse(json).catch(() => BAD_ANSWER),
  }
}

async function explained(kind: Fault['kind'], response: Response): Promise<Fault> {
  const problem = v.safeParse(problemSchema, await response.json().catch(() => undefined))
  if (!problem.success) return { kind, code: `http-${response.status}` satisfies WidgetFault }
  const { code, detail: text, field } = problem.output
  return { kind, code, text, field }
}
