/** Every way of putting a checkout into a page, on the pages of `hosts/`; and everyone who has to be able to use it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, pick, select, test } from './fixtures.ts'
import { openStreams } from './host-page.ts'
import { HOSTS } from './hosts.ts'

const CARD = 'cactusgino.card'
const heading = (widget: Locator, name: string) => widget.getByRole('heading', { name, exact: true })
const cardNumber = (widget: Locator) => widget.getByText('Card number', { exact: true }).first()

/** What the page's policy did not allow, from its first script on. */
async function watchPolicy(page: Page): Promise<() => Promise<readonly string[]>> {
  const broken: string[] = []
  await page.exposeFunction('policyBroken', (what: string) => broken.push(what))
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { policyBroken } = globalThis as unknown as { policyBroken(what: string): void }
      policyBroken(`${violatedDirective} ${blockedURI} ${sample}`)
    })
  })
  return async () => {
    // Whatever the page has yet to say is said by the next frame.
    await page.evaluate(() => new Promise(requestAnimationFrame))
    return broken
  }
}

for (const { name } of HOSTS) {
  test(`${name}: a card transfer is paid`, async ({ shop, sandbox, checkout }) => {
    const order = await shop.order()
    const widget = await checkout(order, name)
    await pick(widget, CARD)
    await expect(cardNumber(widget)).toBeVisible()
    await widget.getByRole('button', { name: /I have sent/ }).click()
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(heading(widget, 'Paid')).toBeVisible()
    expect((await shop.view(order)).status).toBe('paid')
  })
}

test('the element tells the page around it by events, and follows its attributes', async ({
  shop,
  sandbox,
  checkout,
  page,
}) => {
  const streams = openStreams(page)
  const order = await shop.order()
  const widget = await checkout(order, 'element')
  const heard = page.getByRole('list', { name: 'Events' })
  await expect(heard.getByText('ready choose')).toHaveCount(1)
  await pick(widget, CARD)
  await expect(cardNumber(widget)).toBeVisible()

  await widget.evaluate((element) => element.setAttribute('theme', 'dark'))
  await expect(widget.locator('.pw')).toHaveAttribute('data-theme', 'dark')
  await widget.evaluate((element) => element.setAttribute('locale', 'de'))
  await expect(widget.locator('.pw')).toHaveAttribute('lang', 'de')
  await widget.evaluate((element) => element.removeAttribute('locale'))
  await expect(widget.locator('.pw')).toHaveAttribute('lang', /^en/)

  // Moved, it goes on.
  const inside = await widget.locator('.pw').elementHandle()
  await widget.evaluate((element) => document.body.append(element))
  await expect(cardNumber(widget)).toBeVisible()
  expect(await inside?.evaluate((root) => root.isConnected)).toBe(true)
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heard.getByText('complete done')).toHaveCount(1)

  // Taken out, it leaves nothing; put back, it starts again.
  const element = await widget.elementHandle()
  await element?.evaluate((element) => (element as Element).remove())
  await expect.poll(streams).toBe(0)
  await element?.evaluate((element) => document.body.append(element))
  await expect(heading(widget, 'Paid')).toBeVisible()
  await expect(widget.locator('.pw')).toHaveCount(1)
})

test('the element takes another token', async ({ shop, checkout }) => {
  const [first, second] = [await shop.order('100.00'), await shop.order('200.00')]
  const widget = await checkout(first, 'element')
  await expect(widget.getByText('100.00').first()).toBeVisible()
  await widget.evaluate((element, token) => element.setAttribute('token', token), second.token)
  await expect(widget.getByText('200.00').first()).toBeVisible()
  await expect(widget.getByText('100.00')).toHaveCount(0)
})

