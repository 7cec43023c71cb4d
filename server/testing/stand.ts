/** A provider's conformance stand: the server and the sandbox, the other providers switched off. */
import type { Fault, Stand } from '../providers/conformance.ts'
import { startSystem, type SystemOptions } from './system.ts'

const OFF: Readonly<Record<string, Record<string, string>>> = {
  cactusgino: { CACTUSGINO_MERCHANT_ID: '', CACTUSGINO_SITE_ID: '', CACTUSGINO_SALT: '' },
  paymega: { PAYMEGA_PUBLIC_KEY: '', PAYMEGA_SECRET_KEY: '', PAYMEGA_TEST_SECRET_KEY: '' },
  invoice: { INVOICE_MERCHANT_ID: '', INVOICE_API_KEY: '' },
}

/** The environment in which of all providers only `provider` is on. */
export function only(provider: string): Record<string, string> {
  return Object.assign({}, ...Object.entries(OFF).flatMap(([id, env]) => (id === provider ? [] : [env])))
}

/** Starts a stand for `provider` with `env` over the usual one. */
export async function startStand(
  provider: string,
  env: Record<string, string> = {},
  options: SystemOptions = {},
): Promise<Stand> {
  const system = await startSystem({ ...only(provider), ...env }, options)
  return {
    ...system,
    shop: (method, path, body) => system.shop(method, path, body),
    buyer: (token, method, path, body) => system.buyer(token, method, path, body),
    async faults(list: readonly Fault[]) {
      if (list.length === 0) await system.control('DELETE', '/faults')
      const { status, body } = await system.control(
        'PUT',
        '/faults',
        list.map((fault) => ({ provider, ...fault })),
      )
      if (status !== 200) throw new Error(`the sandbox refused the faults: ${JSON.stringify(body)}`)
    },
  }
}
