/** The session as the shop sees it. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { OUTCOMES } from '../action.ts'
import { ATTEMPT_STATUSES } from '../picker-session.ts'
import { customerSchema, orderSchema } from './new-session.ts'
import { momentSchema, saidEntries } from './parts.ts'
import { refundSchema } from './refund.ts'

export const SESSION_STATUSES = ['open', ...OUTCOMES] as const

/** One payment of the payment system's. */
const paymentSchema = v.pipe(
  v.object({
    /** The payment system's id of it. */
    reference: v.string(),
    received: moneySchema,
    refunded: moneySchema,
    chargedBack: moneySchema,
    /** How much of what came no report has told. */
    byHand: v.exactOptional(moneySchema),
  }),
  v.metadata({ ref: 'Payment' }),
)

const recordSchema = v.pipe(
  v.object({
    id: v.string(),
    kind: v.picklist(['received', 'refunded']),
    amount: moneySchema,
    reference: v.exactOptional(v.string()),
    ...saidEntries,
    voided: v.exactOptional(v.object(saidEntries)),
  }),
  v.metadata({ ref: 'MoneyRecord' }),
)

const creditSchema = v.pipe(
  v.object({
    received: moneySchema,
    credited: moneySchema,
    /** Its money was recorded by hand and has been taken back. */
    uncovered: v.exactOptional(v.literal(true)),
    ...saidEntries,
  }),
  v.metadata({ ref: 'Credit' }),
)

export const shopAttemptSchema = v.pipe(
  v.object({
    id: v.string(),
    provider: v.string(),
    method: v.string(),
    name: v.string(),
    status: v.picklist(ATTEMPT_STATUSES),
    asked: moneySchema,
    received: moneySchema,
    refunded: moneySchema,
    chargedBack: v.exactOptional(moneySchema),
    /** What of money in other currencies has neither been credited nor gone back. */
    foreign: v.array(moneySchema),
    /** What the order owed, where the payment system asks for another amount. */
    ordered: v.exactOptional(moneySchema),
    /** The payment system's id of the payment that was asked for. */
    reference: v.exactOptional(v.string()),
    records: v.exactOptional(v.array(recordSchema)),
    credits: v.exactOptional(v.array(creditSchema)),
    payments: v.array(paymentSchema),
    failure: v.exactOptional(v.object({ code: v.string(), text: v.string() })),
    /** Money came after it had ended. */
    late: v.exactOptional(v.literal(true)),
    givenUp: v.exactOptional(v.picklist(['buyer', 'replaced', 'shop', 'settled', 'ended'])),
    /** The attempt whose place it has taken by itself, after its payment system had refused it. */
    fallbackOf: v.exactOptional(v.string()),
    startedAt: momentSchema,
    /** When the buyer said that the money is sent. */
    sentAt: v.exactOptional(momentSchema),
    expiresAt: v.exactOptional(momentSchema),
  }),
  v.metadata({ ref: 'Attempt' }),
)

const logLineSchema = v.pipe(
  v.object({
    seq: v.number(),
    at: momentSchema,
    what: v.string(),
    attempt: v.exactOptional(v.string()),
    detail: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  }),
  v.metadata({ ref: 'LogLine' }),
)

const entries = {
  id: v.string(),
  /** Grows with every change that can be seen. */
  revision: v.number(),
  testMode: v.boolean(),
  status: v.picklist(SESSION_STATUSES),
  /** As it was posted. */
  order: orderSchema,
  /** With an empty id where it has been erased; absent where he is a guest. */
  customer: v.exactOptional(v.union([customerSchema, v.strictObject({ id: v.literal('') })])),
  metadata: v.exactOptional(v.record(v.string(), v.unknown())),
  amount: moneySchema,
  /** Still owed. */
  due: moneySchema,
  overpaid: moneySchema,
  received: moneySchema,
  refunded: moneySchema,
  chargedBack: moneySchema,
  /** The shop has taken an underpayment as paid. */
  accepted: v.exactOptional(v.literal(true)),
  /** What the order was short of and is called paid with. */
  rounding: v.exactOptional(moneySchema),
  /** Why a person is needed. */
  attention: v.array(v.picklist(['foreign_money', 'unknown_refund'])),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  endedAt: v.exactOptional(momentSchema),
  /** When whom it was about was erased. */
  erasedAt: v.exactOptional(momentSchema),
  attempts: v.array(shopAttemptSchema),
  refunds: v.array(refundSchema),
} as const

/** As a list and a webhook have it. */
export const shopSessionSchema = v.pipe(v.object(entries), v.metadata({ ref: 'Session' }))
export type ShopSession = v.InferOutput<typeof shopSessionSchema>

/** With its log, as it is read by its id. */
export const wholeSessionSchema = v.pipe(
  v.object({ ...entries, log: v.array(logLineSchema) }),
  v.metadata({ ref: 'WholeSession' }),
)
export type WholeSession = v.InferOutput<typeof wholeSessionSchema>

/** An attempt in its session. */
export const attemptInSessionSchema = v.pipe(
  v.object({ ...shopAttemptSchema.entries, session: shopSessionSchema }),
  v.metadata({ ref: 'AttemptInSession' }),
)

/** `next` is what to pass as `after` for the page after this one. */
export const sessionListSchema = v.object({ data: v.array(shopSessionSchema), next: v.exactOptional(v.string()) })

export const reconciledSchema = v.object({
  /** False where the payment system cannot be asked. */
  asked: v.boolean(),
  session: wholeSessionSchema,
})
