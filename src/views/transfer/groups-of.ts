/** So many letters or figures stand together. */
const GROUP = 4
/** What is shorter is read at a glance. */
const LONG = 12

/** A number or an address without a gap, cut up so that it can be compared; anything else in one piece. */
export function groupsOf(value: string): readonly string[] {
  const isNumber = /^\d+$/.test(value) || /^(?=.*\d)[\dA-Za-z]{20,}$/.test(value)
  if (!isNumber || value.length < LONG) return [value]
  return value.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [value]
}
