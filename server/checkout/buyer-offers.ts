/** What a session's buyer is offered, and what of it he has chosen. */
import type { ChooseCommand, Method } from '../../src/contract/index.ts'
import { liveAttempt } from '../domain/attempt.ts'
import { isChoosing, type BuyerViewContext } from '../domain/buyer-view.ts'
import type { Choice } from '../domain/commands.ts'
import { ledgerOf } from '../domain/ledger.ts'
import { pastTime } from '../domain/past-times.ts'
import { readFields } from '../domain/read-fields.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import type { MethodQuery } from '../providers/provider.ts'
import type { Locale } from '../texts/locale.ts'
import type { Catalogue, Listed, ListOptions, Offer } from './catalogue.ts'
import { fallbackFor, keptOf } from './fallback-route.ts'
import { isChoosable, type PickerRow, type Route } from './picker-rows.ts'
import type { Chooser, Picked, Picker } from './picker.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Refused } from './refused.ts'

/** How long `choose` waits for a provider's list, where it is not known already, ms. */
const LIST_WITHIN = 600
/** The same of the lists that are wanted besides: another way to offer, another route to go on to. */
const BESIDE_WITHIN = 200

/** A method that was asked for; as a route of the picker, with all of its row, where another may be gone on to. */
export interface Found {
  readonly listed: Listed
  readonly own?: Route
  readonly others: readonly Route[]
}

/** Has the buyer filled in a wish that he could have left out? */
function isNarrowed(fields: Listed['fields'], filled: Readonly<Record<string, string>>): boolean {
  const isWish = ({ type, required }: Listed['fields'][number]) =>
    !required && (type === 'text' || type === 'tel' || type === 'email' || type === 'select')
  return fields.some((field) => isWish(field) && (filled[field.name] ?? '') !== '')
}

/** Is it chosen without filling anything in? */
const isOnePress = ({ fields }: Method): boolean =>
  fields.every((field) => !field.required && field.oneOf === undefined)

/** A choice without the ids of what comes of it, and where it may go on to. */
interface ChosenWay {
  readonly choice: Omit<Choice, 'id'>
  readonly next?: ReturnType<typeof fallbackFor>
}

/** Checks the limits against what is due, and the fields at `now` (ms). */
export function readChoice(
  { listed, own, others }: Found,
  wanted: ChooseCommand,
  held: SessionState,
  { now, locale }: { readonly now: number; readonly locale: Locale },
): ChosenWay | Refused {
  const { provider, offered, fields } = listed
  const read = readFields(fields, wanted.fields ?? {}, locale)
  if (read.kind === 'fault') return { kind: 'field', fault: read.fault }
  const before = held.attempts.find(({ id }) => id === wanted.replaces) ?? liveAttempt(held)
  const past = pastTime(fields, read.fields, before?.fields ?? {}, { now, locale })
  if (past) return { kind: 'field', fault: past }
  const { due } = ledgerOf(held)
  const { min, max, name, opening } = offered
  if (min !== undefined && due < min) return { kind: 'refused', why: 'below_minimum' }
  if (max !== undefined && due > max) return { kind: 'refused', why: 'above_maximum' }
  const replaces = wanted.replaces === undefined ? {} : { replaces: wanted.replaces }
  const narrowed = isNarrowed(fields, read.fields) ? { narrowed: true as const } : {}
  const kept = keptOf(offered)
  const chosen = { provider, method: wanted.method, name, ...kept, fields: read.fields, locale, ...narrowed }
  const next = own && fallbackFor(own, others, read.fields, locale)
  return { choice: { ...chosen, opening: opening ?? 'provider', ...replaces }, ...(next ? { next } : {}) }
}

export interface BuyerOffersDeps {
  readonly catalogue: Catalogue
  readonly picker: Picker
  readonly registry: Pick<ProviderRegistry, 'all'>
  readonly shopName: string
}

