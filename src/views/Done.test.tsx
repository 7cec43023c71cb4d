// @vitest-environment jsdom
import { render } from 'preact'
import { afterEach, expect, test } from 'vitest'
import { stepStage } from '../../test/support/browser/step-stage.ts'
import { sessionWith } from '../../test/support/session.ts'
import type { Done as DoneAction, Session } from '../contract/index.ts'
import { Done } from './Done.tsx'

const CONTACT = { email: 'help@shop.example', phone: '+44 20 7946 0000', url: 'https://shop.example/help' }
const rub = (value: string) => ({ value, currency: 'RUB' })

function show(outcome: DoneAction['outcome'], more: Partial<Session> = {}, returnUrl = 'https://shop.example/') {
  const action: DoneAction = { kind: 'done', outcome, ...(returnUrl === '' ? {} : { returnUrl }) }
  const session = sessionWith({ action, merchant: { name: 'Shop', contact: CONTACT }, ...more })
  const root = document.createElement('div')
  document.body.append(root)
  render(<Done context={stepStage(session, 0).context} action={action} session={session} />, root)
  return root
}
afterEach(() => {
  for (const root of document.body.children) render(null, root)
  document.body.replaceChildren()
})

const sums = (root: Element) => [...root.querySelectorAll('.copy, .due')].map(({ textContent }) => textContent)
const contacts = (root: Element) => [...root.querySelectorAll('li a')].map((link) => link.getAttribute('href'))
const ALL = ['mailto:help@shop.example', 'tel:+442079460000', 'https://shop.example/help']

test('what is too much is named, beside whom to ask about it and by which order', () => {
  const root = show('overpaid', { received: rub('12.34') })
  expect(sums(root)).toEqual(['Arrived₽12.34', 'Amount₽10.00', 'More than needed₽2.34'])
  expect(root.textContent).toContain('order A-1')
  expect(contacts(root)).toEqual(ALL)
})

test.each([
  ['KWD', '10.000', '10.005', 'KWD\u00a00.005'],
  ['VND', '10000', '25000', '₫15,000'],
  // More digits than a number without a loss has.
  ['USDT', '1.10', '1.30', '0.20\u00a0USDT'],
])('in %s too', (currency, value, received, excess) => {
  const root = show('overpaid', {
    order: { id: 'A-1', amount: { value, currency } },
    received: { value: received, currency },
  })
  expect(root.querySelector('.copy:last-child dd')?.textContent).toBe(excess)
})

test('what has gone back is not too much any more, and asks for nobody', () => {
  const root = show('overpaid', { received: rub('12.34'), refunded: rub('2.34') })
  expect(sums(root)).toEqual(['Arrived₽12.34', 'Amount₽10.00', 'Refunded₽2.34'])
  expect(contacts(root)).toEqual([])
  expect(root.textContent).not.toContain('order A-1')
  const part = show('overpaid', { received: rub('12.34'), refunded: rub('1.00') })
  expect(sums(part)).toContain('More than needed₽1.34')
})

test.each(['underpaid', 'expired', 'cancelled'] as const)('%s says whom to ask', (outcome) => {
  const root = show(outcome)
  expect(contacts(root)).toEqual(ALL)
  expect(root.textContent).toContain('order A-1')
})

test('paid asks nobody; failed only where there is no way back to the shop', () => {
  expect(contacts(show('paid', { received: rub('10.00') }))).toEqual([])
  expect(contacts(show('failed'))).toEqual([])
  expect(contacts(show('failed', {}, ''))).toEqual(ALL)
})

test('without a contact, or with one that is no address, there is no link', () => {
  expect(contacts(show('expired', { merchant: { name: 'Shop' } }))).toEqual([])
  const odd = { email: 'a@b?bcc=all', phone: 'ask for Ann', url: 'javascript:alert(1)' }
  expect(contacts(show('expired', { merchant: { name: 'Shop', contact: odd } }))).toEqual([])
})
