/** Who may import whom. The layout is the explanation of the project; this test keeps it true. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

/** The files of ours that a file imports, statically or lazily, relative to the root. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const found = text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"](\.{1,2}\/[^'"]+)['"]/g)
  return [...found].map(([, path]) => relative(ROOT, join(ROOT, dirname(file), path ?? '').replace(/\?.*$/, '')))
}

const isIn = (file: string, folder: string) => file.startsWith(`${folder}/`)
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

/** Imports of files in `folder` that lead outside of `allowed` (folders or files). */
function strays(folder: string, allowed: readonly string[]): readonly string[] {
  return filesIn(folder)
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => !allowed.some((place) => path === place || isIn(path, place)))
        .map((path) => `${file} imports ${path}`),
    )
}

describe('who may import whom', () => {
  it.each([
    ['src/contract', []],
    ['src/core', ['src/contract']],
    ['src/ui', []],
    ['src/i18n', ['src/contract']],
    ['src/views', ['src/contract', 'src/core', 'src/ui', 'src/i18n', 'src/styles']],
  ])('%s', (folder, others) => {
    expect(strays(folder, [folder, ...others])).toEqual([])
  })

  it('src imports nothing of the server, the demo or the tests', () => {
    expect(strays('src', ['src'])).toEqual([])
  })

  it('the server uses of src only the contract', () => {
    const wrong = strays('server', ['server', 'src/contract'])
    expect(wrong).toEqual([])
  })

  it('no provider imports another', () => {
    const list = readFileSync(join(ROOT, 'server/providers/index.ts'), 'utf8')
    const providers = [...list.matchAll(/from '\.\/([a-z]+)\/index\.ts'/g)].map(([, name]) => name ?? '')
    expect(providers.length).toBeGreaterThan(1)
    for (const name of providers) {
      const folder = `server/providers/${name}`
      const wrong = filesIn(folder).flatMap((file) =>
        importsOf(file).filter((path) =>
          providers.some((other) => other !== name && isIn(path, `server/providers/${other}`)),
        ),
      )
      expect(wrong, folder).toEqual([])
    }
  })

  it('sandbox and providers do not know each other', () => {
    expect(strays('server/sandbox', ['server/sandbox', 'src/contract'])).toEqual([])
    const wrong = filesIn('server/providers').flatMap((file) =>
      importsOf(file).filter((path) => isIn(path, 'server/sandbox')),
    )
    expect(wrong).toEqual([])
  })

  it('the domain knows no HTTP, no SQL and no provider by name', () => {
    const named = [...filesIn('server/domain'), ...filesIn('server/checkout')]
      .filter((file) => !isTest(file))
      .filter((file) =>
        /from '(hono|kysely|ky|node:http)|cactusgino|paymega|['"]invoice/.test(readFileSync(join(ROOT, file), 'utf8')),
      )
    expect(named).toEqual([])
  })

  it('the widget knows no provider by name', () => {
    const named = filesIn('src')
      .filter((file) => !isTest(file) && !isIn(file, 'src/i18n'))
      .filter((file) =>
        /cactusgino|paymega|invoice\.page/i.test(
          readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
        ),
      )
    expect(named).toEqual([])
  })
})

describe('what the code must not hold', () => {
  const sources = ['src', 'server', 'test', 'stories', 'demo', 'e2e', 'scripts'].flatMap((folder) => filesIn(folder))
  const having = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(join(ROOT, file), 'utf8')))

  it('no escape from the types', () => {
    expect(having(/@ts-(ignore|nocheck|expect-error)/).filter((file) => !isTest(file))).toEqual([])
  })

  it('no HTML from strings in the browser', () => {
    expect(
      having(/\.(inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML/).filter((file) => isIn(file, 'src')),
    ).toEqual([])
  })

  it('no field for a payer’s card', () => {
    expect(having(/autocomplete=["']cc-|['"]cc-number['"]/i).filter((file) => isIn(file, 'src'))).toEqual([])
  })
})
