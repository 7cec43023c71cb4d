// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../../test/support/session.ts'
import { stepContext } from '../../../test/support/browser/step-context.ts'
import type { Bank, Transfer as TransferAction } from '../../contract/index.ts'
import { Transfer } from '../Transfer.tsx'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const rub = (value: string) => ({ value, currency: 'RUB' })
const SENT = 'I have sent ₽1,503.17'
const bank = (name: string, more: Partial<Bank> = {}): Bank => ({ name, link: `bank${name.length}://pay/1`, ...more })
const BANKS: Bank[] = [
  bank('Сбер', { web: 'https://sber.example/pay' }),
  bank('Т-Банк', { aliases: ['тинькофф'] }),
  ...['ВТБ', 'Альфа', 'Озон', 'Газпром', 'Почта', 'Райффайзен'].map((name) => bank(name)),
]

let touch = true

function show(more: Partial<TransferAction>) {
  const action: TransferAction = {
    kind: 'transfer',
    mode: 'qr',
    amount: rub('1503.17'),
    rows: [{ name: 'phone', value: '+7 900 123-45-67' }],
    qr: { payload: 'https://qr.nspk.example/1' },
    link: 'https://qr.nspk.example/1',
    expiresAt: '2026-11-22T12:05:00Z',
    ...more,
  }
  const shown = stepContext(sessionWith({ action }), NOW)
  const root = document.createElement('div')
  document.body.append(root)
  render(<Transfer context={shown.context} action={action} />, root)
  return { ...shown, root }
}

beforeEach(() => {
  touch = true
  localStorage.clear()
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({ matches: touch }))
})
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const settled = () => vi.advanceTimersByTimeAsync(50)

function named(root: Element, says: string): HTMLElement {
  const found = [...root.querySelectorAll<HTMLElement>('button, a')].find(({ textContent }) => textContent === says)
  if (!found) throw new Error(`no ${says}`)
  return found
}
async function press(root: Element, says: string): Promise<void> {
  const button = named(root, says)
  button.addEventListener('click', (event) => button.matches('a') && event.preventDefault())
  button.click()
  await settled()
}
const barOf = (root: Element) =>
  [...root.querySelectorAll('.bar > *')].map((button) => [
    button.textContent,
    button.classList.contains('primary') ? 'filled' : 'plain',
  ])
const listed = (root: Element) =>
  [...root.querySelectorAll<HTMLElement>('.list li')].filter(({ hidden }) => !hidden).map((row) => row.textContent)

test('on a phone the banks come first, details and code wait; the one that is opened is kept and goes first from then on', async () => {
  const first = show({ banks: BANKS })
  expect(barOf(first.root)).toEqual([[SENT, 'plain']])
  expect(first.root.querySelectorAll('.tiles a')).toHaveLength(6)
  expect(first.root.querySelector('.fold.rows > .folded [part~=details]')).not.toBeNull()
  expect(first.root.querySelector('.fold.code > .folded .qr')).not.toBeNull()
  await press(first.root, 'Сбер')
  expect(localStorage.getItem('paywicket-bank')).toBe('Сбер')
  expect(barOf(first.root)).toEqual([
    ['Open Сбер', 'plain'],
    [SENT, 'filled'],
  ])
  const web = named(first.root, 'No app? Сбер in the browser')
  expect([web.getAttribute('href'), web.getAttribute('target')]).toEqual(['https://sber.example/pay', '_blank'])

  const next = show({ banks: BANKS })
  expect(barOf(next.root)).toEqual([
    ['Open Сбер', 'filled'],
    [SENT, 'plain'],
  ])
  // An app is opened from this very tab: another one would be left behind empty.
  expect(named(next.root, 'Open Сбер').getAttribute('target')).toBeNull()
  expect(next.root.querySelector('.tiles')).toBeNull()
  await press(next.root, 'Another bank')
  expect(listed(next.root)).toHaveLength(8)
})

test.each([
  ['тинькофф', ['Т-Банк']],
  ['tinkoff', ['Т-Банк']],
  ['nbymrjaa', ['Т-Банк']],
  ['gazprom', ['Газпром']],
  ['nothing', []],
])('the banks are found by %s', async (query, found) => {
  const { root } = show({ banks: BANKS })
  await press(root, 'Another bank')
  await vi.dynamicImportSettled()
  await settled()
  const input = root.querySelector<HTMLInputElement>('input[type=search]')
  expect(document.activeElement).toBe(input)
  if (input) input.value = query
  input?.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
  expect(listed(root)).toEqual(found)
  expect(root.querySelector('output')?.textContent?.includes('No bank by that name')).toBe(found.length === 0)
})

test('an address that is not safe opens nothing: the page stands in for it, or the bank is not there', () => {
  const { root } = show({
    banks: [
      bank('Bad', { link: 'javascript:alert(1)', web: 'data:text/html,1' }),
      bank('Page', { link: 'javascript:alert(1)', web: 'https://bank.example/' }),
    ],
  })
  const links = [...root.querySelectorAll<HTMLAnchorElement>('.banks a')]
  expect(links.map(({ textContent, href }) => [textContent, href])).toEqual([['Page', 'https://bank.example/']])
})

test('a storage that throws forgets, and stops nobody', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  const { root } = show({ banks: BANKS })
  await press(root, 'Сбер')
  expect(barOf(root)[0]).toEqual(['Open Сбер', 'plain'])
})

test('without a list of banks the address that any of them may answer to is the way', async () => {
  const { root } = show({})
  expect(barOf(root)).toEqual([
    ['Open your bank’s app', 'filled'],
    [SENT, 'plain'],
  ])
  await press(root, 'Open your bank’s app')
  expect(barOf(root)[1]).toEqual([SENT, 'filled'])
})

test('on a desk the code is beside the details, and no bank is asked for', () => {
  touch = false
  const { root } = show({ banks: BANKS })
  expect(root.querySelector('.beside .qr')).not.toBeNull()
  expect(root.querySelector('.banks, .fold')).toBeNull()
  expect(barOf(root)).toEqual([[SENT, 'filled']])
})

test('a second that goes by draws no bank anew', async () => {
  const many = Array.from({ length: 200 }, (_, nth) => bank(`Bank ${nth}`))
  const { root, now } = show({ banks: many })
  await press(root, 'Another bank')
  const changes: MutationRecord[] = []
  const watcher = new MutationObserver((records) => changes.push(...records))
  watcher.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
  now.value = NOW + 1000
  await settled()
  expect(root.querySelector('[role=timer]')?.textContent).toBe('4:59 left to pay')
  const inCountdown = (node: Node) => node instanceof Element && node.closest('.countdown') !== null
  expect(changes.filter(({ target }) => !inCountdown(target))).toEqual([])
})
