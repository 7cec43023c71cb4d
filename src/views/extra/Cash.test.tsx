// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../../test/support/session.ts'
import { stepContext } from '../../../test/support/browser/step-context.ts'
import type { Transfer as TransferAction } from '../../contract/index.ts'
import { Transfer } from '../Transfer.tsx'

function show(more: Partial<TransferAction> = {}) {
  const action: TransferAction = {
    kind: 'transfer',
    mode: 'cash',
    amount: { value: '1503.17', currency: 'RUB' },
    rows: [
      { name: 'address', value: 'Green Street 4' },
      { name: 'messenger', value: 'Telegram' },
      { name: 'code', value: '4417' },
    ],
    expiresAt: '2026-11-22T12:05:00Z',
    editable: [{ name: 'address', type: 'text', label: 'Address', required: true, value: 'Green Street 4' }],
    ...more,
  }
  const shown = stepContext(sessionWith({ action }), Date.parse('2026-11-22T12:00:00Z'))
  const root = document.createElement('div')
  document.body.append(root)
  render(<Transfer context={shown.context} action={action} />, root)
  return { ...shown, root }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function press(root: Element, says: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === says)
  if (!button) throw new Error(`no ${says}`)
  button.click()
  await vi.advanceTimersByTimeAsync(50)
}

test('a meeting has none of a transfer’s words, and nothing to copy', async () => {
  const { root, asked } = show()
  expect(root.querySelector('h2')?.textContent).toBe('Meet and pay in cash')
  expect(root.textContent).toContain('Have exactly this ready₽1,503.17')
  expect(root.textContent).not.toMatch(/I have sent|left to pay|Send|transfer|To the last digit/)
  expect(root.querySelector('.press, [role=timer]')).toBeNull()
  await press(root, 'Change the place or time')
  expect(root.querySelector<HTMLInputElement>('#pw-address')?.value).toBe('Green Street 4')
  await press(root, 'Cancel the meeting')
  expect(root.textContent).toContain('Nobody comes then')
  expect(asked).toEqual([])
  await press(root, 'Yes, cancel it')
  expect(asked).toEqual(['giveUp'])
})

test.each([
  ['https://t.me/courier', true],
  ['https://wa.me/79001234567', true],
  ['http://t.me/courier', false],
  ['https://t.me.evil.example/', false],
  ['https://evil@t.me/', false],
  ['javascript:alert(1)', false],
  ['Telegram', false],
])('the messenger %s is a link: %s', (value, isLink) => {
  const { root } = show({ rows: [{ name: 'messenger', value }] })
  expect(root.querySelector('a') !== null).toBe(isLink)
  expect(root.textContent).toContain(value)
})

test('called off: it can be read, and another one arranged', async () => {
  const { root, asked } = show({ ended: 'cancelled' })
  expect(root.querySelector('h2')?.textContent).toBe('The payment was cancelled')
  expect(root.textContent).toContain('contact the shop, order A-1')
  expect(root.querySelector('.over')?.textContent).toContain('₽1,503.17')
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Arrange another meeting',
  ])
  await press(root, 'Arrange another meeting')
  expect(asked).toEqual(['renew'])
})
