/** An address that stays while the servers behind it come and go, as behind a load balancer. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Front {
  readonly url: string
  close(): Promise<void>
}

/**
 * Takes a free port of loopback and passes each connection on to the first of `ports()` that is listened on, undefined
 * ones left out; a connection is cut where none is. `ports` is asked for each connection anew.
 */
export async function startFront(ports: () => readonly (number | undefined)[]): Promise<Front> {
  const open = new Set<Socket>()

  function forward(from: Socket, places: readonly number[]): void {
    const [first, ...rest] = places
    if (first === undefined) {
      from.destroy()
      return
    }
    const to = connect(first, '127.0.0.1')
    let isThere = false
    const end = () => {
      from.destroy()
      to.destroy()
    }
    to.once('connect', () => {
      isThere = true
      from.pipe(to)
      to.pipe(from)
    })
    to.once('error', () => (isThere ? end() : forward(from, rest)))
    to.once('close', () => isThere && end())
    from.once('close', () => to.destroy())
  }

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(socket))
    forward(
      socket,
      ports().filter((port) => port !== undefined),
    )
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', resolve)
  await promise
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
