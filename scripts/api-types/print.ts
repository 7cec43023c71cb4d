/** Types as text, from schemas. */
import { EXPORTED } from './exported.ts'

/** What of a schema is looked at. */
interface Schema {
  readonly type: string
  readonly entries?: Readonly<Record<string, Schema>>
  readonly item?: Schema
  readonly options?: readonly (Schema | string)[]
  readonly literal?: unknown
  readonly wrapped?: Schema
  readonly value?: Schema
  readonly pipe?: readonly { readonly type: string; readonly metadata?: { readonly ref?: string } }[]
}

const GIVEN = Object.entries(EXPORTED) as unknown as readonly (readonly [string, Schema])[]

/** The name that a schema has wherever it stands: its own, or the one it is given here. */
function nameOf(schema: Schema): string | undefined {
  const own = schema.pipe?.find(({ type }) => type === 'metadata')?.metadata?.ref
  return own ?? GIVEN.find(([, held]) => held === schema)?.[0]
}

function objectText({ entries = {} }: Schema, depth: string): string {
  const inner = `${depth}  `
  const lines = Object.entries(entries).map(([key, held]) => {
    const isOptional = held.type === 'exact_optional' || held.type === 'optional'
    return `${inner}readonly ${key}${isOptional ? '?' : ''}: ${typeText(held, inner)}`
  })
  return lines.length === 0 ? 'object' : `{\n${lines.join('\n')}\n${depth}}`
}

/** Throws where a schema is of a kind that nobody has told how to print. */
function typeText(schema: Schema, depth: string, isTop = false): string {
  const name = nameOf(schema)
  if (name !== undefined && !isTop) return name
  const quoted = (options: readonly unknown[]) => options.map((option) => JSON.stringify(option)).join(' | ')
  switch (schema.type) {
    case 'object':
    case 'strict_object':
      return objectText(schema, depth)
    case 'array':
      return schema.item ? `readonly ${bracketed(typeText(schema.item, depth))}[]` : 'readonly unknown[]'
    case 'exact_optional':
      return schema.wrapped ? typeText(schema.wrapped, depth) : 'unknown'
    case 'picklist':
      return quoted(schema.options ?? [])
    case 'literal':
      return JSON.stringify(schema.literal)
    case 'union':
      return (schema.options ?? [])
        .map((option) => (typeof option === 'string' ? option : typeText(option, depth)))
        .join(' | ')
    case 'record':
      return `Readonly<Record<string, ${schema.value ? typeText(schema.value, depth) : 'unknown'}>>`
    case 'string':
    case 'number':
    case 'boolean':
    case 'unknown':
      return schema.type
  }
  throw new Error(`nobody has said how a schema of the type ${schema.type} is printed`)
}

/** What is a list of one of several. */
const bracketed = (text: string): string => (text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text)

/** Every named schema below `schema`, itself first. */
function* namedIn(schema: Schema): Generator<readonly [string, Schema]> {
  const name = nameOf(schema)
  if (name !== undefined) yield [name, schema]
  const { entries = {}, item, wrapped, value, options = [] } = schema
  const below = [...Object.values(entries), item, wrapped, value, ...options]
  for (const one of below) if (typeof one === 'object') yield* namedIn(one)
}

/** The whole file. */
export function apiTypes(): string {
  const all = new Map<string, Schema>()
  for (const [name, schema] of GIVEN) {
    for (const [other, held] of namedIn(schema)) all.set(other, held)
    all.set(nameOf(schema) ?? name, schema)
  }
  const texts = [...all]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, schema]) => `export type ${name} = ${typeText(schema, '', true)}`)
  const head =
    '/** The types of the API, written by `npm run api-types` from the schemas of `src/contract/shop`: change those, and run it. */\n'
  return `${head}\n${texts.join('\n\n')}\n`
}
