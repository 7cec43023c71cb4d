/** What buyers are offered now, for the shop: the rows of the picker, each with the routes by which it is paid. */
import type { ShopOfferedMethod } from '../../src/contract/shop/index.ts'
import type { MethodQuery } from '../providers/provider.ts'
import type { Offer } from './catalogue.ts'
import type { Picker } from './picker.ts'
import type { PickerRow, Route } from './picker-rows.ts'

/** `empty` where there is no row. */
export type Offers = (query: MethodQuery) => Promise<{ data: readonly ShopOfferedMethod[] } & Pick<Offer, 'empty'>>

function shownRoute({ listed, method: { id, min, max, fee, total, usually, disabled, until } }: Route) {
  return {
    id,
    provider: listed.provider,
    ...(min ? { min } : {}),
    ...(max ? { max } : {}),
    ...(fee ? { fee } : {}),
    ...(total ? { total } : {}),
    ...(usually === undefined ? {} : { usually }),
    ...(disabled ? { disabled } : {}),
    ...(until ? { until } : {}),
  }
}

const shownRow = ({ method, routes }: PickerRow): ShopOfferedMethod => ({ ...method, routes: routes.map(shownRoute) })

export function createOffers(picker: Picker): Offers {
  return async (query) => {
    const { offer, rows } = await picker.pick(query)
    return { data: rows.map(shownRow), ...(offer.empty ? { empty: offer.empty } : {}) }
  }
}
