/** The shop, and the Paywicket server it lives in. */
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { realTimers } from '../../server/checkout/timers.ts'
import { readConfig, type Env } from '../../server/config.ts'
import { ownPaths } from '../../server/domain/own-paths.ts'
import { listen, type Listener } from '../../server/listener.ts'
import { ConfigError, startServer, type Running } from '../../server/server.ts'
import { WEBHOOK_PATH } from '../env.ts'
import { shopApp } from './routes.ts'

export interface ShopServerOptions {
  /** As `demoEnv` makes it. */
  readonly env: Env
  readonly log: Logger
  /** The address of the sandbox's control panel. */
  readonly sandbox: string
  /** Where it answers, where that was taken before. */
  readonly listener?: Listener
  /** Adds what is to come before the shop's own routes. */
  readonly before?: (app: Hono) => void
}

/** Starts it and resolves when it answers. Throws as `startServer` does. */
export async function startShop(options: ShopServerOptions): Promise<Running> {
  const { env, log, sandbox, before } = options
  const around = { now: Date.now, timeout: realTimers.timeout, fetch: globalThis.fetch, observe: () => {} }
  const read = readConfig(env, around)
  if (read.kind === 'wrong') throw new ConfigError(read.errors)
  const { port, publicUrl, secretKeys, shopName, mode, webhooks } = read.config
  // Its pages are at the root of the host, and so is what they load.
  if (ownPaths(publicUrl).prefix !== '')
    throw new ConfigError([
      'PAYWICKET_PUBLIC_URL must have no path for the demo, whose shop is at the root of the same host',
    ])
  const [webhookSecret] = webhooks.find(({ url }) => url.endsWith(WEBHOOK_PATH))?.secrets ?? []
  const providers = ['CACTUSGINO_BASE_URL', 'PAYMEGA_BASE_URL', 'PAYMEGA_PRIVATE_URL', 'INVOICE_BASE_URL']
  const shop = shopApp({
    name: shopName,
    publicUrl,
    paywicket: `http://127.0.0.1:${port}`,
    secretKey: secretKeys[0] ?? '',
    ...(webhookSecret === undefined ? {} : { webhookSecret }),
    sandbox,
    isTest: mode === 'test',
    formOrigins: providers.flatMap((name) => originOf(env[name])),
    log,
  })
  return startServer({
    env,
    log,
    listener: options.listener ?? (await listen(port, read.config.host)),
    before(app) {
      before?.(app)
      app.route('/', shop)
    },
  })
}

function originOf(address: string | undefined): readonly string[] {
  return address !== undefined && URL.canParse(address) ? [new URL(address).origin] : []
}
