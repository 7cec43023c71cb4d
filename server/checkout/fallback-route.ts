/** The route that a choice may go on to, should its own be refused. Pure. */
import { readFields } from '../domain/read-fields.ts'
import type { Fallback } from '../domain/session.ts'
import type { Locale } from '../texts/locale.ts'
import type { OfferedMethod } from '../providers/provider.ts'
import type { Route } from './picker-rows.ts'

/** What of a route is kept with the attempt: its way, and its fee where the buyer pays in the order's currency. */
export function keptOf({ channel, fee, currency }: OfferedMethod): Pick<Fallback, 'channel' | 'fee'> {
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(fee === undefined || fee === 0 || currency !== undefined ? {} : { fee }),
  }
}

/** Would the buyer meet the same mechanism, in the same money? */
function isSameMode({ offered: a }: Route['listed'], { offered: b }: Route['listed']): boolean {
  const isOpened = (a.opening ?? 'provider') === (b.opening ?? 'provider')
  return isOpened && a.category === b.category && a.currency === b.currency
}

/** A fee that nobody knows is as high as another that nobody knows, and higher than any that somebody does. */
function isDearer(next: number | undefined, first: number | undefined): boolean {
  return next === undefined ? first !== undefined : next > (first ?? 0)
}

/** Does it ask for nothing more, and take what was filled in for the first? */
function takes(next: Route, first: Route, filled: Readonly<Record<string, string>>, locale: Locale): boolean {
  const names = new Set(first.listed.fields.map(({ name }) => name))
  if (!next.listed.fields.every(({ name }) => names.has(name))) return false
  const own = Object.entries(filled).filter(([name]) => next.listed.fields.some((field) => field.name === name))
  return readFields(next.listed.fields, Object.fromEntries(own), locale).kind !== 'fault'
}

/** The first of `others`, which are in the order in which they would be offered, that may take the place of `first`. */
export function fallbackFor(
  first: Route,
  others: readonly Route[],
  filled: Readonly<Record<string, string>>,
  locale: Locale,
): Omit<Fallback, 'id'> | undefined {
  const next = others.find(
    (other) =>
      other.method.id !== first.method.id &&
      other.method.disabled === undefined &&
      other.method.channel === first.method.channel &&
      isSameMode(other.listed, first.listed) &&
      !isDearer(other.listed.offered.fee, first.listed.offered.fee) &&
      takes(other, first, filled, locale),
  )
  if (!next) return undefined
  const { provider, offered, fields } = next.listed
  return {
    provider,
    method: offered.id,
    name: offered.name,
    ...keptOf(offered),
    opening: offered.opening ?? 'provider',
    fields: fields.map(({ name }) => name),
  }
}
