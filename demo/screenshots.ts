/**
 * `npm run screenshots`: a real browser goes through the shop and every action of the widget, against the real server
 * and sandbox, and leaves a picture of each in `demo/screenshots/`. Names of scenes as arguments make only those.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { chromium, devices, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { pino } from 'pino'
import { chromiumOptions, unpackChromium } from '../test/support/chromium.ts'
import { startDemo, type Demo } from './demo.ts'
import { withPalette } from './shots/palette.ts'
import { SCENES, type Scene } from './shots/scenes.ts'
import { stageOf, startTimeMachine, type TimeMachine } from './shots/stage.ts'

const FOLDER = new URL('screenshots/', import.meta.url)
/** What every scene begins with. */
const QUICK = { searchSeconds: 0.2, autoAssign: true, lifetimeSeconds: 900 }
/** A long list is cut here, px. */
const TALLEST = 1500

const { defaultBrowserType: _, ...PHONE } = devices['Pixel 7'] ?? {}
const SCREENS: Readonly<Record<360 | 1280, BrowserContextOptions>> = {
  360: { ...PHONE, viewport: { width: 360, height: 740 }, deviceScaleFactor: 1 },
  1280: { viewport: { width: 1280, height: 800 } },
}

/** Where the content of the page ends, px; the shop's own footer stays out of the picture. */
const BOTTOM =
  'Math.ceil(Math.max(...[...document.querySelectorAll("main > *")].map((part) => part.getBoundingClientRect().bottom)) + scrollY)'

async function shoot(page: Page, name: string): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {}
  let height = 0
  // Lists draw only what is on screen and a form grows with it, so the screen grows to the picture.
  for (let round = 0; round < 3; round += 1) {
    height = Math.min((await page.evaluate<number>(BOTTOM)) + 32, TALLEST)
    await page.setViewportSize({ width, height })
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate('scrollTo(0, 0)')
    const png = await page.screenshot({ clip: { x: 0, y: 0, width, height } })
    await writeFile(new URL(`${name}-${width}-${colorScheme}.png`, FOLDER), withPalette(png))
  }
}

async function playOn(
  browser: Browser,
  screen: BrowserContextOptions,
  scene: Scene,
  { demo, time }: { demo: Demo; time: TimeMachine },
): Promise<void> {
  const context = await browser.newContext({ ...screen, baseURL: demo.shop, locale: 'en-GB', colorScheme: 'light' })
  try {
    const page = await context.newPage()
    const stage = stageOf(page, demo.sandbox, time)
    await stage.settings({ ...QUICK, catalogue: null })
    await scene.play(stage)
    await shoot(page, scene.name)
  } finally {
    await context.close()
  }
}

const asked = process.argv.slice(2)
const scenes = SCENES.filter(({ name }) => asked.length === 0 || asked.includes(name))
await mkdir(FOLDER, { recursive: true })
await unpackChromium()
const time = startTimeMachine()
const env = {
  PAYWICKET_PORT: '0',
  PAYWICKET_SANDBOX_PORT: '0',
  DATABASE_URL: 'file::memory:',
  // SBP by its QR code, of which there is a picture.
  PAYWICKET_ROUTES: 'cactusgino.card,cactusgino.sbp_qr',
}
const demo = await startDemo({ env, log: pino({ level: 'warn' }), settings: QUICK })
const browser = await chromium.launch(await chromiumOptions())
try {
  for (const scene of scenes) {
    for (const screen of Object.values(SCREENS)) await playOn(browser, screen, scene, { demo, time })
    process.stdout.write(`${scene.name}\n`)
  }
} finally {
  await browser.close()
  await demo.close()
}
