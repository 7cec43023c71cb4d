/** The demo in one process: the sandbox, and a Paywicket server with the shop in it. */
import type { Logger } from 'pino'
import { realTimers } from '../server/checkout/timers.ts'
import { onPort, readConfig, type Config, type Env } from '../server/config.ts'
import { listen } from '../server/listener.ts'
import { isLoopback } from '../server/providers/kit/safe-url.ts'
import { credentialsFromEnv } from '../server/sandbox/credentials.ts'
import { startSandbox } from '../server/sandbox/sandbox.ts'
import type { Settings } from '../server/sandbox/settings.ts'
import { ConfigError, startServer } from '../server/server.ts'
import { demoEnv, readPorts, WEBHOOK_PATH, type Ports } from './env.ts'
import { shopApp } from './shop/routes.ts'

export interface Demo {
  /** The shop's address, as buyers and providers are to use it. */
  readonly shop: string
  /** The sandbox's control panel. */
  readonly sandbox: string
  /** The settings it runs with. */
  readonly env: Env
  close(): Promise<void>
}

export interface DemoOptions {
  readonly env: Env
  readonly log: Logger
  /** How the simulated providers behave at the start. */
  readonly settings?: Partial<Settings>
}

/**
 * Starts both and resolves when they answer. Throws a `ConfigError` with everything that is wrong with the
 * environment, and what listening throws where a port is taken.
 */
export async function startDemo({ env: environment, log, settings }: DemoOptions): Promise<Demo> {
  // All that is wrong is said before a port is taken.
  const { asked, config } = readSettings(environment)
  // With its well-known key the demo answers this machine alone, unless it was given an address outside of it.
  const { hostname } = new URL(config.publicUrl)
  const listener = await listen(asked.shop, isLoopback(hostname) ? '127.0.0.1' : undefined)
  const opened: { close(): Promise<void> }[] = [listener]
  try {
    const { publicUrl, secretKeys, shopName, mode, webhook } = onPort(config, listener.port)
    const sandbox = await startSandbox({
      port: asked.sandbox,
      publicUrl: () => publicUrl,
      credentials: credentialsFromEnv(demoEnv(environment, asked)),
      ...(settings ? { settings } : {}),
      log: (line) => log.info({ sandbox: line }, 'sandbox'),
    })
    opened.push(sandbox)
    const env = demoEnv(environment, { shop: listener.port, sandbox: sandbox.port })
    const providers = ['CACTUSGINO_BASE_URL', 'PAYMEGA_BASE_URL', 'PAYMEGA_PRIVATE_URL', 'INVOICE_BASE_URL']
    const shop = shopApp({
      name: shopName,
      publicUrl,
      paywicket: `http://127.0.0.1:${listener.port}`,
      secretKey: secretKeys[0] ?? '',
      ...(webhook?.url.endsWith(WEBHOOK_PATH) ? { webhookSecret: webhook.secret } : {}),
      sandbox: sandbox.url,
      isTest: mode === 'test',
      formOrigins: providers.flatMap((name) => originOf(env[name])),
      log,
    })
    const server = await startServer({ env, log, listener, before: (app) => app.route('/', shop) })
    return {
      shop: publicUrl,
      sandbox: sandbox.url,
      env,
      async close() {
        await server.close()
        await sandbox.close()
      },
    }
  } catch (error) {
    await Promise.all(opened.map((one) => one.close()))
    throw error
  }
}

/** The ports that are asked for, and the settings with them. Throws a `ConfigError` with everything that is wrong. */
function readSettings(environment: Env): { readonly asked: Ports; readonly config: Config } {
  const asked = readPorts(environment)
  const ports = 'shop' in asked ? asked : { shop: 4400, sandbox: 4401 }
  const around = { now: Date.now, timeout: realTimers.timeout, fetch: globalThis.fetch, observe: () => {} }
  const result = readConfig(demoEnv(environment, ports), around)
  const errors = [...('shop' in asked ? [] : asked), ...(result.kind === 'wrong' ? result.errors : [])]
  if (result.kind === 'wrong' || errors.length > 0) throw new ConfigError(errors)
  return { asked: ports, config: result.config }
}

function originOf(address: string | undefined): readonly string[] {
  return address !== undefined && URL.canParse(address) ? [new URL(address).origin] : []
}
