/** The same order posted again: opened again after an unpaid end, and what it names anew is taken over. Pure. */
import { isUnpaidEnd, reopen } from './commands.ts'
import { withPersons } from './erasure.ts'
import { withTerms } from './payer.ts'
import { isSameValue } from './same-value.ts'
import type { SessionState, Terms } from './session.ts'
import type { Setting, Step } from './step.ts'

/** What of its terms may change while a session lives. */
const CHANGEABLE = ['origins', 'returnUrl', 'successUrl', 'failUrl', 'customer', 'locale', 'metadata'] as const
type Changeable = (typeof CHANGEABLE)[number]

/** What `asked` names otherwise than the session has it. Of a session that is over, or was erased, nothing changes any more. */
export function namedAnew(state: SessionState, asked: Terms): readonly Changeable[] {
  if (state.end || state.erasure?.doneAt !== undefined) return []
  return CHANGEABLE.filter((name) => name in asked && !isSameValue(asked[name], state.terms[name]))
}

/** Takes over what is named; what is not named stays. */
function takeOver(state: SessionState, asked: Terms, { now }: Setting): Step {
  const names = namedAnew(state, asked)
  if (names.length === 0) return { state, log: [] }
  const terms: Terms = { ...state.terms, ...Object.fromEntries(names.map((name) => [name, asked[name]])) }
  return {
    state: withTerms(state, terms),
    log: [{ at: now, what: 'session.updated', detail: { fields: names.join(', ') } }],
  }
}

/**
 * `asked` are the terms of the posted order, whose amount is the session's. `expiresAt` (ms) is the end of a session that is opened again;
 * one that is over stays so where it is left out.
 */
export function openAgain(
  state: SessionState,
  asked: Terms,
  { expiresAt }: { readonly expiresAt: number | undefined },
  setting: Setting,
): Step {
  if (!isUnpaidEnd(state)) return takeOver(state, asked, setting)
  if (expiresAt === undefined) return { state, log: [] }
  const opened = reopen(withPersons(state, asked), expiresAt, setting)
  const named = takeOver(opened.state, asked, setting)
  return { state: named.state, log: [...opened.log, ...named.log] }
}
