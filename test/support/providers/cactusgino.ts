/** Cactusgino's side of a conversation, for tests: the documents' samples, signed. */
import { cactusgino } from '../../../server/providers/cactusgino/index.ts'
import { isSigned, sign, type Parameters } from '../../../server/providers/cactusgino/signature.ts'
import { NumberText, readJson, isRecord, type Exact } from '../../../server/providers/kit/exact-json.ts'
import type { CallbackRequest, Provider } from '../../../server/providers/provider.ts'
import { switchedOn } from './canned.ts'

export const SALT = 'test_salt'

export function envFor(url: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    CACTUSGINO_MERCHANT_ID: 'merch_id',
    CACTUSGINO_SITE_ID: '21',
    CACTUSGINO_SALT: SALT,
    CACTUSGINO_BASE_URL: url,
    ...more,
  }
}

export function clientFor(url: string, more: Readonly<Record<string, string>> = {}): Provider {
  return switchedOn(cactusgino, envFor(url, more))
}

/** Plain JSON as it is signed: numbers by their text. */
function exactOf(body: object): Parameters {
  const read = readJson(JSON.stringify(body))
  return isRecord(read) ? read : {}
}

/** The body with its right signature. */
export function signed<Body extends object>(body: Body, salt = SALT): Body & { signature: string } {
  return { ...body, signature: sign(exactOf(body), salt) ?? '' }
}

/** The parameters of a request we sent, and whether their signature is right. */
export function received(text: string): { readonly parameters: { [name: string]: Exact }; readonly isRight: boolean } {
  const read = readJson(text)
  const parameters = isRecord(read) ? read : {}
  return { parameters, isRight: isSigned(parameters, SALT) }
}

export function callbackOf(body: object | string, headers: Readonly<Record<string, string>> = {}): CallbackRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { body: new TextEncoder().encode(text), headers: { 'content-type': 'application/json', ...headers } }
}

export const number = (text: string): NumberText => new NumberText(text)
