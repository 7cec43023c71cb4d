/**
 * A payment invoice as Paymega sends it. The public API puts the fields into `data`, the private API, callbacks and
 * lists into `data.attributes`, and three fields have another name in each; from here on there is one shape.
 */
import * as v from 'valibot'
import { minorOf } from '../kit/decimal.ts'
import { idText, isRecord, lenient, numberText, type Exact } from '../kit/exact-json.ts'

const text = lenient(idText)
const number = lenient(numberText)
const anything = v.optional(v.custom<Exact>(() => true))

const payloadSchema = v.object({ action: text, method: text, params: anything })

const attributesSchema = v.object({
  status: idText,
  resolution: text,
  reference_id: text,
  test_mode: lenient(v.boolean()),
  currency: v.pipe(idText, v.toUpperCase()),
  service_currency: text,
  amount: numberText,
  payment_amount: number,
  processed_amount: number,
  deposit: number,
  fee: number,
  processed_deposit: number,
  processed_fee: number,
  refunded_amount: number,
  charged_back_amount: number,
  created: text,
  updated: text,
  service: text,
  flow: text,
  service_flow: text,
  flow_data: lenient(payloadSchema),
  active_payment: lenient(v.object({ payload: lenient(payloadSchema) })),
})

/** What the buyer's browser is to be sent to. */
export interface Payload {
  readonly action?: string
  readonly method?: string
  readonly params?: Exact
}

/** An invoice of either API. Amounts are decimal texts in the units people use. */
export interface Invoice {
  readonly id: string
  readonly status: string
  readonly resolution?: string
  readonly reference?: string
  readonly testMode?: boolean
  readonly currency: string
  readonly serviceCurrency?: string
  readonly amount: string
  /** What the payer must pay, with the fee, and what was paid, refunded and charged back of it. */
  readonly paymentAmount?: string
  readonly processedAmount?: string
  /** The parts of both: what the payment is without its fee, and the fee. The private API alone has them. */
  readonly deposit?: string
  readonly fee?: string
  readonly processedDeposit?: string
  readonly processedFee?: string
  readonly refundedAmount?: string
  readonly chargedBackAmount?: string
  /** Unix seconds. */
  readonly created?: number
  readonly updated?: number
  readonly flow?: string
  readonly payload?: Payload
}

/** Only the members that are there, as optional members must not be undefined. */
type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }
function present<T extends object>(members: T): Partial<Present<T>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Present<T>>
}

/** Unix seconds from a number or from a date. */
function secondsOf(time: string | undefined): number | undefined {
  if (time === undefined) return undefined
  const seconds = /^\d{1,12}(\.\d+)?$/.test(time) ? Number(time) : Date.parse(time) / 1000
  return Number.isNaN(seconds) ? undefined : seconds
}

/** The invoice in one `data` object; undefined where it is none, or lacks what every sample has. */
export function invoiceOf(data: unknown): Invoice | undefined {
  if (!isRecord(data)) return undefined
  const id = v.safeParse(idText, data['id'])
  const attributes = v.safeParse(attributesSchema, isRecord(data['attributes']) ? data['attributes'] : data)
  if (!id.success || !attributes.success) return undefined
  const read = attributes.output
  return {
    id: id.output,
    status: read.status.toLowerCase(),
    currency: read.currency,
    amount: read.amount,
    ...present({
      resolution: read.resolution?.toLowerCase(),
      reference: read.reference_id,
      testMode: read.test_mode,
      serviceCurrency: read.service_currency?.toUpperCase(),
      paymentAmount: read.payment_amount,
      processedAmount: read.processed_amount,
      deposit: read.deposit,
      fee: read.fee,
      processedDeposit: read.processed_deposit,
      processedFee: read.processed_fee,
      refundedAmount: read.refunded_amount,
      chargedBackAmount: read.charged_back_amount,
      created: secondsOf(read.created),
      updated: secondsOf(read.updated),
      // `flow` is charge or verify in a request and hpp or test in an answer.
      flow: (read.service_flow ?? read.flow)?.toLowerCase(),
      payload: payloadFrom(read.flow_data ?? read.active_payment?.payload),
    }),
  }
}

/** A sum that there can be: not less than nothing, and no more than can be reckoned with. */
const sum = v.pipe(
  numberText,
  v.check((text) => minorOf(text, 2, 'down') !== undefined),
)
const code = v.pipe(v.string(), v.regex(/^[\w-]{2,16}$/))

/** What money, state and mode depend on: each is a number, a text or a truth, or is not there. */
const READABLE = {
  status: v.string(),
  resolution: v.string(),
  reference_id: idText,
  currency: code,
  service_currency: code,
  created: idText,
  updated: idText,
  amount: sum,
  payment_amount: sum,
  processed_amount: sum,
  deposit: numberText,
  fee: numberText,
  processed_deposit: numberText,
  processed_fee: numberText,
  refunded_amount: sum,
  charged_back_amount: sum,
} as const

/** The name of a member of `data` that is there and cannot be meant so; undefined where there is none. */
export function garbledIn(data: { readonly [name: string]: Exact }): string | undefined {
  const attributes = isRecord(data['attributes']) ? data['attributes'] : data
  return Object.entries(READABLE).find(([name, schema]) => {
    const value = attributes[name] ?? null
    return value !== null && value !== '' && !v.is(schema, value)
  })?.[0]
}

function payloadFrom(payload: v.InferOutput<typeof payloadSchema> | undefined): Payload | undefined {
  return payload && present(payload)
}
