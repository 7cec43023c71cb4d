/**
 * The rows of the picker: a way that several routes lead to is one row, by the best of them, and no two rows have the same name. Pure.
 */
import type { Method } from '../../src/contract/index.ts'
import { channelName } from '../domain/channels.ts'
import type { Standing, Standings } from '../domain/route-book.ts'
import type { MethodQuery } from '../providers/provider.ts'
import { channelOf, type IconOf, type Listed, toMethod } from './catalogue.ts'
import { toldApart } from './told-apart.ts'

/** A route as it is offered, and as the contract shows it. */
export interface Route {
  readonly listed: Listed
  readonly method: Method
}

export interface PickerRow {
  /** What the buyer is shown: the first route, by the name of the whole row. */
  readonly method: Method
  /** The best one first. */
  readonly routes: readonly [Route, ...Route[]]
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
  /** How the routes have fared, by their ids. */
  readonly standings: Standings
}

/** Those that are named first, in that order; the others stay as they came. */
function inOrder(listed: readonly Listed[], order: readonly string[]): readonly Listed[] {
  if (order.length === 0) return listed
  const places = new Map(order.map((id, place) => [id, place]))
  const placeOf = ({ offered }: Listed) => places.get(offered.id) ?? order.length
  return listed.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** The method with what its history says. An amount that it does not take stays what keeps it from being chosen. */
function withStanding(method: Method, standing: Standing | undefined): Method {
  const { usually, busyUntil } = standing ?? {}
  const isBusy = busyUntil !== undefined && method.disabled === undefined
  return {
    ...method,
    ...(usually === undefined ? {} : { usually }),
    ...(isBusy ? { disabled: 'busy' as const, until: new Date(busyUntil).toISOString() } : {}),
  }
}

/** Those that can be chosen, then those that are there to be tried, then those that cannot. */
const rankOf = ({ disabled, channel }: Method): number => (disabled ? 2 : channel === 'test' ? 1 : 0)

/** Of those that cannot be chosen, the one that soonest can. */
function waitOf({ disabled, until }: Method): number {
  if (disabled === undefined) return 0
  return disabled === 'busy' ? Date.parse(until ?? '') || 0 : Infinity
}

/** Seconds that a first answer of its kind may take and be good; half as much again is worse, and so on. */
const GOOD = { operator: 90, provider: 10 } as const
/** How slow it is beside what is normal where it opens as it does: in thirds, so that one slow hour does not turn the row over. */
function slownessOf({ listed, method }: Route): number {
  const { usually } = method
  if (usually === undefined) return 0
  const good = GOOD[listed.offered.opening ?? 'provider']
  return usually <= good ? 0 : usually <= 2 * good ? 1 : 2
}

/** Better ones first; of those that are as good as each other the order stays. */
function byMerit(standings: Standings): (a: Route, b: Route) => number {
  const troubleOf = ({ method }: Route) => standings.get(method.id)?.trouble ?? 0
  return (a, b) =>
    rankOf(a.method) - rankOf(b.method) ||
    waitOf(a.method) - waitOf(b.method) ||
    troubleOf(a) - troubleOf(b) ||
    slownessOf(a) - slownessOf(b) ||
    0
}

function rowOf(routes: readonly [Route, ...Route[]], { query: { locale }, standings }: RowsAsked): PickerRow {
  const [named] = routes
  const channel = channelOf(named.listed.offered)
  const [first = named, ...others] = routes.toSorted(byMerit(standings))
  const isOneName = routes.every(({ method }) => method.name === named.method.name)
  const isOwn = isOneName && !named.listed.offered.isForeignName
  const name = (isOwn ? undefined : channelName(channel, locale)) ?? named.method.name
  return { method: { ...first.method, name }, routes: [first, ...others] }
}

/** The rows that these routes make, in the order in which a buyer is shown them: it does not depend on how they have fared. */
export function pickerRows(listed: readonly Listed[], asked: RowsAsked): readonly PickerRow[] {
  const { query, icon, order, standings } = asked
  const channels = new Map<string, [Route, ...Route[]]>()
  for (const one of inOrder(listed, order)) {
    const { id } = one.offered
    const key = asked.rows === 'channels' ? channelOf(one.offered) : id
    const route = { listed: one, method: withStanding(toMethod(one, query, icon), standings.get(id)) }
    const held = channels.get(key)
    if (held) held.push(route)
    else channels.set(key, [route])
  }
  const rows = Array.from(channels.values(), (routes) => rowOf(routes, asked))
  const names = toldApart(rows.map(({ method }) => method))
  return rows
    .map((row, index) => ({ ...row, method: { ...row.method, name: names[index] ?? row.method.name } }))
    .toSorted((a, b) => rankOf(a.method) - rankOf(b.method))
}

/** Can it be chosen now, and pays? */
export const isChoosable = ({ method }: PickerRow): boolean => rankOf(method) === 0

/** With the row of this route first, where it can be chosen; `undefined` is none. */
export function withFirst(rows: readonly PickerRow[], id: string | undefined): readonly PickerRow[] {
  const isMeant = (row: PickerRow) => row.routes.some(({ method }) => method.id === id)
  const first = rows.find((row) => isMeant(row) && isChoosable(row))
  return first ? [first, ...rows.filter((row) => row !== first)] : rows
}

/** So many payments in a day say that a way is one that people take. */
const POPULAR = 5

/** The id to offer first: of the ways that can be chosen the one by which most were paid, else the first; undefined where there is none. */
export function suggestedOf(rows: readonly PickerRow[], standings: Standings): string | undefined {
  const paidBy = ({ routes }: PickerRow) =>
    routes.reduce((sum, { method }) => sum + (standings.get(method.id)?.paid ?? 0), 0)
  const usable = rows.filter(isChoosable)
  const [most] = usable.filter((row) => paidBy(row) >= POPULAR).toSorted((a, b) => paidBy(b) - paidBy(a))
  return (most ?? usable[0])?.method.id
}
