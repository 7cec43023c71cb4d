// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../../test/support/session.ts'
import { stepContext } from '../../../test/support/browser/step-context.ts'
import type { Transfer as TransferAction } from '../../contract/index.ts'
import { Transfer } from '../Transfer.tsx'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const rub = (value: string) => ({ value, currency: 'RUB' })
const CARD = { name: 'card', value: '2200 7007 1234 5678', copy: '2200700712345678' } as const
const HOLDER = { name: 'holder', value: 'Ivan S.' } as const
const BANK = { name: 'bank', value: 'T-Bank' } as const
const NUMBER = 'Copy: Card number'
const SENT = 'I have sent ₽1,503.17'

let touch = false
let copied: string[] = []
let refuses = false

function show(more: Partial<TransferAction>, name = 'm10') {
  const action = (change: Partial<TransferAction> = {}): TransferAction => ({
    kind: 'transfer',
    amount: rub('1503.17'),
    rows: [CARD, BANK, HOLDER],
    expiresAt: '2026-11-22T12:05:00Z',
    ...more,
    ...change,
  })
  const session = sessionWith({
    action: action(),
    order: { id: 'A-1', amount: rub('1503.17') },
    due: rub('1503.17'),
    attempt: { id: 'a1', method: 'm', name, status: 'pending', asked: rub('1503.17') },
  })
  const shown = stepContext(session, NOW)
  const root = document.createElement('div')
  document.body.append(root)
  const draw = (change: Partial<TransferAction> = {}) =>
    render(<Transfer context={shown.context} action={action(change)} />, root)
  draw()
  return { ...shown, root, draw }
}

beforeEach(() => {
  touch = false
  refuses = false
  copied = []
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: touch }))
  const writeText = async (text: string) => {
    if (refuses) throw new Error('denied')
    copied.push(text)
  }
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
})
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settled = () => vi.advanceTimersByTimeAsync(50)

/** Buttons and links by what they say, with what is filled marked. */
const barOf = (root: Element) =>
  [...root.querySelectorAll('.bar > *')].map((button) => [
    button.textContent,
    button.classList.contains('primary') ? 'filled' : 'plain',
  ])

async function press(root: Element, says: string): Promise<void> {
  const all = [...root.querySelectorAll<HTMLElement>('button, a')]
  const found = all.find((button) => [button.textContent, button.ariaLabel ?? ''].includes(says))
  if (!found) throw new Error(`no ${says} among ${all.map(({ textContent }) => textContent).join(', ')}`)
  found.addEventListener('click', (event) => found.matches('a') && event.preventDefault())
  found.click()
  await settled()
}

test('the number is the next thing to do until it was copied, and what was copied is that number alone', async () => {
  const { root, draw } = show({ mode: 'card' })
  expect(barOf(root)).toEqual([
    ['Copy the card number', 'filled'],
    [SENT, 'plain'],
  ])
  await press(root, 'Copy the card number')
  expect(copied).toEqual(['2200700712345678'])
  expect(barOf(root)).toEqual([
    ['Copied', 'plain'],
    [SENT, 'filled'],
  ])
  // Both places know of it.
  expect(root.querySelector('.large .press.done')).not.toBeNull()
  draw({ rows: [{ ...CARD, copy: '2200700799999999' }] })
  await settled()
  expect(barOf(root).map(([, look]) => look)).toEqual(['filled', 'plain'])
})

test('by whatever means: the row, or by hand', async () => {
  const one = show({ mode: 'card' })
  await press(one.root, NUMBER)
  expect(barOf(one.root)[1]).toEqual([SENT, 'filled'])
  const other = show({ mode: 'card' })
  other.root.querySelector('.tile')?.dispatchEvent(new Event('copy', { bubbles: true }))
  await settled()
  expect(barOf(other.root)[1]).toEqual([SENT, 'plain'])
  other.root.querySelector('.large dd')?.dispatchEvent(new Event('copy', { bubbles: true }))
  await settled()
  expect(barOf(other.root)[1]).toEqual([SENT, 'filled'])
})

test('where the clipboard is refused the exact number stands selected, whichever button was pressed', async () => {
  refuses = true
  const { root, said } = show({ mode: 'card' })
  await press(root, 'Copy the card number')
  const input = root.querySelector<HTMLInputElement>('.large input')
  expect(document.activeElement).toBe(input)
  expect(input?.value).toBe('2200700712345678')
  expect(said).toEqual(['Selected: copy it by hand'])
  expect(barOf(root)[1]).toEqual([SENT, 'plain'])
})

test('the amount is copied as banks take it, its cents stand out, and nobody has to copy a bank’s name', async () => {
  const { root } = show({ mode: 'card' })
  await press(root, 'Copy: Send exactly')
  expect(copied).toEqual(['1503.17'])
  expect(root.querySelector('.cents')?.textContent).toBe('17')
  expect(root.querySelector('.tile')?.textContent).toContain('To the last digit')
  expect([...root.querySelectorAll('[part~=details] dt')].map(({ textContent }) => textContent)).toEqual([
    'Card number',
    'Recipient',
    'Bank',
  ])
  expect(root.querySelectorAll('[part~=details] .press')).toHaveLength(1)
  const whole = show({ mode: 'card', amount: rub('1503.00') })
  expect(whole.root.querySelector('.cents')).toBeNull()
  expect(whole.root.textContent).not.toContain('To the last digit')
})

