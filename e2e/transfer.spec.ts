/** Whole journeys of a transfer: a real browser, a real server, a sandbox over real HTTP. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { expect, pick, secondTab, test } from './fixtures.ts'

test('a card transfer is paid', async ({ shop, sandbox, checkout, page }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await expect(widget.getByText('1,503.17').first()).toBeVisible()
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: 'Send the transfer' })).toBeVisible()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await widget.getByRole('button', { name: /^Copy: Send exactly/ }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('1503.17')
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await expect(widget.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).status).toBe('paid')
})

test('the QR code on the screen is the link of the invoice', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order('250.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.sbp_qr')
  const code = widget.getByRole('img', { name: /QR code/ })
  await expect(code).toBeVisible()
  const link = await widget
    .getByRole('link', { name: /bank/ })
    .getAttribute('href')
    .catch(() => null)
  const { width, height, data } = PNG.sync.read(await code.screenshot())
  const read = jsQR.default(new Uint8ClampedArray(data), width, height)
  expect(read?.data).toMatch(/^https:\/\/qr\.nspk\.ru\/.+crc=[0-9A-F]{4}$/)
  expect(new URL(read?.data ?? '').searchParams.get('sum')).toBe('25000')
  if (link?.includes('qr.nspk.ru')) expect(read?.data).toBe(link)
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('an operator refuses, and another method is paid', async ({ shop, sandbox, checkout }) => {
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: /operator/ })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'refuse')
  await expect(widget.getByRole('alert')).toContainText('No operator is free')
  await sandbox.settings({ autoAssign: true })
  await pick(widget, 'cactusgino.sbp')
  await expect(widget.getByText('Phone number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('details expire: nothing can be copied any more, and new ones can be had', async ({ shop, sandbox, checkout }) => {
  await sandbox.settings({ lifetimeSeconds: 2 })
  // The provider says nothing of the end, so only the clock does.
  await sandbox.faults([{ provider: 'cactusgino', kind: 'lost-callback' }])
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Do not send money to these details any more.')).toBeVisible()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await expect(widget.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
  await expect(widget.getByRole('button', { name: 'I have already sent it' })).toBeVisible()
  await sandbox.settings({ lifetimeSeconds: 900 })
  await widget.getByRole('button', { name: 'Get new details' }).click()
  await expect(widget.getByRole('button', { name: /^Copy: Send exactly/ })).toBeVisible()
})

test('its provider says expired: the details stay to be read, one press brings new ones, and they are paid', async ({
  shop,
  sandbox,
  checkout,
}) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const details = widget.locator('[part~=details]')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  const [card = 'no card'] = /(\d{4} ){3}\d{4}/.exec((await details.innerText()).replaceAll(/\s/g, ' ')) ?? []
  const first = await sandbox.payment(order)
  await sandbox.event(first, 'expire')
  await expect(widget.getByText('Do not send money to these details any more.')).toBeVisible()
  expect((await details.innerText()).replaceAll(/\s/g, ' ')).toContain(card)
  await expect(widget.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
  await expect(widget.getByRole('radio')).toHaveCount(0)
  await widget.getByRole('button', { name: 'Get new details' }).click()
  await expect(widget.getByRole('button', { name: /^Copy: Send exactly/ })).toBeVisible()
  const second = await sandbox.payment(order)
  expect(second.reference).not.toBe(first.reference)
  await sandbox.event(second, 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  const { attempts } = await shop.view(order)
  expect(attempts.map(({ method, status }) => [method, status])).toEqual([
    ['cactusgino.card', 'expired'],
    ['cactusgino.card', 'paid'],
  ])
})

test('what was sent before its time was over can be said after it, and is found', async ({
  shop,
  sandbox,
  checkout,
}) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  const payment = await sandbox.payment(order)
  await sandbox.event(payment, 'expire')
  await widget.getByRole('button', { name: 'I have already sent it' }).click()
  await expect(widget.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await expect(widget.getByRole('button', { name: 'I have not sent it yet' })).toHaveCount(0)
  await sandbox.event(payment, 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('"sent" pressed by mistake is taken back', async ({ shop, checkout }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await widget.getByRole('button', { name: 'I have not sent it yet' }).click()
  await expect(widget.getByRole('button', { name: /^Copy: Send exactly/ })).toBeVisible()
  expect((await shop.view(order)).attempts.at(-1)?.status).toBe('pending')
})

test('a reload in the middle keeps the details and the clock', async ({ shop, checkout, page }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const card = widget.locator('[part~=row], dl, .rows').first()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  const before = await card.innerText()
  const attempt = (await shop.view(order)).attempts.at(-1)?.id
  await page.reload()
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  expect(await card.innerText()).toBe(before)
  await expect(widget.getByText(/1[45]:\d\d left to pay/)).toBeVisible()
  expect((await shop.view(order)).attempts.map(({ id }) => id)).toEqual([attempt])
})

test('two tabs stay in step', async ({ shop, sandbox, checkout, page }) => {
  const order = await shop.order()
  const first = await checkout(order)
  const other = await secondTab(page)
  const second = other.locator('#checkout')
  await expect(second.getByRole('radio').first()).toBeVisible()
  await pick(first, 'cactusgino.card')
  await expect(second.getByText('Card number', { exact: true }).first()).toBeVisible()
  await second.getByRole('button', { name: /I have sent/ }).click()
  await expect(first.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  for (const widget of [first, second]) await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('too little is paid, then the rest by a second attempt', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order('1000.00')
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay', { amount: { value: '400.00', currency: 'RUB' } })
  await expect(widget.getByRole('alert')).toContainText('400.00')
  await expect(widget.getByText('600.00').first()).toBeVisible()
  await pick(widget, 'cactusgino.sbp')
  await expect(widget.getByRole('button', { name: /I have sent.*600\.00/ })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: '1000.00' } })
})

test('a callback comes before the answer of create', async ({ shop, sandbox, checkout }) => {
  await sandbox.settings({ autoAssign: false })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: /operator/ })).toBeVisible()
  const payment = await sandbox.payment(order)
  await sandbox.event(payment, 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  await sandbox.event(payment, 'assign').catch(() => {})
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('money arrives on a replaced attempt', async ({ shop, sandbox, checkout }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  const first = await sandbox.payment(order)
  await widget.getByRole('button', { name: 'Choose another way to pay' }).click()
  await widget.getByRole('button', { name: 'Yes, another way' }).click()
  await pick(widget, 'cactusgino.sbp')
  await expect(widget.getByText('Phone number', { exact: true }).first()).toBeVisible()
  await sandbox.event(first, 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('the stream is cut in the middle, and the screen still changes', async ({ shop, sandbox, checkout, page }) => {
  let cut = false
  await page.route('**/v1/checkout/events*', (route) => (cut ? route.abort('connectionreset') : route.continue()))
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByText('Card number', { exact: true }).first()).toBeVisible()
  cut = true
  // The buyer's connection drops and comes back without its stream.
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})
