/** The hosted page in a browser without JavaScript: plain forms all the way. */
import type { Page } from '@playwright/test'
import { only } from '../test/support/system.ts'
import { expect, test } from './fixtures.ts'

test.use({ javaScriptEnabled: false, serverEnv: only('paymega') })

interface Way {
  readonly service: string
  readonly amount: string
  readonly fields?: Readonly<Record<string, string>>
  readonly card?: boolean
}

/** Every service the account offers in roubles, however its page wants to be opened. */
const WAYS: readonly Way[] = [
  { service: 'sbp_rub_hpp', amount: '990.00' },
  { service: 'sbp_qr_rub_hpp', amount: '990.00' },
  { service: 'payment_card_rub_hpp', amount: '990.00', card: true },
  { service: 'sberbank_rub_hpp', amount: '990.00' },
  { service: 'alfaclick_rub_hpp', amount: '990.00' },
  { service: 'card_transfer_rub_hpp', amount: '5000.00', card: true },
  { service: 'qiwi_rub_hpp', amount: '990.00', fields: { phone: '+79161234567' } },
  { service: 'beeline_rub_hpp', amount: '990.00', fields: { phone: '+79161234567' } },
  { service: 'yoomoney_rub_hpp', amount: '990.00', fields: { account: '410011234567890' } },
  { service: 'payeer_rub_hpp', amount: '990.00', fields: { account: 'P1000000' } },
  { service: 'tether_trc20_rub_hpp', amount: '5000.00', fields: { payer_name: 'Анна Каренина' } },
  { service: 'cash_rub_invoice', amount: '990.00' },
  { service: 'swift_rub_invoice', amount: '60000.00' },
]

const formOf = (page: Page, service: string) =>
  page.locator('form.method').filter({ has: page.locator(`input[value="paymega.${service}"]`) })

async function choose(page: Page, { service, fields = {} }: Way): Promise<void> {
  const form = formOf(page, service)
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="fields.${name}"]`).fill(value)
  await form.getByRole('button', { name: 'Continue' }).click()
}

async function payThere(page: Page, isCard = false): Promise<void> {
  await page.getByRole('button', { name: 'Open the payment page' }).click()
  if (isCard) {
    await page.getByLabel('Card number').fill('5519283812030000')
    await page.getByLabel('Valid until, MM/YY').fill('1230')
    await page.getByLabel('CVC').fill('123')
  }
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

for (const way of WAYS) {
  test(`${way.service} is chosen, paid and seen to be paid`, async ({ shop, page }) => {
    const order = await shop.order(way.amount)
    await page.goto(order.url)
    await choose(page, way)
    await payThere(page, way.card)
    await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
    expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: way.amount } })
  })
}

test('the test flow, which has no page: it waits, and looking again shows the end', async ({ shop, sandbox, page }) => {
  const order = await shop.order('10.00')
  await page.goto(order.url)
  await choose(page, { service: 'test_rub_test', amount: '10.00', fields: { status: 'pending' } })
  await expect(page.getByRole('heading', { name: /waiting for your money/ })).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect.poll(async () => (await shop.view(order)).status).toBe('paid')
  await page.getByRole('link', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
})

test('a wrong field is said, and what is out of range is shown with its limits and fee', async ({ shop, page }) => {
  const order = await shop.order('50.00')
  await page.goto(order.url)
  await expect(page.locator('section.method').filter({ hasText: 'Transfer to a card' })).toContainText(
    'from ₽1,000.00, fee ₽30.00',
  )
  await expect(formOf(page, 'card_transfer_rub_hpp')).toHaveCount(0)
  await choose(page, { service: 'beeline_rub_hpp', amount: '50.00', fields: { phone: 'no number' } })
  await expect(page.getByRole('alert')).toContainText('Phone number')
  await choose(page, { service: 'beeline_rub_hpp', amount: '50.00', fields: { phone: '+79161234567' } })
  await payThere(page)
  await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
})

test('back without having paid, another way is chosen and declined, a third one is paid', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  await page.goto(order.url)
  await choose(page, { service: 'sbp_rub_hpp', amount: '990.00' })
  await page.getByRole('button', { name: 'Open the payment page' }).click()
  await page.getByRole('button', { name: 'Return to shop' }).click()
  await expect(page.getByRole('button', { name: 'Open the payment page' })).toBeVisible()
  await page.getByRole('button', { name: 'Choose another way' }).click()
  await choose(page, { service: 'sberbank_rub_hpp', amount: '990.00' })
  await page.getByRole('button', { name: 'Open the payment page' }).click()
  await page.getByRole('button', { name: 'Let it fail' }).click()
  await expect(page.locator('.notice')).toContainText('declined')
  await choose(page, { service: 'sbp_rub_hpp', amount: '990.00' })
  await payThere(page)
  await expect(page.getByRole('heading', { name: 'Paid. Thank you.' })).toBeVisible()
  expect((await shop.view(order)).attempts.map(({ status }) => status)).toEqual(['cancelled', 'failed', 'paid'])
})
