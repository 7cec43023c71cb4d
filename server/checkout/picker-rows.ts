/**
 * The rows of the picker: a way that several routes lead to is one row, by the best of them, and no two rows have the same name. Pure.
 */
import type { Method } from '../../src/contract/index.ts'
import { channelName } from '../domain/channels.ts'
import type { MethodQuery } from '../providers/provider.ts'
import { channelOf, toMethod, type IconOf, type Listed } from './catalogue.ts'
import { toldApart } from './told-apart.ts'

export interface PickerRow {
  /** What the buyer is shown: the first route, by the name of the whole row. */
  readonly method: Method
  /** The best one first. */
  readonly routes: readonly Method[]
  /** The payment systems of `routes`, in their order. */
  readonly providers: readonly string[]
}

/** How the shop wants its picker. */
export interface PickerSettings {
  /** `routes`: each route is a row of its own. */
  readonly rows: 'channels' | 'routes'
  /** Ids that go before all others, in this order. */
  readonly order: readonly string[]
}
export const USUAL_PICKER: PickerSettings = { rows: 'channels', order: [] }

export interface RowsAsked extends PickerSettings {
  readonly query: MethodQuery
  readonly icon: IconOf
}

interface Route {
  readonly listed: Listed
  readonly method: Method
}

/** Those that are named first, in that order; the others stay as they came. */
function inOrder(listed: readonly Listed[], order: readonly string[]): readonly Listed[] {
  if (order.length === 0) return listed
  const places = new Map(order.map((id, place) => [id, place]))
  const placeOf = ({ offered }: Listed) => places.get(offered.id) ?? order.length
  return listed.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Those that can be chosen, then those that are there to be tried, then those that cannot. */
const rankOf = ({ disabled, channel }: Method): number => (disabled ? 2 : channel === 'test' ? 1 : 0)

function rowOf(channel: string, routes: readonly Route[], { query }: RowsAsked): PickerRow | undefined {
  const best = routes.toSorted((a, b) => rankOf(a.method) - rankOf(b.method))
  const [first] = best
  const [named] = routes
  if (!first || !named) return undefined
  const isOneName = routes.every(({ method }) => method.name === named.method.name)
  const name = (isOneName ? undefined : channelName(channel, query.locale)) ?? named.method.name
  return {
    method: { ...first.method, name },
    routes: best.map(({ method }) => method),
    providers: best.map(({ listed }) => listed.provider),
  }
}

/** The rows that these routes make, in the order in which a buyer is shown them. */
export function pickerRows(listed: readonly Listed[], asked: RowsAsked): readonly PickerRow[] {
  const { query, icon, order } = asked
  const channels = new Map<string, Route[]>()
  for (const one of inOrder(listed, order)) {
    const key = asked.rows === 'channels' ? channelOf(one.offered) : one.offered.id
    const route = { listed: one, method: toMethod(one, query, icon) }
    const held = channels.get(key)
    if (held) held.push(route)
    else channels.set(key, [route])
  }
  const rows = [...channels].flatMap(([channel, routes]) => rowOf(channel, routes, asked) ?? [])
  const names = toldApart(rows.map(({ method }) => method))
  return rows
    .map((row, index) => ({ ...row, method: { ...row.method, name: names[index] ?? row.method.name } }))
    .toSorted((a, b) => rankOf(a.method) - rankOf(b.method))
}

/** The id to offer first: the first row that can be chosen; undefined where none can. */
export const suggestedOf = (rows: readonly PickerRow[]): string | undefined =>
  rows.find(({ method }) => rankOf(method) === 0)?.method.id
