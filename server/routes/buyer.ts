/** The routes the buyer's browser calls, with the token of one session. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { describeRoute } from 'hono-openapi'
import { compress } from 'hono/compress'
import {
  attemptCommandSchema,
  chooseCommandSchema,
  editCommandSchema,
  handoverSchema,
  sessionSchema,
} from '../../src/contract/index.ts'
import type { Asking, Commanded } from '../checkout/buyer-service.ts'
import { fingerprint, randomText } from '../checkout/ids.ts'
import { HANDOVER, handoverKey } from '../domain/handover.ts'
import { isAmong, originsOf } from '../domain/origins.ts'
import { LARGEST as LARGEST_RECEIPT } from '../domain/receipts.ts'
import type { SessionState } from '../domain/session.ts'
import { TEXTS } from '../texts/index.ts'
import { amountTag, resolveLocale, type Locale } from '../texts/locale.ts'
import { bearer } from './bearer.ts'
import { limitBody } from './body-limit.ts'
import { answerPage, preflight } from './cors.ts'
import type { RouteDeps } from './deps.ts'
import { streamSession } from './events.ts'
import { bodyOf, BY_TOKEN as security, json, keyed, problems } from './openapi.ts'
import { ownOrigins } from './own-origins.ts'
import { problem } from './problems.ts'
import { RECEIPT_CONTENT } from './receipts.ts'
import { tooManyRequests, tooManyWrong } from './refusals.ts'
import { shallowJson } from './shallow-json.ts'
import { wholeBody } from './whole-body.ts'

type BuyerEnv = { Variables: { session: string; token: string; state: SessionState; locale: Locale; tag: string } }

const sessionAnswer = {
  200: json('The session now', v.pipe(sessionSchema(), v.metadata({ ref: 'BuyerSession' }))),
}

/** The detail is the buyer's: the widget shows it where the buyer asked. */
function answer(c: Context<BuyerEnv>, result: Commanded | undefined): Response {
  if (!result) return problem(c, 'not_found', 'The session is gone')
  switch (result.kind) {
    case 'session':
      return c.json(result.session)
    case 'too-often':
      return tooManyRequests(c, result.wait, c.get('locale'))
    case 'field':
      return problem(c, 'invalid_field', result.fault.detail, result.fault.field)
    case 'refused': {
      const field = {
        unknown_method: 'method',
        below_minimum: 'method',
        above_maximum: 'method',
        unknown_attempt: 'attempt',
      } as const
      const blamed = result.why in field ? field[result.why as keyof typeof field] : undefined
      return problem(c, result.why, TEXTS[c.get('locale')].refusals[result.why], blamed)
    }
  }
}

/** Finds the session of the token and lets only pages through that may use it. */
function authorised({ config, store, buyerService, refusing }: RouteDeps): MiddlewareHandler<BuyerEnv> {
  const ours = ownOrigins(config.publicUrl)
  return async (c, next) => {
    answerPage(c)
    const token = bearer(c.req.header('authorization'))
    const print = fingerprint(token ?? '')
    const holder = token === undefined ? undefined : await store.keyHolder(print)
    const state = holder?.kind === 'token' ? await store.read(holder.session) : undefined
    if (!state)
      return (
        tooManyWrong(c, refusing, 'tokens') ??
        problem(
          c,
          'invalid_token',
          "Send the session's token as `Authorization: Bearer <token>`. Tokens come from POST /v1/sessions.",
        )
      )
    if (!buyerService.isReadable(state))
      return problem(c, 'token_expired', 'Ask the shop for a new checkout; this one ended more than a day ago.')
    const origin = c.req.header('origin')
    const allowed = originsOf(state.terms, config.origins)
    if (origin !== undefined && !ours.has(origin) && !isAmong(origin, allowed)) {
      return problem(c, 'origin_not_allowed', `Add ${origin} to the session's origins or to PAYWICKET_ORIGINS.`)
    }
    c.set('session', state.id)
    c.set('token', print)
    c.set('state', state)
    const asked = c.req.query('locale')
    const preset = state.terms.locale
    const locale = resolveLocale(asked ?? preset, c.req.header('accept-language'))
    c.set('locale', locale)
    c.set('tag', amountTag(asked, preset, locale))
    return next()
  }
}

