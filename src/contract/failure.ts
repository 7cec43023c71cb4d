import * as v from 'valibot'

/** Why something did not work, in the buyer's language: `code` for machines, `text` for people. */
export const failureSchema = v.object({
  code: v.string(),
  /** True where trying again, the same way or another, can help. */
  retryable: v.boolean(),
  text: v.string(),
})
export type Failure = v.InferOutput<typeof failureSchema>

/** An error answer, RFC 9457 `application/problem+json`. `code` is stable; `detail` says what to do. */
export const problemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.string(),
  /** The field to blame, as a path: `order.amount.value`, `fields.phone`. */
  field: v.exactOptional(v.string()),
})
export type Problem = v.InferOutput<typeof problemSchema>
