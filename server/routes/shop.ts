/** The routes the shop's backend calls, with its secret key. */
import { Hono, type Context } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import * as v from 'valibot'
import { moneySchema, problemSchema, toMinor } from '../../src/contract/index.ts'
import { fingerprint } from '../checkout/ids.ts'
import { newSessionSchema } from '../checkout/order.ts'
import type { Shop } from '../checkout/shop.ts'
import type { RouteDeps } from './deps.ts'
import { bearer, isOneOf } from './keys.ts'
import { issueOf, problem } from './problems.ts'

const security = [{ secretKey: [] }]
const openedSchema = v.object({ id: v.string(), token: v.string(), url: v.string(), expiresAt: v.string() })
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
const assignSchema = v.strictObject({ attempt: v.pipe(v.string(), v.minLength(1), v.maxLength(32)) })

const json = (description: string, schema?: v.GenericSchema) => ({
  description,
  content: { 'application/json': schema ? { schema: resolver(schema) } : {} },
})
const problems = (...codes: number[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      { description: 'A problem', content: { 'application/problem+json': { schema: resolver(problemSchema) } } },
    ]),
  )

const bodyOf = <const S extends v.GenericSchema>(schema: S) =>
  validator('json', schema, (result, c) => {
    if (result.success) return undefined
    const { field, detail } = issueOf(result.error as Parameters<typeof issueOf>[0])
    return problem(c, 'invalid_request', detail, field === '' ? undefined : field)
  })

const noSession = (c: Context) => problem(c, 'not_found', 'There is no session of this id')
const noAttempt = (c: Context) => problem(c, 'not_found', 'There is no attempt of this id')

const REFUSALS = {
  session_ended: 'The session has ended already. Read it to see how.',
  nothing_received: 'Nothing has come for this session, so there is nothing to take as paid.',
  attempt_live: 'Another attempt is live.',
  attempt_not_live: 'The attempt is over.',
  unknown_attempt: 'The attempt does not belong to the session.',
} as const

async function decided(c: Context, result: Awaited<ReturnType<Shop['cancel']>>): Promise<Response> {
  if (!result) return noSession(c)
  return result.kind === 'refused' ? problem(c, result.why, REFUSALS[result.why]) : c.json(result.session)
}

