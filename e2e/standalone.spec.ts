/** The widget as one file, from a host that holds nothing but files, and only as it was built. */
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, select, test as base, type Order } from './fixtures.ts'

const NAME = 'paywicket.standalone.js'
const file = await readFile(new URL(`../dist/${NAME}`, import.meta.url))
const hashes = JSON.parse(await readFile(new URL('../dist/sri.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>
const built = hashes[NAME] ?? ''
const example = await readFile(new URL('hosts/standalone.html', import.meta.url), 'utf8')

interface Place {
  /** The shop's page. */
  readonly origin: string
  /** The host of files, another origin. */
  readonly files: string
  /** Opens the example page with the order's widget, held to this hash; the scripts that were asked for. */
  open(page: Page, order: Order, server: string, integrity: string): Promise<readonly string[]>
}

const test = base.extend<object, { place: Place }>({
  place: [
    // oxlint-disable-next-line no-empty-pattern -- the runner wants to see what a fixture depends on
    async ({}, use) => {
      let shown = ''
      const server = createServer((request, response) => {
        const isFile = request.url === `/${NAME}`
        const headers = isFile ? { 'access-control-allow-origin': '*' } : {}
        response.writeHead(200, { ...headers, 'content-type': isFile ? 'text/javascript' : 'text/html' })
        response.end(isFile ? file : shown)
      })
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = server.address() as AddressInfo
      const origin = `http://localhost:${port}`
      const files = `http://127.0.0.1:${port}`
      await use({
        origin,
        files,
        async open(page, order, paywicket, integrity) {
          const values: Readonly<Record<string, string>> = { files, paywicket, integrity, token: order.token }
          shown = example.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '')
          const scripts: string[] = []
          page.on('request', (request) => {
            if (request.resourceType() === 'script') scripts.push(request.url())
          })
          await page.goto(origin)
          return scripts
        },
      })
      server.closeAllConnections()
      server.close()
    },
    { scope: 'worker' },
  ],
})

test.describe('in another language', () => {
  test.use({ locale: 'de-DE' })

  test('a transfer with a QR code is paid, and no further code is fetched', async ({ shop, sandbox, page, place }) => {
    const order = await shop.order('250.00', { origins: [place.origin] })
    const scripts = await place.open(page, order, `${shop.places.url}/`, built)
    const widget = page.locator('#checkout')
    await select(widget, 'cactusgino.sbp_qr')
    await widget.getByRole('button', { name: /^Weiter/ }).click()
    await expect(widget.getByRole('img', { name: /QR/ })).toBeVisible()
    await sandbox.event(await sandbox.payment(order), 'pay')
    await expect(widget.getByRole('heading', { name: 'Bezahlt' })).toBeVisible()
    expect((await shop.view(order)).status).toBe('paid')
    expect(scripts).toEqual([`${place.files}/${NAME}`])
  })
})

test('a file with another hash is refused by the browser', async ({ shop, page, place }) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  const order = await shop.order('250.00', { origins: [place.origin] })
  const wrong = built.replace(/^(sha384-)(.)/, (_, kind: string, first: string) => kind + (first === 'A' ? 'B' : 'A'))
  await place.open(page, order, shop.places.url, wrong)
  await expect.poll(() => said.join('\n')).toContain('integrity')
  await expect(page.locator('#checkout')).toBeEmpty()
})

test('our own server has the same file', async ({ shop }) => {
  const answer = await fetch(`${shop.places.url}/${NAME}`)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true)
})
