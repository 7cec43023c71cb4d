/** What stays behind of a checkout that was taken down: nothing, however far it had come. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { atTransfer, errorsOf, mountThere, openHostPage, watchRequests } from './host-page.ts'
import { watchLeaks } from './leak-metrics.ts'

// Each holds on to what it has seen of the page.
test.use({ trace: 'off', screenshot: 'off' })

/** Mounts and destroys: most at once, some while something is on its way, some with all of it open. */
async function comeAndGo(page: Page, times: number): Promise<void> {
  await page.evaluate(async (times) => {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    for (let time = 0; time < times; time += 1) {
      const { promise: ready, resolve: onReady } = Promise.withResolvers<unknown>()
      const checkout = window.createCheckout({ ...window.given, onReady })
      checkout.mount('#checkout')
      if (time % 4 === 1) await Promise.resolve()
      if (time % 4 === 2) await pause(time % 10)
      if (time % 8 === 3) {
        await ready
        await pause(time % 20)
      }
      checkout.destroy()
    }
  }, times)
}

/** A small part of what one checkout holds while it lives, bytes, so that a thousand of them would show. */
const HEAP_SLACK = 300_000

test('after 1,000 mounts and destroys the page holds no more than after 50', async ({ shop, page }) => {
  const errors = errorsOf(page)
  const metrics = await watchLeaks(page)
  const order = await shop.order()
  await atTransfer(shop, order)
  await openHostPage(page, shop.places.hosts, order.token)
  const settled = async () => {
    await expect.poll(async () => (await metrics()).requests).toBe(0)
    return metrics()
  }
  await comeAndGo(page, 50)
  const { heap: heapBefore, ...before } = await settled()
  await comeAndGo(page, 950)
  const { heap, ...after } = await settled()
  expect(after).toEqual(before)
  expect(heap - heapBefore).toBeLessThan(HEAP_SLACK)
  expect(errors).toEqual([])
})

/** How far a checkout has come: what it has asked for and not got. */
const MOMENTS: Readonly<Record<string, RegExp>> = {
  'while the session is being fetched': /\/v1\/checkout\?/,
  'while the language is being fetched': /\/chunks\/en-/,
  'while the rest is being fetched': /\/chunks\/lazy-/,
  'while the language of the rest is being fetched': /\/chunks\/en\.steps-/,
  'while the stream opens': /\/v1\/checkout\/events/,
}

for (const [moment, address] of Object.entries(MOMENTS)) {
  test(`destroyed ${moment}, nothing of it stays`, async ({ shop, page }) => {
    const errors = errorsOf(page)
    const metrics = await watchLeaks(page)
    const sentUpTo = watchRequests(page)
    const order = await shop.order()
    await atTransfer(shop, order)
    await openHostPage(page, shop.places.hosts, order.token)
    const before = await metrics()

    const asked = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    await page.route(address, async (route) => {
      asked.resolve()
      await released.promise
      // Whoever asked may be gone.
      await route.continue().catch(() => {})
    })
    await mountThere(page)
    await asked.promise
    await sentUpTo(() => window.checkout.destroy())
    released.resolve()

    await expect.poll(async () => ({ ...(await metrics()), heap: 0 })).toEqual({ ...before, heap: 0 })
    await expect(page.locator('#checkout')).toBeEmpty()
    expect(await sentUpTo()).toEqual([])
    expect(errors).toEqual([])
  })
}

test('destroyed in the very task, or right after it, nothing was begun', async ({ shop, page }) => {
  const errors = errorsOf(page)
  const metrics = await watchLeaks(page)
  const order = await shop.order()
  await openHostPage(page, shop.places.hosts, order.token)
  const before = await metrics()
  const sentUpTo = watchRequests(page)
  await page.evaluate(async () => {
    for (const wait of [false, true]) {
      const checkout = window.createCheckout(window.given)
      checkout.mount('#checkout')
      if (wait) await Promise.resolve()
      checkout.destroy()
    }
  })
  await expect.poll(async () => ({ ...(await metrics()), heap: 0 })).toEqual({ ...before, heap: 0 })
  await expect(page.locator('#checkout')).toBeEmpty()
  expect((await sentUpTo()).filter((url) => url.includes('/v1/'))).toEqual([])
  expect(errors).toEqual([])
})
