/** What every described route shares: its answers, its body, its key. */
import type { Context } from 'hono'
import { resolver, validator } from 'hono-openapi'
import * as v from 'valibot'
import type { GenericSchema } from 'valibot'
import { problemSchema } from '../../src/contract/index.ts'
import { issueOf, problem } from './problems.ts'

/** The shop's secret key, as OpenAPI names it. */
export const BY_SECRET_KEY = [{ secretKey: [] }]
/** The token of one session, as OpenAPI names it. */
export const BY_TOKEN = [{ token: [] }]

/** JSON Schema as OpenAPI 3.1 takes it. */
export const DRAFT = { options: { target: 'draft-2020-12' } }

/** Who does by hand what is asked for: see `actorOf`. */
export const ACTOR = {
  in: 'header',
  name: 'Paywicket-Actor',
  description: 'Who does it, for the log and the views; its first 100 characters.',
  schema: { type: 'string' },
} as const

/** The same call under the same key is made once. */
export const keyed = (required: boolean) =>
  ({
    in: 'header',
    name: 'Idempotency-Key',
    required,
    description: 'A new one for each thing that is meant: the same call under the same key is made once.',
    schema: { type: 'string', minLength: 1 },
  }) as const

/** A JSON answer. */
export const json = (description: string, schema: GenericSchema) => ({
  description,
  content: { 'application/json': { schema: resolver(schema, DRAFT) } },
})

/** Named here: the widget needs no name for it. */
const namedProblem = v.pipe(
  v.object({
    ...problemSchema.entries,
    type: v.pipe(v.string(), v.url(), v.description('The page of the code: what it means, whose it is to mend.')),
    code: v.pipe(v.string(), v.description('Stable; a program goes by it.')),
    detail: v.pipe(v.string(), v.description('What to do, in a sentence.')),
    field: v.exactOptional(
      v.pipe(v.string(), v.description('The field to blame, as a path, for example `order.amount.value`.')),
    ),
  }),
  v.metadata({ ref: 'Problem' }),
)

/** The statuses a route answers with a problem document. */
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'A problem', content: { 'application/problem+json': { schema: resolver(namedProblem, DRAFT) } } },
    ]),
  )

function refused(c: Context, error: unknown): Response {
  const { field, detail } = issueOf(error as Parameters<typeof issueOf>[0])
  return problem(c, 'invalid_request', detail, field === '' ? undefined : field)
}

/** Problems of any route of the shop's: no key, a parameter that nobody knows, too many wrong keys, a fault of ours. */
const OF_ANY = [401, 422, 429, 500] as const
/** Problems of any body: it is no JSON, or too large. */
const OF_BODIES = [400, 413] as const

/** The same of a route of the shop's that takes no body. */
export const shopProblems = (...statuses: readonly number[]) => problems(...OF_ANY, ...statuses)
/** The same of one that takes a body. */
export const bodyProblems = (...statuses: readonly number[]) => problems(...OF_ANY, ...OF_BODIES, ...statuses)

/** Parses the body once, or answers 422 with the field to blame. */
export const bodyOf = <const S extends GenericSchema>(schema: S) =>
  validator('json', schema, (result, c) => (result.success ? undefined : refused(c, result.error)), DRAFT)

/** Parses the query once, or answers 422 with the name to blame. */
export const queryOf = <const S extends GenericSchema>(schema: S) =>
  validator('query', schema, (result, c) => (result.success ? undefined : refused(c, result.error)), DRAFT)
