/** What lists are asked with. */
import * as v from 'valibot'
import { currencySchema, moneySchema } from '../money.ts'
import { SESSION_STATUSES } from './session.ts'
import { textSchema } from './parts.ts'
import { WEBHOOK_STATES } from './webhook.ts'

const DAY = 86_400_000

/** The day of `text`, YYYY-MM-DD, is one of the calendar. */
function isDay(text: string): boolean {
  const day = text.slice(0, 10)
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day)
}

/** A day in UTC, or a moment; `after` is what of a day counts, ms from its begin. */
const whenSchema = (after: number) =>
  v.pipe(
    v.string(),
    v.regex(
      /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/,
      'must be a day as 2026-01-31, or a moment as 2026-01-31T12:00:00Z',
    ),
    v.check((text) => isDay(text) && Number.isFinite(Date.parse(text)), 'there is no such day or time'),
    v.transform((text) => (text.length === 10 ? Date.parse(`${text}T00:00:00Z`) + after : Date.parse(text))),
  )

/** From this time on, ms; of a day its begin. */
const fromSchema = whenSchema(0)
/** Up to this time, ms; of a day its last millisecond. */
const toSchema = whenSchema(DAY - 1)

const limitSchema = v.pipe(v.string(), v.regex(/^([1-9]\d?|1\d\d|200)$/, 'must be 1 to 200'), v.transform(Number))

/** Where a page begins, and how long it is. */
const pageEntries = {
  after: v.exactOptional(
    v.pipe(textSchema(128), v.description('Go on after this one, as `next` of the page before says.')),
  ),
  limit: v.exactOptional(v.pipe(limitSchema, v.description('1 to 200; 50 unless said.'))),
} as const

/** What a list of webhooks is asked with: all that is named must hold. */
export const webhookQuerySchema = v.strictObject({
  state: v.exactOptional(v.picklist(WEBHOOK_STATES, 'must be waiting, failed or delivered')),
  session: v.exactOptional(textSchema(64)),
  ...pageEntries,
})

/** What a list of sessions is asked with: all that is named must hold. */
export const sessionQuerySchema = v.pipe(
  v.strictObject({
    order: v.exactOptional(v.pipe(v.string(), v.description('The shop’s own id of the order.'))),
    status: v.exactOptional(v.picklist(SESSION_STATUSES)),
    /** Only those that need a person. */
    attention: v.exactOptional(
      v.pipe(
        v.literal('true', 'must be true, or be left out'),
        v.transform((): true => true),
      ),
    ),
    reference: v.exactOptional(
      v.pipe(textSchema(256), v.description('A payment system’s id of a payment or of a refund.')),
    ),
    customer: v.exactOptional(v.pipe(textSchema(128), v.description('The shop’s own id of the customer.'))),
    amount: v.exactOptional(
      v.pipe(moneySchema.entries.value, v.description('Of the order; in any currency where none is named.')),
    ),
    currency: v.exactOptional(currencySchema),
    from: v.exactOptional(v.pipe(fromSchema, v.description('Made on this day (UTC) or at this moment, or later.'))),
    to: v.exactOptional(v.pipe(toSchema, v.description('Made on this day (UTC) or at this moment, or earlier.'))),
    sort: v.exactOptional(
      v.pipe(
        v.picklist(['newest', 'oldest'], 'must be newest or oldest'),
        v.description('By when they were made; the newest first unless said.'),
      ),
    ),
    ...pageEntries,
  }),
  v.forward(
    v.check(
      ({ amount, currency }) => currency === undefined || amount !== undefined,
      'is of an amount: give amount as well',
    ),
    ['currency'],
  ),
)
