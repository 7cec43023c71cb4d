/** A shop, its buyer's page and the sandbox's control panel, for every browser test. */
import { test as base, type Locator, type Page } from '@playwright/test'
import type { Session } from '../src/contract/index.ts'
import { call } from '../test/support/call.ts'
import { type SandboxPayment } from '../test/support/system.ts'
import { until } from '../test/support/until.ts'
import { addressOf, hostNamed, widgetOn } from './hosts.ts'
import { startPlaces, type Places } from './places.ts'
import type { Wishes } from './wishes.ts'

export interface Order {
  readonly session: string
  readonly token: string
  readonly url: string
  readonly id: string
  /** As the shop posted it. */
  readonly body: Record<string, unknown>
}

export interface Shop {
  readonly places: Places
  /** Opens a session for a new order of `value` in `currency`. */
  order(value?: string, more?: Record<string, unknown>, currency?: string): Promise<Order>
  /** A further token for the same session. */
  again(order: Order): Promise<Order>
  /** A call of the buyer's own, `/choose` for example. */
  buyer(order: Order, path?: string, body?: unknown): Promise<Session>
  /** The shop's own view of a session. */
  view(
    order: Order,
  ): Promise<{ status: string; attempts: { id: string; status: string; method: string }[] } & Record<string, unknown>>
}

interface Sandbox {
  /** The newest payment of an order at the sandbox, waiting for it to appear. */
  payment(order: Order, provider?: string): Promise<SandboxPayment>
  event(payment: SandboxPayment, event: string, body?: unknown): Promise<void>
  settings(change: Record<string, unknown>): Promise<void>
  faults(list: readonly Record<string, unknown>[]): Promise<void>
}

interface Fixtures {
  readonly shop: Shop
  readonly sandbox: Sandbox
  /** Opens a page of `hosts/` with the order's widget on it and waits for its first screen. */
  readonly checkout: (order: Order, host?: string) => Promise<Locator>
}

let orders = 0

export const test = base.extend<Fixtures, Wishes & { places: Places }>({
  serverEnv: [{}, { scope: 'worker', option: true }],
  prefix: ['', { scope: 'worker', option: true }],

  places: [
    async ({ serverEnv, prefix }, use) => {
      const below = prefix === '' ? {} : { PAYWICKET_PUBLIC_URL: `http://localhost:0${prefix}` }
      const { places, stop } = await startPlaces({ ...below, ...serverEnv })
      await use(places)
      stop()
    },
    { scope: 'worker' },
  ],

  shop: async ({ places }, use) => {
    const open = async (id: string, body: Record<string, unknown>): Promise<Order> => {
      const opened = await call<{ id: string; token: string; url: string }>(`${places.url}/v1/sessions`, 'POST', body)
      return { session: opened.id, token: opened.token, url: opened.url, id, body }
    }
    await use({
      places,
      async order(value = '1503.17', more = {}, currency = 'RUB') {
        orders += 1
        const id = `e2e-${process.pid}-${orders}`
        return open(id, {
          order: { id, amount: { value, currency }, description: 'Green tea' },
          customer: { id: 'buyer-1', email: 'buyer@example.com' },
          ...more,
        })
      },
      again: ({ id, body }) => open(id, body),
      buyer: ({ token }, path = '', body) =>
        call<Session>(`${places.url}/v1/checkout${path}`, body === undefined ? 'GET' : 'POST', body, token),
      view: (order) => call(`${places.url}/v1/sessions/${order.session}`, 'GET'),
    })
  },

  sandbox: async ({ places, shop }, use) => {
    const control = <T>(method: string, path: string, body?: unknown) =>
      call<T>(`${places.sandboxUrl}/_sandbox${path}`, method, body)
    await use({
      async payment(order, provider) {
        const ask = async () => {
          const { attempts } = await shop.view(order)
          const list = await control<SandboxPayment[]>('GET', '/payments')
          const last = attempts.at(-1)?.id
          return list.findLast((payment) => payment.reference === last && (!provider || payment.provider === provider))
        }
        const found = await until(ask, (payment) => payment !== undefined)
        if (!found) throw new Error('the sandbox holds no payment for this order')
        return found
      },
      event: async (payment, event, body) => void (await control('POST', `/payments/${payment.id}/${event}`, body)),
      settings: async (change) => void (await control('PUT', '/settings', change)),
      faults: async (list) => void (await control('PUT', '/faults', list)),
    })
    await control('DELETE', '/faults')
    await control('PUT', '/settings', {
      searchSeconds: 0.3,
      autoAssign: true,
      lifetimeSeconds: 900,
      catalogue: null,
      formRedirect: false,
      details: 'full',
      hppMethod: 'auto',
      attemptLimit: 5,
    })
  },

  checkout: async ({ page, places }, use) => {
    await use(async ({ token }, name = 'script-tag') => {
      const host = hostNamed(name)
      await page.goto(addressOf(host, places.hosts, { token }))
      const widget = widgetOn(page, host)
      if (host.where === 'dialog') await openDialog(page, widget)
      await widget.getByRole('heading').first().waitFor()
      return widget
    })
  },
})

export { expect } from '@playwright/test'

/** Presses the button that opens the dialog of a modal checkout, once that is there. */
export async function openDialog(page: Page, widget: Locator): Promise<void> {
  await widget.locator('.pw').first().waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
}

/** Opens the hosted page of an order, to which a provider's page brings the buyer back. */
export async function openHosted(page: Page, order: Order): Promise<Locator> {
  await page.goto(order.url)
  const widget = page.locator('#checkout')
  await widget.getByRole('heading').first().waitFor()
  return widget
}

/** Shows all ways to pay, where some are behind a button. Call it once there are some. */
export async function showAll(widget: Locator): Promise<void> {
  if ((await widget.locator('.more').count()) === 0) return
  const more = widget.locator('.more > button')
  await more.or(widget.getByRole('searchbox')).waitFor()
  if (await more.isVisible()) await more.click()
}

/** Selects a method by its id, behind a button or not. */
export async function select(widget: Locator, method: string): Promise<void> {
  const radio = widget.locator(`input[type=radio][value="${method}"]`)
  await widget.getByRole('radio').first().waitFor()
  if (!(await radio.isVisible())) await showAll(widget)
  await radio.check()
}

/** Selects a method by its id and continues. */
export async function pick(widget: Locator, method: string): Promise<void> {
  await select(widget, method)
  await widget.getByRole('button', { name: 'Continue' }).click()
}

/** The page's address opened a second time, as in another tab. */
export async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  return other
}
