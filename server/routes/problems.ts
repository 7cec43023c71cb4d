/** Errors as RFC 9457 problem documents: a stable code, and a detail that says what to do. */
import type { Context, MiddlewareHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../../src/contract/index.ts'
import { errorsAddress } from '../domain/own-paths.ts'

/** Every code we answer with, its status and its title. */
export const PROBLEMS = {
  invalid_json: [400, 'The body is not JSON'],
  invalid_key: [401, 'The secret key is missing or wrong'],
  invalid_token: [401, 'The token is missing or unknown'],
  token_expired: [401, 'The session of this token is long over'],
  origin_not_allowed: [403, 'This page may not use the session'],
  invalid_signature: [403, 'The callback is not signed as it should be'],
  not_found: [404, 'There is nothing here'],
  order_amount_differs: [409, 'The order is known with another amount'],
  attempt_live: [409, 'Another attempt is live'],
  attempt_confirming: [409, 'Money is on its way'],
  attempt_not_live: [409, 'The attempt is not live any more'],
  session_ended: [409, 'The session has ended'],
  not_editable: [409, 'Nothing of the attempt can be changed'],
  edit_under_way: [409, 'Another change is on its way'],
  money_received: [409, 'Money has come'],
  receipts_enough: [409, 'The session has as many receipts as it takes'],
  nothing_received: [409, 'No money has come'],
  payment_of_other_attempt: [409, 'The payment belongs to another attempt'],
  payment_unmatched: [409, 'The payment is to be assigned, not recorded'],
  already_assigned: [409, 'The money is assigned already'],
  key_reused: [409, 'The idempotency key was used for another command'],
  idempotency_key_reused: [409, 'The idempotency key was used for another request'],
  nothing_to_assign: [409, 'It is not known to be money'],
  nothing_to_credit: [409, 'There is nothing to credit'],
  nothing_to_refund: [409, 'There is nothing left to refund'],
  refund_known: [409, 'It is known how the refund ended'],
  balance_not_possible: [409, 'This payment system does not tell its balance'],
  counters_not_possible: [409, 'No payment system that is set up has counters'],
  price_not_possible: [409, 'This payment system does not tell what a method costs'],
  refund_not_possible: [409, 'This payment system has no refunds by machine'],
  too_large: [413, 'The body is too large'],
  not_a_receipt: [415, 'The file is neither a picture nor a PDF'],
  invalid_request: [422, 'A field is missing or wrong'],
  invalid_amount: [422, 'The amount is wrong'],
  items_do_not_add_up: [422, 'The items do not add up'],
  unknown_provider: [422, 'The provider is not set up'],
  currency_not_supported: [422, 'No provider takes this currency'],
  unknown_method: [422, 'The method is not offered'],
  unknown_session: [422, 'There is no such session'],
  unknown_attempt: [422, 'The attempt is not part of this session'],
  below_minimum: [422, "The amount is below the method's limit"],
  above_maximum: [422, "The amount is above the method's limit"],
  amount_too_large: [422, 'The refund is larger than what is left'],
  invalid_field: [422, 'A field of the method is missing or wrong'],
  idempotency_key_missing: [422, 'The Idempotency-Key header is missing'],
  too_many_requests: [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  still_reading: [503, 'The server is not ready for this yet'],
  provider_unavailable: [503, 'The payment system is not answering'],
  method_unavailable: [503, 'The payment system is not answering'],
} as const satisfies Record<string, readonly [number, string]>
export type ProblemCode = keyof typeof PROBLEMS

/** Is this one of our codes? */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}

declare module 'hono' {
  interface ContextVariableMap {
    /** What the pages of codes are below: absolute, without a slash at its end. */
    errors?: string
  }
}

/** Before every route: the `type` of a problem is the address of its page. */
export function errorPages(publicUrl: string): MiddlewareHandler {
  const errors = errorsAddress(publicUrl)
  return (c, next) => {
    c.set('errors', errors)
    return next()
  }
}

/** Answers with a problem document. `field` is the path of the field to blame. */
export function problem(c: Context, code: ProblemCode, detail: string, field?: string): Response {
  const [status, title] = PROBLEMS[code]
  const errors: string | undefined = c.get('errors')
  const body: Problem = {
    type: `${errors ?? '/docs/errors'}/${code}`,
    title,
    status,
    code,
    detail,
    ...(field === undefined ? {} : { field }),
  }
  return c.json(body, status as ContentfulStatusCode, { 'content-type': 'application/problem+json' })
}

/** A list was to go on after what is not there. */
export function noPlace(c: Context, what: 'session' | 'webhook'): Response {
  return problem(c, 'invalid_request', `after: there is no ${what} of this id. Begin again without after.`, 'after')
}

/** The first thing a schema found wrong, as a field and a sentence. */
export function issueOf(
  issues: readonly { readonly message: string; readonly path?: readonly unknown[] | undefined }[],
): { field: string; detail: string } {
  const issue = issues[0]
  const field = (issue?.path ?? [])
    .map((part) => (typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part)))
    .join('.')
  const message = issue?.message ?? 'is wrong'
  return { field, detail: field === '' ? message : `${field}: ${message}` }
}
