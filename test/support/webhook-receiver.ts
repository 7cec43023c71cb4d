/** For tests: the shop's webhook. */
import { Webhook } from 'standardwebhooks'
import { listen, type Listener } from './listener.ts'

/** One webhook as the shop hears it. */
export interface Heard {
  readonly id: string
  readonly type: string
  readonly data: {
    readonly id: string
    readonly revision?: number
    readonly status?: string
    readonly received?: { readonly value: string }
  }
}

/**
 * Gives each webhook whose signature holds to `hear`, which answers with a status; undefined leaves the caller waiting.
 * Any other one is answered 401, and `unsigned` gets its id.
 */
export function receiveWebhooks(
  secret: string,
  hear: (webhook: Heard) => number | undefined,
  unsigned: (id: string) => void = () => {},
): Promise<Listener> {
  const webhook = new Webhook(secret)
  return listen((request, text, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const id = headers['webhook-id'] ?? ''
    const heard = verified()
    if (!heard) unsigned(id)
    const status = heard ? hear({ id, ...heard }) : 401
    if (status !== undefined) response.writeHead(status).end()

    function verified(): Omit<Heard, 'id'> | undefined {
      try {
        return webhook.verify(text, headers) as Omit<Heard, 'id'>
      } catch {
        return undefined
      }
    }
  })
}
