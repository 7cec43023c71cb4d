/** Back from a provider's page: whoever began on a shop's page and has never been on ours must be known there. */
import type { Page } from '@playwright/test'
import { only } from '../test/support/system.ts'
import { expect, test, type Order, type Shop } from './fixtures.ts'

test.use({ serverEnv: only('invoice') })

/** From the shop's page to Invoice's, where the test card is given and the bank's code. */
async function payAtInvoice(page: Page): Promise<void> {
  await page.waitForURL(/\/invoice\/init\/[0-9a-f]+$/)
  await page.getByLabel('Номер карты').fill('5543 7354 8462 6654')
  await page.getByLabel('Срок').fill('01/22')
  await page.getByLabel('CVC2').fill('852')
  await page.getByRole('button', { name: 'Оплатить' }).click()
  await page.getByLabel('Код из сообщения банка').fill('123456')
  await page.getByRole('button', { name: 'Подтвердить' }).click()
}

/** The attempt's return address as Invoice has it, and without its key. */
async function returnAddress(shop: Shop, order: Order): Promise<string> {
  const { attempts } = await shop.view(order)
  return `${shop.places.url}/v1/return/${attempts.at(-1)?.id ?? ''}`
}

test('without a returnUrl he lands on a page that knows him, and the key is out of the address', async ({
  shop,
  checkout,
  page,
}) => {
  const order = await shop.order('75.00')
  const widget = await checkout(order)
  await widget.getByRole('button', { name: 'Continue' }).click()
  await payAtInvoice(page)
  await page.waitForURL(/\/pay\/ses_[^?]+$/)
  await expect(page.locator('#checkout').getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect(page.url()).not.toContain('key')
  await page.reload()
  await expect(page.locator('#checkout').getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('without JavaScript as well', async ({ shop, browser }) => {
  const order = await shop.order('75.00')
  const chosen = await shop.buyer(order, '/choose', { method: 'invoice.page' })
  if (chosen.action.kind !== 'redirect') throw new Error(chosen.action.kind)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(chosen.action.url)
  await payAtInvoice(page)
  await page.waitForURL(/\/pay\/ses_[^?]+$/)
  await expect(page.getByRole('heading', { name: /^Paid/ })).toBeVisible()
  await context.close()
})

test('he goes to the shop’s page for the outcome, where the shop has named one', async ({ shop, checkout, page }) => {
  const successUrl = `${shop.places.hosts}/thanks?paid`
  const order = await shop.order('75.00', { successUrl, failUrl: `${shop.places.hosts}/sorry` })
  const widget = await checkout(order)
  await widget.getByRole('button', { name: 'Continue' }).click()
  await payAtInvoice(page)
  await page.waitForURL(successUrl)
})

test('without the key the outcome alone is told, and nobody is asked to pay again', async ({ shop, page, sandbox }) => {
  const order = await shop.order('75.00')
  await shop.buyer(order, '/choose', { method: 'invoice.page' })
  const address = await returnAddress(shop, order)
  const open = await page.goto(address)
  expect(open?.status()).toBe(200)
  await expect(page.getByRole('heading')).toHaveText(/not finished yet.+do not pay again/)
  await page.goto(`${address}?key=pwr_of-somebody-else`)
  await expect(page.getByRole('heading')).toHaveText(/not finished yet/)
  // It stays open, and looks by itself.
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(page.getByRole('heading')).toHaveText(/^Paid/)
  const text = await page.content()
  for (const secret of ['75', order.id, order.session, 'Green tea']) expect(text).not.toContain(secret)
})

test('a browser that keeps no cookies is told so', async ({ shop, page }) => {
  const order = await shop.order('75.00')
  await page.route(/\/pay\//, async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    // What is fetched so leaves its cookies with the browser.
    await page.context().clearCookies()
    const { 'set-cookie': _dropped, ...headers } = answer.headers()
    await route.fulfill({ response: answer, headers })
  })
  await page.goto(order.url)
  await expect(page.getByRole('heading')).toHaveText(/needs a cookie.+open the payment from the shop again/)
})
