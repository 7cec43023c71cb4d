/** What buyers can do: the commands behind their routes and pages. */
import type { ChooseCommand, Session } from '../../src/contract/index.ts'
import { liveAttempt } from '../domain/attempt.ts'
import { buyerView, isChoosing, type AccountFace } from '../domain/buyer-view.ts'
import { remembering, statusOfKey, type KeyedCommand } from '../domain/command-keys.ts'
import { waitForChoice } from '../domain/choice-limit.ts'
import * as commands from '../domain/commands.ts'
import { READABLE, sessionEnd } from '../domain/deadlines.ts'
import { readEdit } from '../domain/editable-fields.ts'
import * as edits from '../domain/edits.ts'
import { ledgerOf } from '../domain/ledger.ts'
import { pastTime } from '../domain/past-times.ts'
import { readFields, type FieldFault } from '../domain/read-fields.ts'
import type { RoundingLimit } from '../domain/rounding.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import type { Locale } from '../texts/locale.ts'
import type { Catalogue, IconOf, Listed, ListOptions, Offer } from './catalogue.ts'
import { attemptId } from './ids.ts'
import { pickerRows, suggestedOf, USUAL_PICKER, type PickerRow, type PickerSettings } from './picker-rows.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import { refreshAttempt } from './refresh-attempt.ts'
import type { Revisions } from './revisions.ts'
import { realTimers, type Timers } from './timers.ts'
import type { WaitEstimates } from './wait-estimates.ts'
import type { Worker } from './worker.ts'

/** `choose` is answered by now + this, whatever the provider does, ms. */
const ANSWER_WITHIN = 1200
/** How long `choose` waits for a provider's list, where it is not known already, ms. */
const LIST_WITHIN = 600

export interface BuyerServiceDeps {
  readonly store: Store
  readonly sessions: Worker
  readonly registry: ProviderRegistry
  readonly revisions: Revisions
  readonly catalogue: Catalogue
  readonly now: () => number
  readonly shopName: string
  readonly waitEstimates: WaitEstimates
  readonly icon: IconOf
  readonly timers?: Timers
  /** How the shop wants its picker, where that is not as usual. */
  readonly picker?: PickerSettings
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
}

/** A refusal, or a field to blame: what is wrong is a value. */
export type Refused =
  | {
      readonly kind: 'refused'
      readonly why:
        | commands.Refusal
        | 'key_reused'
        | 'unknown_method'
        | 'method_unavailable'
        | 'below_minimum'
        | 'above_maximum'
    }
  | { readonly kind: 'field'; readonly fault: FieldFault }
  /** Too many payments were started; `wait` is in ms. */
  | { readonly kind: 'too-often'; readonly wait: number }

export type Commanded = { readonly kind: 'session'; readonly session: Session } | Refused

/** Checks the limits against what is due, and the fields at `now` (ms). */
function readChoice(
  { provider, offered, fields }: Listed,
  wanted: ChooseCommand,
  held: SessionState,
  { now, locale }: { readonly now: number; readonly locale: Locale },
): Omit<commands.Choice, 'id'> | Refused {
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
  const chosen = { provider, method: wanted.method, name, fields: read.fields, locale }
  return { ...chosen, opening: opening ?? 'provider', ...replaces }
}

/** In which language the answer is to be, and under which key it was asked for. */
export interface Asking {
  readonly locale: Locale
  /** How amounts are written, where not as the language alone does: a BCP 47 tag. */
  readonly tag?: string
  readonly keyed?: KeyedCommand
}

export type BuyerService = ReturnType<typeof createBuyerService>

/** What the shop's own mark is kept under, beside those of the channels. */
const SHOP = 'shop'

