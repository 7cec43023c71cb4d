/** A time is asked for and shown by the buyer's own clock, whose zone is named: with JavaScript, and without. */
import { expect, openHosted, select, test } from './fixtures.ts'

const MEETING = { address: 'Main st. 1', messenger: 'telegram', username: '@buyer', time: '2099-11-26T15:00:20.000Z' }

test.describe('in Almaty', () => {
  test.use({ timezoneId: 'Asia/Almaty' })

  test('a meeting for cash is at the time on the buyer’s clock, and so it is changed', async ({ shop, checkout }) => {
    const order = await shop.order('1503.17')
    const widget = await checkout(order)
    await select(widget, 'cactusgino.cash')
    await widget.getByLabel('Address', { exact: true }).fill('Main st. 1')
    await widget.getByLabel('Messenger', { exact: true }).fill('Telegram')
    await widget.getByLabel('Your name in the messenger').fill('@buyer')
    const time = widget.getByLabel('Or at a set time')
    await expect(time).toHaveAccessibleDescription(/Kazakhstan Time/)
    await time.fill('2099-11-26T20:00')
    await widget.getByRole('button', { name: 'Continue' }).click()
    await expect(widget.getByText(/November 26, 2099 at 8:00.PM, .*Kazakhstan Time/)).toBeVisible()
    const { action } = await shop.buyer(order)
    expect(JSON.stringify(action)).toContain('2099-11-26T15:00:00.000Z')
    await widget.getByText('Change the place or time').click()
    await widget.getByLabel('Or at a set time').fill('2099-11-27T09:30')
    await widget.getByRole('button', { name: 'Save the change' }).click()
    await expect(widget.getByText(/November 27, 2099 at 9:30.AM, .*Kazakhstan Time/)).toBeVisible()
  })

  test('a time that is left alone stays as it was to the second, when the place is changed', async ({ shop, page }) => {
    const order = await shop.order('1503.17')
    await shop.buyer(order, '/choose', { method: 'cactusgino.cash', fields: MEETING })
    await page.goto(order.url)
    await page.getByText('Change the place or time').click()
    await page.getByLabel('Address', { exact: true }).fill('Side st. 2')
    await page.getByRole('button', { name: 'Save the change' }).click()
    await expect(page.locator('dd').filter({ hasText: 'Side st. 2' })).toBeVisible()
    expect(JSON.stringify((await shop.buyer(order)).action)).toContain(MEETING.time)
  })

  // Chrome has no names for months and zones in either, and would write "2099 M11 26".
  for (const locale of ['kk', 'az'])
    test(`a time is written so that it can be read in ${locale}`, async ({ shop, page }) => {
      const order = await shop.order('1503.17', { locale })
      await select(await openHosted(page, order), 'cactusgino.cash')
      await expect(page.locator('input[type=datetime-local]')).toHaveAccessibleDescription('GMT+5')
      await shop.buyer(order, '/choose', { method: 'cactusgino.cash', fields: MEETING })
      await expect(page.getByText('26.11.2099, 20:00, GMT+5')).toBeVisible()
    })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, timezoneId: 'Asia/Almaty' })

  test('the buyer says which clock is meant, and every time is of that one', async ({ shop, page }) => {
    const order = await shop.order('1503.17')
    await page.goto(order.url)
    const form = page.locator('form.method').filter({ has: page.locator('input[value="cactusgino.cash"]') })
    // The long names of zones make nothing wider than the phone.
    const box = await form.getByLabel('Time zone').boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360)
    await form.locator('[name="fields.address"]').fill('Main st. 1')
    await form.locator('[name="fields.messenger"]').fill('telegram')
    await form.locator('[name="fields.username"]').fill('@buyer')
    await form.locator('[name="fields.time"]').fill('2099-11-26T20:00')
    // Nobody guesses it, and nothing has to be typed twice.
    await form.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Time zone: please fill this in' }).click()
    await expect(form.getByLabel('Time zone')).toHaveAccessibleDescription('Time zone: please fill this in')
    await form.getByLabel('Time zone').selectOption({ label: 'UTC+05:00 Almaty, Asia' })
    await form.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/November 26 at 08:00.PM GMT\+5/)).toBeVisible()
    // A meeting has its own time, and nothing is to be sent before another.
    await expect(page.getByText(/Send it before/)).toHaveCount(0)
    const { action } = await shop.buyer(order)
    expect(JSON.stringify(action)).toContain('2099-11-26T15:00:00.000Z')
  })
})
