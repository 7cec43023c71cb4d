/**
 * What a buyer on a cheap phone feels, in a real browser with the processor slowed four times and a slow 4G line: the
 * picker against the same picker in bare HTML and JavaScript, turn by turn; a keystroke in a list of 200 methods; a
 * callback until the screen has changed; `choose` while the provider hangs. Prints medians; asserts nothing.
 */
import { chromium, type Browser, type Locator, type Page } from '@playwright/test'
import { call } from '../../test/support/call.ts'
import { chromiumOptions, unpackChromium } from '../../test/support/chromium.ts'
import { type SandboxPayment } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { startPlaces, type Places } from '../places.ts'

const ROUNDS = 7
/** Chrome's own figures for slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const say = (line: string) => void process.stdout.write(`${line}\n`)

let orders = 0
function order({ url }: Places, currency = 'RUB'): Promise<{ id: string; token: string }> {
  orders += 1
  const wanted = { order: { id: `bench-${orders}`, amount: { value: '1503.17', currency } }, customer: { id: 'c1' } }
  return call(`${url}/v1/sessions`, 'POST', wanted)
}

async function slowPage(browser: Browser, network: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-US' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  if (network) {
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW_4G)
  }
  // Looks at each frame for the first radio button, in the page or in a shadow root.
  await page.addInitScript(() => {
    const find = (root: ParentNode): boolean =>
      root.querySelector('input[type=radio]:not([disabled])') !== null ||
      [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && find(shadowRoot))
    const look = () => {
      if (document.body && find(document)) document.documentElement.dataset['usable'] = String(performance.now())
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return page
}

/** ms from the start of the navigation until the picker can be used, with an empty cache. */
async function usable(browser: Browser, places: Places, host: string): Promise<number> {
  const { token } = await order(places)
  const page = await slowPage(browser, true)
  await page.goto(`${places.hosts}/${host}?token=${token}`)
  await page.waitForFunction(() => document.documentElement.dataset['usable'] !== undefined)
  const time = await page.evaluate(() => Number(document.documentElement.dataset['usable']))
  await page.context().close()
  return time
}

async function picker(browser: Browser, places: Places): Promise<void> {
  const pairs: [number, number][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    pairs.push([await usable(browser, places, 'script-tag'), await usable(browser, places, 'bare')])
  }
  const [ours, bare] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))]
  const ratio = median(pairs.map(([a, b]) => a / b)).toFixed(2)
  say(`picker usable: ${ours.toFixed(0)} ms, in bare HTML and JS ${bare.toFixed(0)} ms, ratio ${ratio} (budget 1.5)`)
}

function manyServices(count: number): unknown {
  const names = Array.from({ length: count }, (_, index) => `method${index}`)
  const service = (name: string) => ({
    code: `${name}_usd_hpp`,
    method: name,
    flow: 'hpp',
    currency: 'USD',
    fields: [],
    amount_min: 0.01,
    amount_max: 1_000_000,
  })
  const method = (name: string, index: number) => ({
    code: name,
    category: index % 3 === 0 ? 'bank_transfer' : index % 3 === 1 ? 'digital_wallet' : 'online_banking',
    name: { en: `Bank number ${index}` },
    description: '',
    logo: null,
    icon: null,
    metadata: null,
    position: null,
    hide: null,
  })
  return {
    data: {
      currency: 'USD',
      test_mode: true,
      services: Object.fromEntries(names.map((name) => [`${name}_usd_hpp`, service(name)])),
      methods: Object.fromEntries(names.map((name, index) => [name, method(name, index)])),
      account: { name: 'Bench', description: '', icon: null, website: null },
    },
  }
}

/** ms from each keystroke in `box` until the frame after it has been made: handlers, style, layout and paint. */
async function keystrokes(page: Page, box: Locator): Promise<readonly number[]> {
  await box.focus()
  await page.evaluate(() => {
    const metrics = window as unknown as { times?: number[] }
    const isHeard = metrics.times !== undefined
    metrics.times = []
    if (isHeard) return
    document.addEventListener('keydown', () => {
      const start = performance.now()
      // A message sent in the next frame is delivered after it.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => metrics.times?.push(performance.now() - start), { once: true })
        channel.port1.start()
        channel.port2.postMessage(0)
      })
    })
  })
  await page.keyboard.type('bank number 17', { delay: 200 })
  return page.evaluate(() => (window as unknown as { times: number[] }).times)
}

