/** Paying by keyboard alone, and what somebody hears who does not see the screen. */
import type { Locator, Page } from '@playwright/test'
import { tokenOf } from '../stories/server.ts'
import { storyNamed } from '../stories/stories.ts'
import { expect, openDialog, test } from './fixtures.ts'
import { addressOf, hostNamed } from './hosts.ts'

const heading = (widget: Locator, name: string) => widget.getByRole('heading', { name, exact: true })

/** True where the focus is on it, and shows. */
const holdsFocus = (target: Locator) =>
  target.evaluate((element) => {
    if ((element.getRootNode() as ShadowRoot).activeElement !== element) return false
    // What is pressed by its whole row shows it around that.
    const row = element.closest('.tile, .large')
    const { outlineStyle, outlineWidth } = row ? getComputedStyle(element, '::after') : getComputedStyle(element)
    // A heading takes the focus only to be read from.
    const shows = element.matches('h2') || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
    if (!shows) throw new Error(`the focus on ${element.outerHTML} does not show`)
    return true
  })

/** Presses `key` until the focus is there; the number of things on a screen is small. */
async function go(page: Page, key: string, target: Locator): Promise<void> {
  for (let time = 0; time < 60 && !(await holdsFocus(target)); time += 1) await page.keyboard.press(key)
  expect(await holdsFocus(target)).toBe(true)
}

for (const forcedColors of ['none', 'active'] as const) {
  test(`a form with an error, to paid, with forced colours ${forcedColors}`, async ({
    shop,
    sandbox,
    checkout,
    page,
  }) => {
    await page.emulateMedia({ forcedColors })
    const order = await shop.order('5000.00', { methods: ['cactusgino.card', 'cactusgino.cis_transfer'] })
    const widget = await checkout(order)
    const abroad = widget.locator('input[value="cactusgino.cis_transfer"]')
    await go(page, 'Tab', widget.getByRole('radio').first())
    await page.keyboard.press('Space')
    await go(page, 'ArrowDown', abroad)
    await expect(abroad).toBeChecked()
    const app = widget.getByRole('combobox')
    await expect(app).toBeVisible()
    await go(page, 'Tab', widget.getByRole('button', { name: 'Continue' }))
    await page.keyboard.press('Enter')
    await expect(app).toHaveAttribute('aria-invalid', 'true')
    await expect(app).toHaveAccessibleDescription(/Fill this in$/)
    await expect.poll(() => holdsFocus(app)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await go(page, 'Tab', widget.getByRole('button', { name: 'Continue' }))
    await page.keyboard.press('Enter')
    await expect.poll(() => holdsFocus(heading(widget, 'Send the transfer'))).toBe(true)
    await go(page, 'Tab', widget.getByRole('button', { name: /^Copy/ }).first())
    await go(page, 'Tab', widget.getByRole('button', { name: /I have sent/ }))
    await page.keyboard.press('Enter')
    await expect.poll(() => holdsFocus(heading(widget, 'We are checking your payment'))).toBe(true)
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect.poll(() => holdsFocus(heading(widget, 'Paid'))).toBe(true)
  })
}

test('the dialog keeps the focus, lets it go by Escape to where it was, and is paid in', async ({
  shop,
  sandbox,
  page,
}) => {
  const order = await shop.order()
  await page.goto(addressOf(hostNamed('modal'), shop.places.hosts, { token: order.token }))
  const widget = page.locator('#checkout')
  const trigger = page.getByRole('button', { name: 'Pay', exact: true })
  await openDialog(page, widget)
  await expect(widget.getByRole('radio').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(widget.getByRole('dialog')).toBeHidden()
  await expect(trigger).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(widget.getByRole('dialog')).toBeVisible()
  // Round and round: nothing of the page behind is reached.
  for (let time = 0; time < 12; time += 1) {
    await page.keyboard.press('Tab')
    const behind = await page.evaluate(() => document.activeElement?.matches('#pay, a, input') ?? false)
    expect(behind).toBe(false)
  }
  await go(page, 'Tab', widget.getByRole('radio').first())
  await page.keyboard.press('Space')
  await go(page, 'ArrowDown', widget.locator('input[value="cactusgino.card"]'))
  await go(page, 'Tab', widget.getByRole('button', { name: 'Continue' }))
  await page.keyboard.press('Enter')
  await expect.poll(() => holdsFocus(heading(widget, 'Send the transfer'))).toBe(true)
  await go(page, 'Tab', widget.getByRole('button', { name: /I have sent/ }))
  await page.keyboard.press('Enter')
  await expect(heading(widget, 'We are checking your payment')).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(trigger).toBeFocused()
})

/** So long before each moment the page is opened, ms. */
const AHEAD = 25_000

/** A live region, and what it has said. */
type HeardRegion = HTMLElement & { said?: readonly string[] }

test('the countdown is heard at five minutes, one, half of one and the end, and not in between', async ({
  places: { hosts },
  page,
}) => {
  const story = storyNamed('transfer-card')
  if (!story) throw new Error('there is no such story')
  /** Of the story, ms left at its birth. */
  const whole = 820_000
  const now = Date.now()
  const address = new URL(addressOf(hostNamed('esm'), hosts, { stories: '' }))
  // Before each moment, so that the page is there in time, and later than the moment before.
  for (const left of [300_000, 60_000, 30_000, 0]) {
    address.searchParams.append('token', tokenOf(story, now - whole + left + AHEAD))
  }
  await page.clock.install()
  await page.goto(address.href)
  const widgets = [0, 1, 2, 3].map((nth) => page.locator(`#checkout-${nth}`))
  for (const widget of widgets) await expect(widget.getByRole('timer')).toBeVisible()
  const regions = widgets.map((widget) => widget.locator('.unseen'))
  for (const region of regions) {
    await region.evaluate((region: HeardRegion) => {
      const said: string[] = []
      region.said = said
      const observer = new MutationObserver(() => region.textContent && said.push(region.textContent))
      observer.observe(region, { childList: true, characterData: true, subtree: true })
    })
  }
  await page.clock.runFor(AHEAD + 2_000)
  const heard = regions.map((region) => region.evaluate(({ said }: HeardRegion) => said))
  const [five, one, half] = await Promise.all(heard)
  // A tick may come anywhere in its second.
  expect(five).toEqual([expect.stringMatching(/^(5 min|4 min 59 sec) left to pay$/)])
  expect(one).toEqual([expect.stringMatching(/^(1 min|59 sec) left to pay$/)])
  expect(half).toEqual([expect.stringMatching(/^(30|29) sec left to pay$/)])
  // The end is an alert of its own, which needs nobody to say it.
  await expect(widgets[3]?.getByRole('alert') ?? page.locator('none')).toContainText('Do not send money')
  for (const widget of widgets) {
    await expect(widget.locator('output, [aria-live], [role=status], [role=log]')).toHaveCount(1)
  }
})
