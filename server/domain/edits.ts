/**
 * What a buyer changes of a payment that is open: where to meet for cash, and when. The change is stored before its provider is
 * told, and what is shown stays as it was until the provider has answered. Pure.
 */
import { statusOf } from './attempt.ts'
import type { Decision } from './commands.ts'
import { applyReport } from './provider-results.ts'
import type { EditResult } from './report.ts'
import type { AttemptState, EditState, LogLine, SessionState } from './session.ts'
import { settleWithLog } from './settle.ts'
import { findAttempt, planTask, replaceAttempt, withoutTaskOf, type Setting, type Step } from './step.ts'

type Fields = AttemptState['fields']

function isSame(a: Fields, b: Fields): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

/** Can the buyer change anything of it now? Only what is still to be paid, by details that are good. */
export function isEditable(attempt: AttemptState, state: SessionState, { now, capabilities }: Setting): boolean {
  const isOver = attempt.expiresAt !== undefined && attempt.expiresAt <= now
  const isOpen = !state.end && !isOver && statusOf(attempt, state.terms.amount.currency) === 'pending'
  return isOpen && attempt.screen?.kind === 'transfer' && capabilities(attempt.provider).edit === true
}

/**
 * The buyer wants these fields instead, all of them. What is so already changes nothing, unless nobody knows whether a change
 * before has arrived. One change at a time: another is refused until the provider has answered.
 */
export function edit(state: SessionState, id: string, fields: Fields, setting: Setting): Decision {
  const attempt = findAttempt(state, id)
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  if (!setting.capabilities(attempt.provider).edit) return { kind: 'refused', why: 'not_editable' }
  if (!isEditable(attempt, state, setting)) return { kind: 'refused', why: 'attempt_not_live' }
  const { edit: held, task } = attempt
  if (task?.kind === 'edit' && held && isSame(held.fields, fields)) return settled(state, setting)
  if (task) return { kind: 'refused', why: 'edit_under_way' }
  if (isSame(attempt.fields, fields) && held?.outcome !== 'unknown') return settled(state, setting)
  const changed = Object.keys({ ...attempt.fields, ...fields }).filter((name) => fields[name] !== attempt.fields[name])
  const asked = planTask({ ...attempt, edit: { fields, at: setting.now } }, 'edit', setting.now)
  // Names alone: what the buyer wrote is nobody's in a log.
  const line = { at: setting.now, what: 'attempt.edit-asked', attempt: id, detail: { fields: changed.join(' ') } }
  return settled(replaceAttempt(state, asked), setting, [line])
}

const settled = (state: SessionState, setting: Setting, log: readonly LogLine[] = []): Decision => ({
  kind: 'step',
  step: settleWithLog(state, setting, log),
})

function withOutcome(attempt: AttemptState, outcome: NonNullable<EditState['outcome']>): AttemptState {
  return attempt.edit ? { ...attempt, edit: { ...attempt.edit, outcome } } : attempt
}

/**
 * The answer of a provider to the change `wanted`. Where the buyer has asked for another one meanwhile, it tells of money alone:
 * what is shown is for that other one to say.
 */
export function applyEditResult(
  state: SessionState,
  id: string,
  wanted: EditState | undefined,
  result: EditResult,
  setting: Setting,
): Step {
  const attempt = findAttempt(state, id)
  if (!attempt) return { state, log: [] }
  const held = attempt.edit
  const isCurrent = held !== undefined && wanted !== undefined && held.at === wanted.at
  const line = (what: string, said?: string): LogLine => ({
    at: setting.now,
    what: `attempt.${what}`,
    attempt: id,
    ...(said === undefined ? {} : { detail: { said } }),
  })
  if (!isCurrent) {
    if (result.kind !== 'refused' || !result.report) return { state, log: [] }
    return applyReport(state, id, result.report, setting)
  }
  const idle = withoutTaskOf(attempt, 'edit')
  switch (result.kind) {
    case 'changed': {
      const { edit: _done, ...rest } = idle
      const step = applyReport(replaceAttempt(state, { ...rest, fields: held.fields }), id, result.report, setting)
      return { state: step.state, log: [line('edited'), ...step.log] }
    }
    case 'refused': {
      const refused = replaceAttempt(state, withOutcome(idle, 'refused'))
      const step = result.report ? applyReport(refused, id, result.report, setting) : settleWithLog(refused, setting)
      return { state: step.state, log: [line('edit-refused', result.detail), ...step.log] }
    }
    case 'unanswered':
      return settleWithLog(replaceAttempt(state, withOutcome(idle, 'unknown')), setting, [
        line('edit-unanswered', result.detail),
      ])
  }
}
