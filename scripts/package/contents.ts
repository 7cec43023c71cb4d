/** What is in the package: all that its entries lead to, the papers, and nothing else. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { publint } from 'publint'
import { beforeAll, describe, expect, test } from 'vitest'
import { namesIn } from './names.ts'
import { ROOT, type Packed } from './packed.ts'
import type { billOfMaterials } from './sbom.ts'
import type { Script } from './scripts-list.ts'

const run = promisify(execFile)

const PAPERS = ['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']
/** Fetched by their addresses, and named by no other file. */
const FETCHED = [
  'dist/paywicket.js',
  'dist/served.js',
  'dist/paywicket.standalone.js',
  'dist/sri.json',
  'dist/scripts.json',
  'dist/sbom.json',
  'dist/THIRD-PARTY-LICENSES',
]

interface Manifest {
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>
}

export function contentsTests(packed: Packed): void {
  let own = ''
  let manifest: Manifest & Record<string, unknown>
  const textOf = (path: string) => readFile(join(own, path), 'utf8')

  const namesOf = async (path: string) => (/\.(js|d\.ts)$/.test(path) ? namesIn(path, await textOf(path)) : [])

  /** All files that these lead to, themselves among them. */
  async function reach(paths: readonly string[]): Promise<readonly string[]> {
    const todo = paths.map((path) => posix.normalize(path))
    const found = new Set<string>()
    for (const path of todo) {
      if (found.has(path)) continue
      found.add(path)
      const own = (await namesOf(path)).filter((name) => name.startsWith('.'))
      const targets = own.map((name) => posix.join(posix.dirname(path), name))
      todo.push(...(path.endsWith('.d.ts') ? targets.map((target) => target.replace(/\.js$/, '.d.ts')) : targets))
    }
    return [...found].toSorted()
  }

  /** The packages that these files name. */
  async function foreign(paths: readonly string[]): Promise<readonly string[]> {
    const names = (await Promise.all(paths.map(namesOf))).flat()
    return [...new Set(names.filter((name) => !name.startsWith('.')))].toSorted()
  }

  const scripts = async () => JSON.parse(await textOf('dist/scripts.json')) as readonly Script[]

  beforeAll(async () => {
    own = join(await packed.install(), 'node_modules/paywicket')
    manifest = JSON.parse(await textOf('package.json'))
  })

  test('publint finds nothing', async () => {
    const bytes = await readFile(packed.tarball)
    const { messages } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true })
    expect(messages).toEqual([])
  })

  test('Are The Types Wrong finds nothing', async () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const args = [attw, packed.tarball, '--profile', 'esm-only', '--format', 'json']
    const { stdout } = await run(process.execPath, args)
    const { analysis } = JSON.parse(stdout) as { analysis: { entrypoints: Record<string, object> } }
    expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports))
  })

  test('it depends on no package', () => {
    expect(manifest).not.toHaveProperty('dependencies')
    expect(manifest).not.toHaveProperty('optionalDependencies')
  })

  test('its files are what the entries lead to, and the papers', async () => {
    const entries = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    )
    // What is in its other folders is for those who change the code.
    const listed = await Promise.all(
      ['docs', 'docs/backends'].map(async (folder) =>
        (await readdir(join(ROOT, folder))).filter((name) => name.includes('.')).map((name) => `${folder}/${name}`),
      ),
    )
    const docs = listed.flat()
    expect(docs.filter((name) => !name.endsWith('.md'))).toEqual([])
    const reached = await reach([...entries, ...Object.values(manifest.bin), ...FETCHED, ...PAPERS, ...docs])
    const compressed = (await scripts()).flatMap(({ file }) =>
      ['br', 'gz'].map((end) => `dist/compressed/${file}.${end}`),
    )
    expect([...packed.files].toSorted()).toEqual([...reached, ...compressed].toSorted())
  })

  test('every script that a page may load is in the list, with its hash, its size and why it is there', async () => {
    const list = await scripts()
    // Those of a shop's own code are of its build.
    const loadable = packed.files.filter((path) => /^dist\/(chunks\/)?(?!(?:backend|money)\.)[^/]+\.js$/.test(path))
    expect(list.map(({ file }) => `dist/${file}`).toSorted()).toEqual(loadable.toSorted())
    for (const { file, integrity, bytes, why } of list) {
      const content = await readFile(join(own, 'dist', file))
      expect([integrity, bytes]).toEqual([
        `sha384-${createHash('sha384').update(content).digest('base64')}`,
        content.length,
      ])
      expect(brotliDecompressSync(await readFile(join(own, 'dist/compressed', `${file}.br`)))).toEqual(content)
      expect(gunzipSync(await readFile(join(own, 'dist/compressed', `${file}.gz`)))).toEqual(content)
      expect(why).not.toBe('')
    }
  })

  test('the component for React says that it is of the browser', async () => {
    expect(await textOf('dist/react.js')).toMatch(/^["']use client["'];/)
  })

  test('all languages are there', async () => {
    const languages = (await readdir(join(ROOT, 'src/i18n'))).flatMap(
      (name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [],
    )
    const shipped = packed.files.flatMap((path) => /^dist\/chunks\/([a-z]{2})-/.exec(path)?.[1] ?? [])
    expect(shipped).toEqual(expect.arrayContaining(languages))
  })

  describe('what its files name', () => {
    const exportOf = (name: string) => {
      const entry = manifest.exports[name]
      if (entry === undefined || typeof entry === 'string') throw new Error(`${name} has no types`)
      return entry
    }
    test.each([
      ['.', [], []],
      ['./element', [], []],
      ['./element/react', ['react'], []],
      ['./element/vue', ['vue'], []],
      ['./element/preact', ['preact'], []],
      ['./element/svelte', ['svelte/elements'], []],
      ['./money', [], []],
      ['./server', [], []],
      ['./react', ['react'], ['react']],
      ['./preact', ['preact'], ['preact', 'preact/hooks']],
    ])('%s', async (name, types, code) => {
      const entry = exportOf(name)
      const declarations = await reach([entry.types])
      expect(await foreign(declarations)).toEqual(types)
      expect((await Promise.all(declarations.map(textOf))).join('\n')).not.toMatch(/\/\/\/ <reference|vite\/client/)
      expect(await foreign(await reach([entry.default]))).toEqual(code)
    })

    test('the command: Node, and pg where it is used', async () => {
      const bundle = await reach(Object.values(manifest.bin))
      expect((await foreign(bundle)).filter((name) => !isBuiltin(name))).toEqual(['pg'])
      const users = await Promise.all(bundle.map(async (path) => ((await namesOf(path)).includes('pg') ? path : [])))
      expect(users.flat()).toEqual([expect.stringMatching(/\/postgres-/)])
      // It is fetched when it is wanted, not before.
      expect(namesIn('cli.js', await textOf(Object.values(manifest.bin)[0] ?? ''))).toHaveLength(1)
    })
  })

  test('no reader of schemas that are none of ours', async () => {
    const bundle = await reach(Object.values(manifest.bin))
    expect(bundle.some((path) => /\/valibot-/.test(path))).toBe(true)
    expect(bundle.filter((path) => /\/(arktype|effect|sury|typebox|zod)-/.test(path))).toEqual([])
    const texts = await Promise.all(bundle.map(textOf))
    expect(texts.filter((text) => /import\(['"`](arktype|effect|sury|typebox|zod)/.test(text))).toEqual([])
  })

  test('no test is in the command', async () => {
    const texts = await Promise.all((await reach(Object.values(manifest.bin))).map(textOf))
    const sources = texts.flatMap((text) => [...text.matchAll(/^\/\/ ((?:server|src|scripts|demo|e2e)\/.*)$/gm)])
    const names = sources.map(([, name = '']) => name)
    expect(names).toEqual(expect.arrayContaining(['server/server.ts', 'server/sandbox/sandbox.ts']))
    expect(
      names.filter((name) => !/^(server|src\/contract)\//.test(name) || /test|conformance|simulation/.test(name)),
    ).toEqual([])
  })

  test('the one file asks for no other', async () => {
    expect(await namesOf('dist/paywicket.standalone.js')).toEqual([])
  })

  test('the hashes are those of the files', async () => {
    const sri = JSON.parse(await textOf('dist/sri.json')) as Record<string, string>
    expect(Object.keys(sri)).toEqual(['paywicket.js', 'paywicket.standalone.js'])
    for (const [name, value] of Object.entries(sri)) {
      const hash = createHash('sha384').update(await readFile(join(own, 'dist', name)))
      expect(value).toBe(`sha384-${hash.digest('base64')}`)
    }
  })

  test('each package in it comes with its licence', async () => {
    const text = await textOf('dist/THIRD-PARTY-LICENSES')
    const names = text.split(/\n-{80}\n\n/).map((part) => /^(\S+) [\d.]+ \([\w.-]+\)\n\n\S/.exec(part)?.[1])
    // Of the browser's files, of the server's alone, and of the sandbox's alone.
    expect(names).toEqual(
      expect.arrayContaining(['preact', '@preact/signals-core', 'valibot', 'qrcode', 'hono', 'pino', 'pngjs']),
    )
    expect(names.slice(1)).not.toContain(undefined)
    expect(text).not.toMatch(/^(vitest|typescript|vite|pg|react) [\d.]+ /m)
  })

  test('the bill of materials names the same packages, in the versions that are installed here', async () => {
    const bill = JSON.parse(await textOf('dist/sbom.json')) as ReturnType<typeof billOfMaterials>
    const text = await textOf('dist/THIRD-PARTY-LICENSES')
    const titles = text.split(/\n-{80}\n\n/).flatMap((part) => /^(\S+ [\d.]+) \(/.exec(part)?.[1] ?? [])
    expect(bill.components.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(titles.toSorted())
    expect(bill.components.find(({ name }) => name === 'preact')?.properties).toEqual([
      { name: 'paywicket:part', value: 'browser' },
    ])
    expect(bill.components.find(({ name }) => name === 'valibot')?.properties).toHaveLength(2)
    const { version } = JSON.parse(await readFile(join(ROOT, 'node_modules/hono/package.json'), 'utf8')) as {
      version: string
    }
    expect(bill.components.find(({ purl }) => purl === `pkg:npm/hono@${version}`)).toBeDefined()
  })

  test.each([
    ['paywicket', ['createCheckout']],
    ['paywicket/element', []],
    ['paywicket/react', ['Checkout']],
    ['paywicket/preact', ['Checkout']],
  ])('a server may import %s', async (name, exported) => {
    const [react, preact] = ['react', 'preact'].map((host) => join(ROOT, 'node_modules', host))
    const place = await packed.install({ react: react ?? '', preact: preact ?? '' })
    const code = `const all = await import('${name}'); console.log(JSON.stringify(Object.keys(all)), typeof document)`
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd: place })
    expect([stdout, stderr]).toEqual([`${JSON.stringify(exported)} undefined\n`, ''])
  })
}
