/** For tests: a sandbox on free ports, and a shop's server that takes its callbacks. */
import type { IncomingHttpHeaders } from 'node:http'
import { credentialsFromEnv, SANDBOX_ENV, type Credentials } from '../../../server/sandbox/credentials.ts'
import type { PaymentView } from '../../../server/sandbox/payments.ts'
import { startSandbox } from '../../../server/sandbox/sandbox.ts'
import type { Settings } from '../../../server/sandbox/settings.ts'
import type { JsonObject } from '../../../server/sandbox/wire.ts'
import { listen } from '../listener.ts'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly json: JsonObject
}
export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: JsonObject
  readonly headers: Headers
}

export interface TestShop {
  readonly url: string
  readonly port: number
  readonly credentials: Credentials
  readonly received: Received[]
  /** What the shop answers to its next callbacks, in turn; then 200 and `{"result":"ok"}` again. */
  readonly answers: { status: number; body: string }[]
  /** Waits until so many callbacks have come. */
  callbacks(count: number): Promise<readonly Received[]>
  request(path: string, init?: RequestInit): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body: unknown): Promise<Answer>
  payments(): Promise<readonly PaymentView[]>
  event(id: string, event: string, body?: unknown): Promise<Answer>
  close(): Promise<void>
}

export async function startTestShop(settings: Partial<Settings> = {}): Promise<TestShop> {
  const received: Received[] = []
  const answers: { status: number; body: string }[] = []
  const server = await listen((request, text, response) => {
    received.push({ path: request.url ?? '', headers: request.headers, text, json: JSON.parse(text) as JsonObject })
    const answer = answers.shift() ?? { status: 200, body: '{"result":"ok"}' }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  const credentials = credentialsFromEnv(SANDBOX_ENV)
  const sandbox = await startSandbox({ port: 0, publicUrl: () => server.url, credentials, settings })

  async function request(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(new URL(path, sandbox.url), { redirect: 'manual', ...init })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: isJson ? (JSON.parse(text) as JsonObject) : {},
    }
  }
  const send =
    (method: string) =>
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      request(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
  const post = send('POST')

  return {
    url: sandbox.url,
    port: sandbox.port,
    credentials,
    received,
    answers,
    request,
    post,
    put: send('PUT'),
    event: (id, event, body) => post(`/_sandbox/payments/${id}/${event}`, body),
    payments: async () => (await request('/_sandbox/payments')).json as unknown as PaymentView[],
    async callbacks(count) {
      await until(() => received.length >= count)
      return received
    },
    async close() {
      await sandbox.close()
      await server.close()
    },
  }
}

/** Waits until `condition` holds; the test's own limit ends a wait that never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
