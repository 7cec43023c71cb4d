/** What buyers can do: the commands behind their routes and pages. */
import type { ChooseCommand, Contact, Session } from '../../src/contract/index.ts'
import { liveAttempt } from '../domain/attempt.ts'
import { buyerView, type AccountFace } from '../domain/buyer-view.ts'
import { remembering, statusOfKey, type KeyedCommand } from '../domain/command-keys.ts'
import { waitForChoice } from '../domain/choice-limit.ts'
import * as commands from '../domain/commands.ts'
import { READABLE, sessionEnd } from '../domain/deadlines.ts'
import { handOver } from '../domain/handover.ts'
import { readEdit } from '../domain/editable-fields.ts'
import * as edits from '../domain/edits.ts'
import { chosenBefore, isNamed } from '../domain/fallback.ts'
import { pastTime } from '../domain/past-times.ts'
import type { RoundingLimit } from '../domain/rounding.ts'
import type { SbpBank } from '../domain/sbp-banks.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import type { Locale } from '../texts/locale.ts'
import { createBuyerOffers, readChoice } from './buyer-offers.ts'
import type { Catalogue, IconOf, Offer } from './catalogue.ts'
import { attemptId } from './ids.ts'
import type { Picker } from './picker.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Refused } from './refused.ts'
import { refreshAttempt } from './refresh-attempt.ts'
import type { Revisions } from './revisions.ts'
import { realTimers, type Timers } from './timers.ts'
import type { Worker } from './worker.ts'

/** `choose` is answered by now + this, whatever the provider does, ms. */
const ANSWER_WITHIN = 1200
export interface BuyerServiceDeps {
  readonly store: Store
  readonly sessions: Worker
  readonly registry: ProviderRegistry
  readonly revisions: Revisions
  readonly catalogue: Catalogue
  readonly now: () => number
  readonly shopName: string
  /** How the shop is reached. */
  readonly contact?: Contact
  /** The banks whose apps open a link of SBP. */
  readonly banks?: readonly SbpBank[]
  readonly picker: Picker
  readonly icon: IconOf
  readonly timers?: Timers
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
}

export type Commanded = { readonly kind: 'session'; readonly session: Session } | Refused

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
  const { store, sessions, registry, revisions, now, timers = realTimers } = deps
  const offers = createBuyerOffers(deps)

  /** Is the session still to be read with its token? */
  function isReadable(state: SessionState): boolean {
    const end = state.end?.at ?? sessionEnd(state, sessions.capabilities)
    return now() <= Math.max(end, state.expiresAt) + READABLE
  }

  /** The shop's own mark, and how a provider presents it where it has not said its name itself; the same on every screen. */
  function faceOf({ account }: Offer): AccountFace {
    const { icon: picture, ...face } = deps.shopName === '' ? (account ?? {}) : {}
    const icon = deps.icon(picture, SHOP)
    return icon === undefined ? face : { ...face, icon }
  }

  /** The Session as a buyer of this language sees it now; `tag` as in the view's context. */
  async function view(state: SessionState, locale: Locale, tag?: string): Promise<Session> {
    const offered = await offers.shownTo(state, locale)
    const { rows, suggested, offer } = offered
    const methods = rows.map(({ method }) => method)
    const { empty } = offer
    const face = faceOf(offer)
    const { usually, next } = await offers.waitFor(state, locale)
    return buyerView(state, {
      now: now(),
      locale,
      ...(tag === undefined ? {} : { tag }),
      capabilities: sessions.capabilities,
      providerText: registry.textOf,
      editable: registry.editable,
      shopName: deps.shopName,
      ...(deps.contact ? { contact: deps.contact } : {}),
      ...(deps.banks ? { banks: deps.banks } : {}),
      ...(deps.rounding ? { rounding: deps.rounding } : {}),
      ...(usually === undefined ? {} : { usually }),
      ...(next === undefined ? {} : { next }),
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
    const found = await offers.findRoute(state, wanted, locale)
    const [id, nextId] = [attemptId(), attemptId()]
    const decide = (held: SessionState): commands.Decision | Refused => {
      if (held.end) return { kind: 'refused', why: 'session_ended' }
      const live = liveAttempt(held)
      // The live one is refused first: a stale tab must hear that, not that a limit has moved.
      const isLive = live && (live.method === wanted.method || chosenBefore(held, live)?.method === wanted.method)
      if (live && !isLive && !isNamed(live, wanted.replaces)) return { kind: 'refused', why: 'attempt_live' }
      if ('kind' in found) return found
      const read = readChoice(found, wanted, held, { now: now(), locale })
      if ('kind' in read) return read
      const fallback = read.next ? { fallback: { id: nextId, ...read.next } } : {}
      const decision = commands.choose(held, { id, ...read.choice, ...fallback }, sessions.setting())
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
    /** Another device has been let in by a link: whoever has the session on screen is told. */
    async handedOver(id: string): Promise<void> {
      await sessions.change(id, (state) => ({ value: undefined, step: handOver(state, sessions.setting()) }))
    },
    unsent: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.unsend(state, attempt, sessions.setting()), asking),
    sent: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.markSent(state, attempt, sessions.setting()), asking),
    cancel: (id: string, attempt: AttemptState['id'], asking: Asking) =>
      command(id, (state) => commands.cancel(state, attempt, sessions.setting()), asking),
  }
}
