/** A bad network: what the buyer has pressed is kept, and what was on screen stays. */
import { expect, openHosted, pick, test, type Order, type Shop } from './fixtures.ts'

/** How often the session's log says so. */
async function said(shop: Shop, order: Order, what: string): Promise<number> {
  const { log } = (await shop.view(order)) as unknown as { log: readonly { what: string }[] }
  return log.filter((line) => line.what === what).length
}

test('"sent" pressed without a network is kept, said so, and arrives once', async ({ shop, checkout, page }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const sent = widget.getByRole('button', { name: /I have sent/ })
  await expect(sent).toBeVisible()
  await page.context().setOffline(true)
  await expect(widget.locator('p[part~=notice]', { hasText: 'What you see stays here' })).toBeVisible()
  await sent.click()
  await expect(widget.getByRole('alert')).toContainText('We keep what you have pressed')
  expect(await said(shop, order, 'attempt.sent')).toBe(0)
  await page.context().setOffline(false)
  await expect(widget.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await expect(widget.locator('p[part~=notice]', { hasText: 'No connection' })).toHaveCount(0)
  expect(await said(shop, order, 'attempt.sent')).toBe(1)
})

test('it outlives a reload', async ({ shop, checkout, page }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await page.route('**/v1/checkout/sent?*', (route) => route.abort())
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await expect(widget.getByRole('alert')).toContainText('We keep what you have pressed')
  await page.unroute('**/v1/checkout/sent?*')
  await page.reload()
  await expect(widget.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  expect(await said(shop, order, 'attempt.sent')).toBe(1)
})

test('an answer that is lost is asked for again under the same key, and nothing is opened twice', async ({
  shop,
  checkout,
  page,
}) => {
  const order = await shop.order()
  const widget = await checkout(order)
  const keys: (string | undefined)[] = []
  await page.route('**/v1/checkout/choose?*', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await expect.poll(() => new Set(keys).size).toBe(1)
  expect((await shop.view(order)).attempts).toHaveLength(1)
})

test('a page that is loaded anew without a network shows what it showed, until the session is over', async ({
  shop,
  sandbox,
  checkout,
  page,
}) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const rows = widget.locator('[part~=details]')
  await expect(rows).toBeVisible()
  const shown = await rows.innerText()
  // The shop's page comes out of a cache; of the server nothing does but its files.
  await page.route('**/v1/checkout**', (route) => route.abort())
  await page.reload()
  await expect(widget.locator('p[part~=notice]', { hasText: 'This is how it stood at' })).toBeVisible()
  await expect(rows).toBeVisible()
  expect(await rows.innerText()).toBe(shown)
  await page.unroute('**/v1/checkout**')
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  await page.route('**/v1/checkout**', (route) => route.abort())
  await page.reload()
  await expect(widget.getByText('The checkout is not loading')).toBeVisible()
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
})

test('the hosted page says at once that there is no network', async ({ shop, page }) => {
  const widget = await openHosted(page, await shop.order())
  // What keeps the payment going has come by then.
  await expect(widget.getByRole('button', { name: 'Continue' })).toBeVisible()
  await page.context().setOffline(true)
  await expect(widget.locator('p[part~=notice]', { hasText: 'What you see stays here' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(widget.locator('p[part~=notice]', { hasText: 'No connection' })).toHaveCount(0)
})
