/** A server whose routes are all below a path of its host: a handful of journeys. `npm run prefix` has the rest. */
import type { Page } from '@playwright/test'
import { expect, pick, test } from './fixtures.ts'

const PREFIX = '/paywicket'
test.use({ prefix: PREFIX })

/** What a page, or the forms and frames in it, have asked the server for beside the path; it is to stay empty. */
function askedBeside(page: Page, server: string): readonly string[] {
  const beside: string[] = []
  const { origin } = new URL(server)
  page.on('request', (request) => {
    const { pathname, origin: asked } = new URL(request.url())
    // A browser asks for it by itself.
    if (asked === origin && !pathname.startsWith(`${PREFIX}/`) && pathname !== '/favicon.ico') beside.push(pathname)
  })
  return beside
}

let beside: readonly string[] = []
test.beforeEach(({ page, places }) => {
  expect(new URL(places.url).pathname).toBe(PREFIX)
  beside = askedBeside(page, places.url)
})
test.afterEach(() => expect(beside).toEqual([]))

test('on a page of the shop, by script tag', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('on the hosted page, over a reload', async ({ shop, sandbox, page }) => {
  const order = await shop.order('120.00')
  await page.goto(order.url)
  expect(new URL(page.url()).pathname).toBe(`${PREFIX}/pay/${order.session}`)
  const widget = page.locator('#checkout')
  await pick(widget, 'cactusgino.card')
  await page.reload()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('to a payment system’s page and back, to a hosted page that knows the buyer', async ({ shop, checkout, page }) => {
  const order = await shop.order('990.00')
  const widget = await checkout(order)
  await pick(widget, 'paymega.payment_card_rub_hpp')
  await page.getByLabel('Card number').fill('5519283812030000')
  await page.getByLabel('Valid until, MM/YY').fill('1230')
  await page.getByLabel('CVC').fill('123')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await page.waitForURL(`**${PREFIX}/pay/${order.session}`)
  await expect(page.locator('#checkout').getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('by the payment form in a frame', async ({ shop, checkout, page }) => {
  const order = await shop.order('640.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.form.card')
  await page.frameLocator('#checkout iframe').getByRole('button', { name: /pay/i }).first().click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('with a file that fails once', async ({ shop, checkout, page }) => {
  const tried: string[] = []
  await page.route(/\/chunks\/(again-\d+\/)?widget-/, (route) => {
    tried.push(new URL(route.request().url()).pathname)
    return tried.length === 1 ? route.abort() : route.fallback()
  })
  const widget = await checkout(await shop.order('250.00'))
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  expect(tried[1]).toMatch(new RegExp(`^${PREFIX}/chunks/again-1/widget-`))
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('on the hosted page, by plain forms', async ({ shop, sandbox, page }) => {
    const order = await shop.order('990.00')
    await page.goto(order.url)
    const form = page.locator('form.method').filter({ has: page.locator('input[value="cactusgino.card"]') })
    await form.getByRole('button', { name: 'Continue' }).click()
    expect(new URL(page.url()).pathname).toBe(`${PREFIX}/pay/${order.session}`)
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect.poll(async () => (await shop.view(order)).status).toBe('paid')
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
    // The stylesheet has come.
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main).paddingBottom)).not.toBe('0px')
  })
})
