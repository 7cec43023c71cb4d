/** Waits of a real browser before a real server: how far they have come, who is told of their end, and what comes after. */
import type { Page } from '@playwright/test'
import type { Session } from '../src/contract/index.ts'
import { expect, pick, secondTab, test } from './fixtures.ts'

declare global {
  interface Window {
    /** What was shown, and how often leave was asked for. */
    told: { shown: { title: string; body: string; tag: string }[]; asked: number; focused: number }
    look(state: DocumentVisibilityState): void
    press(): void
  }
}

/** A page that can be made to believe that nobody looks at it, and a browser whose notifications are only noted. */
async function prepare(page: Page, answer: NotificationPermission = 'granted'): Promise<void> {
  await page.addInitScript((granted) => {
    let state: DocumentVisibilityState = 'visible'
    Object.defineProperty(document, 'visibilityState', { get: () => state })
    window.look = (next) => {
      state = next
      document.dispatchEvent(new Event('visibilitychange'))
    }
    window.told = { shown: [], asked: 0, focused: 0 }
    window.focus = () => void (window.told.focused += 1)
    class Stub extends EventTarget {
      static permission: NotificationPermission = 'default'
      static async requestPermission() {
        window.told.asked += 1
        Stub.permission = granted
        return granted
      }
      constructor(title: string, { body = '', tag = '' }: NotificationOptions = {}) {
        super()
        window.told.shown.push({ title, body, tag })
        window.press = () => void this.dispatchEvent(new Event('click'))
      }
      close() {}
    }
    Object.defineProperty(window, 'Notification', { value: Stub })
  }, answer)
}
const look = (page: Page, state: DocumentVisibilityState) => page.evaluate((next) => window.look(next), state)
const told = (page: Page) => page.evaluate(() => window.told)

test('a search says how far it is, and after it the check', async ({ shop, sandbox, checkout }) => {
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const stages = widget.getByRole('listitem')
  const current = widget.locator('[aria-current=step]')
  await expect(current.getByRole('heading')).toHaveText('Looking for a free operator')
  await expect(stages).toHaveCount(3)
  await expect(stages.first()).toHaveText('Asked the payment system')
  await sandbox.event(await sandbox.payment(order), 'assign')
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await expect(current.getByRole('heading')).toHaveText('We are checking your payment')
  await expect(stages.first()).toHaveText('You have sent it')
  await expect(stages.last()).toHaveText('Paid')
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('a search is given up at one press', async ({ shop, sandbox, checkout }) => {
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: 'Looking for a free operator' })).toBeVisible()
  await widget.getByRole('button', { name: 'Choose another way to pay' }).click()
  await expect(widget.getByRole('radio').first()).toBeVisible()
  expect((await shop.view(order)).attempts.map(({ status }) => status)).toEqual(['cancelled'])
})

test('the title tells who looks elsewhere, until they look', async ({ shop, sandbox, checkout, page }) => {
  await prepare(page)
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  const own = await page.title()
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: 'Looking for a free operator' })).toBeVisible()
  await look(page, 'hidden')
  const payment = await sandbox.payment(order)
  await sandbox.event(payment, 'assign')
  await expect(page).toHaveTitle('Your payment details are here')
  await look(page, 'visible')
  await expect(page).toHaveTitle(own)
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await expect(widget.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await expect(page).toHaveTitle(own)
  await look(page, 'hidden')
  await sandbox.event(payment, 'pay')
  await expect(page).toHaveTitle('Paid')
  await look(page, 'visible')
  await expect(page).toHaveTitle(own)
  // Nobody has asked to be told.
  expect(await told(page)).toEqual({ shown: [], asked: 0, focused: 0 })
})

test('a refusal is told, and that the buyer gave up in another tab is not', async ({
  shop,
  sandbox,
  checkout,
  page,
}) => {
  await prepare(page)
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  const own = await page.title()
  const other = (await secondTab(page)).locator('#checkout')
  await pick(widget, 'cactusgino.card')
  await look(page, 'hidden')
  await other.getByRole('button', { name: 'Choose another way to pay' }).click()
  await expect(widget.getByRole('radio').first()).toBeVisible()
  await expect(page).toHaveTitle(own)
  await pick(other, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: 'Looking for a free operator' })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'refuse')
  await expect(page).toHaveTitle('The payment needs another way')
})

