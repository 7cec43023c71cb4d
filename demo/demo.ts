/** The demo in one process: the sandbox, and a Paywicket server with the shop in it. */
import type { Logger } from 'pino'
import { readConfig, type Env } from '../server/config.ts'
import { credentialsFromEnv } from '../server/sandbox/credentials.ts'
import { startSandbox } from '../server/sandbox/sandbox.ts'
import type { Settings } from '../server/sandbox/settings.ts'
import { ConfigError } from '../server/server.ts'
import { demoEnv, readPorts, settlePorts } from './env.ts'
import { startShop } from './shop/start.ts'

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
  const { publicUrl } = config.config

  const sandbox = await startSandbox({
    port: ports.sandbox,
    publicUrl: () => publicUrl,
    credentials: credentialsFromEnv(env),
    ...(settings ? { settings } : {}),
    log: (line, level) => log[level]({ sandbox: line }, 'sandbox'),
  })
  try {
    const server = await startShop({ env, log, sandbox: sandbox.url })
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
