/** `npm run dev` on a copy of the tree: what is changed there shows in open pages by itself. */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { TEST_LIMIT } from '../test/support/patience.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const COPIED = ['src', 'server', 'stories', 'demo', 'scripts', 'package.json', 'vite.config.ts', 'tsconfig.base.json']

interface Dev {
  /** All that it has printed. */
  said(): string
  /** Ctrl-C, as a terminal gives it: to all of its programs at once. */
  interrupt(): void
  /** Its exit code, once nobody is left who could print. */
  readonly ended: Promise<number | null>
}

interface Fixtures {
  readonly copy: string
  /** Starts it in the copy, as a person does. */
  readonly dev: (env: Readonly<Record<string, string>>) => Dev
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs off this pattern
  copy: async ({}, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'paywicket-dev-'))
    const filter = (path: string) => !path.endsWith('.png')
    await Promise.all(COPIED.map((name) => cp(join(ROOT, name), join(copy, name), { recursive: true, filter })))
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
    await use(copy)
    await rm(copy, { recursive: true })
  },

  dev: async ({ copy }, use) => {
    const started: Dev[] = []
    await use((more) => {
      const env = { ...process.env, DATABASE_URL: 'file::memory:', ...more }
      const child = spawn('npm', ['run', '--silent', 'dev'], { cwd: copy, env, detached: true })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
      let isOver = false
      const dev: Dev = {
        said: () => text,
        interrupt: () => void (isOver || process.kill(-(child.pid ?? 0), 'SIGINT')),
        ended: new Promise((resolve) => {
          child.once('close', (code) => {
            isOver = true
            resolve(code)
          })
        }),
      }
      started.push(dev)
      return dev
    })
    for (const dev of started) dev.interrupt()
    await Promise.all(started.map(({ ended }) => ended))
  },
})

test('a change shows in open pages, a fault is said and mended, and nothing is left at the end', async ({
  copy,
  dev,
  page,
}) => {
  // Six starts and four builds.
  test.setTimeout(2 * TEST_LIMIT)
  const edit = async (path: string, change: (text: string) => string) => {
    const text = await readFile(join(copy, path), 'utf8')
    expect(change(text)).not.toBe(text)
    await writeFile(join(copy, path), change(text))
  }
  const first = dev({ PAYWICKET_PORT: '0', PAYWICKET_SANDBOX_PORT: '0' })
  const says = (pattern: RegExp, one = first) => expect.poll(one.said).toMatch(pattern)
  await says(/Watching/)
  const [, shop = '', sandbox = ''] = /Shop: (\S+)[\s\S]*Sandbox control panel: (\S+)/.exec(first.said()) ?? []
  const stopped: string[] = []
  await page.exposeFunction('stopped', (what: string) => stopped.push(what))
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) => stopped(event.effectiveDirective + ' ' + event.blockedURI))`,
  )

  await test.step('the server', async () => {
    await page.goto(shop)
    await expect(page.getByRole('link', { name: 'Quiet Hour' })).toBeVisible()
    const settings = { method: 'PUT', body: JSON.stringify({ searchSeconds: 77 }) }
    expect((await fetch(`${sandbox}/_sandbox/settings`, settings)).ok).toBe(true)
    await edit('demo/env.ts', (text) => text.replace('Quiet Hour', 'Loud Hour'))
    await expect(page.getByRole('link', { name: 'Loud Hour' })).toBeVisible()
    // The sandbox has not been started anew.
    expect(await (await fetch(`${sandbox}/_sandbox/settings`)).json()).toMatchObject({ searchSeconds: 77 })
  })

  await test.step('the widget, with a fault on the way', async () => {
    await page.goto(`${shop}/gallery?state=choose-few`)
    await expect(page.getByRole('heading', { name: 'How would you like to pay?' })).toBeVisible()
    await edit('src/i18n/en.ts', (text) => `${text}export const = 1\n`)
    await says(/The widget cannot be built[^]*src\/i18n\/en\.ts:/)
    await edit('src/i18n/en.ts', (text) =>
      text.replace('export const = 1\n', '').replace('How would you like to pay?', 'Which way?'),
    )
    await expect(page.getByRole('heading', { name: 'Which way?' })).toBeVisible()
  })

  await test.step('a server that does not start', async () => {
    await edit('server/app.ts', (text) => `${text}throw new Error('not like this')\n`)
    await says(/The server does not start[^]*server\/app\.ts:\d+[^]*not like this/)
    await edit('server/app.ts', (text) => text.replace(/throw .*\n$/, ''))
    await edit('demo/env.ts', (text) => text.replace('Loud Hour', 'Happy Hour'))
    await expect(page.getByRole('link', { name: 'Happy Hour' })).toBeVisible()
  })
  expect(stopped).toEqual([])

  await test.step('another one beside it finds its ports taken', async () => {
    const { port } = new URL(shop)
    const second = dev({ PAYWICKET_PORT: port, PAYWICKET_SANDBOX_PORT: '0' })
    expect(await second.ended).toBe(1)
    expect(second.said()).toBe(
      `Port ${port} is taken by another program. Stop that one, or set PAYWICKET_PORT to a free port.\n`,
    )
  })

  await test.step('Ctrl-C', async () => {
    first.interrupt()
    await first.ended
    await expect(fetch(shop)).rejects.toThrow('fetch failed')
    await expect(fetch(sandbox)).rejects.toThrow('fetch failed')
  })
})
