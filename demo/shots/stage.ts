/** What a scene works with: a buyer's page at the shop, and the sandbox behind it. */
import type { Locator, Page } from '@playwright/test'
import type { Settings } from '../../server/sandbox/settings.ts'

/** The demo's clock can be put forward: both servers of this process ask `Date.now`, and nobody waits half an hour. */
export interface TimeMachine {
  /** ms. */
  forward(by: number): void
}

export function startTimeMachine(): TimeMachine {
  const real = Date.now.bind(Date)
  let ahead = 0
  Date.now = () => real() + ahead
  return {
    forward(by) {
      ahead += by
    },
  }
}

interface Payment {
  readonly id: string
}

export interface Stage {
  readonly page: Page
  /** The widget. */
  readonly widget: Locator
  readonly time: TimeMachine
  /** Puts two things into the cart and goes to the checkout. */
  checkout(currency?: string): Promise<void>
  /** Shows the ways to pay that are behind a button. */
  showAll(): Promise<void>
  /** Chooses a method by its id, behind that button or not. */
  select(method: string): Promise<void>
  /** The same, and continues. */
  pick(method: string): Promise<void>
  heading(name: RegExp): Promise<void>
  settings(change: Partial<Settings> & { readonly catalogue?: unknown }): Promise<void>
  /** Lets something happen to the newest payment at the sandbox. */
  event(name: string, body?: unknown): Promise<void>
}

async function call<T>(url: string, method: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

/** `sandbox` is its address. */
export function stageOf(page: Page, sandbox: string, time: TimeMachine): Stage {
  const widget = page.locator('#checkout')
  const control = <T>(method: string, path: string, body?: unknown) =>
    call<T>(`${sandbox}/_sandbox${path}`, method, body)
  const showAll = () => widget.locator('.more > button').click()
  const select = async (method: string) => {
    const radio = widget.locator(`input[type=radio][value="${method}"]`)
    if (!(await radio.isVisible())) await showAll()
    await radio.check()
  }
  const heading = (name: RegExp) => widget.getByRole('heading', { name }).waitFor()
  return {
    page,
    widget,
    time,
    heading,
    showAll,
    select,
    async checkout(currency = 'RUB') {
      await page.goto(`/?currency=${currency}`)
      await page.getByRole('button', { name: /Mountain oolong/ }).click()
      await page.goto('/')
      await page.getByRole('button', { name: /Beeswax candle/ }).click()
      await page.getByRole('link', { name: 'Go to checkout' }).click()
      await widget.getByRole('radio').first().waitFor()
    },
    async pick(method) {
      await select(method)
      await widget.getByRole('button', { name: 'Continue' }).click()
    },
    async settings(change) {
      await control('PUT', '/settings', change)
    },
    async event(name, body) {
      const payments = await control<Payment[]>('GET', '/payments')
      const last = payments.at(-1)
      if (!last) throw new Error('the sandbox holds no payment')
      await control('POST', `/payments/${last.id}/${name}`, body)
    },
  }
}