/** Everything under `/v1` that takes the secret key. */
export function shopRoutes({ config, checkout, shop, store, metrics }: RouteDeps): Hono {
  const app = new Hono()
  const guarded = [
    '/sessions',
    '/sessions/*',
    '/attempts/*',
    '/refunds/*',
    '/unmatched',
    '/unmatched/*',
    '/providers',
    '/webhooks',
    '/webhooks/*',
  ] as const
  for (const path of guarded) {
    app.use(path, async (c, next) => {
      const key = bearer(c.req.header('authorization'))
      c.header('cache-control', 'no-store')
      if (key === undefined || !isOneOf(key, config.secretKeys)) {
        return problem(
          c,
          'invalid_key',
          "Send `Authorization: Bearer <PAYWICKET_SECRET_KEY>`. Only the shop's backend may call this.",
        )
      }
      return next()
    })
  }

  app.post(
    '/sessions',
    describeRoute({
      summary: 'Open a session for an order',
      security,
      responses: {
        201: json('Opened', openedSchema),
        200: json('The same order again', openedSchema),
        ...problems(401, 409, 422),
      },
    }),
    bodyOf(newSessionSchema),
    async (c) => {
      const posted = ((await c.req.json()) as { order: unknown }).order
      const result = await checkout.open(c.req.valid('json'), posted)
      switch (result.kind) {
        case 'fault':
          return problem(c, codeOf(result.fault.code), result.fault.detail, result.fault.field)
        case 'other-amount':
          return problem(
            c,
            'order_amount_differs',
            `Session ${result.id} holds this order with another amount. Use a new order.id for a new amount.`,
            'order.amount',
          )
        case 'opened':
        case 'held': {
          const { kind, ...body } = result
          if (kind === 'opened') metrics.opened()
          return c.json(body, kind === 'opened' ? 201 : 200)
        }
      }
    },
  )
  app.get(
    '/sessions',
    describeRoute({
      summary: 'List sessions in the order they were made',
      security,
      responses: { 200: json('A page'), ...problems(401, 422) },
    }),
    async (c) => {
      const { order, status, after } = c.req.query()
      const limit = Number(c.req.query('limit') ?? 50)
      if (!Number.isInteger(limit) || limit < 1 || limit > 200)
        return problem(c, 'invalid_request', 'limit must be 1 to 200', 'limit')
      const filter = { ...(order ? { order } : {}), ...(status ? { status } : {}), ...(after ? { after } : {}) }
      return c.json(await shop.list({ ...filter, limit }))
    },
  )
  app.get(
    '/sessions/:id',
    describeRoute({ summary: 'One session', security, responses: { 200: json('The session'), ...problems(401, 404) } }),
    async (c) => {
      const session = await shop.read(c.req.param('id'))
      return session ? c.json(session) : noSession(c)
    },
  )
  app.post(
    '/sessions/:id/cancel',
    describeRoute({
      summary: 'End a session',
      security,
      responses: { 200: json('The session'), ...problems(401, 404, 409) },
    }),
    async (c) => decided(c, await shop.cancel(c.req.param('id'))),
  )
  app.post(
    '/sessions/:id/accept',
    describeRoute({
      summary: 'Take an underpayment as paid',
      security,
      responses: { 200: json('The session'), ...problems(401, 404, 409) },
    }),
    async (c) => decided(c, await shop.accept(c.req.param('id'))),
  )
  app.post(
    '/attempts/:id/reconcile',
    describeRoute({
      summary: 'Ask the payment system now',
      security,
      responses: { 200: json('Whether it could be asked, and the session'), ...problems(401, 404) },
    }),
    async (c) => {
      const result = await shop.reconcile(c.req.param('id'))
      return result ? c.json(result) : noAttempt(c)
    },
  )
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
    const id = shop.newRefundId()
    const first = await store.firstUse(`refund:${asked.key}`, print, id)
    if (first && first.fingerprint !== print)
      return problem(c, 'idempotency_key_reused', 'Use a new Idempotency-Key for a different refund.')
    if (first) {
      const held = await shop.readRefund(first.answer)
      if (held) return c.json(held, 200)
    }
    const result = await shop.refund(asked.attempt, asked.wish, first?.answer ?? id)
    if (!result) return noAttempt(c)
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
      const held = await shop.readRefund(c.req.param('id'))
      return held ? c.json(held) : problem(c, 'not_found', 'There is no refund of this id')
    },
  )
  app.get(
    '/unmatched',
    describeRoute({
      summary: 'Money to no known order',
      security,
      responses: { 200: json('All of it'), ...problems(401) },
    }),
    async (c) => c.json({ data: await shop.unmatched() }),
  )
  app.post(
    '/unmatched/:id/assign',
    describeRoute({
      summary: 'Say which attempt the money is for',
      security,
      responses: { 200: json('The session'), ...problems(401, 404, 409, 422) },
    }),
    bodyOf(assignSchema),
    async (c) => {
      const result = await shop.assign(c.req.param('id'), c.req.valid('json').attempt)
      switch (result.kind) {
        case 'session':
          return c.json(result.session)
        case 'unknown':
          return problem(c, 'not_found', 'There is no unmatched payment of this id')
        case 'unknown-attempt':
          return problem(c, 'unknown_attempt', 'There is no attempt of this id', 'attempt')
        case 'assigned':
          return problem(c, 'already_assigned', `It was assigned to ${result.to}.`)
      }
    },
  )
  app.get(
    '/providers',
    describeRoute({
      summary: 'Which payment systems are set up',
      security,
      responses: { 200: json('All of them'), ...problems(401) },
    }),
    (c) =>
      c.json({
        data: config.providers.map((provider) => ({
          id: provider.id,
          lookup: provider.lookup !== undefined,
          close: provider.close !== undefined,
          refund: provider.refund !== undefined,
          lacks: provider.lacks,
        })),
      }),
  )
  return app
}

type FaultCode =
  | 'invalid_request'
  | 'invalid_amount'
  | 'items_do_not_add_up'
  | 'unknown_provider'
  | 'currency_not_supported'
const FAULTS: ReadonlySet<string> = new Set<FaultCode>([
  'invalid_amount',
  'items_do_not_add_up',
  'unknown_provider',
  'currency_not_supported',
])
function codeOf(code: string): FaultCode {
  return FAULTS.has(code) ? (code as FaultCode) : 'invalid_request'
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
