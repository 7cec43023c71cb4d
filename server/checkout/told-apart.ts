/**
 * Names of rows that nobody would mistake for each other. Where two are the same, what their ids differ in stands behind them: the payment
 * system, or the part of its own code. Pure.
 */

interface Named {
  readonly id: string
  readonly name: string
}

const providerOf = (id: string): string => id.split('.')[0] ?? id
/** The words of a code: `banco_guayaquil_cash_usd_hpp`, `form.card`. */
const wordsOf = (id: string): readonly string[] => id.split(/[._]/).slice(1)
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Of rows of one name, by their ids, what each has alone. */
function differences(alike: readonly Named[]): readonly (readonly [id: string, difference: string])[] {
  const providers = groupBy(alike, ({ id }) => providerOf(id))
  return [...providers].flatMap(([provider, rows]) => {
    const counts = new Map<string, number>()
    for (const { id } of rows) for (const word of new Set(wordsOf(id))) counts.set(word, (counts.get(word) ?? 0) + 1)
    return rows.map(({ id }): readonly [string, string] => {
      const own = wordsOf(id).filter((word) => (counts.get(word) ?? 0) < rows.length)
      const parts = [
        ...(providers.size > 1 ? [capital(provider)] : []),
        ...(own.length > 0 ? [own.join(' ').toUpperCase()] : []),
      ]
      return [id, parts.join(', ')]
    })
  })
}

/** The names in the same order, each of them once; `id`s are. */
export function toldApart(rows: readonly Named[]): readonly string[] {
  const groups = groupBy(rows, ({ name }) => name.toLowerCase())
  const told = new Map([...groups.values()].flatMap((alike) => (alike.length > 1 ? differences(alike) : [])))
  const taken = new Set<string>()
  return rows.map(({ id, name }) => {
    const difference = told.get(id) ?? ''
    const longer = difference === '' ? name : `${name} (${difference})`
    const only = taken.has(longer.toLowerCase()) ? `${name} (${id})` : longer
    taken.add(only.toLowerCase())
    return only
  })
}
