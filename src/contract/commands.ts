/** What the buyer's browser may ask for. What a newer widget says besides is left unread. */
import * as v from 'valibot'

/** The longest value a buyer may type into a field. */
export const FIELD_LIMIT = 256

const fieldsSchema = v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.string(), v.maxLength(FIELD_LIMIT)))

/** `POST /v1/checkout/choose` */
export const chooseCommandSchema = v.object({
  method: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  fields: v.exactOptional(fieldsSchema),
  /** The live attempt that this one takes the place of. */
  replaces: v.exactOptional(v.pipe(v.string(), v.maxLength(32))),
  /** Another route to the same way may be gone on to, once, where this one turns out to be closed. */
  fallback: v.exactOptional(v.boolean()),
})
export type ChooseCommand = v.InferOutput<typeof chooseCommandSchema>

/** `POST /v1/checkout/sent`, `/unsent`, `/renew` and `/cancel` */
export const attemptCommandSchema = v.object({ attempt: v.pipe(v.string(), v.minLength(1), v.maxLength(32)) })
export type AttemptCommand = v.InferOutput<typeof attemptCommandSchema>

/** `POST /v1/checkout/edit` */
export const editCommandSchema = v.object({
  ...attemptCommandSchema.entries,
  /** Those to be changed; what is not named stays as it is. */
  fields: fieldsSchema,
})
export type EditCommand = v.InferOutput<typeof editCommandSchema>
