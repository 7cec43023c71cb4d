/** The demo shop as a buyer meets it: cart, checkout, paid, and an order page that changes by itself. */
import { expect, test } from './demo.ts'
import { select } from './fixtures.ts'

test('an order is made, paid at the sandbox, and its page changes by itself', async ({ demo, page }) => {
  await page.goto(demo.shop)
  await page.getByRole('button', { name: 'Add to cart: Mountain oolong' }).click()
  await page.goto(`${demo.shop}/cart`)
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  const widget = page.locator('#checkout')
  await select(widget, 'cactusgino.card')
  await widget.getByRole('button', { name: 'Continue' }).click()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()

  const order = await page.context().newPage()
  const link = await page.getByRole('link', { name: 'See the order' }).getAttribute('href')
  await order.goto(new URL(link ?? '', demo.shop).href)
  const payments = (await (await fetch(`${demo.sandbox}/_sandbox/payments`)).json()) as { id: string }[]
  await fetch(`${demo.sandbox}/_sandbox/payments/${payments.at(-1)?.id ?? ''}/pay`, { method: 'POST' })
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  await expect(order.getByText(/paid/i).first()).toBeVisible()
})
