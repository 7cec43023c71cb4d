/** Opens sessions for orders: a new one, or the same one again for an order that is known. */
import * as v from 'valibot'
import type { NewSession } from '../../src/contract/shop/index.ts'
import { sessionEnd } from '../domain/deadlines.ts'
import { readTerms, USUAL_LIFETIME } from '../domain/new-session.ts'
import { namedAnew, openAgain } from '../domain/open-again.ts'
import { isFault, type Fault } from '../domain/read-amount.ts'
import { nextWake } from '../domain/schedule.ts'
import type { SessionState } from '../domain/session.ts'
import type { Store } from '../domain/store.ts'
import { SECOND } from '../domain/time-units.ts'
import type { Catalogue } from './catalogue.ts'
import { fingerprint, secret, sessionId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { SessionWriter } from './session-writer.ts'

export interface SessionOpenerDeps {
  readonly store: Store
  readonly sessions: SessionWriter
  readonly registry: ProviderRegistry
  readonly catalogue: Catalogue
  /** ms since the epoch. */
  readonly now: () => number
  readonly mode: 'test' | 'live'
  readonly publicUrl: string
}

/** `held`: the order's session was there already. `expiresAt` is ISO 8601; `url` leads to the hosted page. */
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

/** `POST /v1/sessions`. `posted` is the body's own `order`, kept for the shop's view. */
export type OpenSession = (request: NewSession, posted: unknown) => Promise<Opened>

export function createSessionOpener(deps: SessionOpenerDeps): OpenSession {
  const { store, sessions, registry, catalogue, now } = deps

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
    const uncarried = registry.cannotCarry(request)
    if (uncarried) return uncarried
    const { currency } = request.order.amount
    if ((await catalogue.takes(currency)) !== 'no') return undefined
    return {
      code: 'currency_not_supported',
      field: 'order.amount.currency',
      detail: `No provider that is set up here takes ${currency}`,
    }
  }

  /** The same order again: the same session with further keys and what is named anew, opened again where it had ended unpaid. */
  async function openHeld(
    held: SessionState,
    request: NewSession,
    posted: unknown,
    lifetime: number,
    refuses: Fault | undefined,
  ): Promise<Opened> {
    const { amount } = held.terms
    const asked = readTerms(request, posted)
    if (isFault(asked)) return { kind: 'fault', fault: asked }
    if (asked.amount.minor !== amount.minor || asked.amount.currency !== amount.currency)
      return { kind: 'other-amount', id: held.id }
    // What no provider could carry is not taken over, and whoever names it must hear so.
    if (refuses?.field.startsWith('customer.') && namedAnew(held, asked).includes('customer'))
      return { kind: 'fault', fault: refuses }
    const changed = await sessions.change(held.id, (state) => {
      const expiresAt = refuses ? undefined : now() + lifetime
      const step = openAgain(state, asked, { expiresAt }, sessions.setting())
      return { value: step.state, step }
    })
    const { token, code, keys } = freshKeys()
    await store.addKeys(held.id, keys)
    return opened('held', changed?.value ?? held, token, code)
  }

  async function open(request: NewSession, posted: unknown): Promise<Opened> {
    const terms = readTerms(request, posted)
    if (isFault(terms)) return { kind: 'fault', fault: terms }
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
    return openHeld(result, request, posted, lifetime, fault)
  }

  return open
}
