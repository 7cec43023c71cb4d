import { describe, expect, it } from 'vitest'
import { capabilities, choice, details, money, open, step, T0 } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { readEdit, withValues } from './editable-fields.ts'
import { applyEditResult, edit, isEditable } from './edits.ts'
import { applyCreateResult, applyReport } from './provider-results.ts'
import type { EditResult, Report } from './report.ts'
import type { SessionState } from './session.ts'
import type { Setting } from './step.ts'
import { claimDue, renewClaims } from './tasks.ts'
import { MINUTE, SECOND } from './time-units.ts'
import { isVisibleChange } from './webhook-events.ts'

const at = (now: number): Setting => ({ now, capabilities: () => ({ ...capabilities(), edit: true }) })
const NOW = T0 + MINUTE
const WAS = { address: 'Main st. 1', asap: 'true' }
const WANTED = { address: 'High st. 2', asap: 'true' }
const row = (value: string) => ({ name: 'address', value }) as const
const screen = (value: string) => ({ kind: 'transfer', rows: [row(value)] }) as const
const shown = (value: string): Report => ({ ...details, screen: screen(value) })
const CHANGED: EditResult = {
  kind: 'changed',
  report: { payment: '1314', state: 'pending', screen: screen('High') },
}

/** A meeting that the buyer sees. */
function meeting(): SessionState {
  const chosen = step(commands.choose(open(), { ...choice('a1', 'cactusgino.cash'), fields: WAS }, at(T0)))
  return applyCreateResult(chosen, 'a1', { kind: 'report', report: shown('Main') }, at(T0 + SECOND)).state
}
const asked = (state = meeting(), fields: Record<string, string> = WANTED, now = NOW) =>
  step(edit(state, 'a1', fields, at(now)))
const attemptOf = (state: SessionState) => {
  const [attempt] = state.attempts
  if (!attempt) throw new Error('no attempt')
  return attempt
}
const answered = (state: SessionState, result: EditResult, now = NOW + SECOND) =>
  applyEditResult(state, 'a1', attemptOf(state).edit, result, at(now))
const claim = (state: SessionState, now: number, by = 'me') =>
  claimDue(state, { by, until: now + 30 * SECOND }, at(now))

