// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Method, Session, Transfer as TransferAction } from '../contract/index.ts'
import type { Fault } from '../core/api.ts'
import type { Command } from '../core/commands.ts'
import type { SessionStore } from '../core/session-store.ts'
import type { Notifying } from '../core/teller.ts'
import enExtra from '../i18n/en.extra.ts'
import enSteps from '../i18n/en.steps.ts'
import en from '../i18n/en.ts'
import { createTranslator } from '../i18n/translator.ts'
import { extraViews } from './extra/extra-views.ts'
import { lazyViews } from './lazy-views.ts'
import type { PickerContext } from './picker-context.ts'
import { Widget } from './Widget.tsx'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const rub = (value: string) => ({ value, currency: 'RUB' })

const METHODS: readonly Method[] = [
  {
    id: 'cash',
    category: 'cash_payment',
    name: 'Cash',
    fields: [
      { name: 'phone', type: 'tel', label: 'Phone', required: true, pattern: '^\\d{5}$', hint: 'Five digits' },
      { name: 'asap', type: 'checkbox', label: 'As soon as possible', required: false, oneOf: 'when' },
      { name: 'time', type: 'text', label: 'At', required: false, oneOf: 'when' },
    ],
  },
  {
    id: 'sbp',
    category: 'bank_transfer',
    name: 'SBP',
    fields: [{ name: 'phone', type: 'tel', label: 'Phone', required: false }],
  },
  { id: 'big', category: 'other', name: 'Big', fields: [], min: rub('500.00'), disabled: 'below-minimum' },
]

const sessionAt = (revision: number, action: Session['action']): Session =>
  sessionWith({
    revision,
    action,
    testMode: false,
    order: { id: 'A-1', amount: rub('1503.17') },
    due: rub('1503.17'),
    attempt: { id: 'a1', method: 'm', name: 'M', status: 'pending', asked: rub('1503.17') },
  })
const picker = (revision = 1): Session => sessionAt(revision, { kind: 'choose', methods: [...METHODS] })
const transfer = (expiresAt: string): Session =>
  sessionAt(2, {
    kind: 'transfer',
    amount: rub('1503.17'),
    rows: [{ name: 'card', value: '2200 7007', copy: '22007007' }],
    expiresAt,
  })

/** Nothing has a size here. */
class Room {
  observe() {}
  disconnect() {}
}

