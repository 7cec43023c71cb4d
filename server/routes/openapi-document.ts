/** `/openapi.json`: every route of the shop's and the buyer's, and every webhook, from the schemas that check them. */
import type { Hono } from 'hono'
import { generateSpecs, resolver } from 'hono-openapi'
import * as v from 'valibot'
import { moneySchema } from '../../src/contract/index.ts'
import { WEBHOOK_TEXTS, webhookSchemaOf, WEBHOOKS } from '../../src/contract/shop/index.ts'
import { webhookExamples } from '../checkout/webhook-examples.ts'
import type { ApiDocument } from '../pages/docs/document.ts'
import { DRAFT } from './openapi.ts'
import { withBuyerFields } from './meanings/buyer-session.ts'
import { withNames } from './schema-names.ts'

const HEADERS = [
  ['webhook-id', 'The same for every try: count it once.'],
  ['webhook-timestamp', 'When this try was made, seconds since 1970.'],
  [
    'webhook-signature',
    '`v1,` and the signature of id, timestamp and body, as standardwebhooks.com has it; several where a secret is being changed.',
  ],
] as const

const headers = HEADERS.map(([name, description]) => ({
  in: 'header' as const,
  name,
  description,
  required: true,
  schema: { type: 'string' as const },
}))

/** One entry an event. */
async function webhooks() {
  const examples = webhookExamples()
  const entries = await Promise.all(
    WEBHOOKS.map(async (event) => {
      const name = `Webhook_${event.replace('.', '_')}`
      const named = v.pipe(webhookSchemaOf(event), v.metadata({ ref: name }))
      const { components } = await resolver(named, DRAFT).toOpenAPISchema()
      const schema = { $ref: `#/components/schemas/${name}` }
      const post = {
        summary: WEBHOOK_TEXTS[event],
        operationId: name,
        security: [],
        parameters: [...headers],
        requestBody: { required: true, content: { 'application/json': { schema, example: examples[event] } } },
        responses: {
          '2XX': { description: 'Heard. Anything else is tried again, for three days.' },
          '4XX': { description: 'Not heard' },
        },
      }
      const { schemas } = components ?? {}
      return { entry: [event, { post }] as const, schemas }
    }),
  )
  return {
    webhooks: Object.fromEntries(entries.map(({ entry }) => entry)),
    schemas: Object.assign({}, ...entries.map(({ schemas }) => schemas)) as NonNullable<(typeof entries)[0]['schemas']>,
  }
}

const moneySchemaOf = async () => (await resolver(moneySchema, DRAFT).toOpenAPISchema()).schema

/** Makes the document of `app`, once, when it is first asked for; `publicUrl` is where its server is. */
export function openApi(app: Hono, publicUrl: string): () => Promise<ApiDocument> {
  let made: Promise<ApiDocument> | undefined
  return () => (made ??= documentOf(app, publicUrl))
}

async function documentOf(app: Hono, publicUrl: string): Promise<ApiDocument> {
  const { webhooks: told, schemas } = await webhooks()
  const document = await generateSpecs(app, {
    // What is wrong with a query or a body is answered by a problem of ours, which each route names itself.
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Paywicket',
        version: '1',
        description: 'A checkout for transfers, QR codes and local methods',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: publicUrl }],
      webhooks: told,
      components: {
        schemas,
        securitySchemes: {
          secretKey: { type: 'http', scheme: 'bearer', description: "The shop's secret key" },
          token: { type: 'http', scheme: 'bearer', description: 'The token of one session' },
        },
      },
    },
  })
  return withBuyerFields(withNames(document, { Money: await moneySchemaOf() })) as unknown as ApiDocument
}
