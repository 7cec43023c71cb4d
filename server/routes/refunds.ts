/** Sending money back. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { moneySchema, toMinor } from '../../src/contract/index.ts'
import { fingerprint } from '../checkout/ids.ts'
import type { RouteDeps } from './deps.ts'
import { bodyOf, BY_SECRET_KEY as security, json, problems } from './openapi.ts'
import { problem } from './problems.ts'

const refundWishSchema = v.strictObject({
  amount: v.exactOptional(moneySchema),
  reason: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  items: v.exactOptional(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
        price: moneySchema,
        quantity: v.union([v.number(), v.string()]),
        discount: v.exactOptional(v.string()),
        total: moneySchema,
      }),
    ),
  ),
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
      if (typeof wish === 'string')
        return problem(c, 'invalid_amount', `${wish} is not an amount of its currency`, wish)
      return refund(c, { attempt, key, wish, request: JSON.stringify(c.req.valid('json')) })
    },
  )

  async function refund(
    c: Context,
    asked: { attempt: string; key: string; wish: ReturnType<typeof readWish> & object; request: string },
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

function amountOf(money: v.InferOutput<typeof moneySchema>): { minor: number; currency: string } | undefined {
  const minor = toMinor(money.value, money.currency)
  return typeof minor === 'number' && minor > 0 ? { minor, currency: money.currency } : undefined
}

/** The wish with its amounts in minor units, or the path of the amount that is none. */
function readWish({ amount, reason, items }: v.InferOutput<typeof refundWishSchema>) {
  const minor = amount === undefined ? undefined : amountOf(amount)
  if (amount !== undefined && minor === undefined) return 'amount.value'
  const lines = []
  for (const [index, item] of (items ?? []).entries()) {
    const price = amountOf(item.price)
    const total = amountOf(item.total)
    if (!price || !total) return `items.${index}.${price ? 'total' : 'price'}.value`
    const { name, quantity, discount } = item
    lines.push({
      name,
      price: price.minor,
      total: total.minor,
      quantity: String(quantity),
      ...(discount === undefined ? {} : { discount }),
    })
  }
  return {
    ...(minor ? { amount: minor } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(items === undefined ? {} : { items: lines }),
  }
}
