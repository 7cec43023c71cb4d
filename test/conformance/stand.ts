/** A provider's conformance stand: the server and the sandbox, the other providers switched off. */
import { only, startSystem, type SystemOptions } from '../support/system.ts'
import type { Fault, Payment, Stand } from './suite.ts'

/** Starts a stand for `provider` with `env` over the usual one. */
export async function startStand(
  provider: string,
  env: Record<string, string> = {},
  options: SystemOptions = {},
): Promise<Stand> {
  const system = await startSystem({ ...only(provider), ...env }, options)
  return {
    ...system,
    shop: (method, path, body, headers) => system.shop(method, path, body, headers),
    buyer: (token, method, path, body) => system.buyer(token, method, path, body),
    async payInCabinet(amount) {
      const { status, body } = await system.control<Payment>('POST', '/payments', { provider, amount })
      if (status !== 201) throw new Error(`the sandbox refused the payment: ${JSON.stringify(body)}`)
      return body
    },
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