/** The views with a store that only remembers what it was asked. */
function show(first: Session) {
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('ResizeObserver', Room)
  const asked: unknown[] = []
  const session = signal<Session | undefined>(first)
  const problem = signal<Fault | undefined>(undefined)
  const trouble = signal<Fault | undefined>(undefined)
  const kept = signal<Command | undefined>(undefined)
  const offline = signal(false)
  const shownAt = signal<number | undefined>(undefined)
  const now = signal(NOW)
  const remember =
    (name: string) =>
    async (...args: unknown[]) =>
      void asked.push([name, ...args])
  const notifying = signal<Notifying>('impossible')
  const controller = {
    busy: signal<Command | undefined>(undefined),
    kept,
    problem,
    now,
    refresh() {},
    stop() {},
    choose: remember('choose'),
    chooseInstead: remember('chooseInstead'),
    notifying,
    notify: remember('notify'),
    edit: remember('edit'),
    sent: remember('sent'),
    unsent: remember('unsent'),
    renew: remember('renew'),
    giveUp: remember('giveUp'),
    leave: remember('leave'),
    attach: async () => undefined,
    handOver: () => new Promise<never>(() => {}),
  }
  const store: SessionStore = {
    session,
    trouble,
    offline,
    shownAt,
    clock: { anchor() {}, now: () => NOW, jumped: () => false },
    typed: new Map(),
    controller: signal(controller),
    start() {},
    stop() {},
    refresh: () => void asked.push(['refresh']),
  }
  const translator = createTranslator('en', { ...en, ...enSteps })
  const missing = signal(0)
  const context: PickerContext = {
    store,
    files: {
      missing,
      get: (load) => load(),
      retry: () => void asked.push(['retry']),
      stop() {},
    },
    translator,
    lazy: signal({
      views: lazyViews,
      translator,
      extra: () => ({ views: extraViews, translator: createTranslator('en', { ...en, ...enSteps, ...enExtra }) }),
      styled: new Set(),
    }),
    last: undefined,
    server: 'https://pay.example',
    methods: undefined,
    id: 'pw',
    say: (sentence) => void said.push(sentence),
    mayFocus: () => true,
  }
  const said: string[] = []
  const root = document.createElement('div')
  document.body.append(root)
  render(<Widget context={context} />, root)
  return { root, asked, said, session, problem, trouble, kept, offline, shownAt, now }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

/** Lets time go by until all is drawn, and what follows a drawing is done. */
const settled = () => vi.advanceTimersByTimeAsync(100)

function element<Wanted extends Element>(root: Element, selector: string): Wanted {
  const found = root.querySelector<Wanted>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

async function pick(root: Element, id: string): Promise<void> {
  element<HTMLInputElement>(root, `input[value=${id}]`).click()
  await settled()
}

async function type(root: Element, selector: string, text: string): Promise<void> {
  const input = element<HTMLInputElement>(root, selector)
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

async function press(root: Element, label: string): Promise<void> {
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(label))
  if (!button) throw new Error(`no button ${label}`)
  button.click()
  await settled()
}

test('a way that cannot be had is there, disabled, with the reason', () => {
  const { root } = show(picker())
  const radio = element<HTMLInputElement>(root, 'input[value=big]')
  expect(radio.disabled).toBe(true)
  expect(radio.closest('label')?.textContent).toContain('from ₽500')
})

test('what was typed outlives a new revision, another method, and leaving the picker', async () => {
  const { root, session } = show(picker())
  await pick(root, 'cash')
  await type(root, '#pw-phone', '12')
  await type(root, '#pw-time', 'noon')
  session.value = picker(2)
  await settled()
  expect(element<HTMLInputElement>(root, '#pw-phone').value).toBe('12')
  await pick(root, 'sbp')
  expect(element<HTMLInputElement>(root, '#pw-phone').value).toBe('12')
  session.value = sessionAt(3, { kind: 'wait', reason: 'operator', since: '2026-11-22T11:59:00Z', cancellable: true })
  await settled()
  expect(root.textContent).toContain('1 min so far.')
  session.value = picker(4)
  await settled()
  await pick(root, 'cash')
  expect(element<HTMLInputElement>(root, '#pw-time').value).toBe('noon')
})

test('wrong fields say why, are tied to it, and the first one has the focus; nothing is sent', async () => {
  const { root, asked } = show(picker())
  await pick(root, 'cash')
  await type(root, '#pw-phone', '12')
  await press(root, 'Continue')
  const phone = element<HTMLInputElement>(root, '#pw-phone')
  expect(phone.getAttribute('aria-invalid')).toBe('true')
  expect(phone.hasAttribute('pattern')).toBe(false)
  const described = (phone.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => root.querySelector(`#${id}`)?.textContent)
  expect(described).toEqual(['Five digits', 'This does not look right. Check it once more.'])
  expect(document.activeElement).toBe(phone)
  expect(root.textContent).toContain('Fill in at least one of these: As soon as possible, At')
  expect(asked).toEqual([])
})

test('a right form is sent, without what is empty', async () => {
  const { root, asked } = show(picker())
  await pick(root, 'cash')
  await type(root, '#pw-phone', '12345')
  element<HTMLInputElement>(root, '#pw-asap').click()
  await press(root, 'Continue')
  expect(asked).toEqual([['choose', 'cash', { phone: '12345', asap: 'true' }]])
})

test('what the server says of a field stands at that field, in the form that asked', async () => {
  const { root, problem } = show(picker())
  await pick(root, 'sbp')
  await type(root, '#pw-phone', '12')
  await press(root, 'Continue')
  problem.value = { kind: 'refused', code: 'field_invalid', text: 'Not a number we know.', field: 'fields.phone' }
  await settled()
  expect(root.querySelector('#pw-phone-error')?.textContent).toBe('Not a number we know.')
  await pick(root, 'cash')
  expect(root.textContent).not.toContain('Not a number we know.')
})

test('when the time is over nothing can be copied, all stays readable, and "I have sent it" remains', async () => {
  const { root, now, asked } = show(transfer('2026-11-22T12:05:00Z'))
  expect(root.textContent).toContain('5:00 left to pay')
  expect(root.querySelectorAll('[aria-label^="Copy: "]')).toHaveLength(2)
  now.value = NOW + 300_000
  await settled()
  expect(root.textContent).toContain('Do not send money to these details any more.')
  expect(root.textContent).toContain('2200 7007')
  expect(root.querySelectorAll('[aria-label^="Copy: "]')).toHaveLength(0)
  await press(root, 'I have already sent it')
  await press(root, 'Get new details')
  expect(asked).toEqual([['sent'], ['renew']])
})

test('details that their provider has ended are as those whose time is over', async () => {
  const ended = transfer('2026-11-22T11:59:00Z')
  const { root } = show({ ...ended, action: { ...ended.action, ended: 'cancelled' } as typeof ended.action })
  expect(root.textContent).toContain('Do not send money to these details any more.')
  expect(root.querySelectorAll('[aria-label^="Copy: "]')).toHaveLength(0)
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'I have already sent it',
    'Get new details',
    'Choose another way to pay',
    'Help',
  ])
})

