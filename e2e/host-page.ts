/** The page `hosts/empty.html`, on which a test itself makes, changes and takes down checkouts. */
import type { Page } from '@playwright/test'
import type { Checkout, CheckoutOptions } from '../src/widget/types.ts'
import { expect, type Order, type Shop } from './fixtures.ts'

/** What the page's script leaves for `page.evaluate`, and what tests keep there from one call to the next. */
export interface HostPage {
  readonly createCheckout: (options: CheckoutOptions) => Checkout
  /** The server and the token of the page's address. */
  readonly given: { readonly server: string; readonly token: string }
  checkout: Checkout
  /** What the host page was told, in order. */
  heard: string[]
}

declare global {
  interface Window extends HostPage {}
}

/** Opens it without a checkout. */
export async function openHostPage(page: Page, hosts: string, token: string): Promise<void> {
  await page.goto(`${hosts}/empty?${new URLSearchParams({ token })}`)
  await page.waitForFunction(() => 'createCheckout' in window)
}

/** Puts a checkout into the page, `window.checkout`. */
export async function mountThere(page: Page, options: Partial<Record<'token' | 'locale', string>> = {}): Promise<void> {
  await page.evaluate((options) => {
    window.checkout = window.createCheckout({ ...window.given, ...options })
    window.checkout.mount('#checkout')
  }, options)
}

/** Brings an order to its details, so that a checkout of it has all there is: timers, a stream, a countdown. */
export async function atTransfer(shop: Shop, order: Order): Promise<void> {
  await shop.buyer(order, '/choose', { method: 'cactusgino.card' })
  await expect.poll(async () => (await shop.buyer(order)).action.kind).toBe('transfer')
}

const MARK = '/host.css?mark'

/**
 * Tells what the page has sent, in the order in which it did, which is not that of what a test does beside it. Call it
 * before the page is opened; the answer runs `task` in the page and says what was sent since the last call, up to the end
 * of it.
 */
export function watchRequests(page: Page): (task?: () => void) => Promise<readonly string[]> {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  const isMark = (url: string) => url.endsWith(MARK)
  return async (task = () => {}) => {
    const marked = page.waitForRequest((request) => isMark(request.url()))
    // In the same task of the page, so that all that it has sent before is reported before.
    await page.evaluate(`(${String(task)})(); void fetch(${JSON.stringify(MARK)})`)
    await marked
    return sent.splice(0, sent.findIndex(isMark) + 1).filter((url) => !isMark(url))
  }
}

/** Errors that nobody caught, and what the console calls one. */
export function errorsOf(page: Page): readonly string[] {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return errors
}

/** How many streams of this page are open. Call it before the page is opened. */
export function openStreams(page: Page): () => number {
  const open = new Set<unknown>()
  page.on('request', (request) => request.url().includes('/v1/checkout/events') && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return () => open.size
}
