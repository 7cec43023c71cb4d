/** What a person says of an attempt's money: what no callback told, and what money in another currency is worth. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import {
  creditWishSchema,
  recordedSchema,
  recordWishSchema,
  voidWishSchema,
  wholeSessionSchema,
} from '../../src/contract/shop/index.ts'
import type { ShopService } from '../checkout/shop-service.ts'
import type { Amount } from '../domain/order.ts'
import { isFault, readPositive, type Fault } from '../domain/read-amount.ts'
import { actorOf } from './actor.ts'
import type { RouteDeps } from './deps.ts'
import { idUnder } from './idempotency.ts'
import { ACTOR, bodyOf, bodyProblems, BY_SECRET_KEY as security, json, keyed } from './openapi.ts'
import { problem } from './problems.ts'

type Done = Awaited<ReturnType<ShopService['record']>>

/** More than nothing, in minor units. */
function amountOf({ value, currency }: { value: string; currency: string }, field: string): Amount | Fault {
  const minor = readPositive(value, currency, `${field}.value`)
  return isFault(minor) ? minor : { minor, currency }
}

function refused(c: Context, why: Extract<Done, { kind: 'refused' }>['why']): Response {
  switch (why) {
    case 'more_than_received':
      return problem(
        c,
        'amount_too_large',
        'More cannot have gone back than came in this currency. What was credited is not left to go back.',
        'amount',
      )
    case 'sent_back':
      return problem(
        c,
        'amount_too_large',
        'Of this money some has gone back, or is on its way. First void the record of that refund, or record what truly came; then void this.',
      )
    case 'nothing_to_credit':
      return problem(
        c,
        'nothing_to_credit',
        'So much is not left in this currency: it has not come, was credited already, or has gone back.',
        'received',
      )
  }
}

function answer(c: Context, done: Done, status: 200 | 201 = 200): Response {
  switch (done.kind) {
    case 'done':
      return c.json(done.id === undefined ? done.session : { id: done.id }, status)
    case 'unknown':
      return problem(c, 'not_found', 'There is nothing of this id')
    case 'other-currency':
      return problem(c, 'invalid_amount', `credited must be in ${done.currency}, as the order is.`, 'credited.currency')
    case 'other-attempt':
      return problem(
        c,
        'payment_of_other_attempt',
        `This payment is of attempt ${done.attempt}: record it there, or leave reference out.`,
        'reference',
      )
    case 'unmatched':
      return problem(
        c,
        'payment_unmatched',
        `This payment stands under /v1/unmatched as ${done.id}: assign it to this attempt instead.`,
        'reference',
      )
    case 'at-counter':
      return problem(c, 'already_assigned', `This payment was made at the counter ${done.counter}.`, 'reference')
    case 'refused':
      return refused(c, done.why)
  }
}

/** `POST /v1/attempts/:id/record` and `/credit`, `POST /v1/records/:id/void`. */
export function byHandRoutes({ shopService, store }: RouteDeps): Hono {
  const app = new Hono()

  /** See `idUnder`; a 404 where there is no such attempt. */
  async function idFor(c: Context, scope: 'record' | 'credit', attempt: string, posted: object) {
    const fresh = await shopService.newRecordId(attempt)
    if (fresh === undefined) return answer(c, { kind: 'unknown' })
    const asked = `${attempt}\n${JSON.stringify(posted)}`
    return idUnder(c, store, { scope, asked, fresh, another: `another ${scope}` })
  }

  app.post(
    '/attempts/:id/record',
    describeRoute({
      summary: 'Record money or a refund that no callback told',
      description:
        'The same Idempotency-Key records once. Without a reference it stands for the attempt’s own payment. One that stands under /v1/unmatched is assigned instead, and one of another attempt is not recorded.',
      parameters: [keyed(false), ACTOR],
      security,
      responses: { 201: json('Its id', recordedSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(recordWishSchema),
    async (c) => {
      const attempt = c.req.param('id')
      const { kind, amount: posted, reference, note } = c.req.valid('json')
      const amount = amountOf(posted, 'amount')
      if (isFault(amount)) return problem(c, 'invalid_amount', amount.detail, amount.field)
      const said = { kind, amount, note, ...(reference === undefined ? {} : { payment: reference }), ...actorOf(c) }
      const use = await idFor(c, 'record', attempt, c.req.valid('json'))
      return use instanceof Response ? use : answer(c, await shopService.record(use.id, { attempt, ...said }), 201)
    },
  )
  app.post(
    '/records/:id/void',
    describeRoute({
      summary: 'Take a record back',
      description: 'Not of money that has gone back since: first take back the record of that refund.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...bodyProblems(404) },
    }),
    bodyOf(voidWishSchema),
    async (c) =>
      answer(c, await shopService.voidRecord(c.req.param('id'), { note: c.req.valid('json').note, ...actorOf(c) })),
  )
  app.post(
    '/attempts/:id/credit',
    describeRoute({
      summary: 'Say what money in another currency is worth for the order',
      description: 'All at once or in parts. The same Idempotency-Key credits once.',
      parameters: [keyed(false), ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(creditWishSchema),
    async (c) => {
      const { received: posted, credited: worth, note } = c.req.valid('json')
      const [received, credited] = [amountOf(posted, 'received'), amountOf(worth, 'credited')]
      for (const fault of [received, credited])
        if (isFault(fault)) return problem(c, 'invalid_amount', fault.detail, fault.field)
      if (isFault(received) || isFault(credited)) return problem(c, 'invalid_amount', 'An amount is wrong')
      const attempt = c.req.param('id')
      const use = await idFor(c, 'credit', attempt, c.req.valid('json'))
      if (use instanceof Response) return use
      return answer(c, await shopService.credit(attempt, { id: use.id, received, credited, note, ...actorOf(c) }))
    },
  )
  return app
}
