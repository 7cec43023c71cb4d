/** Services of one method: which of their flows is offered, and what tells the rest apart. */
import type { Row } from './row.ts'

/** A row that still knows its method. */
export interface MethodRow extends Row {
  readonly method: string
}

/** A service's code without its flow: what twins have in common. */
export function stemOf({ code, flow }: Pick<Row, 'code' | 'flow'>): string {
  return flow !== undefined && code.endsWith(`_${flow}`) ? code.slice(0, -flow.length - 1) : code
}

/** Which of several flows of one service is offered: a hosted page first, as its answer is the best described. */
function preference({ flow }: Row): number {
  const place = ['hpp', 'test', 'transfer', 'invoice'].indexOf(flow ?? '')
  return place === -1 ? 4 : place
}

/** One row a service, whatever its flows. */
export function withoutTwins(rows: readonly MethodRow[]): readonly MethodRow[] {
  const best = new Map<string, MethodRow>()
  for (const row of rows) {
    const key = `${row.method} ${stemOf(row)}`
    const known = best.get(key)
    if (!known || preference(row) < preference(known)) best.set(key, row)
  }
  return [...best.values()]
}

/** Rows of one method get what tells them apart: its code without the method and the currency. */
export function withVariants(rows: readonly MethodRow[], currency: string): readonly Row[] {
  const counts = new Map<string, number>()
  for (const { method } of rows) counts.set(method, (counts.get(method) ?? 0) + 1)
  return rows.map((row) => {
    const { method, ...rest } = row
    if ((counts.get(method) ?? 0) < 2) return rest
    const variant = variantOf(stemOf(row), method, (row.currency ?? currency).toLowerCase())
    return variant === '' ? rest : Object.assign(rest, { variant })
  })
}

function variantOf(stem: string, method: string, currency: string): string {
  const tail = stem.startsWith(`${method}_`) ? stem.slice(method.length + 1) : stem
  const words = tail.split('_')
  return (words.at(-1) === currency ? words.slice(0, -1) : words).join(' ').toUpperCase()
}
