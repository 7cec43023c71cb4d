/** `npm run build`: all of `dist`, for browsers and for Node, with types, licences and hashes. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import manifest from '../../package.json' with { type: 'json' }
import { writeDeclarations } from './declarations.ts'
import { MARK_SOURCES } from '../../server/routes/brand-marks.ts'
import { licencesText, marksText, type Licence } from './licences.ts'
import { billOfMaterials } from './sbom.ts'
import { writeScripts } from './scripts-list.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DIST = join(ROOT, 'dist')
const TYPES = join(DIST, 'types')
const LICENCES = 'licences.json'

/** Builds, and gives the licences of what went into it. */
async function bundle(config: InlineConfig, folder = DIST): Promise<readonly Licence[]> {
  const list = join(folder, LICENCES)
  await build({ root: ROOT, logLevel: 'warn', ...config, build: { license: { fileName: LICENCES } } })
  const licences = JSON.parse(await readFile(list, 'utf8')) as readonly Licence[]
  await rm(list)
  return licences
}

const entries = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === 'string' ? [] : [relative(TYPES, join(ROOT, entry.types))],
)
// The first build empties the folder.
const widget = await bundle({})
await bundle({ mode: 'ways-in' })
await bundle({ mode: 'served' })
const standalone = await bundle({ mode: 'standalone' })
await bundle({ mode: 'backend' })
await bundle({ mode: 'money' })
const [server] = await Promise.all([
  bundle({ configFile: join(ROOT, 'vite.node.config.ts') }, join(DIST, 'server')),
  writeDeclarations(ROOT, TYPES, entries),
])
const mit = (await readFile(join(ROOT, 'LICENSE'), 'utf8')).replace(/^[\s\S]*?Copyright[^\n]*\n/, '').trim()
await writeFile(
  join(DIST, 'THIRD-PARTY-LICENSES'),
  licencesText([...widget, ...standalone, ...server], mit, [marksText(MARK_SOURCES)]),
)
const bill = billOfMaterials({ browser: [...widget, ...standalone], server }, manifest)
await writeFile(join(DIST, 'sbom.json'), `${JSON.stringify(bill, undefined, 2)}\n`)
const scripts = await writeScripts(DIST)
const alone = new Set(['paywicket.js', 'paywicket.standalone.js'])
const hashes = scripts.filter(({ file }) => alone.has(file)).map(({ file, integrity }) => [file, integrity])
await writeFile(join(DIST, 'sri.json'), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`)
