/** The demo shop as a buyer meets it: cart, checkout, paid, and an order page that changes by itself. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'

interface Demo {
  readonly shop: string
  readonly sandbox: string
}

const test = base.extend<object, { demo: Demo }>({
  demo: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs off this pattern
    async ({}, use) => {
      const start = fileURLToPath(new URL('../demo/start.js', import.meta.url))
      const env = { ...process.env, PAYWICKET_PORT: '0', PAYWICKET_SANDBOX_PORT: '0', DATABASE_URL: 'file::memory:' }
      const child = spawn(process.execPath, [start], { stdio: ['ignore', 'pipe', 'inherit'], env })
      const found: string[] = []
      for await (const line of createInterface({ input: child.stdout })) {
        found.push(...(/http:\/\/\S+/.exec(line) ?? []))
        if (found.length === 2) break
      }
      const [shop = '', sandbox = ''] = found
      await use({ shop, sandbox })
      child.kill('SIGTERM')
    },
    { scope: 'worker' },
  ],
})

test('an order is made, paid at the sandbox, and its page changes by itself', async ({ demo, page }) => {
  await page.goto(demo.shop)
  await page.getByRole('button', { name: 'Add to cart: Mountain oolong' }).click()
  await page.goto(`${demo.shop}/cart`)
  await page.getByRole('link', { name: 'Go to checkout' }).click()
  const widget = page.locator('#checkout')
  await widget.locator('input[type=radio][value="cactusgino.card"]').check()
  await widget.getByRole('button', { name: 'Continue' }).click()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible({ timeout: 20_000 })

  const order = await page.context().newPage()
  const link = await page.getByRole('link', { name: 'See the order' }).getAttribute('href')
  await order.goto(new URL(link ?? '', demo.shop).href)
  const payments = (await (await fetch(`${demo.sandbox}/_sandbox/payments`)).json()) as { id: string }[]
  await fetch(`${demo.sandbox}/_sandbox/payments/${payments.at(-1)?.id ?? ''}/pay`, { method: 'POST' })
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  await expect(order.getByText(/paid/i).first()).toBeVisible()
})
