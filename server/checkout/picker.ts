/** What one buyer can choose from now: the rows of the picker, and which of them to offer first. */
import { statusOf } from '../domain/attempt.ts'
import type { Standings } from '../domain/route-book.ts'
import type { Store } from '../domain/store.ts'
import type { MethodQuery } from '../providers/provider.ts'
import type { Catalogue, IconOf, ListOptions, Offer } from './catalogue.ts'
import { pickerRows, suggestedOf, USUAL_PICKER, withFirst, type PickerRow, type PickerSettings } from './picker-rows.ts'
import type { RouteHistory } from './route-history.ts'

/** Of what a customer has bought before, so many orders are looked at. */
const LOOKED_AT = 5

export interface Picked {
  readonly offer: Offer
  readonly rows: readonly PickerRow[]
  readonly suggested?: string
}

/** Who chooses, where somebody is known. */
export interface Chooser {
  readonly customer: string
  /** The session that is chosen for, which says nothing of before. */
  readonly session: string
}

export interface Picker {
  /** A list that names its methods has a row for each of them, in its own order. */
  pick(query: MethodQuery, asking?: ListOptions, chooser?: Chooser): Promise<Picked>
  /** How the routes have fared. */
  standings(): Promise<Standings>
}

export interface PickerDeps {
  readonly catalogue: Catalogue
  readonly routes: Pick<RouteHistory, 'standings'>
  readonly store: Pick<Store, 'newestOf'>
  readonly icon: IconOf
  readonly settings?: PickerSettings
}

export function createPicker({ catalogue, routes, store, icon, settings = USUAL_PICKER }: PickerDeps): Picker {
  /** The route by which the customer paid last. */
  async function lastWayOf({ customer, session }: Chooser): Promise<string | undefined> {
    for (const state of await store.newestOf(customer, LOOKED_AT)) {
      if (state.id === session) continue
      const paid = state.attempts.findLast((attempt) => {
        const status = statusOf(attempt, state.terms.amount.currency)
        return status === 'paid' || status === 'overpaid'
      })
      if (paid) return paid.method
    }
    return undefined
  }

  return {
    async pick(query, asking = {}, chooser) {
      const [offer, standings, last] = await Promise.all([
        catalogue.list(query, asking),
        routes.standings(),
        chooser && lastWayOf(chooser),
      ])
      const how: PickerSettings = asking.only ? { rows: 'routes', order: [] } : settings
      const rows = pickerRows(offer.methods, { ...how, query, icon, standings })
      const first = asking.only ? rows : withFirst(rows, last)
      const [chosen] = first
      const suggested = first !== rows && chosen ? chosen.method.id : suggestedOf(first, standings)
      return { offer, rows: first, ...(suggested === undefined ? {} : { suggested }) }
    },
    standings: routes.standings,
  }
}
