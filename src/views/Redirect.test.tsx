// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { stepContext } from '../../test/support/browser/step-context.ts'
import type { Money, Redirect as RedirectAction } from '../contract/index.ts'
import { Redirect } from './Redirect.tsx'

const rub = (value: string): Money => ({ value, currency: 'RUB' })

beforeEach(() => void vi.stubGlobal('matchMedia', () => ({ matches: true })))
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

test.each([
  [undefined, '₽1,503.17', false],
  [rub('1540.72'), '₽1,540.72', true],
  [rub('1503.17'), '₽1,503.17', false],
  [{ value: '1503.17', currency: 'USD' }, '$1,503.17', true],
])('the button says the sum that its page asks for', (total, says, isSaid) => {
  const action: RedirectAction = {
    kind: 'redirect',
    url: 'https://pay.example/1',
    method: 'GET',
    params: [],
    ...(total ? { total } : {}),
  }
  const session = sessionWith({ action, due: rub('1503.17') })
  const root = document.createElement('div')
  document.body.append(root)
  render(<Redirect context={stepContext(session, Date.now()).context} action={action} session={session} />, root)
  expect(root.querySelector('button')?.textContent).toBe(`Go to the payment page · ${says}`)
  expect(root.textContent?.includes('its fee included')).toBe(isSaid)
  expect(root.querySelector('.qr')?.getAttribute('aria-label')).toContain(says)
})
