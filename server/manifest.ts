/** The package that this code belongs to, wherever it runs from: the sources, or the bundle in `dist`. */
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ListedScript } from './pages/preloads.ts'

const manifest = createRequire(import.meta.url).resolve('paywicket/package.json')

/** The absolute folder of the built widget. */
export const WIDGET = join(dirname(manifest), 'dist')

/** As in package.json. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

/** The build's list of scripts in `folder`; empty where the widget is not built. */
export async function readScripts(folder: string): Promise<readonly ListedScript[]> {
  const list = await readFile(join(folder, 'scripts.json'), 'utf8').catch(() => '[]')
  return JSON.parse(list) as readonly ListedScript[]
}

/** The files that the widget in `folder` fetches when it needs them; none where it is not built. */
export async function readChunks(folder: string): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  const names = await readdir(join(folder, 'chunks')).catch(() => [])
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, 'chunks', name)) })))
}