/** Slows a session down that asks for too much; other sessions feel nothing of it. */
function limited({ limits }: RouteDeps['refusing'], limit: 'choices' | 'commands'): MiddlewareHandler<BuyerEnv> {
  return (c, next) => {
    const wait = limits.take(limit, c.get('session'))
    return wait === undefined ? next() : Promise.resolve(tooManyRequests(c, wait, c.get('locale')))
  }
}

/**
 * What a command is asked with. The same `Idempotency-Key` does the same once: a browser repeats what it does not know to have
 * arrived.
 */
function asking(c: Context<BuyerEnv, string, { out: { json: unknown } }>): Asking {
  const key = c.req.header('idempotency-key')
  const command = `${c.req.path} ${JSON.stringify(c.req.valid('json'))}`
  const keyed = key ? { keyed: { key: shortPrint(key), command: shortPrint(command) } } : {}
  return { locale: c.get('locale'), tag: c.get('tag'), ...keyed }
}

/** Enough of a fingerprint to tell one buyer's commands apart. */
const shortPrint = (text: string) => fingerprint(text).slice(0, 16)

/** The buyer's language, where it is not the session's. */
const LOCALE = { in: 'query', name: 'locale', schema: { type: 'string' } } as const

/** Of a command, bytes: a form's fields have some kilobytes. */
const LARGEST = 64 * 1024

/** The one body that is no command. Its limit stands here, and the general one lets it through. */
export const RECEIPT = '/v1/checkout/receipt'

