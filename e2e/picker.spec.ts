/** The picker as a buyer with many ways to pay meets it: every payment system, RUB 1503.17, in Russian. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, openHosted, showAll, test, type Order } from './fixtures.ts'

test.use({ serverEnv: { PAYWICKET_ROWS: 'channels' }, locale: 'ru-RU' })

const NARROW = { width: 360, height: 740 }

const heightOf = (widget: Locator) => widget.locator('.pw').evaluate((root) => root.getBoundingClientRect().height)
const namesOf = (widget: Locator) => widget.locator('.option:visible b').allInnerTexts()

async function opened(page: Page, order: Order): Promise<Locator> {
  const widget = await openHosted(page, order)
  await expect(widget.getByRole('button', { name: /^Продолжить/ })).toBeVisible()
  return widget
}

test('at 360 px four rows and the button are on the first screen, and all of it is one list of one row a way', async ({
  shop,
  page,
}) => {
  await page.setViewportSize(NARROW)
  const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  const rows = widget.getByRole('radio')
  await expect(rows).toHaveCount(4)
  for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 })
  await expect(widget.getByRole('button', { name: /^Продолжить · 1\s503,17\s₽$/ })).toBeInViewport({ ratio: 1 })
  await expect(widget.getByRole('button', { name: /^Ещё \d+ способ/ })).toBeVisible()
  await showAll(widget)
  const names = await namesOf(widget)
  expect(names.length).toBeGreaterThan(8)
  expect(names.length).toBeLessThanOrEqual(20)
  expect(new Set(names).size).toBe(names.length)
  expect(await heightOf(widget)).toBeLessThanOrEqual(1400)
})

test('its height stays the same from one end to the other', async ({ shop, page }) => {
  await page.setViewportSize({ width: 360, height: 500 })
  const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  await showAll(widget)
  await expect(widget.getByRole('searchbox')).toBeVisible()
  const heights = new Set<number>()
  for (let top = 0; top < 1600; top += 200) {
    await page.evaluate((top) => scrollTo(0, top), top)
    await page.evaluate(() => new Promise(requestAnimationFrame))
    heights.add(await heightOf(widget))
  }
  expect([...heights]).toHaveLength(1)
  // The button is in sight wherever one is.
  await page.evaluate(() => scrollTo(0, 300))
  await expect(widget.getByRole('button', { name: /^Продолжить/ })).toBeInViewport({ ratio: 1 })
})

/** What people type, and a way that has to be among what is found. */
const TYPED = [
  ['карта', 'Перевод на карту'],
  ['тинькофф', 'Карта Т-Банка'],
  ['tinkoff', 'Карта Т-Банка'],
  ['t-bank', 'Карта Т-Банка'],
  ['sbp', 'СБП'],
  ['сбп', 'СБП'],
  ['c,g', 'СБП'],
  ['быстрых платежей', 'СБП'],
  ['sber', 'СБП'],
  ['сбер', 'СБП'],
  ['visa', 'Банковская карта'],
  ['usdt', 'Tether (USDT) TRC20'],
  ['киви', 'QIWI'],
  ['нал', 'Наличные'],
] as const

test('the filter finds what people type', async ({ shop, page }) => {
  await page.setViewportSize(NARROW)
  const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  await showAll(widget)
  const box = widget.getByRole('searchbox')
  for (const [typed, name] of TYPED) {
    await box.fill(typed)
    await expect.poll(() => namesOf(widget), typed).toContain(name)
    expect((await namesOf(widget)).length, typed).toBeLessThan(12)
  }
  await box.fill('нигде')
  await expect(widget.getByText('Ничего не нашлось.')).toBeVisible()
  await expect.poll(() => namesOf(widget)).toEqual([])
})

