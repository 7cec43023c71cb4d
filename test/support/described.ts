/**
 * What the server's own description of itself says of a call: whether the route, what was sent, the status and the answer stand in
 * it, no field more. Every call of the tests' shop and buyer is held against it.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { isProblemCode } from '../../server/routes/problems.ts'

interface Operation {
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[]
  readonly requestBody?: { readonly content?: Record<string, unknown> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export interface Call {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly status: number
  readonly answer: unknown
}

/** Schemas whose objects have no fields but those that are named: what is undeclared is to be found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.fromEntries(Object.entries(value).map(([key, held]) => [key, closed(held)]))
  const isObject = 'properties' in entries && entries['type'] === 'object' && !('additionalProperties' in entries)
  return isObject ? { ...entries, additionalProperties: false } : entries
}

const pointer = (...steps: readonly string[]) =>
  steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

/** The `type` of a problem is the address of the page of its code, and there is one. */
function pageFaults(answer: unknown): readonly string[] {
  const { type, code } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  if (typeof code !== 'string' || !isProblemCode(code)) return [`nobody knows the code ${JSON.stringify(code)}`]
  const isAddress = typeof type === 'string' && URL.canParse(type) && type.endsWith(`/docs/errors/${code}`)
  return isAddress ? [] : [`the type ${JSON.stringify(type)} is not the page of ${code}`]
}

/** Of `document`, an OpenAPI 3.1 document: gives back a sentence for each thing that it does not say of a call. */
export function describedBy(document: Document): (call: Call) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema(closed(document) as object, 'doc')
  const compiled = new Map<string, ValidateFunction>()
  const validator = (...steps: readonly string[]): ValidateFunction => {
    const place = `doc#/${pointer(...steps)}`
    const held = compiled.get(place) ?? ajv.compile({ $ref: place })
    compiled.set(place, held)
    return held
  }
  const patterns = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))

  return ({ method, path: asked, headers, body, status, answer }) => {
    const [path = '', query = ''] = asked.split('?')
    const verb = method.toLowerCase()
    const route = patterns.find(({ path: known, pattern }) => pattern.test(path) && document.paths[known]?.[verb])?.path
    const operation = route === undefined ? undefined : document.paths[route]?.[verb]
    const told = `${method} ${path} ${status}`
    // What there is none of is answered so, and by no route.
    if (route === undefined || !operation) return status === 404 ? [] : [`${told}: the route is not described`]
    const faults: string[] = []
    if (status >= 400) faults.push(...pageFaults(answer).map((fault) => `${told}: ${fault}`))
    const response = operation.responses[String(status)]
    if (!response) return [`${told}: the status is not described`]
    const [media] = Object.keys(response.content ?? {})
    if (media === undefined) {
      if (answer !== undefined) faults.push(`${told}: an answer is not described`)
    } else {
      const check = validator('paths', route, verb, 'responses', String(status), 'content', media, 'schema')
      if (!check(answer)) faults.push(`${told}: the answer${ajv.errorsText(check.errors, { dataVar: '' })}`)
    }
    if (status >= 300) return faults
    const names = new Set((operation.parameters ?? []).map((one) => `${one.in} ${one.name?.toLowerCase()}`))
    for (const name of new URLSearchParams(query).keys())
      if (!names.has(`query ${name.toLowerCase()}`)) faults.push(`${told}: the query ${name} is not described`)
    for (const name of ['idempotency-key', 'paywicket-actor'])
      if (name in headers && !names.has(`header ${name}`)) faults.push(`${told}: ${name} is not described`)
    if (body !== undefined) {
      if (!operation.requestBody) faults.push(`${told}: a body is not described`)
      else {
        const check = validator('paths', route, verb, 'requestBody', 'content', 'application/json', 'schema')
        if (!check(body)) faults.push(`${told}: the body${ajv.errorsText(check.errors, { dataVar: '' })}`)
      }
    }
    return faults
  }
}
