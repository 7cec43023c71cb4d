/** PAYMEGA_CREATE=form: the buyer's browser opens the invoice by posting a form, and may change what is in it. */
import { only } from '../test/support/system.ts'
import { expect, pick, test } from './fixtures.ts'

test.use({ serverEnv: { ...only('paymega'), PAYMEGA_CREATE: 'form' } })

const PROCESS = '**/payment-invoices/process'

test('the form names order and customer, holds no secret, and is paid', async ({ shop, page }) => {
  const order = await shop.order('990.00', {
    customer: { id: 'buyer-1', email: 'buyer@example.com', address: { city: 'Алматы' } },
    providers: { paymega: { metadata: { till: '7' } } },
  })
  await page.goto(order.url)
  const widget = page.locator('#checkout')
  const posted = page.waitForRequest(PROCESS)
  await pick(widget, 'paymega.sbp_rub_hpp')
  const fields = new URLSearchParams((await posted).postData() ?? '')
  const { attempts } = await shop.view(order)
  expect(Object.fromEntries(fields)).toEqual({
    public_key: expect.stringMatching(/^pk_test_/),
    reference_id: attempts[0]?.id,
    service: 'sbp_rub_hpp',
    currency: 'RUB',
    amount: '990',
    description: 'Green tea',
    return_url: expect.stringMatching(`^${shop.places.url}/v1/return/${attempts[0]?.id}\\?key=pwr_`),
    'customer[reference_id]': 'buyer-1',
    'customer[email]': 'buyer@example.com',
    'customer[address][city]': 'Алматы',
    'metadata[till]': '7',
  })
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: '990.00' } })
})

test('an amount made smaller in the browser is an underpayment, and the rest is asked for', async ({ shop, page }) => {
  await page.route(PROCESS, (route) => {
    const fields = new URLSearchParams(route.request().postData() ?? '')
    fields.set('amount', '10')
    return route.continue({ postData: fields.toString() })
  })
  const order = await shop.order('990.00')
  await page.goto(order.url)
  const widget = page.locator('#checkout')
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('alert')).toContainText('₽10.00')
  await expect(widget.getByText('₽980.00').filter({ visible: true }).first()).toBeVisible()
  const view = await shop.view(order)
  expect(view).toMatchObject({ status: 'open', received: { value: '10.00' }, due: { value: '980.00' } })
  expect(view.attempts).toMatchObject([{ status: 'underpaid' }])
  await page.unroute(PROCESS)
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

test('an amount made larger is an overpayment; another currency is nobody’s payment', async ({ shop, page }) => {
  const change = async (name: string, value: string) => {
    await page.unroute(PROCESS)
    await page.route(PROCESS, (route) => {
      const fields = new URLSearchParams(route.request().postData() ?? '')
      fields.set(name, value)
      if (name === 'currency') fields.set('service', 'payment_card_kzt_hpp')
      return route.continue({ postData: fields.toString() })
    })
  }
  await change('amount', '2000')
  const more = await shop.order('990.00')
  const widget = page.locator('#checkout')
  await page.goto(more.url)
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid, and more than needed' })).toBeVisible()
  expect(await shop.view(more)).toMatchObject({ status: 'overpaid', overpaid: { value: '1010.00' } })

  await change('currency', 'KZT')
  const other = await shop.order('990.00')
  await page.goto(other.url)
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByLabel('Card number').fill('5519283812030000')
  await page.getByLabel('Valid until, MM/YY').fill('1230')
  await page.getByLabel('CVC').fill('123')
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: /checking/ })).toBeVisible()
  const view = await shop.view(other)
  expect(view).toMatchObject({ status: 'open', received: { value: '0.00' } })
  expect(view.attempts).toMatchObject([{ status: 'confirming', foreign: [{ value: '990.00', currency: 'KZT' }] }])
})

test('refused at Paymega’s page: the picker says why', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  await page.goto(order.url)
  const widget = page.locator('#checkout')
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByRole('button', { name: 'Let it fail' }).click()
  await page.goto(`${shop.places.url}/v1/return/${(await shop.view(order)).attempts[0]?.id}?page`)
  await expect(widget.getByRole('alert')).toContainText('declined')
})

test('left before Paymega’s page was opened: the same form is there again', async ({ shop, page }) => {
  await page.route(PROCESS, (route) => route.fulfill({ body: 'Paymega is away' }))
  const order = await shop.order('990.00')
  await page.goto(order.url)
  const widget = page.locator('#checkout')
  await pick(widget, 'paymega.sbp_rub_hpp')
  await page.getByText('Paymega is away').waitFor()
  await page.goto(`${shop.places.url}/v1/return/${(await shop.view(order)).attempts[0]?.id}?page`)
  await expect(widget.getByRole('button', { name: 'Go to the payment page' })).toBeVisible()
  await page.unroute(PROCESS)
  await widget.getByRole('button', { name: 'Go to the payment page' }).click()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  expect((await shop.view(order)).attempts).toHaveLength(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the form is a plain form, posted by the buyer, and paid', async ({ shop, page }) => {
    const order = await shop.order('990.00')
    await page.goto(order.url)
    const method = page.locator('form.method').filter({ has: page.locator('[value="paymega.sbp_rub_hpp"]') })
    await method.getByRole('button', { name: 'Continue' }).click()
    const posted = page.waitForRequest(PROCESS)
    await page.getByRole('button', { name: 'Open the payment page' }).click()
    const { attempts } = await shop.view(order)
    expect(new URLSearchParams((await posted).postData() ?? '').get('reference_id')).toBe(attempts[0]?.id)
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
    expect((await shop.view(order)).status).toBe('paid')
  })
})
