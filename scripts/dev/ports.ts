import { readPorts, type Ports } from '../../demo/env.ts'
import type { Env } from '../../server/config.ts'
import { ConfigError } from '../../server/server.ts'

/**
 * The two ports that the environment asks for. Throws a `ConfigError` with everything that is wrong with them: 0 is, too,
 * since that would be another port at each start.
 */
export function portsOf(env: Env): Ports {
  const ports = readPorts(env)
  if (!('shop' in ports)) throw new ConfigError(ports)
  if (ports.shop === 0 || ports.sandbox === 0)
    throw new ConfigError([
      'PAYWICKET_PORT and PAYWICKET_SANDBOX_PORT must not be 0 here: a page that is open stays at its port',
    ])
  return ports
}