export function createBuyerOffers({ catalogue, picker, registry, shopName }: BuyerOffersDeps) {
  const queryOf = (state: SessionState, locale: Locale): MethodQuery => ({
    currency: state.terms.amount.currency,
    due: Math.max(0, ledgerOf(state).due),
    locale,
  })

  /** What is asked of the lists: a session that names its methods has those alone. */
  const askingFor = ({ terms }: SessionState, asking: ListOptions): ListOptions =>
    terms.methods === undefined ? asking : { ...asking, only: terms.methods }

  function offerFor(state: SessionState, locale: Locale, asking: ListOptions = {}): Promise<Offer> {
    return catalogue.list(queryOf(state, locale), askingFor(state, asking))
  }

  function pickFor(state: SessionState, locale: Locale, asking: ListOptions, chooser?: Chooser): Promise<Picked> {
    return picker.pick(queryOf(state, locale), askingFor(state, asking), chooser)
  }

  const chooserOf = ({ id, terms: { customer } }: SessionState): Chooser | undefined =>
    customer === undefined || customer.id === '' ? undefined : { customer: customer.id, session: id }

  /** What is to be chosen from, where that is asked; else no more than who the shop is. */
  async function shownTo(state: SessionState, locale: Locale): Promise<Picked> {
    if (isChoosing(state)) return pickFor(state, locale, {}, chooserOf(state))
    return { rows: [], offer: shopName === '' ? await offerFor(state, locale) : { methods: [] } }
  }

  /** How long a wait usually is: for something to pay by, or for money that the buyer has sent. */
  async function usualOf({ method, progress, sentAt }: AttemptState): Promise<{ usually?: number }> {
    const isStarting = progress.word === 'starting'
    if (!isStarting && sentAt === undefined) return {}
    const standing = (await picker.standings()).get(method)
    const usually = isStarting ? standing?.usually : standing?.arrives
    return usually === undefined ? {} : { usually }
  }

  /** How long the wait usually is, and which other way to offer where the first one is longer. */
  async function waitFor(state: SessionState, locale: Locale): Promise<Pick<BuyerViewContext, 'usually' | 'next'>> {
    const live = liveAttempt(state)
    if (!live) return {}
    const known = await usualOf(live)
    if (live.progress.word !== 'starting' || live.opening !== 'operator') return known
    const { rows } = await pickFor(state, locale, { patience: BESIDE_WITHIN })
    const isOwn = ({ routes }: PickerRow) => routes.some(({ method }) => method.id === live.method)
    const next = rows.find((row) => isChoosable(row) && !isOwn(row) && isOnePress(row.method))?.method
    return { ...known, ...(next ? { next: { id: next.id, name: next.name } } : {}) }
  }

  /** The same, and the other routes of its row, which may be gone on to. */
  async function findRoute(state: SessionState, wanted: ChooseCommand, locale: Locale): Promise<Found | Refused> {
    if (wanted.fallback) {
      const { rows } = await pickFor(state, locale, { patience: BESIDE_WITHIN })
      const row = rows.find(({ routes }) => routes.some(({ method }) => method.id === wanted.method))
      const own = row?.routes.find(({ method }) => method.id === wanted.method)
      if (row && own) return { listed: own.listed, own, others: row.routes }
    }
    const listed = await findMethod(state, wanted.method, locale)
    return 'kind' in listed ? listed : { listed, others: [] }
  }

  /** The method as its provider offers it now, or why it cannot be had. */
  async function findMethod(state: SessionState, method: string, locale: Locale): Promise<Listed | Refused> {
    const provider = registry.all.find(({ id }) => method.startsWith(`${id}.`))
    if (!provider) return { kind: 'refused', why: 'unknown_method' }
    const { methods, empty } = await offerFor(state, locale, { from: provider, patience: LIST_WITHIN })
    const listed = methods.find((held) => held.offered.id === method)
    return listed ?? { kind: 'refused', why: empty === 'unavailable' ? 'method_unavailable' : 'unknown_method' }
  }

  return { shownTo, waitFor, findRoute }
}
