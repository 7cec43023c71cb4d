import * as v from 'valibot'

/** Called once for each value of a newer server that this code does not know. */
export type OnUnknown = (what: string, value: unknown) => void

/** One of a closed list; a value outside it becomes `safe`, so that an old widget survives a newer server. */
export function oneOf<const List extends readonly string[], const Safe extends List[number]>(
  what: string,
  list: List,
  safe: Safe,
  onUnknown: OnUnknown,
) {
  return v.fallback(v.picklist(list), (dataset) => {
    onUnknown(what, dataset?.value)
    return safe
  })
}
