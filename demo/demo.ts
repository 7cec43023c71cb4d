/** The demo in one process: the sandbox, and a Paywicket server with the shop in it. */
import type { Logger } from 'pino'
import { realTimers } from '../server/checkout/timers.ts'
import { onPort, readConfig, type Config, type Env } from '../server/config.ts'
import { listen } from '../server/listener.ts'
import { credentialsFromEnv } from '../server/sandbox/credentials.ts'
import { startSandbox } from '../server/sandbox/sandbox.ts'
import type { Settings } from '../server/sandbox/settings.ts'
import { ConfigError } from '../server/server.ts'
import { withSecretFiles } from '../server/settings/secret-files.ts'
import { demoEnv, readPorts, type Ports } from './env.ts'
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
  // All that is wrong is said before a port is taken.
  const { ports, config, env: asked } = readSettings(environment)
  const listener = await listen(config.port, config.host)
  const opened: { close(): Promise<void> }[] = [listener]
  try {
    const { publicUrl } = onPort(config, listener.port)
    const sandbox = await startSandbox({
      port: ports.sandbox,
      publicUrl: () => publicUrl,
      credentials: credentialsFromEnv(withSecretFiles(asked).env),
      ...(settings ? { settings } : {}),
      log: (line, level) => log[level]({ sandbox: line }, 'sandbox'),
    })
    opened.push(sandbox)
    const env = demoEnv(environment, { shop: listener.port, sandbox: sandbox.port })
    const server = await startShop({ env, log, listener, sandbox: sandbox.url })
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

/** The settings as they are asked for. Throws a `ConfigError` with everything that is wrong. */
function readSettings(environment: Env): { readonly ports: Ports; readonly env: Env; readonly config: Config } {
  const asked = readPorts(environment)
  const ports = 'shop' in asked ? asked : { shop: 4400, sandbox: 4401 }
  const around = { now: Date.now, timeout: realTimers.timeout, fetch: globalThis.fetch, observe: () => {} }
  const env = demoEnv(environment, ports)
  const result = readConfig(env, around)
  const errors = [...('shop' in asked ? [] : asked), ...(result.kind === 'wrong' ? result.errors : [])]
  if (result.kind === 'wrong' || errors.length > 0) throw new ConfigError(errors)
  return { ports, env, config: result.config }
}
