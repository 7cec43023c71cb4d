/** A whole order by a generated client: compiled strictly, and run, by `generated-client.test.ts`. */
import createClient from 'openapi-fetch'
import type { paths } from './generated/api.mjs'

export interface Shop {
  readonly server: string
  readonly secretKey: string
  /** Has somebody pay this attempt. */
  pay(attempt: string): Promise<void>
}

/** What was seen on the way. */
export interface Seen {
  readonly status: string
  readonly rows: number
  readonly listed: readonly string[]
  readonly changed: string
  readonly refunded: string
  readonly webhooks: readonly string[]
  readonly refusal: { readonly code: string; readonly field: string | undefined }
}

function given<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`there is no ${what}`)
  return value
}

const rub = (value: string) => ({ value, currency: 'RUB' })
const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

export async function runOrder({ server, secretKey, pay }: Shop): Promise<Seen> {
  const shop = createClient<paths>({ baseUrl: server, headers: { authorization: `Bearer ${secretKey}` } })
  const opened = await shop.POST('/v1/sessions', {
    body: { order: { id: 'generated-1', amount: rub('1503.17') }, customer: { id: 'c42' }, metadata: { cart: 7 } },
  })
  const { id, token } = given(opened.data, 'session')

  // The buyer, as the widget asks.
  const buyer = createClient<paths>({ baseUrl: server, headers: { authorization: `Bearer ${token}` } })
  const shown = given((await buyer.GET('/v1/checkout')).data, 'checkout')
  const method =
    shown.action.kind === 'choose' ? shown.action.methods.find((one) => one.id.startsWith('paymega.')) : undefined
  const chosen = await buyer.POST('/v1/checkout/choose', {
    body: { method: given(method, 'method').id },
    params: { header: { 'Idempotency-Key': 'generated choice' } },
  })
  await pay(given(chosen.data?.attempt, 'attempt').id)

  const read = async () =>
    given((await shop.GET('/v1/sessions/{id}', { params: { path: { id } } })).data, 'session of the order')
  let session = await read()
  while (session.status === 'open') {
    await pause()
    session = await read()
  }

  const offered = await shop.GET('/v1/methods', {
    params: { query: { currency: 'RUB', amount: '100.00', locale: 'en' } },
  })
  const list = await shop.GET('/v1/sessions', {
    params: { query: { status: 'paid', customer: 'c42', sort: 'newest', limit: '10' } },
  })
  const other = await shop.POST('/v1/sessions', { body: { order: { id: 'generated-2', amount: rub('10.00') } } })
  const changed = await shop.PATCH('/v1/sessions/{id}', {
    params: { path: { id: given(other.data, 'second session').id } },
    body: { order: { amount: rub('20.00') } },
  })
  const back = await shop.POST('/v1/sessions/{id}/refunds', {
    params: { path: { id }, header: { 'Idempotency-Key': 'generated refund' } },
    body: { amount: rub('500.00'), reason: 'one was broken' },
  })
  const [refund] = given(back.data, 'refunds').data
  let refunded = await read()
  while (refunded.refunds.find((one) => one.id === refund?.id)?.status !== 'succeeded') {
    await pause()
    refunded = await read()
  }
  const webhooks = await shop.GET('/v1/webhooks', { params: { query: { session: id } } })
  const refused = await shop.POST('/v1/sessions', {
    body: { order: { id: 'x', amount: { value: '1.5.', currency: 'RUB' } } },
  })

  return {
    status: session.status,
    rows: given(offered.data, 'offer').data.length,
    listed: given(list.data, 'list').data.map((one) => one.order.id),
    changed: given(changed.data, 'changed session').amount.value,
    refunded: refunded.refunded.value,
    webhooks: given(webhooks.data, 'webhooks').data.map((one) => one.type),
    refusal: { code: given(refused.error, 'refusal').code, field: given(refused.error, 'refusal').field },
  }
}