test('a red error goes when its field is typed into, and the others stay', async () => {
  const { root, problem } = show(sessionAt(1, { kind: 'choose', methods: [...METHODS] }))
  await pick(root, 'cash')
  await press(root, 'Continue')
  expect(root.textContent).toContain('Fill this in')
  expect(root.querySelectorAll('[aria-invalid=true]')).toHaveLength(3)
  await type(root, '#pw-phone', '123')
  expect(root.querySelectorAll('#pw-phone-error')).toHaveLength(0)
  await press(root, 'Continue')
  expect(element(root, '#pw-phone-error').textContent).toContain('does not look right')
  await type(root, '#pw-phone', '12345')
  expect(root.querySelectorAll('#pw-phone-error')).toHaveLength(0)
  expect(root.querySelectorAll('[aria-invalid=true]')).toHaveLength(2)
  await type(root, '#pw-time', 'noon')
  expect(root.querySelectorAll('[aria-invalid=true]')).toHaveLength(0)
  // What the server has found wrong is no more once it is typed anew.
  await press(root, 'Continue')
  problem.value = { kind: 'refused', code: 'invalid_field', text: 'No such phone', field: 'fields.phone' }
  await settled()
  expect(element(root, '#pw-phone-error').textContent).toBe('No such phone')
  await type(root, '#pw-phone', '54321')
  expect(root.querySelectorAll('[aria-invalid=true]')).toHaveLength(0)
})

const meeting = (revision: number, more: Partial<TransferAction> = {}): Session =>
  sessionAt(revision, {
    kind: 'transfer',
    amount: rub('1503.17'),
    rows: [{ name: 'address', value: 'Green Street 4' }],
    expiresAt: '2026-11-22T12:05:00Z',
    editable: [
      { name: 'address', type: 'text', label: 'Address', required: true, value: 'Green Street 4' },
      { name: 'asap', type: 'checkbox', label: 'Soon', required: false, oneOf: 'when', value: 'true' },
      { name: 'time', type: 'datetime', label: 'At', required: false, oneOf: 'when' },
    ],
    ...more,
  })

test('what may be changed is changed in place, beginning with its values of now', async () => {
  const { root, asked, problem } = show(meeting(2))
  await press(root, 'Change the place or time')
  expect(element<HTMLInputElement>(root, '#pw-address').value).toBe('Green Street 4')
  expect(element<HTMLInputElement>(root, '#pw-asap').checked).toBe(true)
  await type(root, '#pw-address', '')
  await press(root, 'Save the change')
  expect(asked).toEqual([])
  await type(root, '#pw-address', 'Harbour Lane 12')
  // The server has the last word, at the field and nowhere else.
  problem.value = { kind: 'refused', code: 'invalid_field', text: 'No such place', field: 'fields.address' }
  await press(root, 'Save the change')
  expect(element(root, '#pw-address-error').textContent).toBe('No such place')
  expect(root.textContent?.match(/No such place/g)).toHaveLength(1)
  problem.value = undefined
  await type(root, '#pw-address', 'Harbour Lane 12')
  await press(root, 'Save the change')
  const change = ['edit', { address: 'Harbour Lane 12', asap: 'true' }]
  expect(asked).toEqual([change, change])
  expect(root.querySelector('#pw-address')).toBeNull()
})

