/** Journeys over Invoice's payment page, in a shop that has no other provider. */
import type { Locator, Page } from '@playwright/test'
import { SANDBOX_ENV } from '../server/sandbox/credentials.ts'
import { only, SECRET_KEY } from '../test/support/system.ts'
import { expect, openHosted, test } from './fixtures.ts'

test.use({ serverEnv: only('invoice') })

const PAID = /^(Paid|Оплачено)$/
const CONTINUE = /^(Continue|Продолжить)/

/** The one method there is, already chosen; the browser leaves for Invoice's page by itself. */
async function leave(page: Page, widget: Locator): Promise<void> {
  await expect(widget.getByRole('radio')).toBeChecked()
  await widget.getByRole('button', { name: CONTINUE }).click()
  await page.waitForURL(/\/invoice\/init\/[0-9a-f]+$/)
}

/** The document's test card, with something else in its place. */
async function giveCard(page: Page, { expiry = '01/22', answer = '' } = {}): Promise<void> {
  await page.getByLabel('Номер карты').fill('5543 7354 8462 6654')
  await page.getByLabel('Срок').fill(expiry)
  await page.getByLabel('CVC2').fill('852')
  await page.getByLabel('Ответ банка').selectOption(answer)
  await page.getByRole('button', { name: 'Оплатить' }).click()
}

async function giveCode(page: Page, code = '123456'): Promise<void> {
  await page.getByLabel('Код из сообщения банка').fill(code)
  await page.getByRole('button', { name: 'Подтвердить' }).click()
}

test('the test card and its 3DS code pay, and the key stays on the server', async ({ shop, page }) => {
  const seen: Promise<string>[] = []
  page.on('response', (response) => {
    // A stream ends only with its page.
    if (!response.url().includes('/events')) seen.push(response.text().catch(() => ''))
    seen.push(Promise.resolve(response.url()))
  })
  const order = await shop.order('1503.17')
  const widget = await openHosted(page, order)
  await expect(widget.getByText('Card or SBP')).toBeVisible()
  await leave(page, widget)
  await expect(page.getByText(/1\s503,17/)).toBeVisible()
  await giveCard(page)
  await giveCode(page)
  await page.waitForURL(/\/pay\//)
  await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: '1503.17' } })
  const texts = await Promise.all(seen)
  expect(texts.join('\n')).toContain('pwt_')
  for (const text of texts) expect(text).not.toContain(SANDBOX_ENV['INVOICE_API_KEY'])
})

test('a buyer who started on the shop’s page comes back to it', async ({ shop, checkout, page }) => {
  const back = `${shop.places.hosts}/thanks?order=1`
  const order = await shop.order('75.00', { returnUrl: back })
  const widget = await checkout(order)
  await leave(page, widget)
  await giveCard(page)
  await giveCode(page)
  await page.waitForURL(back)
  expect((await shop.view(order)).status).toBe('paid')
})

const DECLINES: readonly {
  readonly name: string
  readonly locale: 'en' | 'ru'
  readonly says: RegExp
  decline(page: Page): Promise<void>
}[] = [
  {
    name: 'Not sufficient funds [2, 51]',
    locale: 'ru',
    says: /На карте не хватает денег/,
    decline: (page) => giveCard(page, { answer: '[2, 51]' }),
  },
  {
    name: 'Expired card [2, 54]',
    locale: 'en',
    says: /card has expired/,
    decline: (page) => giveCard(page, { expiry: '01/21' }),
  },
  {
    name: 'Authentication failed [3, -19]',
    locale: 'en',
    says: /did not confirm the payment/,
    async decline(page) {
      await giveCard(page)
      await giveCode(page, '654321')
    },
  },
]
for (const { name, locale, says, decline } of DECLINES) {
  test(`${name} is explained in the buyer’s language (${locale}), and another try is paid`, async ({ shop, page }) => {
    const order = await shop.order('320.00', { locale })
    const widget = await openHosted(page, order)
    await leave(page, widget)
    await decline(page)
    await page.waitForURL(/\/pay\//)
    await expect(widget.getByRole('alert')).toHaveText(says)
    await leave(page, widget)
    await giveCard(page)
    await giveCode(page)
    await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
    const { status, attempts } = await shop.view(order)
    expect([status, ...attempts.map((attempt) => attempt.status)]).toEqual(['paid', 'failed', 'paid'])
  })
}

async function giveUp(widget: Locator): Promise<void> {
  await widget.getByRole('button', { name: 'Choose another way to pay' }).click()
  await widget.getByRole('button', { name: 'Yes, another way' }).click()
}

test('the buyer closes it: Invoice takes no money for it any more', async ({ shop, sandbox, page }) => {
  const order = await shop.order('410.00')
  const widget = await openHosted(page, order)
  await leave(page, widget)
  const payment = page.url()
  await page.getByRole('button', { name: 'Вернуться в магазин' }).click()
  await expect(widget.getByRole('button', { name: 'Go to the payment page' })).toBeVisible()
  await giveUp(widget)
  await expect(widget.getByRole('radio')).toBeVisible()
  await expect.poll(async () => (await sandbox.payment(order)).status).toBe('closed')
  expect((await shop.view(order)).attempts).toMatchObject([{ status: 'cancelled', givenUp: 'buyer' }])
  await page.goto(payment)
  await expect(page.getByText('Счёт закрыт магазином')).toBeVisible()
  await expect(page.getByLabel('Номер карты')).toHaveCount(0)
})

test('closing finds that it has been paid already, and the buyer sees that', async ({ shop, sandbox, page }) => {
  const order = await shop.order('415.00')
  const widget = await openHosted(page, order)
  await leave(page, widget)
  await page.getByRole('button', { name: 'Вернуться в магазин' }).click()
  await expect(widget.getByRole('button', { name: 'Go to the payment page' })).toBeVisible()
  await sandbox.faults([{ provider: 'invoice', kind: 'lost-callback', times: 1 }])
  await sandbox.event(await sandbox.payment(order), 'pay')
  await giveUp(widget)
  await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: '415.00' } })
})

