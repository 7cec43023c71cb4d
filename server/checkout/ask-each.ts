/**
 * The pages of a provider that lists no payments and can be asked about each: those of our own attempts and counters. What nobody
 * here knows of is not among them.
 */
import type { Store } from '../domain/store.ts'
import type { AddressedReport, ListPage, Provider } from '../providers/provider.ts'
import { everySession } from './every-session.ts'
import { knownAttempt, lookUp } from './provider-calls.ts'

/**
 * Asks about every attempt of `provider` that began at or after `since` (ms), one after the other, then about every payment at its
 * counters that was first heard of since then. Ends with a failed page where any of them was not answered, or where it was stopped.
 */
export async function* askAboutEach(
  store: Store,
  provider: Pick<Provider, 'id' | 'lookup' | 'lookupPayment'>,
  since: number,
  signal: AbortSignal,
): AsyncGenerator<ListPage> {
  const silent: string[] = []
  for await (const state of everySession(store)) {
    if (signal.aborted) break
    const reports: AddressedReport[] = []
    for (const attempt of state.attempts) {
      if (attempt.provider !== provider.id || attempt.startedAt < since) continue
      const found = await lookUp(provider, attempt, knownAttempt(state, attempt), signal)
      if (!found) continue
      if (found.kind === 'report') reports.push({ attempt: attempt.id, report: found.report })
      if (found.kind === 'unanswered') silent.push(`${attempt.id}: ${found.detail}`)
    }
    if (reports.length > 0) yield { kind: 'page', reports }
  }
  for (const { id } of await store.counters()) {
    if (signal.aborted) break
    const reports: AddressedReport[] = []
    for (const { provider: of, payment, at } of await store.counterPayments(id)) {
      if (of !== provider.id || at < since) continue
      const found = await provider.lookupPayment?.(payment, signal)
      if (found?.kind === 'report') reports.push({ report: found.report })
      if (found?.kind === 'unanswered') silent.push(`${payment}: ${found.detail}`)
    }
    if (reports.length > 0) yield { kind: 'page', reports }
  }
  if (signal.aborted) yield { kind: 'failed', detail: 'it was stopped before its end' }
  else if (silent.length > 0)
    yield {
      kind: 'failed',
      detail: `${silent.length} payments could not be asked about; the first: ${silent[0] ?? ''}`,
    }
}
