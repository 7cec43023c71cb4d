/** What a host page's code does with a checkout while it lives, and what it hears from it. */
import type { Locator } from '@playwright/test'
import { expect, pick, select, test } from './fixtures.ts'
import { atTransfer, errorsOf, mountThere, openHostPage, openStreams, watchRequests } from './host-page.ts'

const CARD = 'cactusgino.card'
const cardNumber = (widget: Locator) => widget.getByText('Card number', { exact: true }).first()
const heading = (widget: Locator, name: string) => widget.getByRole('heading', { name, exact: true })

test('mounted twice it is there once, mounted elsewhere it moves, taken out and put back it goes on', async ({
  shop,
  sandbox,
  page,
}) => {
  const streams = openStreams(page)
  const order = await shop.order()
  await atTransfer(shop, order)
  await openHostPage(page, shop.places.hosts, order.token)
  await mountThere(page)
  await page.evaluate(() => window.checkout.mount('#checkout'))
  const [first, second] = [page.locator('#checkout'), page.locator('#other')]
  await expect(cardNumber(first)).toBeVisible()
  await expect(first.locator('.pw')).toHaveCount(1)
  await expect.poll(streams).toBe(1)

  await page.evaluate(() => window.checkout.mount('#other'))
  await expect(cardNumber(second)).toBeVisible()
  await expect(first).toBeEmpty()
  await expect.poll(streams).toBe(1)

  await page.evaluate(() => window.checkout.unmount())
  await expect(second).toBeEmpty()
  await expect.poll(streams).toBe(0)
  await page.evaluate(() => window.checkout.mount('#checkout'))
  await expect(cardNumber(first)).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(first, 'Paid')).toBeVisible()
})

test('the host page removes the node without a word: the stream ends and nothing throws', async ({
  shop,
  sandbox,
  page,
}) => {
  const errors = errorsOf(page)
  const streams = openStreams(page)
  const sentUpTo = watchRequests(page)
  await page.clock.install()
  const order = await shop.order()
  await atTransfer(shop, order)
  await openHostPage(page, shop.places.hosts, order.token)
  await mountThere(page)
  await expect(cardNumber(page.locator('#checkout'))).toBeVisible()
  await expect.poll(streams).toBe(1)
  const node = await page.evaluateHandle(() => {
    const node = document.querySelector('#checkout > *')
    node?.remove()
    return node
  })
  await expect.poll(streams).toBe(0)
  await sentUpTo()
  await page.evaluate(() => {
    window.dispatchEvent(new Event('focus'))
    window.dispatchEvent(new Event('online'))
    window.checkout.update({ locale: 'de' })
  })
  // As long as it would take any retry to come.
  await page.clock.runFor(60_000)
  expect((await sentUpTo()).filter((url) => url.includes('/v1/'))).toEqual([])

  // Put back, it goes on.
  await node.evaluate((node) => node && document.querySelector('#checkout')?.append(node))
  await expect.poll(streams).toBe(1)
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(page.locator('#checkout'), 'Bezahlt')).toBeVisible()
  expect(errors).toEqual([])
})

