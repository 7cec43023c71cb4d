import { readPorts, type Ports } from '../../demo/env.ts'
import type { Env } from '../../server/config.ts'
import { ConfigError } from '../../server/server.ts'

/** The two ports that the environment asks for. Throws a `ConfigError` with everything that is wrong with them. */
export function portsOf(env: Env): Ports {
  const ports = readPorts(env)
  if (!('shop' in ports)) throw new ConfigError(ports)
  return ports
}
