/** Sending money back. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import {
  refundSchema,
  refundsSchema,
  refundWishSchema,
  settlementSchema,
  type PostedRefundWish,
} from '../../src/contract/shop/index.ts'
import type { PostedWish, RefundAsked } from '../checkout/refund-service.ts'
import { readItems } from '../domain/item.ts'
import { isFault, readPositive, type Fault } from '../domain/read-amount.ts'
import { actorOf } from './actor.ts'
import type { RouteDeps } from './deps.ts'
import { idUnder } from './idempotency.ts'
import { ACTOR, bodyOf, bodyProblems, BY_SECRET_KEY as security, json, keyed, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

type View = Extract<RefundAsked, { kind: 'asked' }>['refunds'][number]
type Asked = (wish: PostedWish, id: string) => Promise<RefundAsked | undefined>

/** Refunds of an attempt or of a whole session, how they went, and what a person says of one that nobody knows of. */
export function refundRoutes({ shopService, store }: RouteDeps): Hono {
  const app = new Hono()

  /** The same `Idempotency-Key` asks once, and is answered with what was asked. `of` tells apart what it is of. */
  async function refunds(
    c: Context,
    of: string,
    posted: PostedRefundWish,
    ask: Asked,
  ): Promise<readonly View[] | Response> {
    if (!c.req.header('idempotency-key'))
      return problem(
        c,
        'idempotency_key_missing',
        'Send an Idempotency-Key header, a new one for each refund you mean.',
      )
    const wish = readWish(posted)
    if (isFault(wish)) return faulty(c, wish)
    const asked = `${of}\n${JSON.stringify(posted)}`
    const fresh = shopService.newRefundId()
    const use = await idUnder(c, store, { scope: 'refund', asked, fresh, another: 'a different refund' })
    if (use instanceof Response) return use
    const held = use.isAgain ? await shopService.refundsUnder(use.id) : []
    if (held.length > 0) {
      c.status(200)
      return held
    }
    const result = await ask(wish, use.id)
    if (!result) return problem(c, 'not_found', 'There is nothing of this id')
    switch (result.kind) {
      case 'fault':
        return faulty(c, result.fault)
      case 'refused':
        return refused(c, result)
      case 'asked':
        c.status(201)
        return result.refunds
    }
  }

  app.post(
    '/attempts/:id/refunds',
    describeRoute({
      summary: 'Send money back',
      description: 'The same Idempotency-Key asks once.',
      parameters: [keyed(true)],
      security,
      responses: {
        200: json('The same again', refundSchema),
        201: json('The refund', refundSchema),
        ...bodyProblems(404, 409),
      },
    }),
    bodyOf(refundWishSchema),
    async (c) => {
      const attempt = c.req.param('id')
      const made = await refunds(c, attempt, c.req.valid('json'), (wish, id) => shopService.refund(attempt, wish, id))
      return made instanceof Response ? made : c.json(made[0])
    },
  )

  app.post(
    '/sessions/:id/refunds',
    describeRoute({
      summary: 'Send money of a session back, split over its attempts, the newest first',
      description: 'All of it is asked for, or nothing. The same Idempotency-Key asks once.',
      parameters: [keyed(true)],
      security,
      responses: {
        200: json('The same again', refundsSchema),
        201: json('The refunds', refundsSchema),
        ...bodyProblems(404, 409),
      },
    }),
    bodyOf(refundWishSchema),
    async (c) => {
      const session = c.req.param('id')
      const ask: Asked = (wish, id) => shopService.refundSession(session, wish, id)
      const made = await refunds(c, `session ${session}`, c.req.valid('json'), ask)
      return made instanceof Response ? made : c.json({ data: made })
    },
  )

  app.get(
    '/refunds/:id',
    describeRoute({
      summary: 'One refund',
      security,
      responses: { 200: json('The refund', refundSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const held = await shopService.readRefund(c.req.param('id'))
      return held ? c.json(held) : problem(c, 'not_found', 'There is no refund of this id')
    },
  )

  app.post(
    '/refunds/:id/settle',
    describeRoute({
      summary: 'Say how a refund ended of which nobody knows whether it was made',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The refund', refundSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(settlementSchema),
    async (c) => {
      const result = await shopService.settleRefund(c.req.param('id'), { ...c.req.valid('json'), ...actorOf(c) })
      if (!result) return problem(c, 'not_found', 'There is no refund of this id')
      if (result.kind === 'settled') return c.json(result.refund)
      return problem(c, 'refund_known', `The refund is ${result.status}; only an unknown one is settled by a person.`)
    },
  )
  return app
}

const faulty = (c: Context, { code, detail, field }: Fault): Response =>
  problem(c, code === 'items_do_not_add_up' ? code : 'invalid_amount', detail, field)

function refused(c: Context, { why, refundable, currency }: Extract<RefundAsked, { kind: 'refused' }>): Response {
  const left = `${toDecimal(refundable, exponentOf(currency))} ${currency}`
  switch (why) {
    case 'not_possible':
      return problem(
        c,
        'refund_not_possible',
        refundable > 0
          ? `By machine ${left} can be sent back; the rest goes back in the payment system's own cabinet.`
          : "Send the money back in the payment system's own cabinet.",
      )
    case 'nothing_to_refund':
      return problem(c, 'nothing_to_refund', 'All that came has been sent back, or may be on its way back.')
    case 'amount_too_large':
      return problem(c, 'amount_too_large', `At most ${left} is left to refund.`, 'amount.value')
  }
}

/** The wish with its amounts in minor units, or the amount to blame. */
function readWish({ amount, reason, items: posted }: PostedRefundWish): PostedWish | Fault {
  const minor = amount && readPositive(amount.value, amount.currency, 'amount.value')
  if (isFault(minor)) return minor
  const currency = amount?.currency ?? posted?.[0]?.price.currency
  const items = posted && readItems(posted, { currency: currency ?? '', path: 'items', of: 'refund' })
  if (isFault(items)) return items
  return {
    ...(minor === undefined ? {} : { amount: minor }),
    ...(currency === undefined ? {} : { currency }),
    ...(reason === undefined ? {} : { reason }),
    ...(items === undefined ? {} : { items }),
  }
}
