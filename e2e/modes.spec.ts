/** The screen of each means of a transfer: whole journeys by those that the sandbox offers, then where things stand on a screen. */
import type { Locator, Page } from '@playwright/test'
import type { Order } from './fixtures.ts'
import { expect, pick, select, test } from './fixtures.ts'
import { addressOf, hostNamed } from './hosts.ts'

/** With PIX, which the documents bind to no currency. */
const METHODS =
  'card,sbp,sbp_qr,PIX@BRL,WalletM10@AZN,Emanat@AZN,binance@USDT,cash@RUB,localbanks@VND,MTS@RUB,Tbank_card,cis_transfer'
test.use({ serverEnv: { CACTUSGINO_METHODS: METHODS } })

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

const bar = (widget: Locator) => widget.locator('.bar > *')
const filled = (widget: Locator) => widget.locator('.bar [part~=button-primary]')
const copied = async (page: Page) => page.evaluate(() => navigator.clipboard.readText())
const title = (widget: Locator, name: string) =>
  expect(widget.getByRole('heading', { name, exact: true })).toBeVisible()

test.describe('on a phone', () => {
  test.use(PHONE)
  test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

  async function paid(widget: Locator, order: Order, sandbox: { pay(order: Order): Promise<void> }): Promise<void> {
    await sandbox.pay(order)
    await title(widget, 'Paid')
  }

  for (const [method, currency, value, label, word] of [
    ['card', 'RUB', '1503.17', 'Card number', 'Copy the card number'],
    ['sbp', 'RUB', '1503.17', 'Phone number', 'Copy the phone number'],
    ['localbanks', 'VND', '412000', 'Account number', 'Copy the account number'],
  ] as const) {
    test(`${method}: the number is copied, then it is said to be sent`, async ({ shop, sandbox, checkout, page }) => {
      const order = await shop.order(value, {}, currency)
      const widget = await checkout(order)
      await pick(widget, `cactusgino.${method}`)
      await title(widget, 'Send the transfer')
      await expect(filled(widget)).toHaveText(word)
      await filled(widget).click()
      await expect(filled(widget)).toHaveText(/^I have sent/)
      const row = widget.locator('[part~=row]', { hasText: label })
      expect(await copied(page)).toBe((await row.locator('bdi').innerText()).replaceAll(/[\s()-]/g, ''))
      await widget.locator('[part~=tile]').click({ position: { x: 30, y: 30 } })
      expect(await copied(page)).toBe(value)
      await filled(widget).click()
      await title(widget, 'We are checking your payment')
      await paid(widget, order, { pay: async (one) => sandbox.event(await sandbox.payment(one), 'pay') })
    })
  }

  test('SBP by QR code: a bank is chosen, and goes first the next time', async ({ shop, sandbox, checkout, page }) => {
    const order = await shop.order('250.00')
    const widget = await checkout(order)
    await pick(widget, 'cactusgino.sbp_qr')
    await title(widget, 'Pay by QR code')
    await expect(widget.locator('.qr')).toBeHidden()
    const bank = widget.locator('.tiles a').first()
    const name = await bank.innerText()
    await bank.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()))
    await bank.click()
    expect(await page.evaluate(() => localStorage.getItem('paywicket-bank'))).toBe(name)
    await page.reload()
    await expect(filled(widget)).toHaveText(`Open ${name}`)
    await widget.getByRole('button', { name: 'Another bank' }).click()
    await widget.getByRole('searchbox', { name: 'Find your bank' }).fill('tinkoff')
    await expect(widget.locator('.list li:visible')).toHaveText([/Т-Банк|T-Bank/])
    await widget.getByRole('button', { name: 'Show the QR code' }).click()
    await expect(widget.getByRole('img', { name: /QR code/ })).toBeVisible()
    await paid(widget, order, { pay: async (one) => sandbox.event(await sandbox.payment(one), 'pay') })
  })

  test('Pix: the code is copied', async ({ shop, sandbox, checkout, page }) => {
    const order = await shop.order('15.17', {}, 'BRL')
    const widget = await checkout(order)
    await pick(widget, 'cactusgino.PIX')
    await title(widget, 'Pay with Pix')
    await widget.getByRole('button', { name: 'Copy the Pix code' }).click()
    await expect(filled(widget)).toHaveText(/^I have sent/)
    expect(await copied(page)).toMatch(/^000201.*br\.gov\.bcb\.pix.*6304[0-9A-F]{4}$/)
    await paid(widget, order, { pay: async (one) => sandbox.event(await sandbox.payment(one), 'pay') })
  })

  for (const [method, currency, name] of [
    ['WalletM10', 'AZN', 'm10'],
    ['Emanat', 'AZN', 'eManat'],
    ['MTS', 'RUB', 'MTS'],
  ] as const) {
    test(`${method}: the wallet is called by its name`, async ({ shop, sandbox, checkout }) => {
      const order = await shop.order('128.40', {}, currency)
      const widget = await checkout(order)
      await pick(widget, `cactusgino.${method}`)
      await expect(widget.getByRole('heading', { name: new RegExp(`^Pay with .*${name}`, 'i') })).toBeVisible()
      await expect(filled(widget)).toHaveText(new RegExp(`^Open .*${name}`, 'i'))
      await expect(widget.getByText('bank’s app')).toHaveCount(0)
      await paid(widget, order, { pay: async (one) => sandbox.event(await sandbox.payment(one), 'pay') })
    })
  }

  test('Binance: its own words, and never a bank’s', async ({ shop, sandbox, checkout }) => {
    const order = await shop.order('16.25', {}, 'USDT')
    const widget = await checkout(order)
    await pick(widget, 'cactusgino.binance')
    // By its wallet or by its currency: the server knows which.
    await expect(widget.getByRole('heading', { name: /^(Pay with Binance|Send USDT)$/ })).toBeVisible()
    await expect(widget.getByText('bank’s app')).toHaveCount(0)
    await expect(filled(widget)).toHaveText(/^(Open Binance|Copy the account number)$/)
    await paid(widget, order, { pay: async (one) => sandbox.event(await sandbox.payment(one), 'pay') })
  })

  test('cash: a meeting, which is changed, called off, and never "sent"', async ({ shop, checkout }) => {
    const order = await shop.order('1503.17')
    const widget = await checkout(order)
    await select(widget, 'cactusgino.cash')
    for (const [field, text] of [
      ['address', '12 Garden Street'],
      ['messenger', 'Telegram'],
      ['username', '@buyer'],
      ['verification_code', '4417'],
    ] as const) {
      await widget.locator(`input[id$="-${field}"]`).fill(text)
    }
    await widget.getByRole('checkbox').first().check()
    await widget.getByRole('button', { name: 'Continue' }).click()
    await title(widget, 'Meet and pay in cash')
    await expect(widget.getByText('12 Garden Street')).toBeVisible()
    await expect(widget.getByRole('button', { name: /sent|^Copy/ })).toHaveCount(0)
    await expect(widget.getByRole('timer')).toHaveCount(0)
    await widget.getByRole('button', { name: 'Change the place or time' }).click()
    await widget
      .getByLabel(/address/i)
      .first()
      .fill('Harbour Lane 12')
    await widget.getByRole('button', { name: 'Save the change' }).click()
    await expect(widget.locator('[part~=details]', { hasText: 'Harbour Lane 12' })).toBeVisible()
    await widget.getByRole('button', { name: 'Cancel the meeting' }).click()
    await widget.getByRole('button', { name: 'Yes, cancel it' }).click()
    await expect(widget.getByRole('radio').first()).toBeVisible()
  })
})

