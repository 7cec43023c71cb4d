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

/** One of a list that whoever reads it now does not look at: it is fetched with what does, which knows each value or does without. */
export const unread = <Name extends string>() =>
  v.pipe(
    v.string(),
    v.transform((name) => name as Name),
  )
