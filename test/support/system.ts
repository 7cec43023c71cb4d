/** A whole Paywicket for tests: server and sandbox in this process, real HTTP between them, on free ports of loopback. */
import { pino } from 'pino'
import { ownPaths } from '../../server/domain/own-paths.ts'
import { credentialsFromEnv, SANDBOX_ENV, sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startSandbox } from '../../server/sandbox/sandbox.ts'
import { startServer } from '../../server/server.ts'
import type { Session } from '../../src/contract/index.ts'
import { describedBy } from './described.ts'
import { createClock } from './clock.ts'
import { watchCalls } from './watch-calls.ts'

const SECOND = 1000

export const SECRET_KEY = 'test-secret-key-0123456789'

export interface SandboxPayment {
  readonly provider: string
  readonly id: string
  readonly reference: string
  readonly method: string
  readonly status: string
  readonly amount: { readonly value: string; readonly currency: string }
  readonly received?: { readonly value: string; readonly currency: string }
}

export interface Answer<T = unknown> {
  readonly status: number
  readonly body: T
}

async function call<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
}

/** Throws where the server answers what its own description does not say. */
function heldToDescription(url: string) {
  let described: Promise<ReturnType<typeof describedBy>> | undefined
  return async <T>(method: string, path: string, headers: Record<string, string>, body: unknown) => {
    described ??= fetch(`${url}/openapi.json`).then(async (answer) =>
      describedBy((await answer.json()) as Parameters<typeof describedBy>[0]),
    )
    const answer = await call<T>(url + path, withBody(method, headers, body))
    const [fault] = (await described)({ method, path, headers, body, status: answer.status, answer: answer.body })
    if (fault !== undefined) throw new Error(`/openapi.json does not say so: ${fault}`)
    return answer
  }
}

function withBody(method: string, headers: Record<string, string>, body: unknown): RequestInit {
  if (body === undefined) return { method, headers }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

const OFF: Readonly<Record<string, Record<string, string>>> = {
  cactusgino: { CACTUSGINO_MERCHANT_ID: '', CACTUSGINO_SITE_ID: '', CACTUSGINO_SALT: '' },
  paymega: { PAYMEGA_PUBLIC_KEY: '', PAYMEGA_SECRET_KEY: '', PAYMEGA_TEST_SECRET_KEY: '' },
  invoice: { INVOICE_MERCHANT_ID: '', INVOICE_API_KEY: '' },
}

/** The environment in which of all providers only `provider` is on. */
export function only(provider: string): Record<string, string> {
  return Object.assign({}, ...Object.entries(OFF).flatMap(([id, env]) => (id === provider ? [] : [env])))
}

export type System = Awaited<ReturnType<typeof startSystem>>

export interface SystemOptions {
  /** Limits on waits are reached by themselves, as for a real buyer; else only when the test lets time go by. */
  readonly isLive?: boolean
  /** The absolute folder of another build of the widget. */
  readonly widget?: string
  /** How many event streams a token may hold open, where that is not as usual. */
  readonly streams?: number
  /** Variables that need the sandbox's address. */
  readonly sandboxEnv?: (sandboxUrl: string) => Record<string, string>
}

/** Starts both. `env` overrides; an empty value switches a provider off. */
export async function startSystem(env: Record<string, string> = {}, options: SystemOptions = {}) {
  const lines: string[] = []
  const sandboxClock = createClock({ isLive: true })
  const sandbox = await startSandbox({
    port: 0,
    publicUrl: () => url,
    credentials: credentialsFromEnv({ ...SANDBOX_ENV, ...env }),
    settings: { searchSeconds: 0.05 },
    clock: sandboxClock,
  })
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const serverEnv = {
    ...sandboxEnv(sandbox.port),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    PAYWICKET_PORT: '0',
    PAYWICKET_SHOP_NAME: 'Tea House',
    DATABASE_URL: 'file::memory:',
    ...options.sandboxEnv?.(sandbox.url),
    ...env,
  }
  const clock = createClock({ isLive: options.isLive ?? false })
  const calls = watchCalls(() => fetch(`${url}/healthz`))
  const start = (widget: string | undefined, port?: number) =>
    startServer({
      log,
      env: port === undefined ? serverEnv : { ...serverEnv, PAYWICKET_PORT: String(port) },
      now: clock.now,
      timers: clock.timers,
      fetch: calls.fetch,
      ...(widget === undefined ? {} : { widget }),
      ...(options.streams === undefined ? {} : { streams: options.streams }),
    })
  let server = await start(options.widget)

  const { port } = server
  // By itself, whatever host its public address names.
  const url = `http://localhost:${port}${ownPaths(server.url).prefix}`

  const asked = heldToDescription(url)
  /** A call of the shop's backend. */
  const shop = <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => asked<T>(method, path, { authorization: `Bearer ${SECRET_KEY}`, ...headers }, body)
  /** A call of the buyer's browser. */
  const buyer = <T = Session>(
    token: string,
    method: string,
    path = '',
    body?: unknown,
    headers: Record<string, string> = {},
  ) => asked<T>(method, `/v1/checkout${path}`, { authorization: `Bearer ${token}`, ...headers }, body)
  /** A call to the sandbox's control panel. */
  const control = <T = unknown>(method: string, path: string, body?: unknown) =>
    call<T>(`${sandbox.url}/_sandbox${path}`, withBody(method, {}, body))

  let orders = 0
  return {
    url,
    sandboxUrl: sandbox.url,
    /** The environment of a program beside the server. */
    env: { ...serverEnv, PAYWICKET_PUBLIC_URL: url },
    lines,
    shop,
    buyer,
    control,
    /** Opens a session for a new order. */
    async open(value = '1503.17', more: Record<string, unknown> = {}, currency = 'RUB') {
      orders += 1
      const order = { id: `order-${orders}`, amount: { value, currency } }
      const { body } = await shop<{ id: string; token: string; url: string; expiresAt: string }>(
        'POST',
        '/v1/sessions',
        {
          order,
          customer: { id: 'customer-1', email: 'buyer@example.com' },
          ...more,
        },
      )
      return { ...body, order }
    },
    /** The sandbox's payments of one attempt, newest last. */
    async payments(reference: string) {
      const { body } = await control<SandboxPayment[]>('GET', '/payments')
      return body.filter((payment) => payment.reference === reference)
    },
    event: (id: string, event: string, body?: unknown) => control('POST', `/payments/${id}/${event}`, body),
    /** The time of the server, ms. */
    now: clock.now,
    /** Lets the server's clock, not the sandbox's, run ahead by so many ms more. */
    advance: clock.advance,
    /** What the server answers to a request that may wait for more than a call: time goes by while there is none. */
    async patiently<T>(asked: Promise<T>): Promise<T> {
      for (;;) {
        const first = await Promise.race([asked.then(() => 'answered'), calls.quiet().then(() => 'quiet')])
        if (first === 'answered') return asked
        clock.advance(SECOND)
      }
    },
    /** Lets the providers' clock run ahead. */
    advanceSandbox: sandboxClock.advance,
    /** Resolves when no call to a provider is under way, and what the last one came to is known. */
    quiet: calls.quiet,
    /** Resolves when one is under way. */
    busy: calls.busy,
    /** Another server, with another build of the widget, takes the place of the one that runs. */
    async replace(widget: string) {
      await server.close()
      server = await start(widget, port)
    },
    async close() {
      // The provider's side first: whoever still waits for it need wait no longer.
      await sandbox.close()
      clock.release()
      await server.close()
    },
  }
}
