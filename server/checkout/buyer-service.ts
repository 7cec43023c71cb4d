/** What buyers and those who open sessions can do: the commands behind the routes. */
import * as commands from '../domain/commands.ts'
import { SECOND } from '../domain/time-units.ts'
import { nextWake } from '../domain/schedule.ts'
import { liveAttempt } from '../domain/attempt.ts'
import * as v from 'valibot'
import type { ChooseCommand, Method, Session } from '../../src/contract/index.ts'
import type { Store } from '../domain/store.ts'
import type { Locale } from '../texts/locale.ts'
import { refreshAttempt } from './refresh-attempt.ts'
import { createCatalogue, toMethod, type ListOptions, type Offer } from './catalogue.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Revisions } from './revisions.ts'
import { readFields, type FieldFault } from '../domain/read-fields.ts'
import { attemptId, fingerprint, secret, sessionId } from './ids.ts'
import { ledgerOf } from '../domain/ledger.ts'
import { readTerms, USUAL_LIFETIME, type NewSession } from '../domain/new-session.ts'
import type { Fault } from '../domain/read-amount.ts'
import type { AttemptState, SessionState } from '../domain/session.ts'
import { realTimers, type Timers } from './timers.ts'
import { READABLE, sessionEnd } from '../domain/deadlines.ts'
import { buyerView, isChoosing, type AccountFace } from '../domain/buyer-view.ts'
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
  readonly now: () => number
  readonly mode: 'test' | 'live'
  readonly publicUrl: string
  readonly shopName: string
  readonly waitEstimates: WaitEstimates
  /** Turns a provider's picture address into one of ours. */
  readonly icon: (address: string) => string | undefined
  readonly timers?: Timers
}

export type Opened =
  | {
      readonly kind: 'opened' | 'held'
      readonly id: string
      readonly token: string
      readonly url: string
      readonly expiresAt: string
    }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'other-amount'; readonly id: string }

export type Commanded =
  | { readonly kind: 'session'; readonly session: Session }
  | {
      readonly kind: 'refused'
      readonly why: commands.Refusal | 'unknown_method' | 'method_unavailable' | 'below_minimum' | 'above_maximum'
    }
  | { readonly kind: 'field'; readonly fault: FieldFault }

export type BuyerService = ReturnType<typeof createBuyerService>