test('a change may be left, and is over with the time', async () => {
  const { root, session } = show(meeting(2, { edit: 'unknown', note: 'Send it once more.' }))
  expect(root.textContent).toContain('Send it once more.')
  await press(root, 'Change the place or time')
  await type(root, '#pw-address', 'Harbour Lane 12')
  await press(root, 'Change the place or time')
  expect(root.querySelector('#pw-address')).toBeNull()
  await press(root, 'Change the place or time')
  expect(element<HTMLInputElement>(root, '#pw-address').value).toBe('Green Street 4')
  session.value = meeting(5, { expiresAt: '2026-11-22T11:59:00Z' })
  await settled()
  expect(root.textContent).not.toContain('Change the place or time')
})

test('giving up asks once, in place', async () => {
  const { root, asked } = show(transfer('2026-11-22T12:05:00Z'))
  await press(root, 'Choose another way to pay')
  expect(asked).toEqual([])
  expect(root.textContent).toContain('If you have already sent money, do not')
  await press(root, 'No, stay here')
  await press(root, 'Choose another way to pay')
  await press(root, 'Yes, another way')
  expect(asked).toEqual([['giveUp']])
})

test('the heading of a new step takes the focus', async () => {
  const { root, session } = show(picker())
  session.value = transfer('2026-11-22T12:05:00Z')
  await settled()
  expect(document.activeElement?.textContent).toBe('Send the transfer')
  expect(root.querySelector('h2')).toBe(document.activeElement)
})

test('trouble says what to do, and a finished payment is not troubled by an ended token', async () => {
  const { root, trouble, session, asked } = show(picker())
  trouble.value = { kind: 'busy', code: 'http-503' }
  await settled()
  expect(root.textContent).toContain('The checkout is not loading.')
  await press(root, 'Try again')
  expect(asked).toEqual([['refresh']])
  trouble.value = { kind: 'token', code: 'token_expired' }
  session.value = sessionAt(9, { kind: 'done', outcome: 'paid', returnUrl: 'javascript:alert(1)' })
  await settled()
  expect(root.querySelector('h2')?.textContent).toBe('Paid')
  expect(root.querySelector('a')).toBeNull()
})

test('that there is no connection is spoken, and not left to be read once there is one', async () => {
  const { root, offline, said } = show(picker())
  offline.value = true
  await settled()
  expect(said.at(-1)).toBe(element(root, '.notice').textContent)
  offline.value = false
  await settled()
  expect(said.at(-1)).toBe('')
})

test('what is on screen from before says when it was so, and goes back to the plain notice', async () => {
  const { root, offline, shownAt } = show(transfer('2026-11-22T12:30:00Z'))
  offline.value = true
  await settled()
  expect(element(root, '.notice').textContent).toContain('What you see stays here')
  shownAt.value = new Date(2026, 10, 22, 12, 4).getTime()
  await settled()
  expect(element(root, '.notice').textContent).toMatch(/This is how it stood at 12:04/)
})

test('"sent" that is kept is said so; another command that is kept is not called that', async () => {
  const { root, kept, problem } = show(transfer('2026-11-22T12:30:00Z'))
  problem.value = { kind: 'busy', code: 'http-503' }
  kept.value = 'sent'
  await settled()
  expect(element(root, '[role=alert]').textContent).toContain('The shop has not heard it yet')
  problem.value = { kind: 'network', code: 'network' }
  kept.value = 'cancel'
  await settled()
  expect(element(root, '[role=alert]').textContent).toContain('checking whether your request got through')
})
