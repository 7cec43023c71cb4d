/** PHP in this process, compiled to WebAssembly, behind a port of its own as `php -S` is. */
import { EventEmitter } from 'node:events'
import { connect, type Socket } from 'node:net'
import { getPHPLoaderModule } from '@php-wasm/node-8-4'
import { loadPHPRuntime, PHP } from '@php-wasm/universal'
import { listen, type Listener } from '../../test/support/listener.ts'

/** What PHP's calls go through in the place of the WebSocket that a browser would have: a socket, straight to where they mean. */
class StraightSocket extends EventEmitter {
  readonly CONNECTING = 0
  readonly OPEN = 1
  readonly CLOSING = 2
  readonly CLOSED = 3
  readyState: number = this.CONNECTING
  readonly #socket: Socket

  constructor(url: string) {
    super()
    const { searchParams } = new URL(url)
    // The name has been looked up by PHP itself, which has no resolver: it is the one it knew before.
    this.#socket = connect(Number(searchParams.get('port')), '127.0.0.1')
    this.#socket
      .on('connect', () => this.#become(this.OPEN, 'open'))
      .on('data', (data) => this.emit('message', data, true))
      .on('close', () => this.#become(this.CLOSED, 'close'))
      .on('error', (error) => this.emit('error', error))
  }
  #become(state: number, event: string): void {
    this.readyState = state
    this.emit(event)
  }
  addEventListener(name: string, hear: () => void): void {
    this.on(name, hear)
  }
  removeEventListener(name: string, hear: () => void): void {
    this.off(name, hear)
  }
  setSocketOpt(): void {}
  send(data: ArrayBufferView | ArrayBuffer): void {
    this.#socket.write(
      ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data),
    )
  }
  close(): void {
    this.#socket.end()
  }
}

export interface PhpServer extends Listener {
  /** What `error_log` has written. */
  said(): string
  /** Runs a file as `php` does, with arguments; what it printed. */
  run(file: string, args: readonly string[]): Promise<string>
}

const FOLDER = '/shop'

/** Serves `public` of these files, each request after the one before. All calls of PHP go to this machine. */
export async function servePhp(
  files: Readonly<Record<string, string>>,
  env: () => Readonly<Record<string, string>>,
): Promise<PhpServer> {
  const runtime = await loadPHPRuntime(await getPHPLoaderModule(), {
    websocket: {
      url: (_: unknown, host: string, port: number) =>
        `ws://localhost/?${new URLSearchParams({ host, port: String(port) })}`,
      decorator: () => StraightSocket,
      subprotocol: 'binary',
    },
  })
  const php = new PHP(runtime)
  for (const [name, text] of Object.entries(files)) {
    const path = `${FOLDER}/${name}`
    php.mkdirTree(path.slice(0, path.lastIndexOf('/')))
    php.writeFile(path, text)
  }
  let said = ''
  let last: Promise<unknown> = Promise.resolve()
  const run = (request: Parameters<PHP['run']>[0]) => {
    const running = last.then(() => php.run({ ...request, env: { ...env() } }))
    last = running.catch(() => {})
    return running
  }
  const listener = await listen(async (request, text, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const answer = await run({
      scriptPath: `${FOLDER}/public${pathname === '/' ? '/index.php' : pathname}`,
      relativeUri: request.url ?? '/',
      method: request.method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: new TextEncoder().encode(text),
    })
    said += answer.errors
    response.writeHead(answer.httpStatusCode, answer.headers).end(answer.bytes)
  })
  return {
    ...listener,
    said: () => said,
    async run(file, args) {
      const { text, errors } = await run({
        code: `<?php $argv = ${JSON.stringify([file, ...args])}; require '${FOLDER}/${file}';`,
      })
      return text + errors
    },
    async close() {
      await listener.close()
      await last
      php.exit()
    },
  }
}
