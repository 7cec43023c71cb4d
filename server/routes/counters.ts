/** Counters: fixed places to pay at. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import qrcode from 'qrcode'
import { counterListSchema, counterWishSchema, wholeCounterSchema } from '../../src/contract/shop/index.ts'
import { counterPaymentView, counterView, makeCounter } from '../checkout/counters.ts'
import { counterId } from '../checkout/ids.ts'
import type { Counter } from '../domain/counter.ts'
import { isFault, readPositive } from '../domain/read-amount.ts'
import type { RouteDeps } from './deps.ts'
import { idUnder } from './idempotency.ts'
import { bodyOf, bodyProblems, BY_SECRET_KEY as security, json, keyed, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** `/v1/counters`. */
export function counterRoutes({ store, registry, now }: RouteDeps): Hono {
  const app = new Hono()

  async function whole(counter: Counter) {
    const qr = await qrcode.toString(counter.link, { type: 'svg', margin: 4 })
    const payments = (await store.counterPayments(counter.id)).map(counterPaymentView)
    return { ...counterView(counter), qr, payments }
  }

  app.post(
    '/counters',
    describeRoute({
      summary: 'Make a counter: a fixed place to pay at, with a link and a code to print',
      description: 'The same Idempotency-Key makes one.',
      parameters: [keyed(false)],
      security,
      responses: { 201: json('The counter', wholeCounterSchema), ...bodyProblems(409, 503) },
    }),
    bodyOf(counterWishSchema),
    async (c) => {
      const { name, price: posted } = c.req.valid('json')
      const minor = posted && readPositive(posted.value, posted.currency, 'price.value')
      if (isFault(minor)) return problem(c, 'invalid_amount', minor.detail, minor.field)
      const asked = JSON.stringify(c.req.valid('json'))
      const use = await idUnder(c, store, { scope: 'counter', asked, fresh: counterId(), another: 'another counter' })
      if (use instanceof Response) return use
      const price = posted && minor !== undefined ? { price: { minor, currency: posted.currency } } : {}
      const made = await makeCounter({ store, registry, now }, use.id, { name, ...price })
      switch (made.kind) {
        case 'counter':
          return c.json(await whole(made.counter), 201)
        case 'none':
          return problem(c, 'counters_not_possible', 'Only Invoice has counters, and it is not set up.')
        case 'refused':
          return problem(c, 'invalid_request', made.detail, made.field)
        case 'failed':
          return problem(c, 'provider_unavailable', `The counter is not made: ${made.detail}.`)
      }
    },
  )
  app.get(
    '/counters',
    describeRoute({
      summary: 'All counters, the newest first',
      security,
      responses: { 200: json('All of them', counterListSchema), ...shopProblems() },
    }),
    async (c) => c.json({ data: (await store.counters()).map(counterView) }),
  )
  app.get(
    '/counters/:id',
    describeRoute({
      summary: 'A counter, its code to print, and what was paid at it',
      security,
      responses: { 200: json('The counter', wholeCounterSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const counter = await store.counter(c.req.param('id'))
      return counter ? c.json(await whole(counter)) : problem(c, 'not_found', 'There is no counter of this id')
    },
  )
  return app
}
