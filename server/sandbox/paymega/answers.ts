/** Error answers in Paymega's words, and its two kinds of credentials. */
import type { Context, MiddlewareHandler } from 'hono'
import type { Credentials } from '../credentials.ts'
import { isBasic, isSame, type SandboxEnv } from '../wire.ts'
import type { Faults } from './orders.ts'

type Ctx = Context<SandboxEnv>

const STATUS_WORDS = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
} as const
export type ErrorStatus = keyof typeof STATUS_WORDS

/** `{"errors":[{"status":"Not Found","code":"404"}]}`, with what else the body holds. */
export function errorAnswer(c: Ctx, status: ErrorStatus, more: object = {}): Response {
  return c.json({ errors: [{ status: STATUS_WORDS[status], code: String(status) }], ...more }, status)
}

/** `{"errors":{"amount":"This value should be greater than 0."}}` with HTTP 422. */
export function invalidAnswer(c: Ctx, faults: Faults): Response {
  return c.json({ errors: faults }, 422)
}

/** Basic authorisation of the private API: account id and API key. */
export function basicAuth(credentials: Credentials['paymega']): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    if (!isBasic(c, credentials.accountId, credentials.apiKey)) return errorAnswer(c, 401)
    await next()
    return undefined
  }
}

/** Whether a request's `public_key` is the account's. */
export function isPublicKey(credentials: Credentials['paymega'], given: unknown): boolean {
  return typeof given === 'string' && isSame(given, credentials.publicKey)
}

/** A public key says by its prefix whether it makes test operations. */
export function isTestKey(credentials: Credentials['paymega']): boolean {
  return credentials.publicKey.startsWith('pk_test')
}
