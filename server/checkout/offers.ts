/** What buyers are offered now, for the shop: the rows of the picker, each with the routes by which it is paid. */
import type { Method } from '../../src/contract/index.ts'
import type { ShopOfferedMethod } from '../../src/contract/shop/index.ts'
import type { MethodQuery } from '../providers/provider.ts'
import type { Catalogue, IconOf, Offer } from './catalogue.ts'
import { pickerRows, USUAL_PICKER, type PickerRow, type PickerSettings } from './picker-rows.ts'

/** `empty` where there is no row. */
export type Offers = (query: MethodQuery) => Promise<{ data: readonly ShopOfferedMethod[] } & Pick<Offer, 'empty'>>

const routeOf = ({ id, min, max, fee, total, disabled, until }: Method, provider: string) => ({
  id,
  provider,
  ...(min ? { min } : {}),
  ...(max ? { max } : {}),
  ...(fee ? { fee } : {}),
  ...(total ? { total } : {}),
  ...(disabled ? { disabled } : {}),
  ...(until ? { until } : {}),
})

const shown = ({ method, routes, providers }: PickerRow): ShopOfferedMethod => ({
  ...method,
  routes: routes.map((route, index) => routeOf(route, providers[index] ?? '')),
})

export function createOffers(catalogue: Catalogue, icon: IconOf, picker: PickerSettings = USUAL_PICKER): Offers {
  return async (query) => {
    const { methods, empty } = await catalogue.list(query)
    const rows = pickerRows(methods, { ...picker, query, icon })
    return { data: rows.map(shown), ...(empty ? { empty } : {}) }
  }
}
