import { createServer } from 'node:net'
import { readPorts, type Ports } from '../../demo/env.ts'
import type { Env } from '../../server/config.ts'
import { ConfigError } from '../../server/server.ts'

/** Below the ports that a system gives to whoever asks for any: between two starts nobody gets one of these by chance. */
const LOWEST = 20_000
const COUNT = 10_000

/** The two ports that the environment asks for. Throws a `ConfigError` with everything that is wrong with them. */
export function portsOf(env: Env): Ports {
  const ports = readPorts(env)
  if (!('shop' in ports)) throw new ConfigError(ports)
  return ports
}

/** Puts a port where 0 asks for any: a page that is open stays at its port, however often the server starts. */
export async function settlePorts({ shop, sandbox }: Ports): Promise<Ports> {
  return { shop: shop || (await anyPort()), sandbox: sandbox || (await anyPort()) }
}

async function anyPort(): Promise<number> {
  const port = LOWEST + Math.floor(Math.random() * COUNT)
  return (await isFree(port)) ? port : anyPort()
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  return promise
}
