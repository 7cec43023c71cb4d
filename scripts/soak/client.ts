/** HTTP as patient parties speak it: what is not answered is asked again. */
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { Session } from '../../src/contract/index.ts'
import { sleep, type Stats } from './stats.ts'

export interface Answer<T> {
  readonly status: number
  readonly body: T
}

export interface Client {
  /** Repeats until there is an answer below 500; every call of ours may be repeated. */
  call<T>(
    method: string,
    path: string,
    key: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  /** Follows a session until `done`, connecting again whenever the stream breaks; undefined after `limit` ms. */
  follow(token: string, done: (session: Session) => boolean, limit: number): Promise<Session | undefined>
}

const PATIENCE = 60_000
const ANSWER_LIMIT = 15_000

export function createClient(url: string, stats: Stats): Client {
  async function once<T>(method: string, path: string, init: RequestInit): Promise<Answer<T> | undefined> {
    try {
      const answer = await fetch(url + path, { ...init, method, signal: AbortSignal.timeout(ANSWER_LIMIT) })
      const text = await answer.text()
      if (answer.status >= 500) return undefined
      return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
    } catch {
      return undefined
    }
  }

  return {
    async call(method, path, key, body, headers = {}) {
      const init: RequestInit = {
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }
      const end = Date.now() + PATIENCE
      for (;;) {
        const answer = await once<never>(method, path, init)
        if (answer) return answer
        stats.count('requests asked again')
        if (Date.now() > end) throw new Error(`${method} ${path} was not answered for a minute`)
        await sleep(200)
      }
    },

    async follow(token, done, limit) {
      const ending = AbortSignal.timeout(limit)
      let last = -1
      while (!ending.aborted) {
        try {
          const response = await fetch(`${url}/v1/checkout/events`, {
            headers: { authorization: `Bearer ${token}`, ...(last < 0 ? {} : { 'last-event-id': String(last) }) },
            signal: ending,
          })
          if (!response.ok || !response.body) throw new Error(`${response.status}`)
          const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream())
          for await (const event of events) {
            const session = JSON.parse(event.data) as Session
            if (session.revision < last) stats.wrong(`a stream went back from revision ${last} to ${session.revision}`)
            if (session.revision === last) stats.wrong(`a stream told revision ${last} twice`)
            last = session.revision
            stats.count('events streamed')
            if (done(session)) return session
          }
        } catch {
          // Cut off: it goes on where it was.
        }
        if (ending.aborted) return undefined
        stats.count('streams connected again')
        await sleep(100)
      }
      return undefined
    },
  }
}