export function createBuyerService(deps: BuyerServiceDeps) {
  const { store, sessions, registry, revisions, now, timers = realTimers } = deps
  const catalogue = createCatalogue(registry.all, now)

  function freshKeys() {
    const token = secret('pwt')
    const code = secret('pwc')
    const keys = [
      { fingerprint: fingerprint(token), kind: 'token' },
      { fingerprint: fingerprint(code), kind: 'code' },
    ] as const
    return { token, code, keys }
  }

  function opened(kind: 'opened' | 'held', state: SessionState, token: string, code: string): Opened {
    const expiresAt = new Date(sessionEnd(state, sessions.capabilities)).toISOString()
    return { kind, id: state.id, token, url: `${deps.publicUrl}/pay/${state.id}?code=${code}`, expiresAt }
  }

  /** Checks what only the providers know: their own settings and the currency. */
  async function providerFault(request: NewSession): Promise<Fault | undefined> {
    for (const [id, settings] of Object.entries(request.providers ?? {})) {
      const provider = registry.find(id)
      if (!provider)
        return { code: 'unknown_provider', field: `providers.${id}`, detail: `There is no provider ${id} set up here` }
      const result = v.safeParse(provider.settings, settings)
      if (result.success) continue
      const [issue] = result.issues
      const field = [`providers.${id}`, v.getDotPath(issue)].filter(Boolean).join('.')
      return { code: 'invalid_request', field, detail: `${field}: ${issue.message}` }
    }
    const { currency } = request.order.amount
    if ((await catalogue.takes(currency)) !== 'no') return undefined
    return {
      code: 'currency_not_supported',
      field: 'order.amount.currency',
      detail: `No provider that is set up here takes ${currency}`,
    }
  }

  /** The same order again: the same session with further keys, opened again where it had ended unpaid. */
  async function openAgain(
    held: SessionState,
    request: NewSession,
    lifetime: number,
    refuses: Fault | undefined,
  ): Promise<Opened> {
    const { amount } = held.terms
    const asked = readTerms(request, undefined)
    if ('code' in asked) return { kind: 'fault', fault: asked }
    if (asked.amount.minor !== amount.minor || asked.amount.currency !== amount.currency)
      return { kind: 'other-amount', id: held.id }
    const changed = await sessions.change(held.id, (state) => {
      if (!commands.isUnpaidEnd(state) || refuses) return { value: state }
      const step = commands.reopen(state, now() + lifetime, sessions.setting())
      return { value: step.state, step }
    })
    const { token, code, keys } = freshKeys()
    await store.addKeys(held.id, keys)
    return opened('held', changed?.value ?? held, token, code)
  }

  /** `POST /v1/sessions`. `posted` is the body's own `order`, kept for the shop's view. */
  async function open(request: NewSession, posted: unknown): Promise<Opened> {
    const terms = readTerms(request, posted)
    if ('code' in terms) return { kind: 'fault', fault: terms }
    const fault = await providerFault(request)
    if (fault) return { kind: 'fault', fault }
    const lifetime = (request.expiresIn ?? USUAL_LIFETIME) * SECOND
    const at = now()
    const state: SessionState = {
      id: sessionId(at),
      mode: deps.mode,
      terms,
      createdAt: at,
      expiresAt: at + lifetime,
      revision: 1,
      attempts: [],
      refunds: [],
    }
    const { token, code, keys } = freshKeys()
    const result = await store.open(state, nextWake(state, sessions.capabilities), keys)
    if (result === 'opened') return opened('opened', state, token, code)
    return openAgain(result, request, lifetime, fault)
  }

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

  /** How a provider presents the shop, where the shop has not said its name itself; the same on every screen. */
  function faceOf({ account }: Offer): AccountFace | undefined {
    if (account === undefined || deps.shopName !== '') return undefined
    const { icon: picture, ...face } = account
    const icon = picture === undefined ? undefined : deps.icon(picture)
    return icon === undefined ? face : { ...face, icon }
  }

  /** The Session as a buyer of this language sees it now. */
  async function view(state: SessionState, locale: Locale): Promise<Session> {
    const offer: Offer = isChoosing(state) || deps.shopName === '' ? await offerFor(state, locale) : { methods: [] }
    const query = { currency: state.terms.amount.currency, due: Math.max(0, ledgerOf(state).due) }
    const methods = offer.methods.map((listed): Method => toMethod(listed, query, deps.icon))
    const { empty } = offer
    const face = faceOf(offer)
    const live = liveAttempt(state)
    const usually = live ? deps.waitEstimates.usual(live.method) : undefined
    return buyerView(state, {
      now: now(),
      locale,
      capabilities: sessions.capabilities,
      providerText: registry.textOf,
      shopName: deps.shopName,
      ...(usually === undefined ? {} : { usually }),
      offer: { methods, ...(empty ? { empty } : {}), ...(face ? { account: face } : {}) },
    })
  }

  async function viewOf(id: string, locale: Locale): Promise<Session | undefined> {
    const state = await store.read(id)
    return state && view(state, locale)
  }

  async function command(
    id: string,
    locale: Locale,
    decide: (state: SessionState) => commands.Decision,
  ): Promise<Commanded | undefined> {
    const changed = await sessions.change<commands.Decision>(id, (state) => {
      const decision = decide(state)
      return { value: decision, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    })
    if (!changed) return undefined
    if (changed.value.kind === 'refused') return { kind: 'refused', why: changed.value.why }
    if (!changed.isDue) return { kind: 'session', session: await view(changed.state, locale) }
    await Promise.race([changed.work, timers.sleep(ANSWER_WITHIN)])
    const session = await viewOf(id, locale)
    return session && { kind: 'session', session }
  }

  /** Finds the chosen method and checks limits and fields; what is wrong is a value. */
  async function readChoice(
    state: SessionState,
    wanted: ChooseCommand,
    locale: Locale,
  ): Promise<commands.Choice | Commanded> {
    const provider = registry.all.find(({ id }) => wanted.method.startsWith(`${id}.`))
    if (!provider) return { kind: 'refused', why: 'unknown_method' }
    const { methods, empty } = await offerFor(state, locale, { from: provider, patience: LIST_WITHIN })
    const listed = methods.find((held) => held.offered.id === wanted.method)
    if (!listed) return { kind: 'refused', why: empty === 'unavailable' ? 'method_unavailable' : 'unknown_method' }
    const read = readFields(listed.fields, wanted.fields ?? {}, locale)
    if (read.kind === 'fault') return { kind: 'field', fault: read.fault }
    const { due } = ledgerOf(state)
    const { min, max, name, opening } = listed.offered
    if (min !== undefined && due < min) return { kind: 'refused', why: 'below_minimum' }
    if (max !== undefined && due > max) return { kind: 'refused', why: 'above_maximum' }
    const replaces = wanted.replaces === undefined ? {} : { replaces: wanted.replaces }
    const chosen = { provider: listed.provider, method: wanted.method, name, fields: read.fields, locale }
    return { id: attemptId(), ...chosen, opening: opening ?? 'provider', ...replaces }
  }

  /** `state` is the session as the route has just read it; what matters is decided again under its lock. */
  async function choose(state: SessionState, wanted: ChooseCommand, locale: Locale): Promise<Commanded | undefined> {
    if (state.end) return { kind: 'refused', why: 'session_ended' }
    const live = liveAttempt(state)
    // The live one is refused first: a stale tab must hear that, not that a limit has moved.
    if (live && live.method !== wanted.method && wanted.replaces !== live.id)
      return { kind: 'refused', why: 'attempt_live' }
    const choice = await readChoice(state, wanted, locale)
    if ('kind' in choice) return choice
    return command(state.id, locale, (held) => commands.choose(held, choice, sessions.setting()))
  }

  /** Asks the attempt's provider now, as far as it can be asked; waits for the answer `patience` ms at most. */
  async function ask(session: string, attempt: string, patience: number): Promise<void> {
    await refreshAttempt({ store, sessions, revisions, timers }, session, attempt, patience)
  }

  return {
    open,
    view,
    viewOf,
    isReadable,
    choose,
    ask,
    sent: (id: string, attempt: AttemptState['id'], locale: Locale) =>
      command(id, locale, (state) => commands.markSent(state, attempt, sessions.setting())),
    cancel: (id: string, attempt: AttemptState['id'], locale: Locale) =>
      command(id, locale, (state) => commands.cancel(state, attempt, sessions.setting())),
  }
}