test('it expires on Invoice’s page, and a new one is paid', async ({ shop, sandbox, page }) => {
  const order = await shop.order('55.00')
  const widget = await openHosted(page, order)
  await leave(page, widget)
  await sandbox.event(await sandbox.payment(order), 'expire')
  await page.reload()
  await expect(page.getByText('Expired transaction')).toBeVisible()
  await page.getByRole('link', { name: 'Вернуться в магазин' }).click()
  await expect(widget.getByRole('alert')).toHaveText(/took too long/)
  await leave(page, widget)
  await giveCard(page)
  await giveCode(page)
  await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
})

test('a forged notification with a right md5 and another amount changes nothing on the screen', async ({
  shop,
  sandbox,
  page,
}) => {
  const order = await shop.order('500.00')
  const widget = await openHosted(page, order)
  await leave(page, widget)
  await page.getByRole('button', { name: 'Вернуться в магазин' }).click()
  const go = widget.getByRole('button', { name: 'Go to the payment page' })
  await expect(go).toBeVisible()
  // Ahead of each true notification goes a forged "successful" of 1500.00.
  await sandbox.faults([{ provider: 'invoice', kind: 'forged-callback', value: 'amount' }])
  await sandbox.event(await sandbox.payment(order), 'decline')
  await expect(widget.getByRole('alert')).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'open', received: { value: '0.00' } })
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
  expect(await shop.view(order)).toMatchObject({ status: 'paid', received: { value: '500.00' } })
})

test('a refund in two parts shows on the buyer’s page', async ({ shop, sandbox, page }) => {
  const order = await shop.order('900.00')
  const widget = await openHosted(page, order)
  await leave(page, widget)
  await sandbox.event(await sandbox.payment(order), 'pay')
  await page.goto(`${shop.places.url}/v1/return/${(await shop.view(order)).attempts[0]?.id}?page`)
  await expect(widget.getByRole('heading', { name: PAID })).toBeVisible()
  const refund = async (part: string, value: string) => {
    const attempt = (await shop.view(order)).attempts[0]?.id
    const total = { value, currency: 'RUB' }
    const answer = await fetch(`${shop.places.url}/v1/attempts/${attempt}/refunds`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json', 'idempotency-key': part },
      body: JSON.stringify({ amount: total, items: [{ name: part, price: total, quantity: 1, total }] }),
    })
    expect(answer.status).toBe(201)
  }
  await refund(`${order.id} cup`, '250.50')
  await expect(widget.getByText('Refunded')).toBeVisible()
  await expect(widget.getByText('250.50')).toBeVisible()
  await sandbox.settings({ refunds: 'later', refundSeconds: 0.5 })
  await refund(`${order.id} pot`, '649.50')
  await expect(widget.locator('dd', { hasText: '900.00' })).toBeVisible()
  await sandbox.settings({ refunds: 'at-once' })
  expect(await shop.view(order)).toMatchObject({ status: 'paid', refunded: { value: '900.00' } })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a declined card, another try, and paid', async ({ shop, page }) => {
    const order = await shop.order('88.00', { locale: 'ru' })
    const goOn = async () => {
      await page.getByRole('button', { name: 'Продолжить' }).click()
      await page.getByRole('button', { name: 'Открыть страницу оплаты' }).click()
    }
    await page.goto(order.url)
    await goOn()
    await giveCard(page, { answer: '[2, 51]' })
    // Text inside <noscript> is found by place only.
    await expect(page.locator('.notice')).toContainText('На карте не хватает денег')
    await goOn()
    await giveCard(page)
    await giveCode(page)
    await expect(page.locator('h1')).toContainText(/плачен/)
    expect((await shop.view(order)).status).toBe('paid')
  })
})
