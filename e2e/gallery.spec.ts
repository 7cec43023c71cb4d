/** The demo's gallery of stories, and its page for each way of embedding. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './demo.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the page's own policy had to stop, and what went wrong in its scripts. */
async function watch(page: Page): Promise<readonly string[]> {
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.exposeFunction('stopped', (what: string) => wrong.push(what))
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => stopped(event.effectiveDirective + ' ' + event.blockedURI))`,
  )
  return wrong
}

async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(TAGS)).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('shows the chosen state, and another language and theme of it, without a new widget', async ({ demo, page }) => {
  const wrong = await watch(page)
  await page.goto(`${demo.shop}/gallery?state=transfer-card`)
  const widget = page.locator('.place')
  await expect(widget.getByRole('heading', { name: 'Send the transfer' })).toBeVisible()
  const host = await widget.locator('> div').elementHandle()
  for (const [language, heading] of [
    ['ru', /Отправьте перевод|Сделайте перевод/],
    ['hi', /[\u0900-\u097f]/],
  ] as const) {
    await page.getByLabel('Language').selectOption(language)
    await expect(widget.getByRole('heading').first()).toHaveText(heading)
    await expect(page).toHaveURL(new RegExp(`state=transfer-card&locale=${language}`))
  }
  await page.getByLabel('Theme').selectOption('dark')
  await expect(widget.locator('.pw')).toHaveAttribute('data-theme', 'dark')
  expect(await widget.locator('> div').evaluate((now, before) => now === before, host)).toBe(true)
  await page.getByLabel('Width').selectOption('280')
  expect(await widget.locator('.pw').evaluate((root) => root.getBoundingClientRect().width)).toBe(280)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, ['color-contrast'])
  expect(wrong).toEqual([])
})

test('goes through the states by keyboard, and does what a state asks the buyer to do', async ({ demo, page }) => {
  const wrong = await watch(page)
  await page.goto(`${demo.shop}/gallery?state=choose-cash&locale=de`)
  const widget = page.locator('.place')
  await expect(widget.getByRole('radio').first()).toBeChecked()
  await expect(widget.locator('[aria-invalid=true]')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/state=choose-cash-wrong/)
  await expect(widget.locator('[aria-invalid=true]').first()).toBeVisible()
  // A form that is wrong takes the focus; the gallery's reader keeps it.
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/state=choose-cash&/)
  await page.getByLabel('State', { exact: true }).selectOption('frame')
  const form = widget.frameLocator('iframe')
  await expect(form.getByRole('heading', { name: 'A payment system’s page' })).toBeVisible()
  expect(wrong).toEqual([])
})

test('shows all of them on one page as they come near', async ({ demo, page }) => {
  const wrong = await watch(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${demo.shop}/gallery/all?locale=vi&width=280`)
  for (const name of ['choose-few', 'notice-no-operator', 'transfer-copied', 'done-paid', 'trouble-page']) {
    const shot = page.locator(`[data-name="${name}"]`)
    await shot.scrollIntoViewIfNeeded()
    await expect(shot.getByRole('heading').or(shot.getByRole('alert')).nth(1)).toBeVisible()
  }
  expect(await page.evaluate('scrollY')).toBeGreaterThan(1000)
  expect(wrong).toEqual([])
})

test('the design is shown by day and by night, at any width', async ({ demo, page }) => {
  const wrong = await watch(page)
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.goto(`${demo.shop}/gallery/design`)
    const both = page.locator('.specimen', { has: page.locator('.button.primary').first() })
    await expect(both).toHaveCount(2)
    const [day, night] = await both
      .locator('.pw')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor))
    expect([day, night]).toEqual(['rgb(255, 255, 255)', 'rgb(22, 24, 29)'])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  }
  expect(wrong).toEqual([])
  // What looks for faults puts styles of its own into the page, so it comes last.
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await expectAccessible(page, ['color-contrast'])
})

test('each way of embedding shows a checkout for a real order', async ({ demo, page }) => {
  const wrong = await watch(page)
  // A currency with few ways to pay.
  await page.goto(`${demo.shop}/?currency=USD`)
  await page.goto(`${demo.shop}/ways`)
  const links = page.getByRole('main').locator('a[href^="/ways/"]')
  const ids = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/').at(-1)))
  expect(ids.length).toBeGreaterThan(7)
  expect(ids).toEqual(expect.arrayContaining(['modal', 'module', 'frame', 'hosted']))
  for (const id of ids) {
    await page.goto(`${demo.shop}/ways/${id}`)
    await expect(page.getByRole('button', { name: 'Copy' }).first()).toBeVisible()
    const checkout = page.getByRole('region', { name: 'The checkout' })
    if (id === 'modal') await checkout.getByRole('button', { name: 'Pay' }).click()
    if (id === 'hosted') await checkout.getByRole('link', { name: 'Pay' }).click()
    const place = id === 'frame' ? page.frameLocator('iframe') : page
    await expect(place.getByRole('radio', { name: /Transfer to a card/ }).first()).toBeVisible()
    if (id === 'module') {
      await expect(page.locator('#events')).toContainText('ready: choose')
      await expectAccessible(page)
    }
  }
  expect(wrong).toEqual([])
})
