/** A shop that has Paymega alone: its pages, its test flow, and what the buyer is told on the way. */
import type { Locator, Page } from '@playwright/test'
import { only } from '../test/support/system.ts'
import { expect, openHosted, type Order, pick, select, showAll, test } from './fixtures.ts'

test.use({ serverEnv: only('paymega') })

const CARD = 'paymega.payment_card_rub_hpp'

/** Fills in Paymega's page with one of its test cards. */
async function payByCard(page: Page, number: string, expiry = '1230'): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Valid until, MM/YY').fill(expiry)
  await page.getByLabel('CVC').fill('123')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

const atProvider = (page: Page) => page.waitForURL(/\/paymega\/hpp\//)

test('a page opened by GET, with its parameters', async ({ shop, page }) => {
  const order = await shop.order('640.00')
  const widget = await openHosted(page, order)
  const opened = page.waitForRequest(/\/paymega\/hpp\/[^/?]+\?/)
  await pick(widget, 'paymega.sbp_qr_rub_hpp')
  expect(new URL((await opened).url()).searchParams.get('comment')).toBe('Оплата & "заказ" <1>')
  await expect(page.getByText('640.00')).toBeVisible()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('paid')
})

test('a page opened by POST, and a card whose bank asks for a code', async ({ shop, sandbox, page }) => {
  await sandbox.settings({ hppMethod: 'POST' })
  const order = await shop.order('1503.17')
  const widget = await openHosted(page, order)
  const opened = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/hpp/'))
  await pick(widget, CARD)
  expect(new URLSearchParams((await opened).postData() ?? '').get('comment')).toBe('Оплата & "заказ" <1>')
  await payByCard(page, '5123 8172 3406 0000')
  await page.getByLabel(/Code from the bank/).fill('123456')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('paid')
})

test('a card that is declined for good says why, and another way is paid', async ({ shop, sandbox, page }) => {
  await sandbox.settings({ attemptLimit: 1 })
  const order = await shop.order('700.00')
  const widget = await openHosted(page, order)
  await pick(widget, CARD)
  await payByCard(page, '4302912837020000', '0177')
  await expect(widget.getByRole('alert')).toContainText(/not enough money/i)
  await pick(widget, 'paymega.sbp_rub_hpp')
  await atProvider(page)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).attempts.map(({ status }) => status)).toEqual(['failed', 'paid'])
})

test.describe('the test flow', () => {
  const TEST = 'paymega.test_rub_test'
  async function choose(widget: Locator, status: string) {
    await select(widget, TEST)
    await widget.getByLabel('Status').fill(status)
    await widget.getByRole('button', { name: 'Continue' }).click()
  }

  test('succeeds', async ({ shop, checkout }) => {
    const order = await shop.order('10.00')
    const widget = await checkout(order)
    await choose(widget, 'success')
    await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
    expect((await shop.view(order)).status).toBe('paid')
  })

  test('stays pending until it is paid', async ({ shop, sandbox, checkout }) => {
    const order = await shop.order('11.00')
    const widget = await checkout(order)
    await choose(widget, 'pending')
    await expect(widget.getByRole('heading', { name: /checking/ })).toBeVisible()
    expect((await shop.view(order)).status).toBe('open')
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  })

  test('fails, and says so above the picker', async ({ shop, checkout }) => {
    const order = await shop.order('12.00')
    const widget = await checkout(order)
    await choose(widget, 'fail')
    await expect(widget.getByRole('alert')).toContainText('declined')
    await expect(widget.getByRole('radio').first()).toBeVisible()
    expect((await shop.view(order)).status).toBe('open')
  })
})

