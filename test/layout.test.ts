/** The layout is the explanation of the project; this test keeps it true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyPlaces, wrongArrows } from './layout/arrows.ts'
import { circlesOf } from './layout/circles.ts'
import { graphOf, readSources } from './layout/graph.ts'
import { RULES } from './layout/rules.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const built = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')

/** The folders directly in a folder, by their path from the root, but for what was installed or built there. */
function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !built.includes(`${entry.name}/`))
    .map(({ name }) => join(folder, name))
}

const sources = readSources(ROOT, foldersIn('.'))
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

describe('who leads to whom, types and import() counted', () => {
  const graph = graphOf(sources)

  it('no file leads back to itself', () => {
    expect(circlesOf(graph)).toEqual([])
  })

  it('each file leads only where its rule lets it', () => {
    expect(wrongArrows(graph, RULES)).toEqual([])
  })

  it('no rule speaks of what is not there', () => {
    const files = [...graph].flatMap(([file, leads]) => [file, ...leads.files])
    expect(emptyPlaces(files, RULES)).toEqual([])
  })
})

it('each folder says in its README.md what it is for', () => {
  const withCode = foldersIn('.').filter((folder) => having(/./, [folder]).length > 0)
  const inner = ['src', 'server', 'server/providers', 'server/sandbox'].flatMap(foldersIn)
  const readme = (folder: string) => join(ROOT, folder, 'README.md')
  const isSilent = (folder: string) =>
    !existsSync(readme(folder)) || !/\w\.$/m.test(readFileSync(readme(folder), 'utf8'))
  expect([...withCode, ...inner].filter(isSilent)).toEqual([])
})

/** The files in these folders, tests left out, whose text as `read` sees it has something in it. */
function having(pattern: RegExp, folders: readonly string[], read = (text: string) => text): readonly string[] {
  return [...sources]
    .filter(([file, text]) => folders.some((folder) => file.startsWith(`${folder}/`)) && pattern.test(read(text)))
    .map(([file]) => file)
    .filter((file) => !isTest(file))
}

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

describe('no provider by its name', () => {
  const names = foldersIn('server/providers')
    .map((folder) => basename(folder))
    .filter((name) => name !== 'kit')
  const named = new RegExp(`\\b(${names.join('|')})\\b`, 'i')

  it('in the domain and the services', () => {
    expect(names.length).toBeGreaterThan(1)
    expect(having(named, ['server/domain', 'server/checkout'])).toEqual([])
  })

  it('in the widget, but for its comments', () => {
    expect(having(named, ['src'], withoutComments)).toEqual([])
  })
})

describe('what the code must not hold', () => {
  it('no clock, no chance and no world outside in the domain', () => {
    const effects =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\b(process|console|globalThis|performance|crypto)\.|\bset(Timeout|Interval|Immediate)\b/
    expect(having(effects, ['server/domain'], withoutComments)).toEqual([])
  })

  it('no escape from the types', () => {
    expect(having(/@ts-(ignore|nocheck|expect-error)/, foldersIn('.'))).toEqual([])
  })

  it('no HTML from strings in the browser', () => {
    expect(having(/\.(inner|outer)HTML\s*=|insertAdjacentHTML|dangerouslySetInnerHTML/, ['src'])).toEqual([])
  })

  it('no field for a payer’s card', () => {
    expect(having(/autocomplete=["']cc-|['"]cc-number['"]/i, ['src'])).toEqual([])
  })
})
