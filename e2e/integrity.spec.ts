/**
 * A file that is another than the build made, at the address that the hosted page names: the browser runs none of it. What is asked for
 * again after that, under another address, has no integrity: here it is the genuine file.
 */
import { expect, openHosted, pick, test } from './fixtures.ts'

declare global {
  interface Window {
    planted?: boolean
  }
}

for (const file of ['widget', 'en', 'lazy', 'en.steps'])
  test(`${file} with a line more at its own address is not run, and the payment is made`, async ({
    shop,
    page,
    sandbox,
  }) => {
    let planted = 0
    await page.route(new RegExp(`/chunks/${file.replace('.', '\\.')}-[\\w-]{6}\\.js$`), async (route) => {
      const genuine = await route.fetch()
      planted += 1
      await route.fulfill({ response: genuine, body: `window.planted = true;${await genuine.text()}` })
    })
    const order = await shop.order('75.00')
    await pick(await openHosted(page, order), 'cactusgino.card')
    await expect(page.getByText('Send exactly')).toBeVisible()
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()
    expect(planted).toBeGreaterThan(0)
    expect(await page.evaluate(() => window.planted)).toBeUndefined()
  })
