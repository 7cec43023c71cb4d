/** What a provider tells us by itself. Stored before it is answered; what matches no order of ours is kept, never dropped. */
import { isGiven } from '../domain/assigned-money.ts'
import { applyReport, requestLookup } from '../domain/provider-results.ts'
import type { Report } from '../domain/report.ts'
import { findAttempt } from '../domain/step.ts'
import type { Store, Unmatched } from '../domain/store.ts'
import type { AddressedReport, CallbackReply, CallbackRequest } from '../providers/provider.ts'
import { counterOf, takeCounterPayment } from './counters.ts'
import { eventId, unmatchedId } from './ids.ts'
import type { Log } from './log.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { SessionWriter } from './session-writer.ts'
import { keepUnclear } from './unclear.ts'
import { strayEvent } from './unmatched-view.ts'

export interface CallbackDeps {
  readonly store: Store
  readonly sessions: SessionWriter
  readonly registry: ProviderRegistry
  readonly now: () => number
  readonly log: Log
  readonly mode: 'test' | 'live'
}

export type CallbackOutcome =
  | { readonly kind: 'unknown-provider' }
  | { readonly kind: 'forged' }
  | { readonly kind: 'taken' | 'unclear'; readonly reply: CallbackReply }

/** What taking a report needs. */
export type ReportDeps = Omit<CallbackDeps, 'registry'>

export interface AttemptLocation {
  readonly session: string
  readonly attempt: string
}

/** An attempt of this provider by our own id, else by the provider's payment id. */
export async function locateAttempt(
  { store }: ReportDeps,
  provider: string,
  attempt: string | undefined,
  payment: string,
): Promise<AttemptLocation | undefined> {
  const session = attempt === undefined ? undefined : await store.sessionOfAttempt(attempt)
  if (session !== undefined && attempt !== undefined) {
    const state = await store.read(session)
    const held = state?.attempts.find((other) => other.id === attempt)
    if (held?.provider === provider) return { session, attempt }
  }
  return store.attemptOfPayment(provider, payment)
}

/** Money of no order: a counter's, or nobody's, which is given back. */
async function takeOther(
  deps: ReportDeps,
  provider: string,
  addressed: AddressedReport,
): Promise<Unmatched | undefined> {
  const { report, terminal } = addressed
  const { store, log, now, mode } = deps
  const { payment } = report
  const isMoney = (report.received?.minor ?? 0) > 0
  const isOtherMode = report.testMode !== undefined && report.testMode !== (mode === 'test')
  const isOurs = isMoney && !isOtherMode
  const counter = isOurs
    ? await counterOf(store, provider, { payment, ...(terminal === undefined ? {} : { terminal }) })
    : undefined
  if (counter && (await takeCounterPayment(deps, counter, report))) {
    log.info({ provider, payment, counter: counter.id }, 'a payment at a counter is kept')
    return undefined
  }
  log.warn({ provider, payment, isMoney, isOtherMode }, 'a callback matches no attempt')
  if (!isOurs) return undefined
  const unmatched = { id: unmatchedId(), provider, payment, report, firstSeenAt: now() }
  const body = strayEvent(unmatched, now())
  const told = { id: eventId(), event: 'payment.unmatched', body: JSON.stringify(body) }
  const kept = await store.keepUnmatched(unmatched, told)
  // A person has recorded it at an attempt since we looked.
  return kept ?? takeReport(deps, provider, addressed)
}

/** More of a payment that a person has given to an attempt of ours. */
async function takeAssigned({ store, sessions }: ReportDeps, attempt: string, report: Report): Promise<void> {
  const session = await store.sessionOfAttempt(attempt)
  if (session === undefined) return
  await sessions.change(session, (state) => ({
    value: undefined,
    step: applyReport(state, attempt, report, sessions.setting()),
  }))
}

/** Takes a verified report, wherever it came from. Gives back what is kept where it is money that matches no attempt. */
export async function takeReport(
  deps: ReportDeps,
  provider: string,
  addressed: AddressedReport,
): Promise<Unmatched | undefined> {
  const { attempt, report } = addressed
  const found = await locateAttempt(deps, provider, attempt, report.payment)
  if (!found) {
    const kept = await takeOther(deps, provider, addressed)
    if (kept?.assignedTo !== undefined) await takeAssigned(deps, kept.assignedTo, report)
    return kept
  }
  const isNamed = found.attempt === attempt
  const changed = await deps.sessions.change(
    found.session,
    (state, _unmatched, holder) =>
      isNamed || holder?.attempt === found.attempt
        ? { value: 'taken', step: applyReport(state, found.attempt, report, deps.sessions.setting()) }
        : { value: 'moved' },
    isNamed ? undefined : { provider, payment: report.payment },
  )
  // A person has taken it from that attempt since we looked.
  return changed?.value === 'moved' ? takeReport(deps, provider, addressed) : undefined
}

const strayOf = (provider: string, { payment, terminal }: { payment: string; terminal?: string }) => ({
  provider,
  payment,
  ...(terminal === undefined ? {} : { terminal }),
})

/** Is it about a payment that a person has given to this attempt? One that names our attempt itself is not. */
async function wasGiven(
  { store }: ReportDeps,
  { session, attempt }: AttemptLocation,
  named: { readonly attempt?: string; readonly payment: string },
): Promise<boolean> {
  if (named.attempt === attempt) return false
  const state = await store.read(session)
  const held = state && findAttempt(state, attempt)
  return held !== undefined && isGiven(held, named.payment)
}

/** Verifies and takes one callback. The answer may be sent once this has resolved: everything is stored by then. */
export async function takeCallback(deps: CallbackDeps, id: string, request: CallbackRequest): Promise<CallbackOutcome> {
  const provider = deps.registry.find(id)
  if (!provider) return { kind: 'unknown-provider' }
  const answer = await provider.callback(request)
  switch (answer.kind) {
    case 'forged':
      deps.log.warn({ provider: id, why: answer.why }, 'a callback was refused')
      return { kind: 'forged' }
    case 'ignored':
      deps.log.info({ provider: id, why: answer.why }, 'a callback was kept and moves nothing')
      return { kind: 'taken', reply: answer.reply }
    case 'unclear':
      await keepUnclear(deps, id, answer)
      return { kind: 'unclear', reply: answer.reply }
    case 'reports':
      for (const report of answer.reports) await takeReport(deps, id, report)
      return { kind: 'taken', reply: answer.reply }
    case 'recheck': {
      const found = await locateAttempt(deps, id, answer.attempt, answer.payment)
      if (!found) {
        if (!(await counterOf(deps.store, id, answer)))
          deps.log.warn({ provider: id, payment: answer.payment }, 'a callback matches no attempt')
        // It will not be named again, and may be money.
        if (provider.lookupPayment) await deps.store.keepStray(strayOf(id, answer), deps.now())
        return { kind: 'taken', reply: answer.reply }
      }
      if (provider.lookupPayment && (await wasGiven(deps, found, answer))) {
        await deps.store.keepStray(strayOf(id, answer), deps.now())
        return { kind: 'taken', reply: answer.reply }
      }
      await deps.sessions.change(found.session, (state) => ({
        value: undefined,
        step: requestLookup(state, found.attempt, deps.sessions.setting(), answer.payment),
      }))
      return { kind: 'taken', reply: answer.reply }
    }
  }
}