test('whatever is updated, what the buyer typed stays where it is', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  const { token: another } = await shop.again(order)
  await openHostPage(page, shop.places.hosts, order.token)
  await mountThere(page)
  const widget = page.locator('#checkout')
  const root = widget.locator('.pw')
  await select(widget, 'paymega.qiwi_rub_hpp')
  const field = widget.locator('input[type=tel]')
  await field.pressSequentially('+7916')
  const kept = await field.elementHandle()
  const typed = async () => {
    await expect(field).toHaveValue('+7916')
    await expect(field).toBeFocused()
    expect(await kept?.evaluate((input) => input.isConnected)).toBe(true)
  }

  await page.evaluate(() => window.checkout.update({ locale: 'de' }))
  await expect(widget.getByRole('button', { name: 'Weiter' })).toBeVisible()
  await typed()
  await page.evaluate(() => window.checkout.update({ locale: 'en' }))
  await expect(widget.getByRole('button', { name: 'Continue' })).toBeVisible()
  await typed()
  await page.evaluate(() =>
    window.checkout.update({ appearance: { theme: 'dark', variables: { 'color-primary': 'rgb(1, 2, 3)' } } }),
  )
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await expect(widget.getByRole('button', { name: 'Continue' })).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  await typed()
  const read = page.waitForRequest((request) => request.headers()['authorization'] === `Bearer ${another}`)
  await page.evaluate((token) => {
    window.heard = []
    window.checkout.update({ token, onError: () => window.heard.push('error') })
  }, another)
  await read
  await typed()
  // The newest callback is the one that hears.
  await page.evaluate(() => window.checkout.update({ token: 'not-a-token' }))
  await expect.poll(() => page.evaluate(() => window.heard)).toEqual(['error'])
  await page.evaluate((token) => window.checkout.update({ token }), another)
  await select(widget, 'paymega.qiwi_rub_hpp')
  await expect(field).toHaveValue('+7916')
})

test('other words are taken over at once, in the picker and in the steps', async ({ shop, page }) => {
  const order = await shop.order('990.00')
  await openHostPage(page, shop.places.hosts, order.token)
  await mountThere(page)
  const widget = page.locator('#checkout')
  await select(widget, 'paymega.qiwi_rub_hpp')
  await widget.locator('input[type=tel]').fill('+7916')
  await page.evaluate(() => window.checkout.update({ translations: { chooseTitle: 'Pick a way', continue: 'Go on' } }))
  await expect(heading(widget, 'Pick a way')).toBeVisible()
  await expect(widget.getByRole('button', { name: 'Go on' })).toBeVisible()
  await expect(widget.locator('input[type=tel]')).toHaveValue('+7916')
  await page.evaluate(() => window.checkout.update({ translations: {} }))
  await expect(widget.getByRole('button', { name: 'Continue' })).toBeVisible()
})

test('callbacks and listeners hear the same, in one order, once per state', async ({ shop, sandbox, page }) => {
  const order = await shop.order()
  const { token: another } = await shop.again(order)
  await openHostPage(page, shop.places.hosts, order.token)
  await page.evaluate(() => {
    window.heard = []
    const hear =
      (who: string, name: string) =>
      ({ session }: { session?: { revision: number; action: { kind: string } } | undefined }) =>
        window.heard.push(`${who} ${name} ${session?.revision} ${session?.action.kind}`)
    const checkout = window.createCheckout({
      ...window.given,
      onReady: hear('callback', 'ready'),
      onChange: hear('callback', 'change'),
      onComplete: hear('callback', 'complete'),
      onFail: hear('callback', 'fail'),
      onExpire: hear('callback', 'expire'),
    })
    for (const name of ['ready', 'change', 'complete', 'fail', 'expire'] as const) {
      checkout.on(name, hear('listener', name))
    }
    window.checkout = checkout
    checkout.mount('#checkout')
  })
  const widget = page.locator('#checkout')
  await pick(widget, CARD)
  await expect(cardNumber(widget)).toBeVisible()
  await sandbox.event(await sandbox.payment(order), 'pay')
  await expect(heading(widget, 'Paid')).toBeVisible()
  // All of this reads the same state again.
  const again = page.waitForResponse(
    (response) => /checkout\?/.test(response.url()) && response.request().method() === 'GET',
  )
  await page.evaluate((token) => window.checkout.update({ token }), another)
  await again
  await page.evaluate(() => {
    const { checkout } = window
    checkout.unmount()
    checkout.mount('#other')
  })
  await expect(heading(page.locator('#other'), 'Paid')).toBeVisible()

  const heard = await page.evaluate(() => window.heard)
  const of = (who: string) => heard.filter((line) => line.startsWith(who)).map((line) => line.slice(who.length + 1))
  expect(of('listener')).toEqual(of('callback'))
  // Each callback and its listener come together.
  expect(heard.map((line) => line.split(' ')[0])).toEqual(of('callback').flatMap(() => ['callback', 'listener']))
  expect(new Set(of('callback')).size).toBe(of('callback').length)
  expect(of('callback')[0]).toMatch(/^ready \d+ choose$/)
  expect(of('callback').filter((line) => line.startsWith('complete'))).toEqual([expect.stringMatching(/ done$/)])
})

