// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { stepStage } from '../../test/support/browser/step-stage.ts'
import type { Transfer, Wait as WaitAction } from '../contract/index.ts'
import { Wait } from './Wait.tsx'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const SINCE = '2026-11-22T11:59:30Z'
const DETAILS: Transfer = {
  kind: 'transfer',
  amount: { value: '10.00', currency: 'RUB' },
  rows: [{ name: 'card', value: '2200 7007' }],
  expiresAt: '2026-11-22T12:10:00Z',
}
const search = (more: Partial<WaitAction> = {}): WaitAction => ({
  kind: 'wait',
  reason: 'operator',
  since: SINCE,
  stage: 'searching',
  cancellable: true,
  ...more,
})
const check = (more: Partial<WaitAction> = {}): WaitAction =>
  search({ reason: 'confirmation', stage: 'checking', details: DETAILS, ...more })

function show(action: WaitAction) {
  const root = document.createElement('div')
  document.body.append(root)
  const stage = stepStage(sessionWith({ action }), NOW)
  const draw = (next: WaitAction) => render(<Wait context={stage.context} action={next} />, root)
  draw(action)
  return { ...stage, root, draw }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
})
const settled = () => vi.advanceTimersByTimeAsync(100)

const stages = (root: Element) =>
  [...root.querySelectorAll('li')].map((stage) => {
    const name = stage.querySelector('h2')?.textContent ?? stage.textContent ?? ''
    const mark = stage.getAttribute('aria-current') === 'step' ? '> ' : stage.classList.contains('past') ? '+ ' : ''
    return mark + name
  })
const buttons = (root: Element) => [...root.querySelectorAll('button')].map(({ textContent }) => textContent)
async function press(root: Element, label: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label)
  if (!button) throw new Error(`no button ${label}`)
  button.click()
  await settled()
}

test.each([
  [
    'operator',
    'asked',
    ['> The payment system is preparing your payment', 'Looking for a free operator', 'Payment details'],
  ],
  ['operator', 'searching', ['+ Asked the payment system', '> Looking for a free operator', 'Payment details']],
  [
    'operator',
    'found',
    ['+ Asked the payment system', '+ Looking for a free operator', '> An operator is preparing your payment details'],
  ],
  ['provider', 'asked', ['> The payment system is preparing your payment', 'Payment details']],
  ['provider', 'found', ['+ Asked the payment system', '> The payment system is preparing your payment']],
  ['confirmation', 'checking', ['+ You have sent it', '> We are checking your payment', 'Paid']],
] as const)('a wait for the %s that is %s', (reason, stage, expected) => {
  const { root } = show(search({ reason, stage }))
  expect(stages(root)).toEqual(expected)
  // Nothing is said twice.
  expect(root.querySelectorAll('h2')).toHaveLength(1)
})

test.each([
  ['operator', undefined, 'An operator is preparing your payment details'],
  ['provider', 'checking', 'The payment system is preparing your payment'],
  ['confirmation', 'searching', 'We are checking your payment'],
] as const)('without a stage that belongs to a wait for the %s it is said as a whole', (reason, stage, title) => {
  const { stage: _, ...rest } = search({ reason })
  const { root } = show(stage ? { ...rest, stage } : rest)
  expect(root.querySelector('ol')).toBeNull()
  expect(root.querySelector('h2')?.textContent).toBe(title)
})

test('the heading moves on: it keeps the focus that it had, takes it from no button, and is spoken', async () => {
  const { root, draw, said } = show(search({ stage: 'asked' }))
  expect(document.activeElement?.textContent).toBe('The payment system is preparing your payment')
  draw(search())
  await settled()
  expect(document.activeElement?.textContent).toBe('Looking for a free operator')
  expect(said).toEqual(['Looking for a free operator'])
  root.querySelector('button')?.focus()
  draw(search({ stage: 'found' }))
  await settled()
  expect(document.activeElement?.textContent).toBe('Choose another way to pay')
  expect(said.at(-1)).toBe('An operator is preparing your payment details')
})

