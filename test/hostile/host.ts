/** A server to be hostile to, and what it has used. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { fileURLToPath } from 'node:url'
import { sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startNode } from '../support/child.ts'
import { SECRET_KEY } from '../support/system.ts'

const PROGRAM = fileURLToPath(new URL('served.ts', import.meta.url))

export interface HostileRequest {
  /** What is wrong with it. */
  readonly name: string
  readonly method: string
  /** As it is sent, byte by byte. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

export interface Host {
  readonly port: number
  readonly routes: readonly { readonly method: string; readonly path: string }[]
  /** Sends it and reads the answer away; its status, or 0 where the connection was cut. */
  send(asked: HostileRequest): Promise<number>
  /** The same, with the headers of the answer. */
  ask(asked: HostileRequest): Promise<Answer>
  /** Microseconds of the processor that the server has used, on all its threads. */
  cpu(): Promise<number>
  /** Bytes that it holds after all that is free was given back. */
  heap(): Promise<number>
  stop(): Promise<unknown>
}

/** Starts one with storage of its own at `databaseUrl`. No payment system is there. */
export async function startHost(databaseUrl = 'file::memory:'): Promise<Host> {
  const env = {
    ...sandboxEnv(9),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    PAYWICKET_PORT: '0',
    PAYWICKET_SHOP_NAME: 'Tea House',
    DATABASE_URL: databaseUrl,
  }
  const child = startNode(['--expose-gc', PROGRAM], { cwd: process.cwd(), env, hasChannel: true })
  const port = Number(await child.told())
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })

  function ask({ method, path, headers = {}, body }: HostileRequest): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request({
      host: '127.0.0.1',
      port,
      agent,
      method,
      path,
      headers: { ...length, ...headers } as Record<string, string>,
    })
    asked.once('response', (answer) => {
      const { statusCode: status = 0, headers: told } = answer
      answer.once('close', () => resolve({ status, headers: told })).resume()
      // A stream has no end of its own.
      if (answer.headers['content-type'] === 'text/event-stream') asked.destroy()
    })
    asked.once('error', () => resolve({ status: 0, headers: {} }))
    asked.end(body)
    return promise
  }
  const told = async (path: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}${path}`)).json()
  return {
    port,
    routes: (await told('/_routes')) as Host['routes'],
    ask,
    send: async (asked) => (await ask(asked)).status,
    cpu: async () => Number(await told('/_cpu')),
    heap: async () => Number(await told('/_heap')),
    async stop() {
      agent.destroy()
      await child.stop()
    },
  }
}
