/**
 * The browser of the tests: the one `PAYWICKET_CHROMIUM` names, else on Linux the Chromium inside the npm package
 * `@sparticuz/chromium`, else an installed Chrome.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from '@playwright/test'

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const CACHE = join(MODULES, '.cache', 'paywicket')

/** Runs in a process of its own, since the package unpacks to whatever `TMPDIR` was when it was loaded. */
const UNPACK = `import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath())`

/** Only the fonts that come along with the tests: a screenshot looks the same on every machine. */
const FONTS = ['noto-sans', 'noto-sans-devanagari'].map((name) => join(MODULES, '@expo-google-fonts', name))
const fontList = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${FONTS.map((font) => `<dir>${font}</dir>`).join('')}<cachedir>${folder}/font-cache</cachedir></fontconfig>
`

async function home(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  return join(CACHE, `chromium-${manifest.version}`)
}

async function unpackInto(folder: string): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: MODULES,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error('The Chromium of @sparticuz/chromium could not be unpacked')
}

/** Unpacks the packaged Chromium once, into a folder of its version; two at once do not meet. */
export async function unpackChromium(): Promise<void> {
  if (process.env['PAYWICKET_CHROMIUM'] || process.platform !== 'linux') return
  const target = await home()
  if (existsSync(target)) return
  await mkdir(CACHE, { recursive: true })
  const fresh = await mkdtemp(join(CACHE, 'unpacking-'))
  try {
    await unpackInto(fresh)
    await writeFile(join(fresh, 'fonts.conf'), fontList(target))
    await rename(fresh, target)
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (!existsSync(target)) throw error
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

/** How Playwright starts it. Call `unpackChromium` first. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
  const named = process.env['PAYWICKET_CHROMIUM']
  if (named) return { executablePath: named, args }
  if (process.platform !== 'linux') return { channel: 'chrome', args }
  const folder = await home()
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: { ...env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}