test('coming back without having paid: the button is there again, and nothing is called paid', async ({
  shop,
  page,
}) => {
  const order = await shop.order('990.00')
  const widget = await openHosted(page, order)
  await pick(widget, CARD)
  await page.getByRole('button', { name: 'Return to shop' }).click()
  await expect(widget.getByRole('heading', { name: 'Pay on the payment system’s page' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('open')
  await widget.getByRole('button', { name: 'Go to the payment page' }).click()
  await payByCard(page, '5519283812030000')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).attempts).toHaveLength(1)
})

test('given up at Paymega’s page: the picker is there again', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  const widget = await openHosted(page, order)
  await pick(widget, CARD)
  await page.getByRole('button', { name: 'Cancel payment' }).click()
  await expect(widget.getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible()
  expect((await shop.view(order)).attempts).toMatchObject([{ status: 'cancelled' }])
})

test('a bank that has not answered leaves the buyer waiting, not paid', async ({ shop, sandbox, page }) => {
  const order = await shop.order('990.00')
  const widget = await openHosted(page, order)
  await pick(widget, CARD)
  await payByCard(page, '5519283812030000', '0777')
  await page.getByRole('button', { name: 'Return to shop' }).click()
  await expect(widget.getByRole('heading', { name: 'Pay on the payment system’s page' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('open')
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('paid in another tab: this one sees it by itself', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  const widget = await openHosted(page, order)
  await pick(widget, CARD)
  await atProvider(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await page.getByRole('button', { name: 'Return to shop' }).click()
  await expect(widget.getByRole('button', { name: 'Go to the payment page' })).toBeVisible()
  await payByCard(other, '5519283812030000')
  await expect(other.locator('#checkout').getByRole('heading', { name: 'Paid' })).toBeVisible()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test.describe('the shop decides whether the buyer leaves', () => {
  async function host(page: Page, hosts: string, order: Order, mode: string): Promise<Locator> {
    await page.goto(`${hosts}/before-redirect?mode=${mode}&token=${order.token}`)
    const widget = page.locator('#checkout')
    await pick(widget, 'paymega.sbp_qr_rub_hpp')
    return widget
  }

  test('and stops it', async ({ shop, page }) => {
    const order = await shop.order('640.00')
    const widget = await host(page, shop.places.hosts, order, 'stop')
    await expect(page.locator('#route')).toContainText('"kind":"link"')
    const route = JSON.parse(await page.locator('#route').innerText()) as { url: string }
    expect(new URL(route.url).searchParams.get('comment')).toBe('Оплата & "заказ" <1>')
    await expect(widget.getByRole('button', { name: 'Go to the payment page' })).toBeVisible()
    expect(page.url()).toContain('before-redirect')
  })

  test('and takes the buyer there itself', async ({ shop, page }) => {
    const order = await shop.order('640.00')
    await host(page, shop.places.hosts, order, 'take')
    await atProvider(page)
    await expect(page.getByRole('heading', { name: 'Confirm the payment' })).toBeVisible()
  })

  test('and lets it be, or makes a mistake: the buyer gets there', async ({ shop, page }) => {
    for (const mode of ['let', 'throw']) {
      await host(page, shop.places.hosts, await shop.order('640.00'), mode)
      await atProvider(page)
      await expect(page.getByRole('heading', { name: 'Confirm the payment' })).toBeVisible()
    }
  })
})

test('a currency the account lacks is named, not an empty box', async ({ shop, sandbox, checkout }) => {
  // While the list is away nobody knows that the currency is not in it, and the order is taken.
  await sandbox.faults([{ provider: 'paymega', route: 'payment-prerequest', kind: 'status', value: 500 }])
  const order = await shop.order('10.00', {}, 'XTS')
  await sandbox.faults([])
  // What is known of a list that was away is asked for again after some seconds.
  const named = async () => {
    const { action } = await shop.buyer(order)
    return action.kind === 'choose' && action.notice?.code
  }
  await expect.poll(named).toBe('currency_not_supported')
  const widget = await checkout(order)
  await expect(widget.getByRole('alert')).toContainText('Payments in XTS are not taken here')
  await expect(shop.order('10.00', {}, 'XTS')).rejects.toThrow(/currency_not_supported/)
})

test('limits and fees are shown, also of what cannot be chosen', async ({ shop, checkout }) => {
  const row = (widget: Locator, service: string) => widget.locator(`input[value="paymega.${service}"]`)
  const small = await checkout(await shop.order('50.00'))
  await showAll(small)
  await expect(row(small, 'card_transfer_rub_hpp')).toBeDisabled()
  await expect(row(small, 'card_transfer_rub_hpp')).toHaveAccessibleName(/from ₽1,000/)
  await expect(row(small, 'qiwi_rub_hpp')).toBeEnabled()
  const large = await checkout(await shop.order('5000.00'))
  await showAll(large)
  await expect(row(large, 'card_transfer_rub_hpp')).toBeEnabled()
  // 1.5 % of 5,000 and 15 more.
  await expect(row(large, 'card_transfer_rub_hpp')).toHaveAccessibleName(/fee ₽90/)
  await expect(row(large, 'sbp_rub_hpp')).not.toHaveAccessibleName(/fee/)
})