/** A story alone on a page, `width` px wide at most. */
async function open(page: Page, hosts: string, story: string, width: number): Promise<Locator> {
  await page.goto(addressOf(hostNamed('element'), hosts, { stories: '', token: story }))
  await page.addStyleTag({
    content: `main { display: block !important; max-inline-size: ${width}px !important; margin: auto !important } main > * { overflow: visible !important; max-block-size: none !important }`,
  })
  const widget = page.locator('.pw')
  await widget.locator('h2').waitFor()
  await expect(widget.locator('.skeleton')).toHaveCount(0)
  return widget
}

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`nothing of ${String(locator)} is on screen`)
  return { ...box, bottom: box.y + box.height, right: box.x + box.width }
}

test.describe('where things stand on a phone', () => {
  test.use(PHONE)

  test('time and bar stay in sight, the number is on the first screen, and no focus is covered', async ({
    places: { hosts },
    page,
  }) => {
    const widget = await open(page, hosts, 'transfer-every-row', 360)
    const [time, below] = [widget.locator('.countdown'), widget.locator('.bar')]
    expect((await boxOf(below)).bottom).toBeLessThanOrEqual(740)
    await page.mouse.wheel(0, 500)
    await expect.poll(async () => (await boxOf(time)).y).toBeCloseTo(0, 0)
    expect((await boxOf(below)).bottom).toBeLessThanOrEqual(740)
    await page.evaluate(() => scrollTo(0, 0))
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let time_ = 0; time_ < 16; time_ += 1) {
        await page.keyboard.press(key)
        const covered = await page.evaluate(() => {
          let root: Document | ShadowRoot = document
          while (root.activeElement?.shadowRoot) root = root.activeElement.shadowRoot
          const focus = root.activeElement
          if (!focus || root === document || !focus.closest('.transfer')) return []
          const { left, right, top, bottom } = focus.getBoundingClientRect()
          const at = root.elementFromPoint((left + right) / 2, (top + bottom) / 2)
          return at && (focus.contains(at) || at.contains(focus)) ? [] : [`${focus.textContent} under ${at?.className}`]
        })
        expect(covered).toEqual([])
      }
    }
    const card = await open(page, hosts, 'transfer-card', 360)
    expect((await boxOf(card.locator('.large'))).bottom).toBeLessThanOrEqual((await boxOf(card.locator('.bar'))).y)
  })

  test('all that is pressed is 44 px tall', async ({ places: { hosts }, page }) => {
    for (const story of ['transfer-card', 'mode-qr-banks', 'mode-pix', 'mode-wallet', 'transfer-cash']) {
      const widget = await open(page, hosts, story, 360)
      const heights = await widget.locator('.transfer :is(button, a):not(.quiet):visible').evaluateAll((all) =>
        // A row's button reaches over all of its row.
        all.map((button) => (button.closest('.tile, .large') ?? button).getBoundingClientRect().height),
      )
      expect(heights.length).toBeGreaterThan(0)
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    }
  })

  test('on paper the code and the details are there, with the order and until when', async ({
    places: { hosts },
    page,
  }) => {
    const widget = await open(page, hosts, 'mode-qr-banks', 360)
    await expect(widget.locator('.qr')).toBeHidden()
    await page.emulateMedia({ media: 'print' })
    await expect(widget.locator('.qr')).toBeVisible()
    await expect(widget.locator('[part~=details]')).toBeVisible()
    await expect(widget.locator('.paper')).toHaveText(/1001 · until .+/)
    await expect(widget.locator('button:visible, a:visible')).toHaveCount(0)
  })
})

