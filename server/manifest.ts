/** The package that this code belongs to, wherever it runs from: the sources, or the bundle in `dist`. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const manifest = createRequire(import.meta.url).resolve('paywicket/package.json')

/** The absolute folder of the built widget. */
export const WIDGET = join(dirname(manifest), 'dist')

/** As in package.json. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
