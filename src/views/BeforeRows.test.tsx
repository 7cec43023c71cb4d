// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { afterEach, expect, test } from 'vitest'
import { stepStage } from '../../test/support/browser/step-stage.ts'
import { sessionWith } from '../../test/support/session.ts'
import type { Choose, Method, Session } from '../contract/index.ts'
import en from '../i18n/en.steps.ts'
import { BeforeRows } from './BeforeRows.tsx'

const rub = (value: string) => ({ value, currency: 'RUB' })
const SHORT = { code: 'underpaid', retryable: true, text: '4 of 10 have arrived.' }
const way = (id: string, more: Partial<Method> = {}): Method => ({
  id,
  category: 'other',
  name: id,
  fields: [],
  ...more,
})
const ATTEMPT: Session['attempt'] = { id: 'a1', method: 'card', name: 'Card', status: 'underpaid', asked: rub('10.00') }

function show(more: Partial<Choose> = {}, attempt: Session['attempt'] = ATTEMPT) {
  const action: Choose = { kind: 'choose', methods: [way('card'), way('sbp')], ...more }
  const stage = stepStage(sessionWith({ action, due: rub('6.00'), ...(attempt && { attempt }) }), 0)
  const picking = {
    chosen: signal(undefined),
    asked: signal<string | undefined>(undefined),
    isOpen: signal(false),
    isWide: signal(false),
  }
  const root = document.createElement('div')
  document.body.append(root)
  render(<BeforeRows context={stage.context} action={action} picking={picking} methods={action.methods} />, root)
  return { ...stage, root, picking }
}
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
})

test('what is missing is paid the same way at one press, and what the server says to that stands there', async () => {
  const { root, asked, problem, picking } = show({ notice: SHORT })
  const button = root.querySelector('button')
  expect(button?.textContent).toBe('Pay the missing ₽6.00 the same way')
  expect(button?.classList.contains('primary')).toBe(true)
  button?.click()
  expect(asked).toEqual([['renew']])
  problem.value = { kind: 'refused', code: 'method_unavailable', text: 'Not now.' }
  await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toBe('Not now.')
  // Another way was asked for since: what is said is said of that one.
  picking.asked.value = 'sbp'
  await expect.poll(() => root.querySelector('[role=alert]')).toBeNull()
})

test('not where nothing is short, where another attempt came after it, or where its way is closed to the rest', () => {
  expect(show().root.textContent).toBe('')
  expect(show({ notice: { ...SHORT, code: 'declined' } }).root.textContent).toBe('')
  expect(show({ notice: SHORT }, { ...ATTEMPT, status: 'cancelled' }).root.textContent).toBe('')
  const closed = [way('card', { disabled: 'below-minimum' }), way('sbp')]
  expect(show({ notice: SHORT, methods: closed }).root.textContent).toBe('')
  // Its way stands there by another of its routes.
  expect(show({ notice: SHORT, methods: [way('card-2')] }).root.textContent).toContain('Pay the missing')
})

test('where there is no way at all it is said, but not beside a notice', () => {
  const busy = [way('card', { disabled: 'busy' })]
  expect(show({ methods: busy }, undefined).root.textContent).toBe(en.chooseNone)
  expect(show({ methods: [] }, undefined).root.textContent).toBe(`${en.chooseNone}Try again`)
  expect(show({ methods: [], notice: { ...SHORT, code: 'no_methods' } }, undefined).root.textContent).toBe('Try again')
})
