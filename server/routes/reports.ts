/**
 * Where browsers tell what the policy of a page has stopped. Anyone can write to it, so it is small, slow and believes nothing:
 * a report is counted and its bare facts are logged, never an address, of which a person could be part.
 */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { shapeOf } from '../domain/json-shape.ts'
import { limitBody } from './body-limit.ts'
import { preflight } from './cors.ts'
import type { RouteDeps } from './deps.ts'
import { problems } from './openapi.ts'
import { problem } from './problems.ts'
import { tooManyRequests } from './refusals.ts'

/** Bytes; a browser sends a few reports at once, each with a sample of at most 40 letters. */
const LARGEST = 16 * 1024
/** Of one posting. */
const MOST = 20
/** A report has some twenty values, in objects three deep. */
const SHAPE = { depth: 8, values: 1000 }

/** What can be stopped. Whatever else is named counts as `other`, so that no stranger can make a figure of his own. */
const DIRECTIVES = [
  'base-uri',
  'connect-src',
  'default-src',
  'form-action',
  'frame-ancestors',
  'frame-src',
  'img-src',
  'object-src',
  'require-trusted-types-for',
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'style-src-attr',
  'trusted-types',
] as const

type Directive = (typeof DIRECTIVES)[number] | 'other'

/** Older browsers tell the whole directive, with what it allows. */
const directive = v.pipe(
  v.string(),
  v.transform((text): Directive => DIRECTIVES.find((known) => known === text.split(' ', 1)[0]) ?? 'other'),
)
/** Only what kind of place it was: a keyword of the standard (`inline`, `eval`), or the scheme of an address. */
const blocked = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => /^(inline|eval|wasm-eval|data|blob|https?|[a-z]+-extension)(?=$|:)/.exec(text)?.[1] ?? 'other'),
)

export interface Violation {
  readonly directive: Directive
  readonly blocked: string
}

/** The older kind of report, one a posting, and the newer, of which several come at once. */
const oldReport = v.pipe(
  v.object({
    'csp-report': v.object({
      'effective-directive': v.optional(directive),
      'violated-directive': v.optional(directive),
      'blocked-uri': blocked,
    }),
  }),
  v.transform(({ 'csp-report': report }): readonly Violation[] => [
    {
      directive: report['effective-directive'] ?? report['violated-directive'] ?? 'other',
      blocked: report['blocked-uri'],
    },
  ]),
)
const newReports = v.pipe(
  v.array(
    v.object({
      type: v.literal('csp-violation'),
      body: v.object({ effectiveDirective: directive, blockedURL: blocked }),
    }),
  ),
  v.maxLength(MOST),
  v.transform((reports): readonly Violation[] =>
    reports.map(({ body }) => ({ directive: body.effectiveDirective, blocked: body.blockedURL })),
  ),
)
const reportSchema = v.union([oldReport, newReports])

/** What a posting tells; undefined where it is no report. */
export function readReport(text: string): readonly Violation[] | undefined {
  if (shapeOf(text, SHAPE) !== 'fine') return undefined
  try {
    const read = v.safeParse(reportSchema, JSON.parse(text))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}

/** `POST /v1/reports` */
export function reportRoutes({ metrics, log, refusing }: Pick<RouteDeps, 'metrics' | 'log' | 'refusing'>): Hono {
  const app = new Hono()

  // A page of the shop's may tell it here too: a browser asks first.
  app.options('/', preflight)
  app.post(
    '/',
    describeRoute({
      summary: 'What the Content-Security-Policy of a page has stopped, as browsers tell it',
      security: [],
      responses: { 204: { description: 'Counted' }, ...problems(400, 413, 429) },
    }),
    limitBody(LARGEST, 'Reports have at most 16 KB'),
    async (c) => {
      // From everybody together: it is only ever the same figures.
      const wait = refusing.limits.take('reports', 'everybody')
      if (wait !== undefined) return tooManyRequests(c, wait)
      const violations = readReport(await c.req.text())
      if (!violations)
        return problem(c, 'invalid_json', 'Send the reports of a Content-Security-Policy as browsers do.')
      for (const violation of violations) {
        metrics.violation(violation.directive)
        log.warn({ ...violation }, 'a page’s policy has stopped something')
      }
      return c.body(null, 204)
    },
  )
  return app
}
