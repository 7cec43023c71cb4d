/** `tsc -b` against the tree: it checks every file, each among the types of where that file runs. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)
const json = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T

interface Config {
  readonly references?: readonly { readonly path: string }[]
  readonly compilerOptions?: { readonly tsBuildInfoFile: string }
}

/** The configurations that hold files, by their paths from the root: those a reference leads to, and theirs. */
function projects(path = 'tsconfig.json'): readonly string[] {
  const file = statSync(join(ROOT, path)).isDirectory() ? join(path, 'tsconfig.json') : path
  const { references = [] } = json<Config>(join(ROOT, file))
  if (references.length === 0) return [file]
  return references.flatMap((reference) => projects(join(file, '..', reference.path)))
}

/** Everything the compiler has read for a project, by its path from the root; its own libraries by their names. */
function filesOf(project: string): readonly string[] {
  const config = join(ROOT, project)
  const info = join(dirname(config), json<Config>(config).compilerOptions?.tsBuildInfoFile ?? '')
  const { fileNames } = json<{ fileNames: readonly string[] }>(info)
  return fileNames.map((name) =>
    name.startsWith('.')
      ? relative(ROOT, join(dirname(info), name))
          .split(sep)
          .join('/')
      : name,
  )
}

let read: readonly (readonly [project: string, files: readonly string[]])[] = []
beforeAll(async () => {
  // Nothing to do after `npm run types`. What is wrong with a type is for that to say.
  await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b'], { cwd: ROOT }).catch(() => {})
  read = projects().map((project) => [project, filesOf(project)])
})
const seeing = (pattern: RegExp) =>
  read.flatMap(([project, files]) => (files.some((file) => pattern.test(file)) ? project : []))

test('no file is left out', () => {
  const ours = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name
    if (entry.name.startsWith('.') || ['node_modules', 'dist', 'data', 'test-results'].includes(entry.name)) return []
    return readdirSync(join(ROOT, entry.name), { recursive: true, encoding: 'utf8' })
      .map((path) => `${entry.name}/${path.split(sep).join('/')}`)
      .filter((path) => !path.includes('/node_modules/'))
  })
  const typed = ours.filter((path) => /\.tsx?$/.test(path))
  expect(typed.length).toBeGreaterThan(300)
  const checked = new Set(read.flatMap(([, files]) => files))
  expect(typed.filter((path) => !checked.has(path))).toEqual([])
})

test('the types of the browser are those of the widget and of browser tests alone', () => {
  expect(seeing(/^lib\.dom\.d\.ts$/)).toEqual([
    'src/tsconfig.browser.json',
    'src/tsconfig.tests.json',
    'e2e/tsconfig.json',
  ])
})

test('the widget and the contract see nothing of Node', () => {
  const withNode = seeing(/^node_modules\/@types\/node\//)
  expect(read.map(([project]) => project).filter((project) => !withNode.includes(project))).toEqual([
    'src/contract/tsconfig.json',
    'src/tsconfig.browser.json',
  ])
})
