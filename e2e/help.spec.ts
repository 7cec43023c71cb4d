/** What few buyers open below a step: help, a receipt for the shop, and going on with a phone. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { SECRET_KEY } from '../test/support/system.ts'
import { expect, openHosted, pick, test } from './fixtures.ts'
import { errorsOf } from './host-page.ts'

const DESK = { width: 1280, height: 800 }

/** What the printer would get, from a page in which printing is heard of and does nothing. */
async function hearPrinting(page: Page): Promise<() => Promise<string | undefined>> {
  await page.addInitScript(() => {
    const inner = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')?.get
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get(this: HTMLIFrameElement) {
        const view = inner?.call(this) as Window | null
        if (view && this.className === 'sheet')
          view.print = () => {
            const { body } = view.document
            const amount = body.querySelector('.amount')
            const path = body.querySelector('svg.code path')?.getAttribute('d') ?? ''
            const size = amount && view.getComputedStyle(amount).fontSize
            Object.assign(window, { printed: `${body.innerText}\n${size}\n${path.slice(0, 2)}` })
          }
        return view
      },
    })
  })
  return () => page.evaluate(() => (window as unknown as { printed?: string }).printed)
}

/** The code in a picture, as a phone reads it. */
function scanned(png: Buffer): string | undefined {
  const { data, width, height } = PNG.sync.read(png)
  return jsQR.default(new Uint8ClampedArray(data), width, height)?.data
}

async function openHelp(widget: Locator): Promise<Locator> {
  const button = widget.getByRole('button', { name: 'Help' })
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await button.click()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  return widget.getByRole('region', { name: 'Help' })
}

for (const host of ['script-tag', 'csp'])
  test(`help on a page ${host}: for support, as a picture, on paper`, async ({ page, context, shop, checkout }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const errors = errorsOf(page)
    const printed = await hearPrinting(page)
    const order = await shop.order('250.00')
    const widget = await checkout(order, host)
    await pick(widget, 'cactusgino.sbp_qr')
    await expect(widget.getByRole('img', { name: /QR code/ }).locator('path')).toHaveAttribute('d', /^M/)
    const help = await openHelp(widget)

    await help.getByRole('button', { name: 'Copy for support' }).click()
    await expect(help.getByRole('button', { name: 'Copied' })).toBeVisible()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain(`Order: ${order.id}\n`)
    expect(text).toContain('Method: cactusgino.sbp_qr\n')
    expect(text).not.toContain(order.token)

    const coming = page.waitForEvent('download')
    await help.getByRole('button', { name: 'Save as a picture' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(`${order.id}.png`)
    const { action } = await shop.buyer(order)
    const payload = action.kind === 'transfer' ? action.qr?.payload : ''
    expect(scanned(await readFile(await download.path()))).toBe(payload)

    await help.getByRole('button', { name: 'Print' }).click()
    await expect.poll(printed).toContain('Pay before')
    const sheet = (await printed())?.split('\n') ?? []
    expect(sheet).toEqual(expect.arrayContaining([`Green tea · ${order.id}`, 'Send exactly', '₽250.00', '32px', 'M0']))
    expect(await help.getByRole('alert').count()).toBe(0)
    expect(errors).toEqual([])
  })

test('help can be had when its file failed once, and goes with its step', async ({ page, shop, checkout }) => {
  const failed = new Set<string>()
  await page.route(/\/chunks\/(en\.)?extra-/, (route) => {
    const [, name = ''] = /chunks\/([\w.]+)-[\w-]{6}\.js/.exec(route.request().url()) ?? []
    if (failed.has(name)) return route.fallback()
    failed.add(name)
    return route.abort()
  })
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('heading', { name: 'Send the transfer' })).toBeVisible()
  expect(failed.size).toBe(0)
  const help = await openHelp(widget)
  await expect(help.getByRole('button', { name: 'Copy for support' })).toBeVisible()
  expect([...failed]).toEqual(['extra', 'en.extra'])
  await shop.buyer(order, '/cancel', { attempt: (await shop.buyer(order)).attempt?.id })
  await expect(widget.getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible()
  await expect(help).toBeHidden()
  await expect(widget.getByRole('button', { name: 'Help' })).toHaveCount(0)
})

/** An EXIF block that names a place, as a phone's camera writes it. */
function withPlace(jpeg: Buffer): Buffer {
  // Little-endian; a directory of one entry, which leads to that of the place, with the half of the globe in it.
  const tiff = Buffer.from(
    '49492a0008000000010025880400010000001a00000000000000010001000200020000004e00000000000000',
    'hex',
  )
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPSPLACE')])
  const size = Buffer.alloc(2)
  size.writeUInt16BE(body.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), size, body, jpeg.subarray(2)])
}

/** A picture of a size, made by the browser itself. */
async function jpegOf(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    ([width, height]) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width, height })
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10)
      return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
    },
    [width, height] as const,
  )
  return Buffer.from(base64, 'base64')
}