describe('a change', () => {
  it('is stored with the call that it owes, and shows nothing new', () => {
    const state = asked()
    expect(attemptOf(state)).toMatchObject({
      fields: WAS,
      edit: { fields: WANTED, at: NOW },
      task: { kind: 'edit', tries: 0, at: NOW },
      screen: { rows: [row('Main')] },
    })
    expect(isVisibleChange(meeting(), state)).toBe(true)
    expect(claim(state, NOW).jobs).toMatchObject([{ kind: 'edit', attempt: { edit: { fields: WANTED } } }])
  })

  it('names in the log what is changed, and nothing that the buyer wrote', () => {
    expect(edit(meeting(), 'a1', WANTED, at(NOW))).toMatchObject({ step: { log: [{ detail: { fields: 'address' } }] } })
    const decision = edit(meeting(), 'a1', { address: 'High st. 2', time: '2026-11-21T10:30:00.000Z' }, at(NOW))
    expect(decision).toMatchObject({
      step: { log: [{ at: NOW, what: 'attempt.edit-asked', attempt: 'a1', detail: { fields: 'address asap time' } }] },
    })
  })

  it('is made when the provider says so', () => {
    const { state, log } = answered(claim(asked(), NOW).state, CHANGED)
    expect(attemptOf(state)).toMatchObject({ fields: WANTED, screen: { rows: [row('High')] } })
    expect(attemptOf(state)).not.toHaveProperty('edit')
    expect(attemptOf(state)).not.toHaveProperty('task')
    expect(log[0]).toMatchObject({ what: 'attempt.edited', attempt: 'a1', at: NOW + SECOND })
  })

  it.each<[EditResult, string, string]>([
    [{ kind: 'refused', detail: 'no' }, 'refused', 'attempt.edit-refused'],
    [{ kind: 'unanswered', detail: 'no' }, 'unknown', 'attempt.edit-unanswered'],
  ])('leaves all as it was after %j, and says so', (result, outcome, what) => {
    const { state, log } = answered(claim(asked(), NOW).state, result)
    expect(attemptOf(state)).toMatchObject({
      fields: WAS,
      edit: { fields: WANTED, outcome },
      screen: { rows: [row('Main')] },
    })
    expect(attemptOf(state)).not.toHaveProperty('task')
    expect(log[0]).toMatchObject({ what, attempt: 'a1', detail: { said: 'no' } })
  })

  it('may be asked for again where nobody knows, and is nothing where all is so already', () => {
    const same = (state: SessionState, fields: Record<string, string>) => {
      const next = asked(state, fields, NOW + MINUTE)
      return attemptOf(next).task === undefined
    }
    expect(same(meeting(), WAS)).toBe(true)
    expect(same(meeting(), { ...WAS, code: '1' })).toBe(false)
    expect(same(meeting(), { address: WAS.address })).toBe(false)
    const unknown = answered(asked(), { kind: 'unanswered', detail: '' }).state
    expect(same(unknown, WAS)).toBe(false)
    expect(same(unknown, WANTED)).toBe(false)
    expect(same(answered(asked(), { kind: 'refused', detail: '' }).state, WAS)).toBe(true)
  })

  it('is one at a time', () => {
    const state = asked()
    expect(attemptOf(asked(state, WANTED, NOW + SECOND)).edit?.at).toBe(NOW)
    expect(edit(state, 'a1', { ...WAS, address: 'x' }, at(NOW))).toEqual({ kind: 'refused', why: 'edit_under_way' })
  })

  it.each<[string, string, SessionState, Setting]>([
    ['of another session’s', 'unknown_attempt', open(), at(NOW)],
    ['at a provider without', 'not_editable', meeting(), { now: NOW, capabilities }],
    ['of what is paid', 'attempt_not_live', applyReport(meeting(), 'a1', money(150_317), at(NOW)).state, at(NOW)],
    ['of what is said to be paid', 'attempt_not_live', step(commands.markSent(meeting(), 'a1', at(NOW))), at(NOW)],
    ['of what was given up', 'attempt_not_live', step(commands.cancel(meeting(), 'a1', at(NOW))), at(NOW)],
    ['after its time', 'attempt_not_live', meeting(), at(T0 + 15 * MINUTE)],
    ['after the session', 'attempt_not_live', step(commands.cancelSession(meeting(), at(NOW))), at(NOW)],
    ['before there is anything', 'attempt_not_live', step(commands.choose(open(), choice('a1'), at(T0))), at(NOW)],
  ])('%s is refused: %s', (_when, why, state, setting) => {
    expect(edit(state, 'a1', WANTED, setting)).toEqual({ kind: 'refused', why })
  })

  it('is possible to the last moment of its time, and of a transfer alone', () => {
    expect(isEditable(attemptOf(meeting()), meeting(), at(T0 + 15 * MINUTE - 1))).toBe(true)
    const framed = { ...attemptOf(meeting()), screen: { kind: 'frame', url: 'https://x.example' } as const }
    expect(isEditable(framed, meeting(), at(NOW))).toBe(false)
    const { expiresAt: _never, ...endless } = attemptOf(meeting())
    expect(isEditable(endless, meeting(), at(NOW))).toBe(true)
  })
})