for (const host of ['react', 'react-18', 'preact']) {
  test(`${host}: one widget and one stream, the newest callbacks, other options in place`, async ({
    shop,
    sandbox,
    checkout,
    page,
  }) => {
    const streams = openStreams(page)
    const order = await shop.order()
    const widget = await checkout(order, host)
    await expect(widget.locator('.pw')).toHaveCount(1)
    await select(widget, CARD)
    // It stands below a long list, whose rows take their height as they come into view: a pointer could miss it.
    await page.getByRole('button', { name: 'Dark' }).press('Enter')
    await expect(widget.locator('.pw')).toHaveAttribute('data-theme', 'dark')
    await expect(widget.locator(`input[value="${CARD}"]`)).toBeChecked()
    await pick(widget, CARD)
    await expect(cardNumber(widget)).toBeVisible()
    await expect.poll(streams).toBe(1)
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(heading(widget, 'Paid')).toBeVisible()
    // A callback of the first drawing would still say "light".
    await expect(page.locator('#heard')).toHaveText(/^ready light, .*complete dark/)
    await expect(page.locator('#heard')).not.toHaveText(/(complete.*){2}/)
    await expect(widget.locator('.pw')).toHaveCount(1)
  })
}

test('the modal opens by its trigger, closes by Escape, and is paid', async ({ shop, sandbox, page }) => {
  const order = await shop.order()
  await page.goto(`${shop.places.hosts}/modal?token=${order.token}`)
  const widget = page.locator('#checkout')
  const dialog = page.getByRole('dialog')
  const trigger = page.getByRole('button', { name: 'Pay', exact: true })
  await expect(widget.locator('.pw').first()).toBeAttached()
  await expect(widget.locator('.pw').first()).toBeHidden()
  await trigger.click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await trigger.click()
  await pick(widget, CARD)
  await expect(cardNumber(widget)).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
})

test('a strict policy with Trusted Types: a transfer is paid and nothing is refused', async ({
  shop,
  sandbox,
  checkout,
  page,
}) => {
  const broken = await watchPolicy(page)
  const order = await shop.order()
  const widget = await checkout(order, 'csp')
  await pick(widget, CARD)
  await expect(cardNumber(widget)).toBeVisible()
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
  expect(await broken()).toEqual([])
  // The watch itself works.
  await page.evaluate(() => {
    const image = new Image()
    image.src = 'https://elsewhere.example/x.png'
  })
  await expect.poll(broken).toHaveLength(1)
})

test('a strict policy with Trusted Types: a QR code and a form in a frame', async ({ shop, checkout, page }) => {
  const broken = await watchPolicy(page)
  const widget = await checkout(await shop.order(), 'csp')
  await pick(widget, 'cactusgino.sbp_qr')
  await expect(widget.getByRole('img', { name: /QR code/ })).toBeVisible()
  await checkout(await shop.order('640.00'), 'csp')
  await pick(widget, 'cactusgino.form.card')
  await page.frameLocator('#checkout iframe').getByRole('button', { name: /pay/i }).first().click()
  await expect(heading(widget, 'Paid')).toBeVisible()
  expect(await broken()).toEqual([])
})

