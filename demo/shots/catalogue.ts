/** A long list of ways to pay, as Paymega would send it. */
import { inventedServices } from '../../stories/invented-services.ts'

/** All invented services as a pre-request answer, in the shape of Paymega's document. */
export function largeCatalogue(currency: string): unknown {
  const methods = inventedServices().map(({ code, name, category }) => ({
    code,
    category,
    description: '',
    name: { en: name },
    logo: null,
    icon: null,
    metadata: null,
    position: null,
    hide: null,
  }))
  const services = methods.map(({ code }) => ({
    code: `${code}_${currency.toLowerCase()}_hpp`,
    method: code,
    flow: 'hpp',
    currency,
    fields: [],
    amount_min: 1,
    amount_max: 1_000_000,
  }))
  const byCode = <T extends { readonly code: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map((item) => [item.code, item]))
  return { data: { currency, services: byCode(services), methods: byCode(methods) } }
}
