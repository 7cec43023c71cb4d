/** What buyers are offered now, for the shop: the rows of the picker, each with the routes by which it is paid. */
import { toMoney } from '../../src/contract/index.ts'
import type { ShopOfferedMethod } from '../../src/contract/shop/index.ts'
import type { MethodQuery } from '../providers/provider.ts'
import { toMethod, type Catalogue, type Listed, type Offer } from './catalogue.ts'

/** `empty` where there is no row. */
export type Offers = (query: MethodQuery) => Promise<{ data: readonly ShopOfferedMethod[] } & Pick<Offer, 'empty'>>

/** `icon` turns a payment system's picture address into one of ours. */
export function createOffers(catalogue: Catalogue, icon: (address: string) => string | undefined): Offers {
  function row(listed: Listed, query: MethodQuery): ShopOfferedMethod {
    const method = toMethod(listed, query, icon)
    const { id, min, max, fee, disabled } = method
    const cost = listed.offered.fee
    const route = {
      id,
      provider: listed.provider,
      ...(min ? { min } : {}),
      ...(max ? { max } : {}),
      ...(fee ? { fee } : {}),
      ...(cost === undefined ? {} : { total: toMoney(query.due + cost, query.currency) }),
      ...(disabled ? { disabled } : {}),
    }
    return { ...method, routes: [route] }
  }

  return async (query) => {
    const { methods, empty } = await catalogue.list(query)
    return { data: methods.map((listed) => row(listed, query)), ...(empty ? { empty } : {}) }
  }
}
