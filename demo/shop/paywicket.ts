/** The shop's backend speaks to its Paywicket server, over HTTP and with the secret key, as any shop would. */
import * as v from 'valibot'
import { moneySchema, type Money } from '../../src/contract/money.ts'
import type { Locale } from './locale.ts'
import type { Order } from './orders.ts'

/** ms. */
const PATIENCE = 10_000

export interface PaywicketOptions {
  /** The server's address, without a trailing slash. */
  readonly server: string
  readonly secretKey: string
}

interface SessionWish {
  /** `POST /v1/sessions` takes it as it is. */
  readonly order: PostedOrder
  readonly customer: string
  readonly locale: Locale
  /** Where the buyer comes back to, paid or not: a whole address. */
  readonly returnUrl: string
}

const postedOrderSchema = v.object({
  id: v.string(),
  amount: moneySchema,
  description: v.exactOptional(v.string()),
  items: v.exactOptional(
    v.array(
      v.object({
        name: v.string(),
        price: moneySchema,
        quantity: v.union([v.number(), v.string()]),
        total: moneySchema,
      }),
    ),
  ),
})
export type PostedOrder = v.InferOutput<typeof postedOrderSchema>

const STATUSES = ['open', 'paid', 'overpaid', 'underpaid', 'failed', 'expired', 'cancelled'] as const

export const heldSchema = v.object({
  id: v.string(),
  revision: v.number(),
  status: v.picklist(STATUSES),
  order: postedOrderSchema,
  customer: v.exactOptional(v.object({ id: v.string() })),
  due: moneySchema,
  overpaid: moneySchema,
  received: moneySchema,
  refunded: moneySchema,
  attempts: v.array(v.object({ status: v.string() })),
})
/** A session as the server's shop view tells of it. */
export type Held = v.InferOutput<typeof heldSchema>

const openedSchema = v.object({ token: v.string(), url: v.string() })
const listSchema = v.object({ data: v.array(heldSchema) })
const problemSchema = v.object({ code: v.string(), detail: v.string() })

/** `refused`: the request cannot work as it is. `unavailable`: nobody knows; trying again may help. */
export type Trouble =
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string }
export type Opened = { readonly kind: 'opened'; readonly token: string; readonly url: string } | Trouble
export type Found = { readonly kind: 'found'; readonly held: Held } | { readonly kind: 'absent' } | Trouble

export interface Paywicket {
  /** Opens the order's session, or makes a further token where it is open already. */
  open(wish: SessionWish): Promise<Opened>
  /** What has become of an order. */
  find(order: string): Promise<Found>
}

/** An order in the words of `POST /v1/sessions`. */
export function postedOf({ id, amount, description, lines }: Order): PostedOrder {
  const items = lines.map(({ name, price, quantity, total }) => ({ name, price, quantity, total }))
  return { id, amount, description, items }
}

export function createPaywicket({ server, secretKey }: PaywicketOptions): Paywicket {
  async function call<S extends v.GenericSchema>(
    path: string,
    schema: S,
    body?: unknown,
  ): Promise<{ kind: 'answer'; value: v.InferOutput<S> } | Trouble> {
    try {
      const answer = await fetch(`${server}${path}`, {
        headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(PATIENCE),
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      })
      const json: unknown = await answer.json()
      if (answer.ok) return { kind: 'answer', value: v.parse(schema, json) }
      const { code, detail } = v.parse(problemSchema, json)
      return answer.status < 500 ? { kind: 'refused', code, detail } : { kind: 'unavailable', detail }
    } catch (error) {
      return { kind: 'unavailable', detail: error instanceof Error ? error.message : String(error) }
    }
  }

  return {
    async open({ order, customer, locale, returnUrl }) {
      const body = { order, customer: { id: customer }, locale, returnUrl, successUrl: returnUrl }
      const opened = await call('/v1/sessions', openedSchema, body)
      return opened.kind === 'answer' ? { kind: 'opened', ...opened.value } : opened
    },
    async find(order) {
      const found = await call(`/v1/sessions?order=${encodeURIComponent(order)}`, listSchema)
      if (found.kind !== 'answer') return found
      const [held] = found.value.data
      return held ? { kind: 'found', held } : { kind: 'absent' }
    },
  }
}

/** Is the buyer's money on its way, as far as anyone has said? */
export function isChecking({ status, attempts }: Held): boolean {
  return status === 'open' && attempts.some((attempt) => attempt.status === 'confirming')
}

/** Has anything of it arrived? */
export function hasArrived({ value }: Money): boolean {
  return /[1-9]/.test(value)
}
