/** A page that was opened before an upgrade: the server that made it is gone, and so are its files. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { call } from '../test/support/call.ts'
import { startSystem } from '../test/support/system.ts'
import { expect, pick, test } from './fixtures.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The widget of another release: each of its files is another one, and so has another name. */
async function buildRelease(folder: string): Promise<void> {
  await buildFiles(folder, 'production', true)
  await buildFiles(folder, 'ways-in', false)
}

async function buildFiles(folder: string, mode: string, emptyOutDir: boolean): Promise<void> {
  await build({
    root: ROOT,
    mode,
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [
      {
        name: 'another-release',
        // The sentences are the same in both.
        renderChunk: (code, { name }) =>
          /^\w\w(\.(steps|extra))?$/.test(name) ? code : `globalThis.release = 'another';${code}`,
      },
    ],
    build: { outDir: folder, emptyOutDir },
  })
}

test('a page of the release before is paid, though the server has none of its files', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-upgrade-'))
  const newer = join(folder, 'widget')
  await buildRelease(newer)
  const ours = new Set(await readdir(join(ROOT, 'dist/chunks')))
  const shared = (await readdir(join(newer, 'chunks'))).filter((name) => ours.has(name))
  expect(shared.filter((name) => !/^\w\w(\.(steps|extra))?-/.test(name))).toEqual([])

  const system = await startSystem(
    { PAYWICKET_ROWS: 'routes', DATABASE_URL: `file:${join(folder, 'shop.db')}` },
    { isLive: true },
  )
  try {
    // The rest of the widget is asked for when the server has been replaced.
    let replace = () => {}
    const replaced = new Promise<void>((resolve) => {
      replace = resolve
    })
    const late: string[] = []
    await page.route(/\/chunks\/(lazy|qr|en\.steps)-/, async (route) => {
      late.push(new URL(route.request().url()).pathname)
      await replaced
      await route.continue()
    })
    const { id, url } = await system.open('250.00')
    await page.goto(url)
    const widget = page.locator('#checkout')
    await expect(widget.getByRole('heading', { name: /How would you like/ })).toBeVisible()
    await expect.poll(() => late.length).toBeGreaterThan(0)
    await system.replace(newer)
    replace()
    await pick(widget, 'cactusgino.sbp_qr')
    await expect(widget.getByRole('img', { name: /QR code/ }).locator('path')).toHaveAttribute('d', /^M/)
    expect(late.filter((path) => /\/(lazy|qr)-/.test(path))).toHaveLength(2)
    expect(await page.evaluate('globalThis.release')).toBeUndefined()
    const session = await call<{ attempts: { id: string }[] }>(`${system.url}/v1/sessions/${id}`, 'GET')
    const [payment] = await system.payments(session.attempts.at(-1)?.id ?? '')
    await system.event(payment?.id ?? '', 'pay')
    await expect(widget.getByRole('heading', { name: 'Paid' })).toBeVisible()
    // Whoever comes now gets the release of today.
    await page.goto(url)
    await expect.poll(() => page.evaluate('globalThis.release')).toBe('another')
  } finally {
    await system.close()
    await rm(folder, { recursive: true })
  }
})
