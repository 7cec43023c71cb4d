/** A relay between a server and a provider's side: a test reads every call through it, and answers some itself. */
import type { IncomingMessage } from 'node:http'
import { listen } from './listener.ts'

/** One call of the server to its provider. */
export interface RelayedCall {
  /** The last part of its path. */
  readonly name: string
  readonly text: string
  readonly headers: IncomingMessage['headers']
}

export interface Relayed {
  readonly status: number
  readonly body: unknown
}

export interface Relay {
  readonly url: string
  /** Every call so far, oldest first. */
  readonly calls: readonly RelayedCall[]
  /** Where the calls go on to. */
  to(target: string): void
  /** What the test answers itself; undefined lets the call go on. */
  answering(answer: (call: RelayedCall) => Relayed | undefined): void
  close(): Promise<void>
}

/** Starts one on a free port of loopback. */
export async function startRelay(): Promise<Relay> {
  const calls: RelayedCall[] = []
  let target = ''
  let own: (call: RelayedCall) => Relayed | undefined = () => undefined

  async function pass({ method = 'POST', url = '/', headers }: IncomingMessage, body: string): Promise<Relayed> {
    const { authorization = '' } = headers
    const sent = { 'content-type': 'application/json', authorization }
    const answer = await fetch(target + url, { method, headers: sent, ...(body === '' ? {} : { body }) })
    return { status: answer.status, body: await answer.text() }
  }

  // A connection that breaks behind the relay breaks before it too.
  const { url, close } = await listen(async (request, text, response) => {
    const call = { name: request.url?.split('/').at(-1) ?? '', text, headers: request.headers }
    calls.push(call)
    const { status, body } = own(call) ?? (await pass(request, text))
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  return {
    url,
    calls,
    close,
    to(url) {
      target = url
    },
    answering(answer) {
      own = answer
    },
  }
}
