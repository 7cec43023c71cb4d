import * as v from 'valibot'
import { instantSchema } from './instant.ts'

/** The answer of `POST /v1/checkout/handover`: a link that opens this session's hosted page on another device, once. */
export const handoverSchema = v.object({
  url: v.string(),
  /** Till when a press on its page is taken. */
  expiresAt: instantSchema,
})
export type Handover = v.InferOutput<typeof handoverSchema>
