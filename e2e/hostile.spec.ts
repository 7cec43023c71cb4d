/** The widget, and the page without JavaScript, with a payment system that means harm. */
import { expect, openHosted, select, showAll, test as base } from './fixtures.ts'
import {
  EVIL,
  HARMLESS,
  HARMLESS_CATALOGUE,
  HOSTILE_ANSWERS,
  type HostileAnswer,
} from '../test/support/hostile/answers.ts'
import { currencyFor, methodFor, startHostileSystem, type HostileSystem } from '../test/support/hostile/system.ts'
import type { BrowserContext, Locator, Page } from '@playwright/test'

const test = base.extend<object, { hostile: HostileSystem }>({
  hostile: [
    // oxlint-disable-next-line no-empty-pattern -- the runner wants a pattern here
    async ({}, use) => {
      const hostile = await startHostileSystem(HARMLESS)
      await use(hostile)
      await hostile.close()
    },
    { scope: 'worker' },
  ],
  serverEnv: [async ({ hostile }, use) => use({ ...hostile.env }), { scope: 'worker' }],
})

/** ms that a page may be busy at a stretch more than with a harmless answer. */
const FREEZE = 50

declare global {
  interface Window {
    hacked?: unknown
    longest: number
  }
}

/** What was asked of hosts that have no business here, and everything else that must not happen. */
async function watch(context: BrowserContext, page: Page) {
  const wrong: string[] = []
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', ({ message }) => wrong.push(`error ${message}`))
  page.on('popup', (popup) => wrong.push(`popup ${popup.url()}`))
  await context.route(
    (url) => url.protocol.startsWith('http') && !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) => {
      wrong.push(`request ${route.request().url()}`)
      return route.abort()
    },
  )
  await page.addInitScript(() => {
    window.longest = 0
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
    }).observe({ type: 'longtask', buffered: true })
  })
  return wrong
}

/** Lets the page paint what it has, and answers how long it was busy at a stretch, ms. */
async function longest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    await new Promise((done) => setTimeout(done))
    return window.longest
  })
}

interface Visit {
  readonly shop: Parameters<Parameters<typeof test>[2]>[0]['shop']
  readonly hostile: HostileSystem
  readonly page: Page
}

async function isBusy(widget: Locator, method: string): Promise<boolean> {
  await widget.getByRole('radio').first().waitFor()
  await showAll(widget)
  return widget.locator(`input[type=radio][value="${method}"]`).isDisabled()
}

/** Brings a buyer on the hosted page to an answer; the longest stretch that the page was busy, ms. */
async function visit({ shop, hostile, page }: Visit, answer: HostileAnswer, place: number): Promise<number> {
  hostile.say(answer)
  const order = await shop.order('100.00', { locale: 'en' }, currencyFor(answer, place))
  const widget = await openHosted(page, order)
  const address = page.url()
  const method = methodFor(answer)
  if (method === undefined) {
    const rows = widget.getByRole('radio')
    await rows.first().waitFor()
    await showAll(widget)
    await rows.last().evaluate((radio) => radio instanceof HTMLInputElement && radio.click())
  } else if (await isBusy(widget, method)) {
    // It has failed too often by now to be chosen on the page: by its id it can be, as by another tab.
    await expect(() => shop.buyer(order, '/choose', { method })).toPass()
  } else {
    await select(widget, method)
    const go = widget.getByRole('button', { name: 'Continue' })
    // Where the list of methods was not read in time the buyer is told to try again, and does.
    await expect(async () => {
      if (await go.isVisible()) await go.click()
      await expect(go).toBeHidden({ timeout: 5000 })
    }).toPass()
  }
  const heading = widget.getByRole('heading').first()
  await expect(heading).toBeVisible()
  expect(await heading.innerText()).toMatch(/\p{L}{3}/u)
  const busy = await longest(page)
  expect(page.url()).toBe(address)
  expect(await page.evaluate(() => window.hacked)).toBeUndefined()
  return busy
}

test('the widget: nothing runs, nothing navigates, nobody else is asked, nothing freezes', async ({
  shop,
  hostile,
  page,
  context,
}) => {
  test.setTimeout(240_000)
  const wrong = await watch(context, page)
  const calm = { transfer: 0, list: 0 }
  const harmless = { transfer: HARMLESS, list: HARMLESS_CATALOGUE }
  for (let turn = 0; turn < 3; turn += 1) {
    calm.transfer = Math.max(calm.transfer, await visit({ shop, hostile, page }, HARMLESS, 0))
    calm.list = Math.max(calm.list, await visit({ shop, hostile, page }, HARMLESS_CATALOGUE, 600 + turn))
  }
  const frozen: string[] = []
  for (const [place, answer] of HOSTILE_ANSWERS.entries()) {
    const kind = 'services' in answer ? 'list' : 'transfer'
    let least = Infinity
    // Another program of the machine may hold up one of them: then it holds up a harmless one beside it as well.
    for (let turn = 0; turn < 6 && least > calm[kind] + FREEZE; turn += 1) {
      if (turn > 0) {
        const beside = await visit({ shop, hostile, page }, harmless[kind], 620 + ((place * 6 + turn) % 56))
        calm[kind] = Math.max(calm[kind], beside)
      }
      least = Math.min(least, await visit({ shop, hostile, page }, answer, place + turn * 100))
    }
    const most = calm[kind] + FREEZE
    if (least > most)
      frozen.push(`${answer.name}: ${Math.round(least)} ms, a harmless one ${Math.round(most - FREEZE)}`)
    expect([answer.name, wrong]).toEqual([answer.name, []])
  }
  expect(frozen).toEqual([])
})

test('the page without JavaScript: nothing navigates and nobody else is asked', async ({ shop, hostile, browser }) => {
  test.setTimeout(120_000)
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' })
  const page = await context.newPage()
  const wrong: string[] = []
  await context.route(`${EVIL}/**`, (route) => {
    wrong.push(route.request().url())
    return route.abort()
  })
  for (const [place, answer] of HOSTILE_ANSWERS.entries()) {
    hostile.say(answer)
    const order = await shop.order('100.00', { locale: 'en' }, currencyFor(answer, place))
    const method = methodFor(answer)
    if (method !== undefined) await shop.buyer(order, '/choose', { method })
    await page.goto(order.url)
    const { origin, pathname } = new URL(page.url())
    expect(`${origin}${pathname}`).toBe(`${shop.places.url}/pay/${order.session}`)
    await expect(page.locator('.plain')).toContainText(/\p{L}{3}/u)
    expect([answer.name, wrong]).toEqual([answer.name, []])
  }
  await context.close()
})
