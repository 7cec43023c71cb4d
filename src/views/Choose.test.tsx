// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Choose as ChooseAction, Method, Session } from '../contract/index.ts'
import type { Fault } from '../core/api.ts'
import type { Command } from '../core/commands.ts'
import type { SessionStore } from '../core/session-store.ts'
import enSteps from '../i18n/en.steps.ts'
import en from '../i18n/en.ts'
import { createTranslator } from '../i18n/translator.ts'
import { lazyViews } from './lazy-views.ts'
import type { Lazy, PickerContext } from './picker-context.ts'
import { Widget } from './Widget.tsx'

const rub = (value: string) => ({ value, currency: 'RUB' })
const way = (id: string, more: Partial<Method> = {}): Method => ({
  id,
  category: 'digital_wallet',
  name: id,
  fields: [],
  ...more,
})
const NINE = [...'abcdefghi'].map((id) => way(id))

/** The picker with a store that only remembers what it was asked; `later` brings what comes in a file of its own. */
function show(action: Omit<ChooseAction, 'kind'>, more: Partial<Session> = {}, context: Partial<PickerContext> = {}) {
  const asked: unknown[] = []
  const problem = signal<Fault | undefined>(undefined)
  const lazy = signal<Lazy | undefined>(undefined)
  const nothing = async () => {}
  const controller = {
    busy: signal<Command | undefined>(undefined),
    kept: signal<Command | undefined>(undefined),
    problem,
    now: signal(0),
    refresh() {},
    stop() {},
    choose: async (...command: unknown[]) => void asked.push(command),
    chooseInstead: nothing,
    notifying: signal('impossible' as const),
    notify: nothing,
    edit: nothing,
    sent: nothing,
    unsent: nothing,
    renew: async () => void asked.push('renew'),
    giveUp: nothing,
    leave: nothing,
    attach: async () => undefined,
    handOver: () => new Promise<never>(() => {}),
  }
  const session = signal<Session | undefined>(
    sessionWith({ due: rub('1503.17'), action: { kind: 'choose', ...action }, ...more }),
  )
  const store: SessionStore = {
    session,
    trouble: signal(undefined),
    offline: signal(false),
    shownAt: signal(undefined),
    clock: { anchor() {}, now: () => 0, jumped: () => false },
    typed: new Map(),
    controller: signal(controller),
    start() {},
    stop() {},
    refresh() {},
  }
  const root = document.createElement('div')
  document.body.append(root)
  render(
    <Widget
      context={{
        store,
        files: { missing: signal(0), get: (load) => load(), retry() {}, stop() {} },
        translator: createTranslator('en', en),
        lazy,
        last: undefined,
        server: 'https://pay.example',
        methods: undefined,
        id: 'pw',
        say() {},
        mayFocus: () => false,
        ...context,
      }}
    />,
    root,
  )
  const later = async () => {
    lazy.value = {
      views: lazyViews,
      translator: createTranslator('en', { ...en, ...enSteps }),
      extra: () => undefined,
      styled: new Set(),
    }
    await settled()
  }
  return { root, asked, problem, session, later }
}

const settled = () => vi.advanceTimersByTimeAsync(100)
const ids = (root: Element) =>
  [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ value }) => value)
const seen = (root: Element) =>
  [...root.querySelectorAll<HTMLElement>('[data-id]')].filter((row) => !row.hidden).map((row) => row.dataset['id'])
const checked = (root: Element) => root.querySelector<HTMLInputElement>('input:checked')?.value
const line = (root: Element, id: string) => root.querySelector(`[data-id=${id}] .face > :last-child`)?.textContent

function element<Wanted extends HTMLElement>(root: Element, selector: string): Wanted {
  const found = root.querySelector<Wanted>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

test('up to six ways are all there; of more the first four, at once, and a button', async () => {
  const few = show({ methods: NINE.slice(0, 6) })
  expect(ids(few.root)).toEqual([...'abcdef'])
  const many = show({ methods: NINE })
  expect(ids(many.root)).toEqual([...'abcd'])
  await many.later()
  expect(element(many.root, '.more > button').textContent).toBe('5 more ways')
  expect(few.root.querySelector('.more')).toBeNull()
})

test('the rest comes in groups below the first, what cannot be had at the end, and all of them are one list to a keyboard', async () => {
  const { root, later } = show({
    methods: [
      ...NINE,
      way('taxi', { category: 'taxi' }),
      way('bank', { category: 'online_banking' }),
      way('club', { category: 'online_banking' }),
      way('big', { disabled: 'below-minimum', min: rub('5000.00') }),
    ],
  })
  await later()
  element(root, '.more > button').click()
  await settled()
  expect(ids(root)).toEqual([...'abcdefghi', 'bank', 'club', 'taxi', 'big'])
  expect([...root.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
    'Wallets',
    'Online banking',
    'Other ways',
  ])
  expect(new Set([...root.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ name }) => name)).size).toBe(
    1,
  )
  expect(root.querySelectorAll('[role=radiogroup]')).toHaveLength(1)
  expect(line(root, 'big')).toBe('from ₽5,000')
  expect(element<HTMLInputElement>(root, 'input[value=big]').disabled).toBe(true)
})

