/** A schema that stands in many places under no name of its own gets one, so that a reader and a generated client see it once. */

interface Named {
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

/** `document` as JSON has it, with each copy of one of `schemas` put down as a reference to it. */
export function withNames(document: object, schemas: Readonly<Record<string, unknown>>): object {
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]))
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (typeof value !== 'object' || value === null) return value
    const name = names.get(JSON.stringify(value))
    if (name !== undefined) return { $ref: `#/components/schemas/${name}` }
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, named(held)]))
  }
  const all = named(JSON.parse(JSON.stringify(document))) as Named
  return { ...all, components: { ...all.components, schemas: { ...all.components?.schemas, ...schemas } } }
}