test('what to know comes before the rows: another amount, a warning, and whom one pays', () => {
  const { root } = show({
    mode: 'card',
    ordered: rub('1503.00'),
    warning: 'card-checksum',
    payee: { kind: 'person', comment: 'empty' },
  })
  const text = root.textContent ?? ''
  const places = [
    'The order comes to ₽1,503',
    'may have a mistake',
    'private person',
    'Leave the message',
    'Card number2200',
  ]
  const found = places.map((place) => text.indexOf(place))
  expect(found).not.toContain(-1)
  expect(found).toEqual(found.toSorted((one, other) => one - other))
})

test.each([
  ['required', 'reference', true],
  ['required', 'bank', false],
  ['empty', 'reference', false],
] as const)('a comment that is %s, with a row %s, is asked for: %s', (comment, name, isAsked) => {
  const { root } = show({ mode: 'account', payee: { kind: 'business', comment }, rows: [{ name, value: 'Order 1' }] })
  expect(root.textContent?.includes('Write the message')).toBe(isAsked)
  expect(root.textContent).not.toContain('private person')
})

test('Pix: its code is copied; refused, it stands selected', async () => {
  touch = true
  const pix = { mode: 'pix', qr: { payload: '000201PIX' }, rows: [] } as const
  const { root } = show({ ...pix, rows: [] })
  expect(root.querySelector('h2')?.textContent).toBe('Pay with Pix')
  await press(root, 'Copy the Pix code')
  expect(copied).toEqual(['000201PIX'])
  expect(barOf(root)[1]).toEqual([SENT, 'filled'])
  expect(root.querySelector('.fold.code > .folded .qr')).not.toBeNull()
  refuses = true
  const other = show({ ...pix, rows: [] })
  await press(other.root, 'Copy the Pix code')
  expect(other.root.querySelector<HTMLInputElement>('input.exact')?.value).toBe('000201PIX')
})

test('a wallet is called by its name, and never a bank’s app', async () => {
  touch = true
  const { root } = show({ mode: 'wallet', link: 'https://m10.example/1', qr: { payload: 'm10' } })
  expect(barOf(root)).toEqual([
    ['Open m10', 'filled'],
    [SENT, 'plain'],
  ])
  expect(root.textContent).toContain('Scan it with the m10 app')
  expect(root.textContent).not.toContain('bank’s app')
  await press(root, 'Open m10')
  expect(barOf(root)[1]).toEqual([SENT, 'filled'])
  const unsafe = show({ mode: 'wallet', link: 'javascript:alert(1)' })
  expect(unsafe.root.querySelector('a')).toBeNull()
  expect(barOf(unsafe.root)[0]).toEqual(['Copy the card number', 'filled'])
})

test('crypto: one currency and nothing else, and the address is the large one', () => {
  const { root } = show({
    mode: 'crypto',
    amount: { value: '16.25', currency: 'USDT' },
    rows: [{ name: 'address', value: 'TQ5XcR8mJhYv2nKpL7wZ3sBfGd9aEuN4iV' }],
  })
  expect(root.querySelector('h2')?.textContent).toBe('Send USDT')
  expect(root.textContent).toContain('Send USDT and nothing else')
  expect(barOf(root)[0]).toEqual(['Copy the address', 'filled'])
  // In groups to compare, without a gap in what is selected by hand.
  expect(root.querySelectorAll('.large .group')).toHaveLength(9)
  expect(root.querySelector('.large bdi')?.textContent).toBe('TQ5XcR8mJhYv2nKpL7wZ3sBfGd9aEuN4iV')
})

test('ended: greyed and not to be copied; who has sent comes first', async () => {
  for (const mode of ['card', 'qr', 'pix', 'wallet', 'crypto'] as const) {
    const { root } = show({ mode, ended: 'expired', expiresAt: '2026-11-22T11:59:00Z', warning: 'card-checksum' })
    expect(root.querySelector('.details.over'), mode).not.toBeNull()
    expect(root.querySelector('.press'), mode).toBeNull()
    expect(root.textContent, mode).not.toContain('may have a mistake')
    expect(barOf(root), mode).toEqual([
      ['I have already sent it', 'filled'],
      ['Get new details', 'plain'],
    ])
  }
})

test('the countdown goes on in a page that a browser has translated', async () => {
  const { root, now } = show({ mode: 'card' })
  const timer = root.querySelector('[role=timer]')
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const font = document.createElement('font')
    font.textContent = `übersetzt ${text.textContent}`
    text.parentNode?.replaceChild(font, text)
  }
  now.value = NOW + 1000
  await settled()
  expect(timer?.textContent).toBe('4:59 left to pay')
  await press(root, 'übersetzt Copy the card number')
  expect(barOf(root)[0]).toEqual(['Copied', 'plain'])
  now.value = NOW + 300_000
  await settled()
  expect(barOf(root).map(([text]) => text)).toEqual(['I have already sent it', 'Get new details'])
})

test('what is a number, a name or the time is left alone by whoever translates the page', () => {
  const { root } = show({ mode: 'card' })
  for (const kept of [...root.querySelectorAll('dd bdi'), root.querySelector('.countdown')])
    expect(kept?.getAttribute('translate')).toBe('no')
})