/** A keystroke in the filter of 200 methods, and in an input on an empty page: what the browser needs by itself. */
async function filter(browser: Browser, places: Places): Promise<void> {
  await call(`${places.sandboxUrl}/_sandbox/settings`, 'PUT', { catalogue: manyServices(200) })
  const { token } = await order(places, 'USD')
  const page = await slowPage(browser, false)
  await page.goto(`${places.hosts}/script-tag?token=${token}`)
  const box = page.locator('#checkout').getByRole('searchbox')
  await page.locator('#checkout .more > button').click()
  await box.waitFor()
  const rows = await page.locator('#checkout').getByRole('radio').count()
  const ours: number[] = []
  const bare: number[] = []
  const empty = await slowPage(browser, false)
  await empty.setContent('<input type="search">')
  for (let round = 0; round < 3; round += 1) {
    await page.bringToFront()
    await box.fill('')
    ours.push(...(await keystrokes(page, box)))
    await empty.bringToFront()
    bare.push(...(await keystrokes(empty, empty.locator('input'))))
  }
  const [our, other] = [median(ours).toFixed(1), median(bare).toFixed(1)]
  say(
    `${rows} methods, keystroke to filtered list: median ${our} ms, worst ${Math.max(...ours).toFixed(1)} ms; in a bare input ${other} ms (budget one frame, 16.7)`,
  )
  await page.context().close()
  await empty.context().close()
  await call(`${places.sandboxUrl}/_sandbox/settings`, 'PUT', { catalogue: null })
}

/** ms from the moment the payment is paid at the sandbox until the screen says so. */
async function callback(browser: Browser, places: Places): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, token } = await order(places)
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'en-US' })
    await page.goto(`${places.hosts}/script-tag?token=${token}`)
    const widget = page.locator('#checkout')
    await widget.locator('input[type=radio][value="cactusgino.card"]').check()
    await widget.getByRole('button', { name: 'Continue' }).click()
    await widget.getByText('Card number').waitFor()
    const { attempts } = await call<{ attempts: { id: string }[] }>(`${places.url}/v1/sessions/${id}`, 'GET')
    const isOurs = ({ reference }: SandboxPayment) => reference === attempts.at(-1)?.id
    const ask = () => call<SandboxPayment[]>(`${places.sandboxUrl}/_sandbox/payments`, 'GET')
    const payment = (await until(ask, (list) => list.some(isOurs))).find(isOurs)
    const shown = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = () => {
            const root = document.querySelector('#checkout')
            const text = [root, ...(root?.querySelectorAll('*') ?? [])]
              .map((node) => node?.shadowRoot?.textContent ?? '')
              .join('')
            if (/Arrived|Paid/.test(text)) resolve(Date.now())
            else requestAnimationFrame(look)
          }
          look()
        }),
    )
    const start = Date.now()
    await call(`${places.sandboxUrl}/_sandbox/payments/${payment?.id ?? ''}/pay`, 'POST')
    times.push((await shown) - start)
    await page.close()
  }
  say(
    `paid at the sandbox to "paid" on the screen: median ${median(times).toFixed(0)} ms (budget 100 from the callback on)`,
  )
}

/** s that `choose` takes while the provider hangs. */
async function hanging(places: Places): Promise<void> {
  await call(`${places.sandboxUrl}/_sandbox/faults`, 'PUT', [{ provider: 'cactusgino', kind: 'hang' }])
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const { token } = await order(places)
    const start = performance.now()
    await call(`${places.url}/v1/checkout/choose`, 'POST', { method: 'cactusgino.card' }, token)
    times.push((performance.now() - start) / 1000)
  }
  await call(`${places.sandboxUrl}/_sandbox/faults`, 'DELETE')
  say(`choose while the provider hangs: worst ${Math.max(...times).toFixed(2)} s (budget 2)`)
}

await unpackChromium()
const browser = await chromium.launch(await chromiumOptions())
const { places, stop } = await startPlaces()
try {
  await picker(browser, places)
  await filter(browser, places)
  await callback(browser, places)
  await hanging(places)
} finally {
  await browser.close()
  stop()
}