test('how long it usually takes, and a bar that goes before it would be full', async () => {
  const { root, now } = show(search({ usually: 40 }))
  expect(root.textContent).toContain('30 sec so far. It usually takes up to 40 sec.')
  expect(root.querySelector('progress')?.value).toBe(30_000)
  now.value = NOW + 10_001
  await settled()
  expect(root.querySelector('progress')).toBeNull()
  expect(root.textContent).toContain('It is taking longer than usual.')
})

test('after longer than usual the next way is one press away', async () => {
  const { root, now, asked } = show(search({ usually: 40, next: 'p.sbp', nextName: 'SBP' }))
  expect(buttons(root)).toEqual(['Choose another way to pay'])
  now.value = NOW + 10_001
  await settled()
  await press(root, 'Pay by SBP instead')
  expect(asked).toEqual([['chooseInstead', 'p.sbp']])
})

test('where nobody knows what is usual it is offered after a minute; without its name it never is', async () => {
  const { root, now, draw } = show(search({ next: 'p.sbp', nextName: 'SBP' }))
  now.value = NOW + 30_000
  await settled()
  expect(buttons(root)).toEqual(['Choose another way to pay'])
  now.value = NOW + 30_001
  await settled()
  expect(buttons(root)).toEqual(['Pay by SBP instead', 'Choose another way to pay'])
  expect(root.textContent).not.toContain('longer than usual')
  draw(search({ next: 'p.sbp' }))
  await settled()
  expect(buttons(root)).toEqual(['Choose another way to pay'])
})

test.each(['operator', 'provider'] as const)('a search for the %s is given up at one press', async (reason) => {
  const { root, asked } = show(search({ reason }))
  await press(root, 'Choose another way to pay')
  expect(asked).toEqual([['giveUp']])
  expect(root.textContent).not.toContain('no longer be valid')
})

test('what has details is asked about first, and only what may be on its way is warned of', async () => {
  const found = show(search({ details: DETAILS }))
  await press(found.root, 'Choose another way to pay')
  expect(found.root.textContent).toContain('What is on this screen will no longer be valid.')
  expect(found.root.textContent).not.toContain('If you have already sent money')
  const sent = show(check())
  await press(sent.root, 'Choose another way to pay')
  expect(sent.root.textContent).toContain('If you have already sent money, do not')
  expect([...found.asked, ...sent.asked]).toEqual([])
  await press(sent.root, 'Yes, another way')
  expect(sent.asked).toEqual([['giveUp']])
})

test('"not sent yet" is there while it can be taken back and there is time', async () => {
  const { root, draw, now, asked } = show(check({ usually: 300 }))
  expect(root.textContent).toContain('It usually takes up to 5 min.')
  await press(root, 'I have not sent it yet')
  expect(asked).toEqual([['unsent']])
  draw(check({ cancellable: false }))
  await settled()
  expect(buttons(root)).toEqual([])
  draw(check())
  now.value = Date.parse('2026-11-22T12:10:00Z')
  await settled()
  expect(buttons(root)).toEqual(['Choose another way to pay'])
})

test('whoever asks to be told is asked by the browser at the press, and learns what came of it', async () => {
  const { root, notifying, asked, said } = show(search())
  expect(buttons(root)).not.toContain('Tell me when it is there')
  notifying.value = 'askable'
  await settled()
  expect(asked).toEqual([])
  await press(root, 'Tell me when it is there')
  expect(asked).toEqual([['notify']])
  notifying.value = 'on'
  await settled()
  expect(root.textContent).toContain('Leave this page open.')
  // Not both at once.
  expect(root.textContent).not.toContain('You can close this page')
  expect(buttons(root)).toEqual(['Choose another way to pay'])
  expect(said.at(-1)).toBe('We will tell you. Leave this page open.')
  notifying.value = 'refused'
  await settled()
  expect(root.textContent).toContain('its title changes')
})
