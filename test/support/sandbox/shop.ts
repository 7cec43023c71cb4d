/** For tests: a sandbox on free ports, and a shop's server that takes its callbacks. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { credentialsFromEnv, SANDBOX_ENV, type Credentials } from '../../../server/sandbox/credentials.ts'
import type { PaymentView } from '../../../server/sandbox/payments.ts'
import { startSandbox } from '../../../server/sandbox/sandbox.ts'
import type { Settings } from '../../../server/sandbox/settings.ts'
import type { JsonObject } from '../../../server/sandbox/wire.ts'

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
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      received.push({ path: request.url ?? '', headers: request.headers, text, json: JSON.parse(text) as JsonObject })
      const answer = answers.shift() ?? { status: 200, body: '{"result":"ok"}' }
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = credentialsFromEnv(SANDBOX_ENV)
  const sandbox = await startSandbox({ port: 0, publicUrl: () => publicUrl, credentials, settings })

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
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Waits until `condition` holds; the test's own limit ends a wait that never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
