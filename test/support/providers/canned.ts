/** A tiny real HTTP server that plays canned answers, for the tests of the clients. */
import type { IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import type { Customer } from '../../../server/domain/order.ts'
import type {
  CreateOrder,
  KnownAttempt,
  Provider,
  ProviderFactory,
  ProviderRuntime,
} from '../../../server/providers/provider.ts'
import { listen } from '../listener.ts'

/** A call as it came in. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** `hang`: never answers. `reset`: cuts the connection. Else a status and a body; objects are written as JSON. */
export type Canned =
  | 'hang'
  | 'reset'
  | { readonly status?: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }

export interface CannedServer {
  readonly url: string
  readonly seen: readonly Seen[]
}

/** Answers every call by `reply` until the test is over. */
export async function canned(reply: (seen: Seen, count: number) => Canned): Promise<CannedServer> {
  const seen: Seen[] = []
  const server = await listen((request, text, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const { headers, method = '' } = request
    const call = { method, path: url.pathname, query: url.searchParams, headers, text }
    seen.push(call)
    const given = reply(call, seen.length)
    if (given === 'hang') return
    if (given === 'reset') {
      request.socket.destroy()
      return
    }
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers })
    response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body))
  })
  onTestFinished(() => server.close())
  return { url: server.url, seen }
}

/** Noon of a day in 2026, ms. */
export const NOW = Date.UTC(2026, 10, 20, 12)

export function surroundings(more: Partial<ProviderRuntime> = {}): ProviderRuntime {
  const { fetch } = globalThis
  const timeout = (ms: number) => AbortSignal.timeout(ms)
  return { mode: 'test', now: () => NOW, timeout, fetch, observe: () => undefined, ...more }
}

/** The provider that `env` switches on; fails the test with its errors otherwise. */
export function switchedOn(
  factory: ProviderFactory,
  env: Readonly<Record<string, string>>,
  more: Partial<ProviderRuntime> = {},
): Provider {
  const setup = factory.fromEnv(env, surroundings(more))
  if (setup.kind !== 'on') throw new Error(setup.kind === 'wrong' ? setup.errors.join(' ') : 'switched off')
  return setup.provider
}

export const CUSTOMER: Customer = { id: 'customer-7', email: 'ivan@example.com', name: 'Ivan', trusted: true }

/** An order of 1503.17 RUB. */
export function orderFor(method: string, more: Partial<CreateOrder> = {}): CreateOrder {
  return {
    attempt: 'a1b2c3d4e5f6a7b8',
    method,
    fields: {},
    amount: { minor: 150_317, currency: 'RUB' },
    locale: 'en',
    customer: CUSTOMER,
    order: { id: 'order-1', description: 'Two lamps' },
    returnUrl: 'https://shop.example/v1/return/a1b2c3d4e5f6a7b8',
    callbackUrl: 'https://shop.example/v1/callbacks/any',
    endsAt: NOW + 30 * 60_000,
    settings: {},
    ...more,
  }
}

/** The attempt of `orderFor`, as it is known later. */
export function attemptFor(method: string, payment?: string): KnownAttempt {
  const { attempt, customer, amount } = orderFor(method)
  return { attempt, method, customer, amount, ...(payment === undefined ? {} : { payment }) }
}

/** A signal that nobody aborts. */
export function calm(): AbortSignal {
  return new AbortController().signal
}
