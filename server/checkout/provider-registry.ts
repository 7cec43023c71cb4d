/** The payment systems that are set up, as the services and the domain ask for them. */
import type { ShopSession } from '../../src/contract/shop/index.ts'
import type { Capabilities, CapabilitiesOf } from '../domain/capabilities.ts'
import type { EditableOf } from '../domain/editable-fields.ts'
import type { ProviderTextOf } from '../domain/provider-text.ts'
import type { Fault } from '../domain/read-amount.ts'
import type { SessionState } from '../domain/session.ts'
import { shopView } from '../domain/shop-view.ts'
import type { Provider } from '../providers/provider.ts'
import { failureText } from '../texts/failures.ts'

export interface ProviderRegistry {
  readonly all: readonly Provider[]
  /** Undefined where no provider of this id is set up. */
  find(id: string): Provider | undefined
  readonly capabilities: CapabilitiesOf
  readonly textOf: ProviderTextOf
  /** The fields of a method that the buyer may change while the payment is open. */
  readonly editable: EditableOf
  /** What the calls of some provider could not carry in an order. */
  cannotCarry(order: Parameters<NonNullable<Provider['cannotCarry']>>[0]): Fault | undefined
  /** The session as the shop sees it, without its log. */
  seenByShop(state: SessionState): ShopSession
}

/** Of a provider that is not set up any more nothing can be asked. */
const NOTHING: Capabilities = { lookup: false, close: false, repeatable: false, createLimit: 60 }

export function createProviderRegistry(providers: readonly Provider[]): ProviderRegistry {
  const byId = new Map(providers.map((provider) => [provider.id, provider]))

  const capabilities: CapabilitiesOf = (id) => {
    const provider = byId.get(id)
    if (!provider) return NOTHING
    const { repeatable, createLimit, lookup, close, edit, faults } = provider
    return {
      lookup: lookup !== undefined,
      close: close !== undefined,
      edit: edit !== undefined,
      repeatable,
      createLimit,
      ...(faults ? { faults } : {}),
    }
  }

  const textOf: ProviderTextOf = (id, code, locale) =>
    id === undefined ? undefined : byId.get(id)?.sentence(code, locale)

  /** Staff read a provider's own reason, in English as the rest of the shop's view. */
  function reason(provider: string, code: string): string {
    const own = textOf(provider, code, 'en')
    return own?.shop ?? own?.text ?? failureText(code, 'en').text
  }

  return {
    all: providers,
    find: (id) => byId.get(id),
    capabilities,
    textOf,
    editable: (id, method, locale) => byId.get(id)?.editable?.(method, locale) ?? [],
    cannotCarry(order) {
      for (const provider of providers) {
        const blamed = provider.cannotCarry?.(order)
        if (blamed) return { code: 'invalid_request', ...blamed }
      }
      return undefined
    },
    seenByShop: (state) => shopView(state, { capabilities, reason }),
  }
}
