/** What every described route shares: its answers, its body, its key. */
import { resolver, validator } from 'hono-openapi'
import type { GenericSchema } from 'valibot'
import { problemSchema } from '../../src/contract/index.ts'
import { issueOf, problem } from './problems.ts'

/** The shop's secret key, as OpenAPI names it. */
export const BY_SECRET_KEY = [{ secretKey: [] }]
/** The token of one session, as OpenAPI names it. */
export const BY_TOKEN = [{ token: [] }]

/** A JSON answer. */
export const json = (description: string, schema?: GenericSchema) => ({
  description,
  content: { 'application/json': schema ? { schema: resolver(schema) } : {} },
})

/** The statuses a route answers with a problem document. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'A problem', content: { 'application/problem+json': { schema: resolver(problemSchema) } } },
    ]),
  )

/** Parses the body once, or answers 422 with the field to blame. */
export const bodyOf = <const S extends GenericSchema>(schema: S) =>
  validator('json', schema, (result, c) => {
    if (result.success) return undefined
    const { field, detail } = issueOf(result.error as Parameters<typeof issueOf>[0])
    return problem(c, 'invalid_request', detail, field === '' ? undefined : field)
  })
