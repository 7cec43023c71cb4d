/** Receipts: from the buyer's browser, and for the shop alone. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { RECEIPT_TYPES } from '../../src/contract/shop/index.ts'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** Any of the files that are taken, as OpenAPI has them. */
export const RECEIPT_CONTENT = Object.fromEntries(
  RECEIPT_TYPES.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }]),
)

/** `/v1/receipts`. A file that a stranger has made is never shown as a page of ours. */
export function receiptRoutes({ receipts }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/receipts/:id',
    describeRoute({
      summary: 'The file of a receipt that a buyer has shown',
      description: 'It proves nothing: what has come is what `received` says.',
      security,
      responses: { 200: { description: 'The file', content: RECEIPT_CONTENT }, ...shopProblems(404) },
    }),
    async (c: Context) => {
      const file = await receipts.file(c.req.param('id') ?? '')
      if (!file) return problem(c, 'not_found', 'There is no receipt of this id')
      return c.body(Uint8Array.from(file.bytes), 200, {
        'content-type': file.type,
        'content-disposition': 'attachment',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
    },
  )
  return app
}
