/** Sending money back. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { moneySchema } from '../../src/contract/index.ts'
import { fingerprint } from '../checkout/ids.ts'
import type { RefundWish } from '../checkout/shop-service.ts'
import { itemSchema, MOST_ITEMS, readItems } from '../domain/item.ts'
import { isFault, readAmount, type Fault } from '../domain/read-amount.ts'
import type { RouteDeps } from './deps.ts'
import { bodyOf, BY_SECRET_KEY as security, json, problems } from './openapi.ts'
import { problem } from './problems.ts'

const refundWishSchema = v.strictObject({
  amount: v.exactOptional(moneySchema),
  reason: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  items: v.exactOptional(v.pipe(v.array(itemSchema), v.maxLength(MOST_ITEMS))),
})

/** `POST /v1/attempts/:id/refunds` and `GET /v1/refunds/:id`. */
export function refundRoutes({ shopService, store }: RouteDeps): Hono {
  const app = new Hono()
  app.post(
    '/attempts/:id/refunds',
    describeRoute({
      summary: 'Send money back',
      security,
      responses: { 201: json('The refund'), ...problems(401, 404, 409, 422) },
    }),
    bodyOf(refundWishSchema),
    async (c) => {
      const key = c.req.header('idempotency-key')
      if (!key)
        return problem(
          c,
          'idempotency_key_missing',
          'Send an Idempotency-Key header, a new one for each refund you mean.',
        )
      const attempt = c.req.param('id')
      const wish = readWish(c.req.valid('json'))
      if (isFault(wish)) return problem(c, 'invalid_amount', wish.detail, wish.field)
      return refund(c, { attempt, key, wish, request: JSON.stringify(c.req.valid('json')) })
    },
  )

  async function refund(
    c: Context,
    asked: { attempt: string; key: string; wish: RefundWish; request: string },
  ): Promise<Response> {
    const print = fingerprint(`${asked.attempt}\n${asked.request}`)
    const id = shopService.newRefundId()
    const first = await store.firstUse(`refund:${asked.key}`, print, id)
    if (first && first.fingerprint !== print)
      return problem(c, 'idempotency_key_reused', 'Use a new Idempotency-Key for a different refund.')
    if (first) {
      const held = await shopService.readRefund(first.answer)
      if (held) return c.json(held, 200)
    }
    const result = await shopService.refund(asked.attempt, asked.wish, first?.answer ?? id)
    if (!result) return problem(c, 'not_found', 'There is no attempt of this id')
    if (result.kind === 'asked') return c.json(result.refund, 201)
    switch (result.why) {
      case 'not_possible':
        return problem(c, 'refund_not_possible', "Send the money back in the payment system's own cabinet.")
      case 'nothing_to_refund':
        return problem(c, 'nothing_to_refund', 'All that came has been sent back, or may be on its way back.')
      case 'amount_too_large':
        return problem(
          c,
          'amount_too_large',
          `At most ${result.refundable ?? 0} minor units of ${result.currency ?? 'the currency'} are left to refund.`,
          'amount.value',
        )
      case 'other_currency':
        return problem(
          c,
          'invalid_amount',
          `The refund must be in ${result.currency ?? 'the currency of the order'}.`,
          'amount.currency',
        )
    }
  }

  app.get(
    '/refunds/:id',
    describeRoute({ summary: 'One refund', security, responses: { 200: json('The refund'), ...problems(401, 404) } }),
    async (c) => {
      const held = await shopService.readRefund(c.req.param('id'))
      return held ? c.json(held) : problem(c, 'not_found', 'There is no refund of this id')
    },
  )
  return app
}

/** The wish with its amounts in minor units, or the amount to blame. */
function readWish({ amount, reason, items: posted }: v.InferOutput<typeof refundWishSchema>): RefundWish | Fault {
  const minor = amount && readAmount(amount.value, amount.currency, 'amount.value')
  if (isFault(minor)) return minor
  if (minor === 0) return { code: 'invalid_amount', field: 'amount.value', detail: 'amount.value must be more than 0' }
  const currency = amount?.currency ?? posted?.[0]?.price.currency ?? ''
  const items = posted && readItems(posted, { currency, path: 'items', of: 'refund' })
  if (isFault(items)) return items
  return {
    ...(amount === undefined || minor === undefined ? {} : { amount: { minor, currency: amount.currency } }),
    ...(reason === undefined ? {} : { reason }),
    ...(items === undefined ? {} : { items }),
  }
}
