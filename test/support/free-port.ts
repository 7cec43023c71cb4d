import { createServer, type AddressInfo } from 'node:net'

/** A port of `host` that nobody listens on, as of now: for a program that takes no 0. */
export async function freePort(host: string): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
