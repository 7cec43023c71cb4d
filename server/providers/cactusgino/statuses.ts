/**
 * Cactusgino publishes no list of its status numbers, and its samples contradict those of its sibling product, whose
 * numbers stand here. They are configurable for that reason, and never say that money came: only `received_amount` does.
 */

export const STATUS_WORDS = [
  'initial',
  'awaiting_confirmation',
  'processing',
  'success',
  'decline',
  'error',
  'unknown',
] as const
export type StatusWord = (typeof STATUS_WORDS)[number]

/** Status numbers, as text, and what they mean. A number that is not in the table is `unknown`. */
export type StatusTable = Readonly<Record<string, StatusWord>>

export const DEFAULT_STATUSES: StatusTable = {
  1: 'initial',
  2: 'awaiting_confirmation',
  3: 'processing',
  4: 'success',
  5: 'decline',
  6: 'error',
  7: 'unknown',
}

/** The word of a status number, in whatever spelling it came. */
export function wordOfStatus(table: StatusTable, status: string | undefined): StatusWord {
  return (status === undefined || !Object.hasOwn(table, status) ? undefined : table[status]) ?? 'unknown'
}
