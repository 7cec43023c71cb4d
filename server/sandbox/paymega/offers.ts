/** The account's services by currency, from the replaced catalogues first, else the sandbox's own. */
import type { SettingsStore } from '../settings.ts'
import { OWN_CURRENCIES, ownCatalogue, type Catalogue, type Service } from './catalogue/catalogue.ts'

export interface Offers {
  /** A currency without any catalogue has one without services. Icons of own methods are at `origin`. */
  catalogue(currency: string, origin: string): Catalogue
  service(code: string, currency: string): Service | undefined
  all(): readonly Service[]
}

export function createOffers(settings: SettingsStore): Offers {
  const catalogue = (currency: string, origin: string) => settings.catalogue(currency) ?? ownCatalogue(currency, origin)
  return {
    catalogue,
    service: (code, currency) => catalogue(currency, '').services[code],
    all: () =>
      [...new Set([...OWN_CURRENCIES, ...settings.shown().catalogues])].flatMap((currency) =>
        Object.values(catalogue(currency, '').services),
      ),
  }
}