test.describe('where things stand on a desk', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  for (const story of ['mode-qr-banks', 'mode-pix', 'mode-crypto', 'mode-wallet-code']) {
    test(`${story}: the code beside the details, and nothing below the screen`, async ({ places: { hosts }, page }) => {
      const widget = await open(page, hosts, story, 880)
      const [code, below] = [await boxOf(widget.locator('.qr')), await boxOf(widget.locator('.bar'))]
      expect(code.width).toBeCloseTo(280, 0)
      expect(code.y).toBeLessThan(250)
      expect(code.x).toBeGreaterThan(below.right)
      // With the header of a shop above it.
      expect(below.bottom).toBeLessThanOrEqual(800 - 64)
    })
  }

  test('a narrow column has the code above the details', async ({ places: { hosts }, page }) => {
    const widget = await open(page, hosts, 'mode-qr-banks', 480)
    expect((await boxOf(widget.locator('.qr'))).bottom).toBeLessThan((await boxOf(widget.locator('.tile'))).y)
  })

  test('rows alone are no wider than can be read', async ({ places: { hosts }, page }) => {
    const widget = await open(page, hosts, 'transfer-card', 880)
    expect((await boxOf(widget.locator('.transfer'))).width).toBeLessThanOrEqual(36 * 16)
    expect((await boxOf(bar(widget).last())).bottom).toBeLessThanOrEqual(800 - 64)
  })
})
