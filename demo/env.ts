/** The demo's settings: what it sets itself where the environment says nothing. */
import { withoutEmpty, type Env } from '../server/config.ts'
import { isLoopback } from '../server/providers/kit/safe-url.ts'
import { DEMO_SECRETS, sandboxEnv } from '../server/sandbox/credentials.ts'
import { isPort } from '../server/settings/port.ts'
import { fileOf } from '../server/settings/variables.ts'

/** Where the demo shop hears of its orders. */
export const WEBHOOK_PATH = '/shop/webhook'

export interface Ports {
  readonly shop: number
  readonly sandbox: number
}

const PORTS = { shop: ['PAYWICKET_PORT', 4400], sandbox: ['PAYWICKET_SANDBOX_PORT', 4401] } as const

/** The environment as a whole: each variable of `env` that is not empty goes before the demo's own value. */
export function demoEnv(env: Env, ports: Ports): Env {
  const shop = `http://localhost:${ports.shop}`
  const given = withoutEmpty(env)
  const own: Env = {
    ...sandboxEnv(ports.sandbox),
    ...DEMO_SECRETS,
    PAYWICKET_PUBLIC_URL: shop,
    // With its well-known key it answers this machine alone, unless it was given an address outside of it.
    PAYWICKET_HOST: isOutside(given['PAYWICKET_PUBLIC_URL'] ?? shop) ? '0.0.0.0' : 'localhost',
    PAYWICKET_MODE: 'test',
    PAYWICKET_SHOP_NAME: 'Quiet Hour',
    // The same shop by its other name on this machine.
    PAYWICKET_ORIGINS: `${shop},http://127.0.0.1:${ports.shop}`,
    PAYWICKET_WEBHOOK_URL: `http://127.0.0.1:${ports.shop}${WEBHOOK_PATH}`,
    DATABASE_URL: 'file:./data/paywicket.db',
  }
  return {
    // A secret that comes from a file is in the place of ours.
    ...Object.fromEntries(Object.entries(own).filter(([name]) => given[fileOf(name)] === undefined)),
    ...given,
    PAYWICKET_PORT: String(ports.shop),
    PAYWICKET_SANDBOX_PORT: String(ports.sandbox),
  }
}

function isOutside(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && !isLoopback(url.hostname)
}

/** The two ports as they are asked for, 0 for any free one, or what is wrong with them, one sentence each. */
export function readPorts(environment: Env): Ports | readonly string[] {
  const env = withoutEmpty(environment)
  const read = ([name, usual]: (typeof PORTS)[keyof typeof PORTS]) => Number(env[name] ?? usual)
  const ports = { shop: read(PORTS.shop), sandbox: read(PORTS.sandbox) }
  const errors = [
    ...(isPort(ports.shop) ? [] : ['PAYWICKET_PORT must be a whole number from 0 to 65535']),
    ...(isPort(ports.sandbox) ? [] : ['PAYWICKET_SANDBOX_PORT must be a whole number from 0 to 65535']),
    ...(ports.shop === ports.sandbox && ports.shop !== 0
      ? ['PAYWICKET_PORT and PAYWICKET_SANDBOX_PORT must be two different ports']
      : []),
  ]
  return errors.length > 0 ? errors : ports
}
