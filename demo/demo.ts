/** The demo in one process: the sandbox, and a Paywicket server with the shop in it. */
import type { Logger } from 'pino'
import { readConfig, type Env } from '../server/config.ts'
import { credentialsFromEnv } from '../server/sandbox/credentials.ts'
import { startSandbox } from '../server/sandbox/sandbox.ts'
import type { Settings } from '../server/sandbox/settings.ts'
import { ConfigError, startServer } from '../server/server.ts'
import { demoEnv, readPorts, settlePorts, WEBHOOK_PATH } from './env.ts'
import { isLoopback } from './shop/loopback.ts'
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
  const asked = readPorts(environment)
  const ports = 'shop' in asked ? await settlePorts(asked) : { shop: 4400, sandbox: 4401 }
  const env = demoEnv(environment, ports)
  const config = readConfig(env, { now: Date.now, fetch: globalThis.fetch, observe: () => {} })
  const errors = [...('shop' in asked ? [] : asked), ...(config.kind === 'wrong' ? config.errors : [])]
  if (config.kind === 'wrong' || errors.length > 0) throw new ConfigError(errors)
  const { publicUrl, secretKeys, shopName, mode, webhook } = config.config

  const sandbox = await startSandbox({
    port: ports.sandbox,
    publicUrl: () => publicUrl,
    credentials: credentialsFromEnv(env),
    ...(settings ? { settings } : {}),
    log: (line, level) => log[level]({ sandbox: line }, 'sandbox'),
  })
  const providers = ['CACTUSGINO_BASE_URL', 'PAYMEGA_BASE_URL', 'PAYMEGA_PRIVATE_URL', 'INVOICE_BASE_URL']
  const shop = shopApp({
    name: shopName,
    publicUrl,
    paywicket: `http://127.0.0.1:${ports.shop}`,
    secretKey: secretKeys[0] ?? '',
    ...(webhook?.url.endsWith(WEBHOOK_PATH) ? { webhookSecret: webhook.secret } : {}),
    sandbox: sandbox.url,
    isTest: mode === 'test',
    formOrigins: providers.flatMap((name) => originOf(env[name])),
    log,
  })
  try {
    const server = await startServer({
      env,
      log,
      before: (app) => app.route('/', shop),
      // With its well-known key the demo answers this machine alone, unless it was given an address outside of it.
      ...(isLoopback(new URL(publicUrl).hostname) ? { hostname: '127.0.0.1' } : {}),
    })
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
    await sandbox.close()
    throw error
  }
}

function originOf(address: string | undefined): readonly string[] {
  return address !== undefined && URL.canParse(address) ? [new URL(address).origin] : []
}