test.describe('a token that the host page fetches', () => {
  test('late: the buyer sees that it is loading, then the picker', async ({ shop, page }) => {
    const order = await shop.order()
    await openHostPage(page, shop.places.hosts, order.token)
    await page.evaluate(() => {
      const { server, token } = window.given
      const fetchToken = () =>
        new Promise<string>((resolve) => addEventListener('click', () => resolve(token), { once: true }))
      window.checkout = window.createCheckout({ server, fetchToken })
      window.checkout.mount('#checkout')
    })
    const widget = page.locator('#checkout')
    await expect(widget.locator('.skeleton')).toBeVisible()
    await page.locator('h1').click()
    await expect(widget.getByRole('radio').first()).toBeVisible()
  })

  for (const [what, given] of Object.entries({
    'that fails': 'throw',
    'that gives nothing': undefined,
    'that gives something else than a token': 42,
    'that gives no text': '',
  })) {
    test(`${what}: trouble is shown and told, and trying again works`, async ({ shop, page }) => {
      const order = await shop.order()
      await openHostPage(page, shop.places.hosts, order.token)
      await page.evaluate((junk) => {
        const { server, token } = window.given
        window.heard = []
        let works = false
        addEventListener('click', () => (works = true), { capture: true })
        const fetchToken = async () => {
          if (works) return token
          if (junk === 'throw') throw new Error('the shop is away')
          return junk as string
        }
        const onError = ({ code, lasting }: { code: string; lasting: boolean }) =>
          window.heard.push(`${code} ${lasting}`)
        window.checkout = window.createCheckout({ server, fetchToken, onError })
        window.checkout.mount('#checkout')
      }, given)
      const widget = page.locator('#checkout')
      await expect(widget.getByRole('alert')).toContainText('The checkout is not loading.')
      await widget.getByRole('button', { name: 'Try again' }).click()
      await expect(widget.getByRole('radio').first()).toBeVisible()
      await expect(widget.getByRole('alert')).toHaveCount(0)
      expect(await page.evaluate(() => window.heard)).toEqual(['no-token false'])
    })
  }

  test('that gives a wrong token: only another one helps, and the buyer is told so', async ({ shop, page }) => {
    const order = await shop.order()
    await openHostPage(page, shop.places.hosts, order.token)
    const said = page
      .waitForEvent('console', (line) => line.text().startsWith('Paywicket:'))
      .then((line) => line.text())
    await page.evaluate(() => {
      window.heard = []
      window.checkout = window.createCheckout({
        server: window.given.server,
        fetchToken: async () => 'not-a-token',
        onError: ({ code, lasting, help }) => window.heard.push(`${code} ${lasting}`, help),
      })
      window.checkout.mount('#checkout')
    })
    const widget = page.locator('#checkout')
    await expect(widget.getByRole('alert')).toBeVisible()
    await expect(widget.getByRole('button')).toHaveCount(0)
    const [code, help = ''] = await page.evaluate(() => window.heard)
    expect(code).toBe('invalid_token true')
    // The console's line has it, too, and it is a page.
    expect(await said).toContain(help)
    expect(await (await page.request.get(help)).text()).toContain('<h1><code>invalid_token</code></h1>')
    await page.evaluate(() => window.checkout.update({ token: window.given.token }))
    await expect(widget.getByRole('radio').first()).toBeVisible()
  })
})