test('by keyboard: the button, the filter in its place, and a way that it found', async ({ shop, page }) => {
  const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  await widget.getByRole('button', { name: /^Ещё/ }).focus()
  await page.keyboard.press('Enter')
  const box = widget.getByRole('searchbox')
  await expect(box).toBeFocused()
  await page.keyboard.type('qiwi')
  await expect.poll(() => namesOf(widget)).toEqual(['QIWI'])
  const found = widget.getByRole('radio', { name: /QIWI/ })
  for (let time = 0; time < 3 && !(await found.evaluate((radio) => radio.matches(':focus'))); time += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(found).toBeChecked()
  for (
    let time = 0;
    time < 5 && !(await widget.locator('.pay button').evaluate((go) => go.matches(':focus')));
    time += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(widget.getByRole('heading', { name: 'Выберите способ оплаты' })).toHaveCount(0)
})

test('what was chosen last goes first, in another order of the same browser', async ({ shop, page }) => {
  const first = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  await showAll(first)
  await first.getByRole('radio', { name: 'Наличные' }).check()
  await first.getByLabel('Адрес').fill('Садовая, 12')
  await first.getByLabel('Мессенджер', { exact: true }).fill('Telegram')
  await first.getByLabel('Ваше имя в мессенджере').fill('@buyer')
  await first.getByLabel('Как можно скорее').check()
  await first.getByRole('button', { name: /^Продолжить/ }).click()
  await expect.poll(() => page.evaluate(() => localStorage.getItem('paywicket-way'))).toBe('cash')
  const again = await opened(page, await shop.order('900.00', { locale: 'ru' }))
  await expect(again.getByRole('radio').first()).toHaveAccessibleName(/^Наличные/)
  await expect(again.getByRole('radio').first()).toBeChecked()
})

test('a refusal is mended by one press: the next way is chosen, and it is said once', async ({
  shop,
  sandbox,
  page,
}) => {
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order('1503.17', { locale: 'ru' })
  const widget = await opened(page, order)
  const before = await namesOf(widget)
  await widget.getByRole('button', { name: /^Продолжить/ }).click()
  await expect(widget.getByRole('heading', { name: /оператор/ })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'refuse')
  const notice = widget.getByRole('alert')
  await expect(notice).toHaveCount(1)
  expect(await namesOf(widget)).toEqual(before)
  await expect(widget.getByRole('radio').nth(1)).toBeChecked()
  await sandbox.settings({ autoAssign: true })
  await widget.getByRole('button', { name: /^Продолжить/ }).click()
  await expect(widget.getByRole('button', { name: /сделан$/ })).toBeVisible()
})

test('in a wide column the chosen way, its sum and its button stand beside the list, above 800 px', async ({
  shop,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
  const go = widget.getByRole('button', { name: /^Продолжить/ })
  await expect(widget.getByRole('listitem')).toHaveCount(3)
  const [list, button] = [await widget.getByRole('radiogroup').boundingBox(), await go.boundingBox()]
  expect(button?.x ?? 0).toBeGreaterThan((list?.x ?? Infinity) + (list?.width ?? 0))
  await showAll(widget)
  await widget.getByRole('radio', { name: 'Наличные' }).check()
  await expect(widget.getByRole('heading', { name: 'Наличные' })).toBeVisible()
  await page.evaluate(() => scrollTo(0, 0))
  await widget.getByLabel('Адрес').fill('Садовая, 12')
  await widget.getByRole('radio', { name: /^QIWI/ }).check()
  await expect(go).toBeInViewport({ ratio: 1 })
  // What was typed is there again where there is less room.
  await widget.getByRole('radio', { name: 'Наличные' }).check()
  await page.setViewportSize(NARROW)
  await expect(widget.locator('.option').getByLabel('Адрес')).toHaveValue('Садовая, 12')
  await expect(widget.getByRole('listitem')).toHaveCount(0)
})

for (const [width, colorScheme] of [
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const) {
  test(`axe finds nothing, folded or not, at ${width} px, ${colorScheme}`, async ({ shop, page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const widget = await opened(page, await shop.order('1503.17', { locale: 'ru' }))
    const found = async () => {
      const { violations } = await new AxeBuilder({ page }).include('#checkout').analyze()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    }
    expect(await found()).toEqual([])
    await showAll(widget)
    await expect(widget.getByRole('searchbox')).toBeVisible()
    expect(await found()).toEqual([])
  })
}
