/** `POST /v1/sessions`: what the shop's backend asks for, and the answer. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { itemSchema, momentSchema, MOST_ITEMS, textSchema } from './parts.ts'

const MINUTES_5 = 300
const DAYS_2 = 172_800

const address = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^\P{Cc}*$/u, 'must have no line ends or other control characters'),
  v.url('must be a whole address, for example https://shop.example/thanks'),
  v.regex(/^https?:/i, 'must begin with https:// (or http://)'),
)
/** As `server/domain/origins.ts` reads it. */
const origin = v.pipe(v.string(), v.maxLength(300))

export const orderSchema = v.pipe(
  v.strictObject({
    id: v.pipe(textSchema(128), v.description('The shop’s own id: one session for each.')),
    amount: moneySchema,
    description: v.exactOptional(textSchema(1000)),
    items: v.exactOptional(
      v.pipe(v.pipe(v.array(itemSchema), v.maxLength(MOST_ITEMS)), v.description('They come to the amount.')),
    ),
  }),
  v.metadata({ ref: 'Order' }),
)

export const customerSchema = v.pipe(
  v.strictObject({
    id: v.pipe(textSchema(128), v.description('The shop’s own id of the customer; providers know the payer by it.')),
    email: v.exactOptional(v.pipe(v.string(), v.email('must be an e-mail address'), v.maxLength(254))),
    phone: v.exactOptional(
      v.pipe(v.string(), v.regex(/^\+?[\d\s()-]{5,24}$/, 'must be a phone number, for example +79001234567')),
    ),
    name: v.exactOptional(textSchema(256)),
    address: v.exactOptional(
      v.strictObject({
        country: v.exactOptional(textSchema(64)),
        region: v.exactOptional(textSchema(128)),
        city: v.exactOptional(textSchema(128)),
        full: v.exactOptional(textSchema(512)),
        postcode: v.exactOptional(textSchema(32)),
      }),
    ),
    trusted: v.exactOptional(v.boolean()),
  }),
  v.metadata({ ref: 'Customer' }),
)

export const newSessionSchema = v.pipe(
  v.strictObject({
    order: orderSchema,
    /** Without one he is a guest, whom providers know by the session's own id. */
    customer: v.exactOptional(customerSchema),
    locale: v.exactOptional(
      v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/, 'must be a language, for example ru')),
    ),
    methods: v.exactOptional(
      v.pipe(
        v.pipe(v.array(textSchema(128)), v.minLength(1), v.maxLength(MOST_ITEMS)),
        v.description('Ids of methods, or of payment systems, that alone are offered.'),
      ),
    ),
    returnUrl: v.exactOptional(address),
    successUrl: v.exactOptional(address),
    failUrl: v.exactOptional(address),
    /** Seconds; 1800 unless said. */
    expiresIn: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(MINUTES_5, 'must be at least 300 seconds'),
        v.maxValue(DAYS_2, 'must be at most 172800 seconds'),
      ),
    ),
    origins: v.exactOptional(v.pipe(v.array(origin), v.maxLength(50))),
    metadata: v.exactOptional(
      v.pipe(v.record(v.string(), v.unknown()), v.description('The shop’s own, given back with the session.')),
    ),
    providers: v.exactOptional(
      v.pipe(v.record(v.string(), v.unknown()), v.description('What one payment system alone has, by its id.')),
    ),
  }),
  v.metadata({ ref: 'NewSession' }),
)
export type NewSession = v.InferOutput<typeof newSessionSchema>

const { returnUrl, successUrl, failUrl, expiresIn, origins, metadata } = newSessionSchema.entries

/** `PATCH /v1/sessions/:id`: what is not named stays as it is. */
export const sessionUpdateSchema = v.pipe(
  v.strictObject({
    order: v.exactOptional(
      v.strictObject({
        /** In the session's currency. */
        amount: v.exactOptional(moneySchema),
        items: orderSchema.entries.items,
      }),
    ),
    customer: v.exactOptional(customerSchema),
    returnUrl,
    successUrl,
    failUrl,
    /** Seconds from now on. */
    expiresIn,
    origins,
    metadata,
  }),
  v.metadata({ ref: 'SessionUpdate' }),
)
export type SessionUpdate = v.InferOutput<typeof sessionUpdateSchema>

/** The session as it is opened: the only answer with its token. */
export const openedSessionSchema = v.pipe(
  v.object({
    id: v.string(),
    token: v.pipe(v.string(), v.description('For the buyer’s browser.')),
    url: v.pipe(v.string(), v.description('Of the hosted page; good for the buyer alone.')),
    expiresAt: momentSchema,
  }),
  v.metadata({ ref: 'OpenedSession' }),
)
export type OpenedSession = v.InferOutput<typeof openedSessionSchema>
