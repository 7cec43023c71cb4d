/** Sessions, as the shop's backend opens, reads and ends them. */
import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import {
  attemptInSessionSchema,
  newSessionSchema,
  openedSessionSchema,
  reconciledSchema,
  sessionQuerySchema,
  sessionListSchema,
  sessionUpdateSchema,
  wholeSessionSchema,
} from '../../src/contract/shop/index.ts'
import type { ShopService } from '../checkout/shop-service.ts'
import { plainDecimal } from '../domain/listed.ts'
import { actorOf } from './actor.ts'
import type { RouteDeps } from './deps.ts'
import { ACTOR, bodyOf, bodyProblems, BY_SECRET_KEY as security, json, queryOf, shopProblems } from './openapi.ts'
import { noPlace, problem } from './problems.ts'

/** Sessions on a page unless said. */
const USUAL_LIMIT = 50

const noSession = (c: Context) => problem(c, 'not_found', 'There is no session of this id')
const noAttempt = (c: Context) => problem(c, 'not_found', 'There is no attempt of this id')

const REFUSALS = {
  session_ended: 'The session has ended already. Read it to see how.',
  nothing_received:
    'Nothing that counts has come for this session. What money in another currency is worth must be said first, by credit.',
  attempt_live: 'Another attempt is live.',
  attempt_not_live: 'The attempt is over.',
  unknown_attempt: 'The attempt does not belong to the session.',
  not_editable: 'Nothing of the attempt can be changed.',
  edit_under_way: 'Another change is on its way.',
} as const

const UPDATE_REFUSALS = {
  session_ended:
    'The session has ended, or would end by this, since its time is over and only an open payment holds it: give expiresIn as well.',
  money_received:
    'Money has come for the amount that the order has, so it stays. Refund what is too much, or open another order for what is more.',
  attempt_confirming:
    'Money for the amount that the order has is on its way. Read the session again when it is known how that ended.',
} as const

async function decided(c: Context, result: Awaited<ReturnType<ShopService['cancel']>>): Promise<Response> {
  if (!result) return noSession(c)
  return result.kind === 'refused' ? problem(c, result.why, REFUSALS[result.why]) : c.json(result.session)
}

/** `/v1/sessions`, `/v1/attempts/:id` and its `/reconcile`. */
export function sessionRoutes({ openSession, shopService, metrics }: RouteDeps): Hono {
  const app = new Hono()
  app.post(
    '/sessions',
    describeRoute({
      summary: 'Open a session for an order',
      security,
      responses: {
        201: json('Opened', openedSessionSchema),
        200: json('The same order again', openedSessionSchema),
        ...bodyProblems(409),
      },
    }),
    bodyOf(newSessionSchema),
    async (c) => {
      const posted = ((await c.req.json()) as { order: unknown }).order
      const result = await openSession(c.req.valid('json'), posted)
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
      summary: 'List sessions, the newest first',
      description:
        'What is named must all hold. A page goes on after the last session of the one before, also where others are made meanwhile.',
      security,
      responses: { 200: json('A page', sessionListSchema), ...shopProblems() },
    }),
    queryOf(sessionQuerySchema),
    async (c) => {
      const { limit = USUAL_LIMIT, amount, currency, ...filter } = c.req.valid('query')
      const sum = amount === undefined ? undefined : { value: plainDecimal(amount) }
      const wanted = sum === undefined ? {} : { amount: currency === undefined ? sum : { ...sum, currency } }
      const page = await shopService.list({ ...filter, ...wanted, limit })
      return page ? c.json(page) : noPlace(c, 'session')
    },
  )
  app.get(
    '/sessions/:id',
    describeRoute({
      summary: 'One session',
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const session = await shopService.read(c.req.param('id'))
      return session ? c.json(session) : noSession(c)
    },
  )
  app.patch(
    '/sessions/:id',
    describeRoute({
      summary: 'Change an order that is still to be paid',
      description:
        'What is not named stays. Another amount only while no money has come and none is on its way; a payment that is open is closed, and the buyer chooses again.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(sessionUpdateSchema),
    async (c) => {
      const { order } = (await c.req.json()) as { order?: unknown }
      const said = { posted: order, ...actorOf(c) }
      const result = await shopService.update(c.req.param('id'), c.req.valid('json'), said)
      if (!result) return noSession(c)
      switch (result.kind) {
        case 'fault':
          return problem(c, codeOf(result.fault.code), result.fault.detail, result.fault.field)
        case 'refused':
          return problem(c, result.why, UPDATE_REFUSALS[result.why])
        case 'session':
          return c.json(result.session)
      }
    },
  )
  app.post(
    '/sessions/:id/cancel',
    describeRoute({
      summary: 'End a session',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...shopProblems(404, 409) },
    }),
    async (c) => decided(c, await shopService.cancel(c.req.param('id'), actorOf(c))),
  )
  app.post(
    '/sessions/:id/revoke',
    describeRoute({
      summary: 'End every key to a session',
      description:
        'Its tokens, links and open streams end now. Opening the same order again gives a new token; what is being paid goes on.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const session = await shopService.revoke(c.req.param('id'), actorOf(c))
      return session ? c.json(session) : noSession(c)
    },
  )
  app.post(
    '/sessions/:id/accept',
    describeRoute({
      summary: 'Take an underpayment as paid',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...shopProblems(404, 409) },
    }),
    async (c) => decided(c, await shopService.accept(c.req.param('id'), actorOf(c))),
  )
  app.get(
    '/attempts/:id',
    describeRoute({
      summary: 'One attempt in its session',
      security,
      responses: { 200: json('The attempt', attemptInSessionSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const attempt = await shopService.attempt(c.req.param('id'))
      return attempt ? c.json(attempt) : noAttempt(c)
    },
  )
  app.post(
    '/attempts/:id/reconcile',
    describeRoute({
      summary: 'Ask the payment system now',
      security,
      responses: { 200: json('Whether it could be asked, and the session', reconciledSchema), ...shopProblems(404) },
    }),
    async (c) => {
      const result = await shopService.reconcile(c.req.param('id'))
      return result ? c.json(result) : noAttempt(c)
    },
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