describe('whatever happens meanwhile', () => {
  it('nobody knows what became of a change whose server has gone, and it is not told again by machine', () => {
    const taken = claim(asked(), NOW).state
    const later = NOW + 31 * SECOND
    expect(claim(renewClaims(taken, 'me', later + SECOND), later, 'other').jobs).toEqual([])
    const { state, jobs, log } = claim(taken, later, 'other')
    expect(jobs).toEqual([])
    expect(attemptOf(state)).toMatchObject({ fields: WAS, edit: { outcome: 'unknown' } })
    expect(attemptOf(state)).not.toHaveProperty('task')
    expect(log).toMatchObject([{ what: 'attempt.edit-unanswered' }])
    // The answer comes after all.
    expect(attemptOf(answered(state, CHANGED).state)).toMatchObject({ fields: WANTED, screen: { rows: [row('High')] } })
  })

  it('what was not told when its time was over is told no more', () => {
    const { state, jobs, log } = claim(asked(), T0 + 16 * MINUTE)
    expect(jobs).toEqual([])
    expect(attemptOf(state)).toMatchObject({ edit: { outcome: 'refused' } })
    expect(attemptOf(state)).not.toHaveProperty('task')
    expect(log).toMatchObject([{ what: 'attempt.edit-refused' }])
  })

  it('giving it up comes first, and a late answer does not undo that', () => {
    const left = step(commands.cancel(claim(asked(), NOW).state, 'a1', at(NOW + SECOND)))
    expect(attemptOf(left).task).toMatchObject({ kind: 'close' })
    const late = answered(left, CHANGED).state
    expect(attemptOf(late)).toMatchObject({ task: { kind: 'close' }, givenUp: { why: 'buyer' } })
  })

  it('an answer to an earlier change shows nothing, but its money counts', () => {
    const first = attemptOf(asked()).edit
    const unknown = answered(asked(), { kind: 'unanswered', detail: '' }).state
    const second = asked(unknown, { ...WAS, address: 'Third' }, NOW + MINUTE)
    const late = applyEditResult(second, 'a1', first, CHANGED, at(NOW + 2 * MINUTE))
    expect(late).toEqual({ state: second, log: [] })
    const refused = { kind: 'refused', detail: 'paid' } as const
    expect(applyEditResult(second, 'a1', first, refused, at(NOW))).toEqual({ state: second, log: [] })
    const paid = applyEditResult(second, 'a1', first, { ...refused, report: money(150_317) }, at(NOW))
    expect(paid.state.end?.outcome).toBe('paid')
    expect(applyEditResult(second, 'a1', undefined, CHANGED, at(NOW)).state).toBe(second)
    expect(applyEditResult(meeting(), 'a1', first, CHANGED, at(NOW)).state).toEqual(meeting())
    expect(applyEditResult(second, 'a2', first, CHANGED, at(NOW)).state).toBe(second)
  })

  it('money that a refusal tells of counts', () => {
    const { state, log } = answered(asked(), { kind: 'refused', detail: 'paid', report: money(150_317) })
    expect(state.end?.outcome).toBe('paid')
    expect(log[0]?.what).toBe('attempt.edit-refused')
  })
})

describe('the fields of a change', () => {
  const FIELDS = [
    { name: 'address', type: 'text', label: 'Address', required: true },
    { name: 'asap', type: 'checkbox', label: 'Soon', required: false, oneOf: 'when' },
    { name: 'time', type: 'datetime', label: 'At', required: false, oneOf: 'when' },
  ] as const
  const held = { ...attemptOf(meeting()), fields: { ...WAS, code: '47' } }
  const read = (given: Record<string, string>) => readEdit(FIELDS, held, given, 'en')

  it('take the place of the ones of their names; all others stay', () => {
    expect(read({ address: ' High st. 2 ' })).toEqual({
      kind: 'fields',
      fields: { address: 'High st. 2', asap: 'true', code: '47' },
    })
    expect(read({})).toEqual({ kind: 'fields', fields: held.fields })
  })

  it('take the place of the others of their group', () => {
    expect(read({ time: '2026-11-21T12:30:00+02:00', asap: '' })).toEqual({
      kind: 'fields',
      fields: { address: 'Main st. 1', time: '2026-11-21T10:30:00.000Z', code: '47' },
    })
    // Nothing of the group: as it was.
    expect(read({ time: '', asap: 'false' })).toEqual({ kind: 'fields', fields: held.fields })
    const both = { asap: 'true', time: '2026-11-21T10:30:00.000Z' }
    expect(read(both)).toEqual({ kind: 'fields', fields: { address: 'Main st. 1', code: '47', ...both } })
  })

  it('are blamed by name', () => {
    expect(read({ address: '' })).toMatchObject({ kind: 'fault', fault: { field: 'fields.address' } })
    expect(read({ time: 'soon' })).toMatchObject({ kind: 'fault', fault: { field: 'fields.time' } })
    expect(read({ code: '48' })).toMatchObject({ kind: 'fault', fault: { field: 'fields.code' } })
  })

  it('are shown with their values', () => {
    expect(withValues(FIELDS, held)).toEqual([
      { ...FIELDS[0], value: 'Main st. 1' },
      { ...FIELDS[1], value: 'true' },
      FIELDS[2],
    ])
  })
})
