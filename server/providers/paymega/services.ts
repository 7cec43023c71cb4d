/** The private API's list of services, read for what the pre-request does not say: the fees. */
import * as v from 'valibot'
import { exponentOf } from '../../../src/contract/index.ts'
import { scaled, safeInteger } from '../kit/decimal.ts'
import { idText, isRecord, lenient, numberText, readJson, type Exact } from '../kit/exact-json.ts'
import { ask, askPage, describe, READ_LIMIT, type Context } from './api.ts'

const attributesSchema = v.object({
  service: idText,
  service_currency: lenient(idText),
  currency: lenient(idText),
  fee_rate: lenient(numberText),
  fee_fix: lenient(numberText),
  fee_min: lenient(numberText),
  fee_max: lenient(numberText),
  amount_min: lenient(numberText),
  amount_max: lenient(numberText),
  available: lenient(v.boolean()),
  enabled: lenient(v.boolean()),
})

/** A service of the account with its fee; decimal texts. */
export type PricedService = v.InferOutput<typeof attributesSchema> & { readonly id: string }

/** What a question of the private API came to. */
export type Listed<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'failed'; readonly detail: string }

const PAGE_SIZE = 100
/** No account has this many pages; a list that goes on is a list that repeats itself. */
const PAGE_LIMIT = 100

function serviceOf(data: Exact): PricedService | undefined {
  if (!isRecord(data)) return undefined
  const attributes = v.safeParse(attributesSchema, data['attributes'])
  const id = v.safeParse(idText, data['id'])
  return attributes.success && id.success ? { ...attributes.output, id: id.output } : undefined
}

/** `GET /payment-services` through all its pages. */
export async function listServices(context: Context, signal: AbortSignal): Promise<Listed<readonly PricedService[]>> {
  const services = new Map<string, PricedService>()
  for (let page = 1; page <= PAGE_LIMIT; page++) {
    const query = { 'page[number]': String(page), 'page[size]': String(PAGE_SIZE) }
    const answer = await askPage(context, '/payment-services', query, signal)
    if (answer.kind === 'failed') return answer
    const before = services.size
    for (const entry of answer.data) {
      const service = serviceOf(entry)
      if (service) services.set(service.id, service)
    }
    if (services.size === before || page >= pagesOf(answer.body['meta'])) break
  }
  return { kind: 'value', value: [...services.values()] }
}

function pagesOf(meta: Exact | undefined): number {
  const pages = v.safeParse(numberText, isRecord(meta) ? meta['pages'] : undefined)
  return pages.success ? Number(pages.output) : 1
}

/** `GET /payment-services/{id}`; `undefined` where there is none of this id. */
export async function getService(
  context: Context,
  id: string,
  signal: AbortSignal,
): Promise<Listed<PricedService | undefined>> {
  const answer = await ask(context, {
    api: 'private',
    method: 'GET',
    path: `/payment-services/${encodeURIComponent(id)}`,
    route: '/payment-services/{id}',
    limit: READ_LIMIT,
    safe: true,
    signal,
  })
  if (answer.kind === 'answer' && answer.status === 404) return { kind: 'value', value: undefined }
  const body = answer.kind === 'answer' && answer.status === 200 ? readJson(answer.text) : undefined
  const service = isRecord(body) ? serviceOf(body['data'] ?? null) : undefined
  return service ? { kind: 'value', value: service } : { kind: 'failed', detail: describe(answer) }
}

/**
 * The fee on `due` minor units, in minor units: `fee_rate` percent plus `fee_fix`, not below `fee_min` and, where that
 * is not zero, not above `fee_max`. The document does not say that the rate is a percentage; the platform's other
 * rates are. Undefined where nothing is said of it, or where its fixed parts are in another currency.
 */
export function feeOf(service: PricedService, currency: string, due: number): number | undefined {
  if (service.fee_rate === undefined && service.fee_fix === undefined) return undefined
  const exponent = exponentOf(currency)
  const inMinor = (decimal: string | undefined): bigint => scaled(decimal ?? '0', exponent, 'half-up') ?? 0n
  const [fix, min, max] = [inMinor(service.fee_fix), inMinor(service.fee_min), inMinor(service.fee_max)]
  const isForeign = service.currency !== undefined && service.currency.toUpperCase() !== currency
  if (isForeign && (fix !== 0n || min !== 0n || max !== 0n)) return undefined
  // Percent with six decimals: rate × 10^6 × due / 10^8, rounded to the nearest minor unit.
  const rate = scaled(service.fee_rate ?? '0', 6, 'half-up') ?? 0n
  const share = (rate * BigInt(due) + 50_000_000n) / 100_000_000n
  const raised = share + fix > min ? share + fix : min
  const fee = max > 0n && raised > max ? max : raised
  return safeInteger(fee < 0n ? 0n : fee)
}
