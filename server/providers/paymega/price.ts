/** What one service costs now, asked for by its id: `GET /payment-services/{id}`. */
import type { Amount, PriceResult } from '../provider.ts'
import type { Context } from './api.ts'
import { METHOD_PREFIX } from './prerequest.ts'
import { feeOf, getService, listServices } from './services.ts'

/** See `Provider.price`. The list alone knows the id of a service's code. */
export async function priceOf(
  context: Context,
  method: string,
  amount: Amount,
  signal: AbortSignal,
): Promise<PriceResult> {
  const listed = await listServices(context, signal)
  if (listed.kind === 'failed') return listed
  const id = listed.value.find(({ service }) => METHOD_PREFIX + service === method)?.id
  const asked = id === undefined ? undefined : await getService(context, id, signal)
  if (asked?.kind === 'failed') return asked
  const service = asked?.value
  if (!service) return { kind: 'unknown' }
  const fee = feeOf(service, amount.currency, amount.minor)
  const { amount_min: min, amount_max: max } = service
  return {
    kind: 'price',
    currency: service.service_currency?.toUpperCase() ?? amount.currency,
    isAvailable: service.available !== false && service.enabled !== false,
    ...(fee === undefined || fee === 0 ? {} : { fee }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined || Number(max) === 0 ? {} : { max }),
  }
}
