/** The session as the shop sees it. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { OUTCOMES } from '../action.ts'
import { ATTEMPT_STATUSES } from '../attempt.ts'
import { customerSchema, orderSchema } from './new-session.ts'
import { momentSchema, saidEntries } from './parts.ts'
import { RECEIPT_TYPES } from './receipt-types.ts'
import { refundSchema } from './refund.ts'

export const SESSION_STATUSES = ['open', ...OUTCOMES] as const

/** One payment of the payment system's. */
const paymentSchema = v.pipe(
  v.object({
    reference: v.pipe(v.string(), v.description('The payment system’s id of it.')),
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
    uncovered: v.exactOptional(
      v.pipe(v.literal(true), v.description('Its money was recorded by hand and has been taken back.')),
    ),
    ...saidEntries,
  }),
  v.metadata({ ref: 'Credit' }),
)

const receiptSchema = v.pipe(
  v.object({
    id: v.string(),
    type: v.picklist(RECEIPT_TYPES),
    /** bytes */
    size: v.number(),
    at: momentSchema,
  }),
  v.metadata({ ref: 'Receipt' }),
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
    foreign: v.pipe(
      v.array(moneySchema),
      v.description('What of money in other currencies has neither been credited nor gone back.'),
    ),
    /** What the order owed, where the payment system asks for another amount. */
    ordered: v.exactOptional(moneySchema),
    reference: v.exactOptional(
      v.pipe(v.string(), v.description('The payment system’s id of the payment that was asked for.')),
    ),
    receipts: v.exactOptional(
      v.pipe(
        v.array(receiptSchema),
        v.description(
          'Pictures and PDFs that the buyer has shown: `GET /v1/receipts/<id>` has the file. They prove nothing.',
        ),
      ),
    ),
    records: v.exactOptional(v.array(recordSchema)),
    credits: v.exactOptional(v.array(creditSchema)),
    payments: v.array(paymentSchema),
    failure: v.exactOptional(v.object({ code: v.string(), text: v.string() })),
    late: v.exactOptional(v.pipe(v.literal(true), v.description('Money came after it had ended.'))),
    givenUp: v.exactOptional(v.picklist(['buyer', 'replaced', 'shop', 'settled', 'ended'])),
    /** The attempt whose place it has taken by itself, after its payment system had refused it. */
    fallbackOf: v.exactOptional(v.string()),
    startedAt: momentSchema,
    sentAt: v.exactOptional(v.pipe(momentSchema, v.description('When the buyer said that the money is sent.'))),
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
  revision: v.pipe(v.number(), v.description('Grows with every change that can be seen.')),
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
  accepted: v.exactOptional(v.pipe(v.literal(true), v.description('The shop has taken an underpayment as paid.'))),
  /** What the order was short of and is called paid with. */
  rounding: v.exactOptional(moneySchema),
  attention: v.pipe(v.array(v.picklist(['foreign_money', 'unknown_refund'])), v.description('Why a person is needed.')),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  endedAt: v.exactOptional(momentSchema),
  erasedAt: v.exactOptional(v.pipe(momentSchema, v.description('When whom it was about was erased.'))),
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
  asked: v.pipe(v.boolean(), v.description('False where the payment system cannot be asked.')),
  session: wholeSessionSchema,
})