test('a receipt is small and names no place before it leaves the browser', async ({ page, shop, places, checkout }) => {
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  await expect(widget.getByRole('button', { name: 'Attach a receipt' })).toHaveCount(0)
  await widget.getByRole('button', { name: /I have sent/ }).click()
  await widget.getByRole('button', { name: 'Attach a receipt' }).click()
  const receipt = widget.getByRole('region', { name: 'Attach a receipt' })
  const send = (name: string, mimeType: string, buffer: Buffer) =>
    receipt.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })

  await send('large.jpg', 'image/jpeg', withPlace(await jpegOf(page, 3000, 1500)))
  await expect(receipt).toContainText('The shop has your receipt. You can attach 2 more.')
  const held = (await shop.view(order)).attempts[0] as unknown as { receipts: { id: string }[] }
  const answer = await fetch(`${places.url}/v1/receipts/${held.receipts[0]?.id}`, {
    headers: { authorization: `Bearer ${SECRET_KEY}` },
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(bytes.includes('GPSPLACE')).toBe(false)
  expect(bytes.includes('Exif')).toBe(false)
  const size = await page.evaluate(async (base64) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${base64}`)).blob())
    return [picture.width, picture.height]
  }, bytes.toString('base64'))
  expect(size).toEqual([2000, 1000])

  await send('notes.txt', 'text/plain', Buffer.from('no picture'))
  await expect(receipt.getByRole('alert')).toContainText('This file cannot be sent.')
  await send('large.pdf', 'application/pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6 * 1024 * 1024)]))
  await expect(receipt.getByRole('alert')).toContainText('This file cannot be sent.')
  await page.route('**/v1/checkout/receipt*', (route) => route.abort())
  await send('one.pdf', 'application/pdf', Buffer.from('%PDF-1.7\none'))
  await expect(receipt.getByRole('alert')).toContainText('That did not arrive')
  await page.unroute('**/v1/checkout/receipt*')
  await send('no.pdf', 'application/pdf', Buffer.from('not a PDF at all'))
  // Its own words.
  await expect(receipt.getByRole('alert')).not.toContainText('That did not arrive')
  for (const text of ['%PDF-1.7\none', '%PDF-1.7\ntwo']) await sendDone(text)
  await expect(receipt.locator('input[type=file]')).toHaveCount(0)

  async function sendDone(text: string) {
    const answered = page.waitForResponse(/\/receipt/)
    await send('more.pdf', 'application/pdf', Buffer.from(text))
    expect((await answered).status()).toBe(200)
    await expect(receipt).toContainText('The shop has your receipt.')
  }
})

test('a desk hands over to a phone, and both are in step', async ({ page, browser, shop, checkout }) => {
  await page.setViewportSize(DESK)
  const order = await shop.order()
  const widget = await checkout(order)
  await pick(widget, 'cactusgino.card')
  const made = page.waitForResponse(/\/handover/)
  await widget.getByRole('button', { name: 'Go on with your phone' }).click()
  const region = widget.getByRole('region', { name: 'Go on with your phone' })
  await expect(region.getByRole('img').locator('path')).toHaveAttribute('d', /^M/)
  const { url } = (await (await made).json()) as { url: string }
  await expect.poll(async () => scanned(await region.getByRole('img').screenshot({ scale: 'css' }))).toBe(url)

  const pocket = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
  const phone = await pocket.newPage()
  await phone.goto(url)
  await expect(widget.locator('.notice', { hasText: 'open on another device' })).toBeHidden()
  await phone.getByRole('button').click()
  const other = phone.locator('#checkout')
  await expect(other.getByRole('heading', { name: 'Send the transfer' })).toBeVisible()
  await expect(other.locator('.notice', { hasText: 'open on another device' })).toBeVisible()
  await expect(widget.locator('.notice', { hasText: 'open on another device' })).toBeVisible()
  // A phone has nothing to scan with.
  await expect(other.getByRole('button', { name: 'Help' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Go on with your phone' })).toHaveCount(0)
  // The code has been used.
  await expect(region.getByRole('img')).toHaveCount(0)
  await expect(region.getByRole('button', { name: 'Make a new code' })).toBeVisible()

  await other.getByRole('button', { name: /I have sent/ }).click()
  for (const each of [other, widget])
    await expect(each.getByRole('heading', { name: 'We are checking your payment' })).toBeVisible()
  await pocket.close()
})

test('a code to hand over with is renewed after its time', async ({ page, shop, checkout }) => {
  await page.setViewportSize(DESK)
  let made = 0
  await page.route('**/v1/checkout/handover*', async (route) => {
    const answer = await route.fetch()
    made += 1
    const json = {
      ...(await answer.json()),
      ...(made === 1 && { expiresAt: new Date(Date.now() + 2_000).toISOString() }),
    }
    await route.fulfill({ response: answer, json })
  })
  const widget = await checkout(await shop.order())
  await pick(widget, 'cactusgino.card')
  await widget.getByRole('button', { name: 'Go on with your phone' }).click()
  const region = widget.getByRole('region', { name: 'Go on with your phone' })
  await expect(region.getByRole('img')).toBeVisible()
  await expect(region.getByRole('img')).toHaveCount(0)
  await region.getByRole('button', { name: 'Make a new code' }).click()
  await expect(region.getByRole('img')).toBeVisible()
})

test('the hosted page offers help as well', async ({ page, shop }) => {
  const order = await shop.order()
  const widget = await openHosted(page, order)
  await pick(widget, 'cactusgino.card')
  await openHelp(widget)
})
