/** Journeys over a provider's own form or page. */
import { expect, pick, test } from './fixtures.ts'

test('the payment form in the iframe is paid', async ({ shop, checkout, page }) => {
  const order = await shop.order('640.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.form.card')
  const frame = page.frameLocator('#checkout iframe')
  await frame.getByRole('button', { name: /pay/i }).first().click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('paid')
})

test('Paymega’s page is paid and brings the buyer back', async ({ shop, sandbox, checkout, page }) => {
  const back = `${shop.places.hosts}/thanks?order=1`
  const order = await shop.order('990.00', { returnUrl: back })
  const widget = await checkout(order)
  await pick(widget, 'paymega.payment_card_rub_hpp')
  await page.waitForURL((url) => url.href.startsWith(shop.places.sandboxUrl))
  await sandbox.event(await sandbox.payment(order, 'paymega'), 'pay')
  await page.goto(`${shop.places.url}/v1/return/${(await shop.view(order)).attempts.at(-1)?.id}`)
  expect(page.url()).toBe(back)
  expect((await shop.view(order)).status).toBe('paid')
})

test('the hosted page reloads and is paid', async ({ shop, sandbox, page }) => {
  const order = await shop.order('120.00')
  await page.goto(order.url)
  expect(new URL(page.url()).search).not.toContain('code')
  const widget = page.locator('#checkout')
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('the hosted page without its key opens nothing', async ({ shop, page }) => {
  const order = await shop.order('120.00')
  const answer = await page.goto(`${shop.places.url}/pay/${order.session}`)
  expect(answer?.status()).toBe(403)
})