test('the filter is for the first ways, too, and groups without a find are not there', async () => {
  const { root, later } = show({ methods: [...NINE, way('nine', { category: 'cash_payment', aliases: ['сбер'] })] })
  await later()
  element(root, '.more > button').click()
  await settled()
  const box = element<HTMLInputElement>(root, 'input[type=search]')
  const type = async (text: string) => {
    box.value = text
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await settled()
  }
  await vi.dynamicImportSettled()
  await type('sber')
  expect(seen(root)).toEqual(['nine'])
  expect([...root.querySelectorAll('section:not([hidden]) h3')].map(({ textContent }) => textContent)).toEqual([
    'Other ways',
  ])
  await type('a')
  expect(seen(root)).toContain('a')
  await type('nowhere')
  expect(root.textContent).toContain('Nothing by that name.')
  await type('')
  expect(seen(root)).toHaveLength(10)
})

test('rows that are drawn after the last letter know of the filter', async () => {
  const groups = ['cash_payment', 'payment_card', 'online_banking', 'bank_transfer'] as const
  const methods = [...NINE, ...groups.map((category) => way(category, { category }))]
  const { root, later } = show({ methods })
  await later()
  element(root, '.more > button').click()
  // Of the groups the first alone is drawn without a timer.
  await vi.dynamicImportSettled()
  expect(ids(root).length).toBeLessThan(methods.length)
  const box = element<HTMLInputElement>(root, 'input[type=search]')
  box.value = 'cash'
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
  expect(ids(root)).toHaveLength(methods.length)
  expect(seen(root)).toEqual(['cash_payment'])
})

test('the button goes on with the sum of the chosen way, and what it asks is in its row', async () => {
  const { root, asked, later } = show({
    methods: [
      way('a', { fields: [{ name: 'bank', type: 'text', label: 'Bank', required: false }] }),
      way('b', { fee: rub('37.55'), total: rub('1540.72') }),
    ],
    suggested: 'a',
  })
  await later()
  expect(checked(root)).toBe('a')
  expect(root.querySelector('[data-id=a] input[type=text]')).not.toBeNull()
  const go = () => element<HTMLButtonElement>(root, '.pay button')
  expect(go().textContent).toBe('Continue · ₽1,503.17')
  expect(line(root, 'b')).toBe('₽1,540.72 · fee ₽37.55')
  element(root, 'input[value=b]').click()
  await settled()
  expect(go().textContent).toBe('Continue · ₽1,540.72')
  go().click()
  await settled()
  expect(asked).toEqual([['b', {}]])
})

test('where nothing is chosen the button leads to the list, and asks for nothing', async () => {
  const { root, asked, later } = show({ methods: NINE.slice(0, 3) })
  await later()
  expect(checked(root)).toBeUndefined()
  element(root, '.pay button').click()
  await settled()
  expect(document.activeElement).toBe(root.querySelector('input[value=a]'))
  expect(asked).toEqual([])
})

test('what this browser chose last is first and chosen', () => {
  const { root } = show({ methods: NINE, suggested: 'b' }, {}, { last: 'h' })
  expect(ids(root)).toEqual([...'hbac'])
  expect(checked(root)).toBe('h')
})

test('after a refusal the way stays where it was, busy until a time, and the next one is chosen; it is said once', async () => {
  const text = 'Nobody is free to take this payment.'
  const { root, later } = show(
    {
      methods: [
        way('a', { disabled: 'busy', until: new Date(2026, 10, 22, 12, 40).toISOString() }),
        way('b'),
        way('c'),
      ],
      notice: { code: 'no_operator', retryable: true, text },
    },
    { attempt: { id: 'a1', method: 'a', name: 'A', status: 'failed', asked: rub('1503.17') } },
  )
  await later()
  expect(ids(root)).toEqual(['a', 'b', 'c'])
  expect(checked(root)).toBe('b')
  expect(line(root, 'a')).toMatch(/^busy until 12:40\sPM$/)
  expect(root.textContent.split(text)).toHaveLength(2)
})

test('what is missing is paid by one press the same way, and is said once', async () => {
  const { root, later } = show(
    {
      methods: [way('a'), way('b')],
      suggested: 'a',
      notice: { code: 'underpaid', retryable: true, text: '₽1,500 of ₽1,503.17 has arrived. Pay the rest.' },
    },
    {
      due: rub('3.17'),
      received: rub('1500.00'),
      attempt: { id: 'a1', method: 'b', name: 'B', status: 'underpaid', asked: rub('1503.17') },
    },
  )
  await later()
  expect(checked(root)).toBe('b')
  expect(element(root, '.pay button').textContent).toBe('Continue · ₽3.17')
  expect(root.textContent.match(/has arrived/g)).toHaveLength(1)
})

test('a mark that does not come leaves its glyph', async () => {
  const { root, later } = show({ methods: [way('a', { icon: '/v1/icons/a', glyph: 'cash' }), way('b')] })
  expect(root.querySelector('svg')).toBeNull()
  await later()
  const mark = element(root, '[data-id=a] img')
  mark.dispatchEvent(new Event('error'))
  expect(mark.hidden).toBe(true)
  const shape = (id: string) => root.querySelector(`[data-id=${id}] svg path`)?.getAttribute('d')
  expect(shape('a')).toBeTruthy()
  // Of a wallet, by its group, where an older server names none.
  expect(shape('b')).not.toBe(shape('a'))
})
