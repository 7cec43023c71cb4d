/** Every action a buyer may see, and how to get there by the shop, the widget and the sandbox alone. */
import { largeCatalogue } from './catalogue.ts'
import type { Stage } from './stage.ts'

export interface Scene {
  readonly name: string
  play(stage: Stage): Promise<void>
}

const MINUTE = 60_000
/** So that a wait is seen to have lasted, ms. */
const WAITED = 4000

async function transfer(stage: Stage, method = 'cactusgino.card'): Promise<void> {
  await stage.checkout()
  await stage.pick(method)
  await stage.heading(/Send the transfer/)
}

export const SCENES: readonly Scene[] = [
  {
    name: 'shop',
    async play({ page }) {
      await page.goto('/')
    },
  },
  {
    name: 'cart',
    async play({ page }) {
      for (const product of [/oolong/, /teapot/, /candle/]) {
        await page.goto('/')
        await page.getByRole('button', { name: product }).click()
      }
      await page.getByRole('button', { name: /One more: Beeswax/ }).click()
      await page.goto('/cart')
    },
  },
  {
    name: 'choose',
    async play(stage) {
      await stage.checkout()
      await stage.widget.getByRole('button', { name: 'Continue' }).waitFor()
    },
  },
  {
    name: 'choose-fields',
    async play(stage) {
      await stage.checkout('USD')
      await stage.select('cactusgino.cash')
      await stage.widget.getByLabel('Address').fill('12 Garden Street, at the gate')
      await stage.widget.getByLabel('Messenger', { exact: true }).fill('Telegram')
      await stage.widget.getByRole('button', { name: 'Continue' }).click()
    },
  },
  {
    name: 'choose-many',
    async play(stage) {
      await stage.settings({ catalogue: largeCatalogue('KZT') })
      await stage.checkout('KZT')
      await stage.showAll()
      await stage.widget.getByRole('searchbox').fill('lake')
      await stage.widget.getByText('Lake Bank', { exact: true }).waitFor()
    },
  },
  {
    name: 'wait-operator',
    async play(stage) {
      await stage.settings({ autoAssign: false })
      await stage.checkout()
      await stage.pick('cactusgino.card')
      await stage.heading(/operator/)
      await stage.page.waitForTimeout(WAITED)
    },
  },
  { name: 'transfer', play: (stage) => transfer(stage) },
  {
    name: 'transfer-qr',
    async play(stage) {
      await transfer(stage, 'cactusgino.sbp_qr')
      const show = stage.widget.getByRole('button', { name: 'Show the QR code' })
      if (await show.isVisible()) await show.click()
      await stage.widget.getByRole('img', { name: /QR code/ }).waitFor()
    },
  },
  {
    name: 'transfer-last-minutes',
    async play(stage) {
      await stage.settings({ lifetimeSeconds: 100 })
      await transfer(stage)
    },
  },
  {
    name: 'transfer-expired',
    async play(stage) {
      await transfer(stage)
      stage.time.forward(16 * MINUTE)
      await stage.page.reload()
      await stage.heading(/time to pay is over/)
    },
  },
  {
    name: 'transfer-give-up',
    async play(stage) {
      await transfer(stage)
      await stage.widget.getByRole('button', { name: 'Choose another way to pay' }).click()
    },
  },
  {
    name: 'frame',
    async play(stage) {
      await stage.checkout()
      await stage.pick('cactusgino.form')
      await stage.page.frameLocator('#checkout iframe').getByRole('button').first().waitFor()
    },
  },
  {
    name: 'redirect',
    async play(stage) {
      await stage.checkout()
      const checkout = stage.page.url()
      await stage.pick('paymega.payment_card_rub_hpp')
      await stage.page.waitForURL((url) => url.pathname.startsWith('/paymega'))
      await stage.page.goto(checkout)
      await stage.heading(/payment system’s page/)
    },
  },
  {
    name: 'wait-confirmation',
    async play(stage) {
      await transfer(stage)
      await stage.widget.getByRole('button', { name: /I have sent/ }).click()
      await stage.heading(/checking your payment/)
      await stage.page.waitForTimeout(WAITED)
    },
  },
  {
    name: 'choose-underpaid',
    async play(stage) {
      await transfer(stage)
      await stage.event('pay', { amount: '1500.00' })
      await stage.widget.getByRole('alert').waitFor()
    },
  },
  {
    name: 'choose-refused',
    async play(stage) {
      await stage.settings({ autoAssign: false })
      await stage.checkout()
      await stage.pick('cactusgino.card')
      await stage.heading(/operator/)
      await stage.event('refuse')
      await stage.widget.getByRole('alert').waitFor()
    },
  },
  {
    name: 'done-paid',
    async play(stage) {
      await transfer(stage)
      await stage.event('pay')
      await stage.heading(/^Paid$/)
    },
  },
  {
    name: 'done-overpaid',
    async play(stage) {
      await transfer(stage)
      await stage.event('pay', { amount: '2500.00' })
      await stage.heading(/more than needed/)
    },
  },
  {
    name: 'done-underpaid',
    async play(stage) {
      await transfer(stage)
      await stage.event('pay', { amount: '1500.00' })
      await stage.widget.getByRole('alert').waitFor()
      stage.time.forward(90 * MINUTE)
      await stage.heading(/Not all/)
    },
  },
  {
    name: 'done-expired',
    async play(stage) {
      await stage.checkout()
      stage.time.forward(45 * MINUTE)
      await stage.heading(/time to pay is over/)
    },
  },
  {
    name: 'error',
    async play(stage) {
      await stage.checkout()
      await stage.page.route('**/v1/checkout**', (route) => route.abort())
      await stage.page.reload()
      await stage.widget.getByRole('alert').waitFor()
    },
  },
  {
    name: 'order-waiting',
    async play({ checkout, page }) {
      await checkout()
      await page.getByRole('link', { name: 'See the order' }).click()
      await page.getByText('Waiting for your payment').waitFor()
    },
  },
  {
    name: 'order-paid',
    async play(stage) {
      await transfer(stage)
      await stage.event('pay')
      await stage.widget.getByRole('link', { name: /Back to/ }).click()
      await stage.page.getByText('Paid. Thank you').waitFor()
    },
  },
]
