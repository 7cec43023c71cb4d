import { describe, expect, it } from 'vitest'
import { emptyPlaces, wrongArrows } from './arrows.ts'
import { circlesOf } from './circles.ts'
import { graphOf, type Graph } from './graph.ts'
import type { Rule } from './rules.ts'

const graphFrom = (files: Readonly<Record<string, string>>): Graph => graphOf(new Map(Object.entries(files)))

/** Each way in which one file can lead to `name`, a file beside it. */
const WAYS: readonly (readonly [way: string, write: (name: string) => string])[] = [
  ['an import', (name) => `import { a } from './${name}'`],
  ['an import for its effect', (name) => `import './${name}'`],
  ['an import of a type', (name) => `import type { A } from './${name}'`],
  ['an import of a type among others', (name) => `import { type A } from './${name}'`],
  ['an import over several lines', (name) => `import {\n  a,\n  b,\n} from\n  "./${name}"`],
  ['a later import', (name) => `export const later = async () => (await import('./${name}')).a`],
  ['a later import by a template', (name) => `export const later = () => import(\`./${name}\`)`],
  ['a re-export', (name) => `export { a } from './${name}'`],
  ['a re-export of everything', (name) => `export * from './${name}'`],
  ['a re-export of a type', (name) => `export type { A } from './${name}'`],
  ['a type that is named where it is used', (name) => `export type B = { a: readonly import('./${name}').A[] }`],
  ['the type of a whole module', (name) => `export const b = (a: typeof import('./${name}')) => a`],
  ['a pattern of files', (name) => `export const all = import.meta.glob('./${name.replace(/\w(?=\.)/, '?')}')`],
  ['a program to be started', (name) => `spawn(new URL('./${name}', import.meta.url))`],
]

describe('a circle is found with its path, though one arrow of it is', () => {
  it.each(WAYS)('%s', (_, write) => {
    const graph = graphFrom({
      'src/a.ts': `import { b } from './b.ts'`,
      'src/b.ts': write('c.tsx'),
      'src/c.tsx': `import type { A } from './a.ts'\nexport const c = <p>{'import x from "./d.ts"'}</p>`,
      'src/d.ts': `import { a } from './a.ts'`,
    })
    expect(circlesOf(graph)).toEqual(['src/a.ts → src/b.ts → src/c.tsx → src/a.ts'])
  })
})

describe('circles', () => {
  it('of one file, of two, and one inside of another are told apart', () => {
    const graph = graphFrom({
      'a/self.ts': `import type { A } from './self.ts'`,
      'a/one.ts': `import '../b/two.ts'`,
      'b/two.ts': `import '../a/one.ts'\nimport '../b/three.ts'`,
      'b/three.ts': `import '../a/one.ts'`,
    })
    expect(circlesOf(graph)).toEqual([
      'a/self.ts → a/self.ts',
      'a/one.ts → b/two.ts → a/one.ts',
      'a/one.ts → b/two.ts → b/three.ts → a/one.ts',
    ])
  })

  it('are not what only looks like an import', () => {
    const graph = graphFrom({
      'a.ts': `// import './b.ts'\nexport const text = "import('./b.ts')"`,
      'b.ts': `import './a.ts'\nimport 'a.ts'\nnew URL('./a.css', import.meta.url)`,
    })
    expect(circlesOf(graph)).toEqual([])
    expect(graph.get('b.ts')).toEqual({ files: ['a.ts'], packages: ['a.ts'] })
  })
})

describe('an arrow that no rule allows', () => {
  const rules: readonly Rule[] = [
    { files: 'app/**/*.test.ts', to: ['tools'], why: 'a test sees no more' },
    { files: 'app/top', to: ['app/low'], why: 'top stands on low' },
    { files: 'app/low', to: [], packages: ['valibot', '@a/b'], why: 'low is pure' },
    { files: 'app/drivers/*/**', to: ['app/low', 'app/drivers/*.ts'], why: 'a driver knows no other' },
    { files: 'app/drivers/*.ts', to: ['app/drivers'], why: 'the list knows all of them' },
  ]
  const wrong = (file: string, text: string) => wrongArrows(graphFrom({ [file]: text }), rules)

  it.each(WAYS)('is found with its path: %s', (_, write) => {
    const graph = graphFrom({ 'app/low/x.ts': write('../top/a.ts'), 'app/top/a.ts': '' })
    expect(wrongArrows(graph, rules)).toEqual(['app/low/x.ts → app/top/a.ts, but low is pure'])
  })

  it('leads to a package, or to a module of Node', () => {
    const text = `import 'valibot/x'\nimport '@a/b/c'\nimport type { A } from '@a/d/e'\nimport('node:fs')\nimport 'hono/css'`
    expect(wrong('app/low/x.ts', text)).toEqual([
      'app/low/x.ts → @a/d, but low is pure',
      'app/low/x.ts → node:fs, but low is pure',
      'app/low/x.ts → hono, but low is pure',
    ])
    expect(wrong('app/top/x.ts', text)).toEqual([])
  })

  it('leads from one folder of a pattern to another one', () => {
    const text = `import './b.ts'\nimport '../one/deep/a.ts'\nimport '../index.ts'\nimport '../two/a.ts'`
    expect(wrong('app/drivers/one/a.ts', text)).toEqual([
      'app/drivers/one/a.ts → app/drivers/two/a.ts, but a driver knows no other',
    ])
    expect(wrong('app/drivers/one/deep/a.ts', `import '../../two/b.ts'`)).toHaveLength(1)
    expect(wrong('app/drivers/index.ts', `import './two/a.ts'`)).toEqual([])
  })

  it('is under the first rule that holds the file', () => {
    const text = `import '../../tools/a.ts'\nimport '../top/a.ts'\nimport '../../other/a.ts'`
    expect(wrong('app/low/x.test.ts', text)).toEqual(['app/low/x.test.ts → other/a.ts, but a test sees no more'])
  })

  it('leads to a folder whose name only begins the same', () => {
    expect(wrong('app/top/x.ts', `import '../lower/a.ts'`)).toHaveLength(1)
  })

  it('is from a folder that no rule speaks of', () => {
    expect(wrong('app/new/x.ts', '')).toEqual(['app/new/x.ts has no rule'])
  })

  it('is in a rule that speaks of what is not there', () => {
    const files = ['app/top/a.ts', 'app/low/a.ts', 'app/low/a.test.ts', 'app/drivers/index.ts']
    expect(emptyPlaces(files, rules)).toEqual(['tools', 'app/drivers/*/**'])
  })
})

it('a file that is no code is named', () => {
  expect(() => graphFrom({ 'a.ts': 'const = 1' })).toThrow('a.ts cannot be read')
})
