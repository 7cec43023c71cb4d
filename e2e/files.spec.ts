/** Files of the widget that do not come, in every way of putting it into a page. */
import type { Locator, Page, Route } from '@playwright/test'
import { expect, openHosted, pick, test } from './fixtures.ts'
import { mountThere, openHostPage } from './host-page.ts'

/** A file that the widget fetches by itself: its name without its hash. */
const FILE = /\/(?:chunks|built\/[\w-]+)\/(?:again-\d+\/)?([\w.]+)-[\w-]+\.js(?:\?.*)?$/
const fileOf = (url: string) => FILE.exec(new URL(url).pathname)?.[1] ?? ''

type Failure = (route: Route) => Promise<void>
const answered =
  (status: number, contentType = 'text/javascript', body = 'not here'): Failure =>
  (route) =>
    route.fulfill({ status, contentType, body })

/** Lets each file fail the first time that it is asked for, whatever its address; the answer names those that have. */
async function failOnce(page: Page, failure: Failure): Promise<ReadonlySet<string>> {
  const failed = new Set<string>()
  await page.route(FILE, async (route) => {
    const file = fileOf(route.request().url())
    if (failed.has(file)) return route.fallback()
    failed.add(file)
    return failure(route)
  })
  return failed
}

/** Lets one file fail until it is told otherwise. */
async function failAlways(page: Page, file: string): Promise<() => void> {
  let isMended = false
  await page.route(FILE, (route) =>
    !isMended && fileOf(route.request().url()) === file ? route.abort() : route.fallback(),
  )
  return () => {
    isMended = true
  }
}

const PICKER_FILES = ['en', 'en.steps', 'lazy', 'qr']

const FAILURES = {
  aborted: (route) => route.abort(),
  'answered 404': answered(404),
  'answered 500': answered(500),
  'answered with another page': answered(200, 'text/html', '<!doctype html><p>Sign in to this Wi-Fi'),
} as const satisfies Record<string, Failure>

interface Way {
  readonly name: string
  readonly files: readonly string[]
  /** The failure that is tried each time; all of them by `npx playwright test e2e/files.spec.ts`. */
  readonly usually?: keyof typeof FAILURES
}
const WAYS: readonly Way[] = [
  { name: 'script-tag', files: ['widget', ...PICKER_FILES], usually: 'aborted' },
  { name: 'hosted', files: ['widget', ...PICKER_FILES], usually: 'answered 404' },
  { name: 'element', files: PICKER_FILES },
  { name: 'element-served', files: ['widget', ...PICKER_FILES], usually: 'answered 500' },
  { name: 'esm', files: ['widget', ...PICKER_FILES] },
  { name: 'react', files: PICKER_FILES, usually: 'answered with another page' },
]

for (const { name, files, usually } of WAYS)
  for (const [how, failure] of Object.entries(FAILURES))
    test(`${name}: each file is ${how} once, and the payment is made${how === usually ? '' : ' @all'}`, async ({
      page,
      shop,
      sandbox,
      checkout,
    }) => {
      const failed = await failOnce(page, failure)
      const order = await shop.order('250.00')
      const widget = name === 'hosted' ? await openHosted(page, order) : await checkout(order, name)
      await pick(widget, 'cactusgino.sbp_qr')
      await expect(widget.getByRole('img', { name: /QR code/ }).locator('path')).toHaveAttribute('d', /^M/)
      expect([...failed].toSorted()).toEqual([...files].toSorted())
      await sandbox.event(await sandbox.payment(order), 'pay')
      await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
    })

test('the way to a provider’s page is found when its file failed once', async ({ page, shop, checkout }) => {
  const failed = await failOnce(page, FAILURES.aborted)
  const widget = await checkout(await shop.order())
  await pick(widget, 'invoice.page')
  await page.waitForURL(/\/invoice\//)
  expect(failed).toContain('redirect')
})

/** What can be seen and done while a file is missing for good. */
const MISSING: readonly {
  readonly file: string
  readonly until: (widget: Locator) => Promise<void>
  readonly after: (widget: Locator) => Promise<void>
}[] = [
  {
    file: 'en',
    until: (widget) => expect(widget.getByRole('button', { name: 'Try again' })).toBeVisible(),
    after: (widget) => pick(widget, 'cactusgino.sbp_qr'),
  },
  {
    file: 'lazy',
    // The ways to pay can be read and chosen from.
    until: (widget) => widget.locator('input[value="cactusgino.sbp_qr"]').check(),
    after: (widget) => pick(widget, 'cactusgino.sbp_qr'),
  },
  {
    file: 'en.steps',
    until: (widget) => widget.locator('input[value="cactusgino.sbp_qr"]').check(),
    after: (widget) => pick(widget, 'cactusgino.sbp_qr'),
  },
  {
    file: 'qr',
    // All that the picture says can be had without it.
    until: async (widget) => {
      await pick(widget, 'cactusgino.sbp_qr')
      await expect(widget.getByRole('link', { name: /bank/ })).toBeVisible()
    },
    after: async () => {},
  },
]
for (const { file, until, after } of MISSING) {
  test(`${file} is missing: it is said, the rest goes on, and it can be asked for again`, async ({
    page,
    shop,
    sandbox,
    places,
  }) => {
    const mend = await failAlways(page, file)
    const order = await shop.order('250.00')
    await openHostPage(page, places.hosts, order.token)
    await mountThere(page)
    await page.evaluate(() => {
      window.heard = []
      window.checkout.on('error', ({ code, lasting }) => window.heard.push(`${code} ${lasting}`))
    })
    const widget = page.locator('#checkout')
    await until(widget)
    const again = widget.getByRole('button', { name: 'Try again' })
    await expect(again).toBeVisible()
    if (file !== 'en') await expect(widget.getByText('A part of this page did not load.')).toBeVisible()
    expect(await page.evaluate(() => window.heard)).toEqual(['file-missing false'])
    mend()
    await again.click()
    await expect(again).toBeHidden()
    await after(widget)
    await expect(widget.getByRole('img', { name: /QR code/ }).locator('path')).toHaveAttribute('d', /^M/)
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
  })
}

for (const [name, host] of [
  ['the widget itself is missing: a button asks for it again', 'script-tag'],
  ['the element’s widget is missing: a button stands in its place and asks for it again', 'element-served'],
] as const) {
  test(name, async ({ page, shop, places }) => {
    const mend = await failAlways(page, 'widget')
    const order = await shop.order()
    await page.goto(`${places.hosts}/${host}?${new URLSearchParams({ token: order.token })}`)
    const again = page.getByRole('button', { name: 'Try again' })
    await expect(again).toBeVisible()
    mend()
    await again.click()
    await expect(page.locator('#checkout').getByRole('heading', { name: /How would you like/ })).toBeVisible()
    await expect(again).toBeHidden()
  })
}

test('the dialog’s own file is missing: the checkout stands in the page', async ({ page, shop, places }) => {
  await failAlways(page, 'modal')
  const order = await shop.order()
  await page.goto(`${places.hosts}/modal?${new URLSearchParams({ token: order.token })}`)
  await page.locator('#checkout .pw').first().waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(page.locator('#checkout').getByRole('heading', { name: /How would you like/ })).toBeVisible()
})
