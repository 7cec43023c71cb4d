/**
 * The graph of our own files: who leads to whom, types and `import()` counted.
 *
 * Read with the parser that Vite brings along. dependency-cruiser would be the usual tool: it sees types only with the
 * programming interface of TypeScript 6 and older, and by its parser swc it overlooks `import('…')` within a type.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { matchesGlob, posix } from 'node:path'
import { parseSync, Visitor, type ESTree } from 'vite'

/** Where a file leads. */
interface Leads {
  /** Files of ours, by their path from the root. */
  readonly files: readonly string[]
  /** Packages, and modules of Node as `node:fs`. */
  readonly packages: readonly string[]
}

/** Where each file leads, by its path from the root. */
export type Graph = ReadonlyMap<string, Leads>

/** The text of each file, by its path from the root. */
export type Sources = ReadonlyMap<string, string>

const CODE = /\.[jt]sx?$/

/** All the code in these folders of `root`. */
export function readSources(root: string, folders: readonly string[]): Sources {
  const paths = folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name))
      .map((entry) => posix.join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('/node_modules/')),
  )
  return new Map(paths.toSorted().map((path) => [posix.relative(root, path), readFileSync(path, 'utf8')]))
}

/** Throws where a source is no code. */
export function graphOf(sources: Sources): Graph {
  const known = [...sources.keys()]
  return new Map([...sources].map(([file, text]) => [file, leadsOf(file, text, known)]))
}

function leadsOf(file: string, text: string, known: readonly string[]): Leads {
  const { imports, patterns, addresses } = namesIn(file, text)
  const beside = (name: string) => posix.join(posix.dirname(file), name)
  const isOurs = (name: string) => /^\.{1,2}\//.test(name)
  const files = [
    ...imports.filter(isOurs).map((name) => beside(name.replace(/\?.*$/, ''))),
    // A file is no part of the pattern that it looks for others with.
    ...patterns.flatMap((pattern) => known.filter((other) => other !== file && matchesGlob(other, beside(pattern)))),
    ...addresses.map(beside).filter((place) => known.includes(place)),
  ]
  const packages = imports.filter((name) => !isOurs(name)).map(packageOf)
  return { files: [...new Set(files)], packages: [...new Set(packages)] }
}

/** `hono` of `hono/cors`, `@a/b` of `@a/b/c`. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

interface Names {
  /** In `import`, `export … from`, `import()`, and `import('…')` within a type. */
  readonly imports: readonly string[]
  /** In `import.meta.glob()`. */
  readonly patterns: readonly string[]
  /** In `new URL('…', import.meta.url)`: a program to be started, or a file to be read. */
  readonly addresses: readonly string[]
}

function namesIn(file: string, text: string): Names {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const imports: string[] = []
  const patterns: string[] = []
  const addresses: string[] = []
  const sourceOf = ({ start, end }: ESTree.Span) => text.slice(start, end)
  new Visitor({
    ImportDeclaration: ({ source }) => void imports.push(source.value),
    ExportAllDeclaration: ({ source }) => void imports.push(source.value),
    ExportNamedDeclaration: ({ source }) => void imports.push(...(source ? [source.value] : [])),
    ImportExpression: ({ source }) => void imports.push(...literal(source)),
    TSImportType: ({ source }) => void imports.push(source.value),
    CallExpression({ callee, arguments: [pattern] }) {
      if (pattern && sourceOf(callee) === 'import.meta.glob') patterns.push(...literal(pattern))
    },
    NewExpression({ callee, arguments: [address, base] }) {
      const isBeside = sourceOf(callee) === 'URL' && base && sourceOf(base) === 'import.meta.url'
      if (address && isBeside) addresses.push(...literal(address))
    },
  }).visit(program)
  return { imports, patterns, addresses }
}

/** The text of a literal; nothing where it is made as the code runs. */
function literal(node: ESTree.Node): readonly string[] {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return []
  return node.quasis.map(({ value }) => value.raw)
}