test('a notification comes where one was asked for, while nobody looks, and brings the page back', async ({
  shop,
  sandbox,
  checkout,
  page,
}) => {
  await prepare(page)
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await widget.getByRole('button', { name: 'Tell me when it is there' }).click()
  await expect(
    widget.getByRole('paragraph').filter({ hasText: 'We will tell you. Leave this page open.' }),
  ).toBeVisible()
  await look(page, 'hidden')
  await sandbox.event(await sandbox.payment(order), 'assign')
  await expect.poll(async () => (await told(page)).shown.length).toBe(1)
  const { name } = (await shop.buyer(order)).merchant
  expect((await told(page)).shown).toEqual([
    { title: 'Your payment details are here', body: name, tag: `paywicket-${order.session}` },
  ])
  await page.evaluate(() => window.press())
  expect(await told(page)).toMatchObject({ asked: 1, focused: 1 })
})

test('a browser that shows none says so', async ({ shop, sandbox, checkout, page }) => {
  await prepare(page, 'denied')
  await sandbox.settings({ autoAssign: false })
  const widget = await checkout(await shop.order())
  await pick(widget, 'cactusgino.card')
  await widget.getByRole('button', { name: 'Tell me when it is there' }).click()
  await expect(widget.getByRole('paragraph').filter({ hasText: 'Leave it open: its title changes' })).toBeVisible()
})

test('what is too much is named at the end', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order('1000.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay', { amount: { value: '1200.50', currency: 'RUB' } })
  await expect(widget.getByRole('heading', { name: 'Paid, and more than needed' })).toBeVisible()
  await expect(widget.locator('.copy', { hasText: 'More than needed' })).toContainText('200.50')
})

test('what is missing is paid the same way at one press', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order('1000.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay', { amount: { value: '400.00', currency: 'RUB' } })
  await widget.getByRole('button', { name: /^Pay the missing .*600\.00 the same way$/ }).click()
  await expect(widget.getByRole('button', { name: /I have sent.*600\.00/ })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  const view = await shop.view(order)
  expect(view).toMatchObject({ status: 'paid', received: { value: '1000.00' } })
  expect(view.attempts.map(({ method }) => method)).toEqual(['cactusgino.card', 'cactusgino.card'])
})

test('what takes long is left for the next way at one press', async ({ shop, sandbox, checkout, page }) => {
  await sandbox.settings({ autoAssign: false })
  // A search as it is after two minutes, with the way that its server would offer then.
  const since = new Date(Date.now() - 120_000).toISOString()
  const asked: unknown[] = []
  await page.route('**/v1/checkout/events*', (route) => route.abort())
  await page.route(/\/v1\/checkout(\/choose)?\?/, async (route) => {
    const request = route.request()
    if (request.method() === 'POST') asked.push(request.postDataJSON())
    const response = await route.fetch()
    const session = (await response.json()) as Session
    const { action } = session
    const isSearch = action.kind === 'wait' && action.reason === 'operator'
    const late = isSearch ? { ...action, since, next: 'cactusgino.sbp', nextName: 'SBP' } : action
    await route.fulfill({ response, json: { ...session, action: late } })
  })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const instead = widget.getByRole('button', { name: 'Pay by SBP instead' })
  await expect(instead).toBeVisible()
  await sandbox.settings({ autoAssign: true })
  await instead.click()
  await expect(widget.getByText('Phone number', { exact: true }).first()).toBeVisible()
  const { attempts } = await shop.view(order)
  expect(attempts.map(({ method, status }) => [method, status])).toEqual([
    ['cactusgino.card', 'cancelled'],
    ['cactusgino.sbp', 'pending'],
  ])
  expect(asked.at(-1)).toEqual({ method: 'cactusgino.sbp', fields: {}, fallback: true, replaces: attempts[0]?.id })
})