/** `/v1/checkout` and below. */
export function buyerRoutes(deps: RouteDeps): Hono<BuyerEnv> {
  const { buyerService } = deps
  // One limit for whatever opens a payment.
  const sparingly = limited(deps.refusing, 'choices')
  const patiently = limited(deps.refusing, 'commands')
  const app = new Hono<BuyerEnv>()
  app.options('*', preflight)
  app.post(
    '/receipt',
    describeRoute({
      summary: 'Show the shop a receipt',
      description:
        'A picture (JPEG, PNG, WebP, HEIC) or a PDF as the body, of 5 MB at most, three of a session; the same file again is one. For the shop alone.',
      parameters: [{ in: 'query', name: 'attempt', required: true, schema: { type: 'string' } }, LOCALE],
      security,
      requestBody: { required: true, content: RECEIPT_CONTENT },
      responses: { ...sessionAnswer, ...problems(401, 403, 409, 413, 415, 422, 429, 500) },
    }),
    authorised(deps),
    sparingly,
    async (c) => {
      const bytes = await wholeBody(c, LARGEST_RECEIPT)
      if (!bytes) return problem(c, 'too_large', 'A receipt has at most 5 MB')
      const attached = await deps.receipts.attach(c.get('session'), c.req.query('attempt') ?? '', bytes)
      if (attached?.kind === 'refused') {
        const text = TEXTS[c.get('locale')].refusals[attached.why]
        return problem(c, attached.why, text, attached.why === 'unknown_attempt' ? 'attempt' : undefined)
      }
      const session = attached && (await buyerService.viewOf(c.get('session'), c.get('locale'), c.get('tag')))
      return answer(c, session && { kind: 'session', session })
    },
  )
  app.use('*', limitBody(LARGEST, `A command has at most ${LARGEST / 1024} KB`), authorised(deps), shallowJson)
  // A list of two hundred methods is a tenth of its size compressed; the stream writes past this.
  app.use('/', compress())
  app.get(
    '/',
    describeRoute({
      summary: 'The session',
      parameters: [LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(401, 403, 429, 500) },
    }),
    async (c) => c.json(await buyerService.view(c.get('state'), c.get('locale'), c.get('tag'))),
  )
  app.get(
    '/events',
    describeRoute({
      summary: 'The session, each time it changes',
      description:
        '`text/event-stream`; the id of an event is its revision, the data a session. Ends with the token. Where a token holds enough of them it is 429: poll.',
      parameters: [LOCALE],
      security,
      responses: {
        200: { description: 'A stream of sessions', content: { 'text/event-stream': {} } },
        ...problems(401, 403, 429, 500),
      },
    }),
    (c) =>
      streamSession(c, deps, {
        session: c.get('session'),
        token: c.get('token'),
        locale: c.get('locale'),
        tag: c.get('tag'),
      }),
  )
  app.post(
    '/choose',
    describeRoute({
      summary: 'Choose a method',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500, 503) },
    }),
    sparingly,
    bodyOf(chooseCommandSchema),
    async (c) => answer(c, await buyerService.choose(c.get('state'), c.req.valid('json'), asking(c))),
  )
  app.post(
    '/sent',
    describeRoute({
      summary: 'The buyer has paid',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500) },
    }),
    patiently,
    bodyOf(attemptCommandSchema),
    async (c) => answer(c, await buyerService.sent(c.get('session'), c.req.valid('json').attempt, asking(c))),
  )
  app.post(
    '/unsent',
    describeRoute({
      summary: 'The buyer has not paid yet after all',
      description: 'Back to the details, while their time lasts.',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500) },
    }),
    patiently,
    bodyOf(attemptCommandSchema),
    async (c) => answer(c, await buyerService.unsent(c.get('session'), c.req.valid('json').attempt, asking(c))),
  )
  app.post(
    '/renew',
    describeRoute({
      summary: 'The same method and fields again',
      description:
        'After the time of an attempt is over, or after it has ended underpaid while the order still owes: then for what is due. Limits are those of a choice.',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500, 503) },
    }),
    sparingly,
    bodyOf(attemptCommandSchema),
    async (c) => answer(c, await buyerService.renew(c.get('state'), c.req.valid('json').attempt, asking(c))),
  )
  app.post(
    '/edit',
    describeRoute({
      summary: 'The buyer changes where or when to meet',
      description:
        'The fields that `editable` of a transfer names. The answer shows what is agreed: `edit` says where a change is not made.',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500) },
    }),
    sparingly,
    bodyOf(editCommandSchema),
    async (c) => {
      const { attempt, fields } = c.req.valid('json')
      return answer(c, await buyerService.edit(c.get('session'), attempt, fields, asking(c)))
    },
  )
  app.post(
    '/handover',
    describeRoute({
      summary: 'A link to go on with another device',
      description:
        'Good for ten minutes and for one press on the page that it opens; looking at it, as chats do for their previews, does not spend it.',
      parameters: [LOCALE],
      security,
      responses: {
        200: json('The link', v.pipe(handoverSchema, v.metadata({ ref: 'Handover' }))),
        ...problems(401, 403, 429, 500),
      },
    }),
    sparingly,
    async (c) => {
      const session = c.get('session')
      const end = deps.now() + HANDOVER
      const key = handoverKey(end, randomText())
      await deps.store.addKeys(session, [{ fingerprint: fingerprint(key), kind: 'handover' }])
      const query = new URLSearchParams({ handover: key, locale: c.get('locale') })
      c.header('cache-control', 'no-store')
      return c.json({
        url: `${deps.config.publicUrl}/pay/${session}?${query}`,
        expiresAt: new Date(end).toISOString(),
      })
    },
  )
  app.post(
    '/cancel',
    describeRoute({
      summary: 'The buyer gives the attempt up',
      parameters: [keyed(false), LOCALE],
      security,
      responses: { ...sessionAnswer, ...problems(400, 401, 403, 409, 413, 422, 429, 500) },
    }),
    patiently,
    bodyOf(attemptCommandSchema),
    async (c) => answer(c, await buyerService.cancel(c.get('session'), c.req.valid('json').attempt, asking(c))),
  )
  return app
}