test('a page inside another one: the provider’s page takes the place of both', async ({ shop, checkout, page }) => {
  const order = await shop.order('640.00')
  const widget = await checkout(order, 'frame')
  await pick(widget, 'paymega.sbp_qr_rub_hpp')
  await page.waitForURL(/\/paymega\/hpp\//)
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect.poll(async () => (await shop.view(order)).status).toBe('paid')
})

test('in an isolated page a form opens in a tab of its own', async ({ shop, checkout, page }) => {
  const widget = await checkout(await shop.order('640.00'), 'isolated')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  await pick(widget, 'cactusgino.form.card')
  await expect(widget.locator('a.primary[target=_blank]')).toBeVisible()
  await expect(widget.locator('iframe')).toHaveCount(0)
})

test('a hostile style sheet changes nothing that matters', async ({ shop, checkout, page }) => {
  const widget = await checkout(await shop.order(), 'hostile-small-root')
  const go = widget.getByRole('button', { name: 'Continue' })
  await select(widget, CARD)
  const box = await go.boundingBox()
  expect(box?.height).toBeGreaterThanOrEqual(24)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  const look = await go.evaluate((button) => {
    const { fontSize, direction } = getComputedStyle(button)
    return { size: Number.parseFloat(fontSize), direction }
  })
  // A widget measured in rem would be at 10 px.
  expect(look.size).toBeGreaterThanOrEqual(14)
  expect(look.direction).toBe('ltr')
})

test('two widgets on one page do not meet', async ({ shop, sandbox, page }) => {
  const [first, second] = [await shop.order('100.00'), await shop.order('200.00')]
  await page.goto(`${shop.places.hosts}/several?token=${first.token}&other=${second.token}`)
  const one = page.locator('#checkout')
  const other = page.locator('#other')
  await select(other, 'cactusgino.sbp')
  await pick(one, CARD)
  await expect(cardNumber(one)).toBeVisible()
  await expect(other.locator('input[value="cactusgino.sbp"]')).toBeChecked()
  await select(other, CARD)
  await other.getByRole('button', { name: /^Weiter/ }).click()
  await expect(other.getByText('Kartennummer', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(second), 'pay')
  await expect(other.getByText('Bezahlt').first()).toBeVisible()
  await expect(cardNumber(one)).toBeVisible()
  expect((await shop.view(first)).status).not.toBe('paid')
})

test('a page that routes away leaves no stream, and back it goes on', async ({ shop, sandbox, checkout, page }) => {
  const streams = openStreams(page)
  const order = await shop.order()
  const widget = await checkout(order, 'routes')
  await pick(widget, CARD)
  await expect(cardNumber(widget)).toBeVisible()
  for (let time = 0; time < 3; time += 1) {
    await expect.poll(streams).toBe(1)
    await page.getByRole('button', { name: 'Tea' }).click()
    await expect.poll(streams).toBe(0)
    await expect(widget.locator('.pw')).toHaveCount(0)
    await page.getByRole('button', { name: 'Checkout' }).click()
    await expect(cardNumber(widget)).toBeVisible()
  }
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
})

test('axe finds nothing on any screen of a transfer', async ({ shop, sandbox, checkout, page }) => {
  const found = async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await new AxeBuilder({ page }).include('#checkout').withTags(tags).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await expect(widget.getByRole('radio').first()).toBeVisible()
  expect(await found()).toEqual([])
  await pick(widget, CARD)
  await expect(widget.getByRole('heading', { name: /operator/ })).toBeVisible()
  expect(await found()).toEqual([])
  await sandbox.event(await sandbox.payment(order), 'assign')
  await expect(cardNumber(widget)).toBeVisible()
  expect(await found()).toEqual([])
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await expect(heading(widget, 'We are checking your payment')).toBeVisible()
  expect(await found()).toEqual([])
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
  expect(await found()).toEqual([])
})

test('by keyboard alone', async ({ shop, sandbox, checkout, page }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  const holdsFocus = (target: Locator) =>
    target.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)
  /** Presses `key` until the focus is there; the number of things on a screen is small. */
  const go = async (key: string, target: Locator) => {
    for (let time = 0; time < 40 && !(await holdsFocus(target)); time += 1) await page.keyboard.press(key)
    expect(await holdsFocus(target)).toBe(true)
  }
  await expect(widget.getByRole('radiogroup', { name: 'How would you like to pay?' })).toBeVisible()
  await go('Tab', widget.getByRole('radio').first())
  await page.keyboard.press('Space')
  await go('ArrowDown', widget.locator(`input[value="${CARD}"]`))
  await expect(widget.locator(`input[value="${CARD}"]`)).toBeChecked()
  await go('Tab', widget.getByRole('button', { name: 'Continue' }))
  await page.keyboard.press('Enter')
  await expect(cardNumber(widget)).toBeVisible()
  // The focus has gone along to the new step.
  await expect.poll(() => holdsFocus(heading(widget, 'Send the transfer'))).toBe(true)
  await go('Tab', widget.getByRole('button', { name: /I have sent/ }))
  await page.keyboard.press('Enter')
  await expect(heading(widget, 'We are checking your payment')).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
  await expect.poll(() => holdsFocus(heading(widget, 'Paid'))).toBe(true)
})