export function createBuyerService(deps: BuyerServiceDeps) {
  const { store, sessions, registry, revisions, catalogue, now, timers = realTimers } = deps

  /** Is the session still to be read with its token? */
  function isReadable(state: SessionState): boolean {
    const end = state.end?.at ?? sessionEnd(state, sessions.capabilities)
    return now() <= Math.max(end, state.expiresAt) + READABLE
  }

  function offerFor(state: SessionState, locale: Locale, asking: ListOptions = {}): Promise<Offer> {
    const { currency } = state.terms.amount
    const only = state.terms.methods === undefined ? {} : { only: state.terms.methods }
    return catalogue.list({ currency, due: Math.max(0, ledgerOf(state).due), locale }, { ...only, ...asking })
  }

  /** A session that names its methods has a row for each of them, in its own order. */
  function rowsOf(state: SessionState, { methods }: Offer, locale: Locale): readonly PickerRow[] {
    const { terms } = state
    const query = { currency: terms.amount.currency, due: Math.max(0, ledgerOf(state).due), locale }
    const settings: PickerSettings = terms.methods ? { rows: 'routes', order: [] } : (deps.picker ?? USUAL_PICKER)
    return pickerRows(methods, { ...settings, query, icon: deps.icon })
  }

  /** The shop's own mark, and how a provider presents it where it has not said its name itself; the same on every screen. */
  function faceOf({ account }: Offer): AccountFace {
    const { icon: picture, ...face } = deps.shopName === '' ? (account ?? {}) : {}
    const icon = deps.icon(picture, SHOP)
    return icon === undefined ? face : { ...face, icon }
  }

  /** The Session as a buyer of this language sees it now; `tag` as in the view's context. */
  async function view(state: SessionState, locale: Locale, tag?: string): Promise<Session> {
    const offer: Offer = isChoosing(state) || deps.shopName === '' ? await offerFor(state, locale) : { methods: [] }
    const rows = rowsOf(state, offer, locale)
    const methods = rows.map(({ method }) => method)
    const suggested = suggestedOf(rows)
    const { empty } = offer
    const face = faceOf(offer)
    const live = liveAttempt(state)
    const usually = live ? deps.waitEstimates.usual(live.method) : undefined
    return buyerView(state, {
      now: now(),
      locale,
      ...(tag === undefined ? {} : { tag }),
      capabilities: sessions.capabilities,
      providerText: registry.textOf,
      editable: registry.editable,
      shopName: deps.shopName,
      ...(deps.rounding ? { rounding: deps.rounding } : {}),
      ...(usually === undefined ? {} : { usually }),
      offer: {
        methods,
        ...(suggested === undefined ? {} : { suggested }),
        ...(empty ? { empty } : {}),
        account: face,
      },
    })
  }

  async function viewOf(id: string, locale: Locale, tag?: string): Promise<Session | undefined> {
    const state = await store.read(id)
    return state && view(state, locale, tag)
  }

  /** The same for somebody who follows it: undefined also where its time to be read is over. */
  async function watched(asked: {
    readonly session: string
    readonly locale: Locale
    readonly tag: string
  }): Promise<Session | undefined> {
    const state = await store.read(asked.session)
    return state && isReadable(state) ? view(state, asked.locale, asked.tag) : undefined
  }

  /** Is there such a session, within its time to be read? */
  async function isReadableNow(id: string): Promise<boolean> {
    const state = await store.read(id)
    return state !== undefined && isReadable(state)
  }

  async function command(
    id: string,
    decide: (state: SessionState) => commands.Decision | Refused,
    { locale, tag, keyed }: Asking,
  ): Promise<Commanded | undefined> {
    const changed = await sessions.change<commands.Decision | Refused>(id, (state) => {
      const known = keyed ? statusOfKey(state, keyed) : 'new'
      if (known === 'done') return { value: { kind: 'step', step: { state, log: [] } } }
      if (known === 'other') return { value: { kind: 'refused', why: 'key_reused' } }
      const decision = decide(state)
      return { value: decision, ...(decision.kind === 'step' ? { step: remembering(decision.step, keyed) } : {}) }
    })
    if (!changed) return undefined
    if (changed.value.kind !== 'step') return changed.value
    if (!changed.isDue) return { kind: 'session', session: await view(changed.state, locale, tag) }
    await Promise.race([changed.work, timers.sleep(ANSWER_WITHIN)])
    const session = await viewOf(id, locale, tag)
    return session && { kind: 'session', session }
  }

  /** The method as its provider offers it now, or why it cannot be had. */
  async function findMethod(state: SessionState, method: string, locale: Locale): Promise<Listed | Refused> {
    const provider = registry.all.find(({ id }) => method.startsWith(`${id}.`))
    if (!provider) return { kind: 'refused', why: 'unknown_method' }
    const { methods, empty } = await offerFor(state, locale, { from: provider, patience: LIST_WITHIN })
    const listed = methods.find((held) => held.offered.id === method)
    return listed ?? { kind: 'refused', why: empty === 'unavailable' ? 'method_unavailable' : 'unknown_method' }
  }

  /**
   * `state` is the session as its route has read it, which says what is offered. All that is decided is decided on the session
   * as it is under its lock: between the two a payment may have come.
   */
  async function choose(state: SessionState, wanted: ChooseCommand, asking: Asking): Promise<Commanded | undefined> {
    const { locale } = asking
    // Done already: whether it could be done again is nobody's question.
    if (asking.keyed && statusOfKey(state, asking.keyed) === 'done') {
      const session = await viewOf(state.id, locale, asking.tag)
      return session && { kind: 'session', session }
    }
    const found = await findMethod(state, wanted.method, locale)
    const id = attemptId()
    const decide = (held: SessionState): commands.Decision | Refused => {
      if (held.end) return { kind: 'refused', why: 'session_ended' }
      const live = liveAttempt(held)
      // The live one is refused first: a stale tab must hear that, not that a limit has moved.
      if (live && live.method !== wanted.method && wanted.replaces !== live.id)
        return { kind: 'refused', why: 'attempt_live' }
      if ('kind' in found) return found
      const choice = readChoice(found, wanted, held, { now: now(), locale })
      if ('kind' in choice) return choice
      const decision = commands.choose(held, { id, ...choice }, sessions.setting())
      // What is chosen already starts nothing.
      const starts = decision.kind === 'step' && decision.step.state.attempts.length > held.attempts.length
      const wait = starts ? waitForChoice(held, now()) : undefined
      return wait === undefined ? decision : { kind: 'too-often', wait }
    }
    return command(state.id, decide, asking)
  }

  /** The same method and fields again, in the place of an attempt whose time is over. */
  async function renew(
    state: SessionState,
    attempt: AttemptState['id'],
    asking: Asking,
  ): Promise<Commanded | undefined> {
    const held = state.attempts.find(({ id }) => id === attempt)
    if (!held) return { kind: 'refused', why: 'unknown_attempt' }
    const { method, fields } = held
    return choose(state, { method, fields, replaces: attempt }, asking)
  }

  /** Another place or time for what is open. */
  function edit(
    id: string,
    attempt: AttemptState['id'],
    given: Readonly<Record<string, string>>,
    asking: Asking,
  ): Promise<Commanded | undefined> {
    const decide = (state: SessionState): commands.Decision | Refused => {
      const held = state.attempts.find((one) => one.id === attempt)
      if (!held) return { kind: 'refused', why: 'unknown_attempt' }
      const editable = registry.editable(held.provider, held.method, asking.locale)
      if (editable.length === 0) return { kind: 'refused', why: 'not_editable' }
      const read = readEdit(editable, held, given, asking.locale)
      if (read.kind === 'fault') return { kind: 'field', fault: read.fault }
      const past = pastTime(editable, read.fields, held.fields, { now: now(), locale: asking.locale })
      if (past) return { kind: 'field', fault: past }
      return edits.edit(state, attempt, read.fields, sessions.setting())
    }
    return command(id, decide, asking)
  }

  /** Asks the attempt's provider now, as far as it can be asked; waits for the answer `patience` ms at most. */
  async function ask(session: string, attempt: string, patience: number): Promise<void> {
    await refreshAttempt({ store, sessions, revisions, timers }, session, attempt, patience)
  }

  return {
    view,
    viewOf,
    watched,
    isReadable,
    isReadableNow,
    choose,
    renew,
    edit,
    ask,
    unsent: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.unsend(state, attempt, sessions.setting()), asking),
    sent: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.markSent(state, attempt, sessions.setting()), asking),
    cancel: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.cancel(state, attempt, sessions.setting()), asking),
  }
}
