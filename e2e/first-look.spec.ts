/** What a buyer sees of the hosted page before its script has come, and that nothing moves when it does. */
import type { Page } from '@playwright/test'
import { expect, test, type Order } from './fixtures.ts'
import { atTransfer } from './host-page.ts'

test.use({ serverEnv: { PAYWICKET_ROWS: 'channels', PAYWICKET_SHOP_NAME: 'Tea House' } })

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]

interface Shift {
  readonly value: number
  readonly of: readonly string[]
}

/** Hears of whatever moves without the buyer's doing. Call it before the page is opened. */
async function watchShifts(page: Page): Promise<() => Promise<readonly Shift[]>> {
  await page.addInitScript(() => {
    const shifts: Shift[] = []
    Object.assign(window, { shifts })
    type Moved = PerformanceEntry & { value: number; sources: { node: Element | null; previousRect: DOMRect }[] }
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Moved[])
        shifts.push({ value, of: sources.map(({ node, previousRect }) => `${node?.nodeName} at ${previousRect.y}`) })
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as unknown as { shifts: readonly Shift[] }).shifts)
}

/** 3G as it is in a lift. */
async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  const line = { offline: false, latency: 300, downloadThroughput: 60_000, uploadThroughput: 60_000 }
  await devtools.send('Network.emulateNetworkConditions', line)
}

for (const size of SIZES) {
  test(`shop and amount stand there without the script, at ${size.width}`, async ({ page, shop }) => {
    await page.setViewportSize(size)
    await page.route(/paywicket\.js|\/chunks\//, () => {})
    const order = await shop.order()
    await page.goto(order.url, { waitUntil: 'commit' })
    const ahead = page.locator('.ahead')
    await expect(ahead).toContainText('Tea House')
    await expect(ahead.locator('.due')).toContainText('1,503.17')
    await expect(ahead.locator('.row:visible')).toHaveCount(5)
  })

  for (const [what, ready] of [
    ['picker', /Continue/],
    ['transfer', /I have sent/],
  ] as const)
    test(`nothing moves as the ${what} takes its place, at ${size.width}`, async ({ page, shop }) => {
      await page.setViewportSize(size)
      const order: Order = await shop.order()
      if (what === 'transfer') await atTransfer(shop, order)
      const shifts = await watchShifts(page)
      await slowDown(page)
      await page.goto(order.url, { waitUntil: 'commit' })
      await expect(page.locator('.ahead')).toBeVisible()
      await expect(page.locator('#checkout').getByRole('button', { name: ready })).toBeVisible()
      await expect(page.locator('.ahead')).toBeHidden()
      // What comes a moment later has come.
      await page.waitForTimeout(1_000)
      expect(await shifts()).toEqual([])
    })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('there are forms, and no shape of anything', async ({ page, shop }) => {
    const order = await shop.order()
    await page.goto(order.url)
    await expect(page.locator('.plain')).toBeVisible()
    await expect(page.locator('.ahead')).toBeHidden()
  })
})

test('what went wrong with the script is not hidden', async ({ page, shop }) => {
  await page.route(/\/chunks\//, (route) => route.abort())
  const order = await shop.order()
  await page.goto(order.url)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(page.locator('.ahead')).toBeHidden()
})
