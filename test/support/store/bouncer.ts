/**
 * What stands before a PostgreSQL as PgBouncer does: it takes no parameter at the start of a connection that it does not know, and
 * what it lets through depends on how it pools. A stand-in that knows as much of the protocol as that needs.
 */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Bouncer {
  /** The address of the database at `url`, by way of it. */
  through(url: string): string
  /** How it pools from now on, for what is connected already too. */
  pool(by: Pooling): void
  close(): Promise<void>
}

/** `transaction`: nobody is told what comes between transactions. `refusing`: `LISTEN` is an error. */
export type Pooling = 'session' | 'transaction' | 'refusing'

/** Those that PgBouncer passes on or knows, without any `ignore_startup_parameters`. */
const KNOWN = new Set([
  'user',
  'database',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
  'application_name',
])

/** Stands before the PostgreSQL whose socket is at `path`. */
export async function startBouncer(path: string, first: Pooling): Promise<Bouncer> {
  let pooling = first
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(path)
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {}).once('close', () => (sockets.delete(one), other.destroy()))
    }
    let isStarted = false
    const asked = frames(
      () => (isStarted ? 1 : 0),
      (frame) => {
        if (!isStarted) {
          isStarted = true
          const unknown = parametersOf(frame).find((name) => !KNOWN.has(name.toLowerCase()))
          if (unknown === undefined) database.write(frame)
          else client.end(failure('08P01', `unsupported startup parameter: ${unknown}`))
        } else if (pooling === 'refusing' && frame.toString('latin1', 5, 11) === 'LISTEN') {
          client.write(
            Buffer.concat([failure('0A000', 'LISTEN is not supported'), Buffer.from('Z\0\0\0\u0005I', 'latin1')]),
          )
        } else database.write(frame)
      },
    )
    const answered = frames(
      () => 1,
      (frame) => {
        const isNotification = frame[0] === 0x41
        if (!isNotification || pooling === 'session') client.write(frame)
      },
    )
    client.on('data', asked)
    database.on('data', answered)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    through(url) {
      const [, credentials = '', database = ''] = /^postgres:\/\/([^@]*)@[^/]*\/([^?]*)/.exec(url) ?? []
      return `postgres://${credentials}@127.0.0.1:${port}/${database}`
    },
    pool: (by) => void (pooling = by),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Cuts what comes in into messages: so many bytes of a type, four of a length that counts itself, and the rest. */
function frames(typeLength: () => number, take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let held: Buffer = Buffer.alloc(0)
  return (chunk) => {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const type = typeLength()
      if (held.length < type + 4) return
      const end = type + held.readUInt32BE(type)
      if (held.length < end) return
      const frame = held.subarray(0, end)
      held = held.subarray(end)
      take(frame)
    }
  }
}

/** The names in the first message of a connection. */
function parametersOf(frame: Buffer): readonly string[] {
  return frame
    .toString('utf8', 8)
    .split('\0')
    .filter((_, index) => index % 2 === 0)
    .filter(Boolean)
}

function failure(code: string, message: string): Buffer {
  const body = Buffer.from(`SERROR\0VERROR\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
