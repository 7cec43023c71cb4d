import * as v from 'valibot'
import { attemptSchema } from './attempt.ts'
import { instantSchema } from './instant.ts'
import { sessionWith } from './picker-session.ts'
import type { OnUnknown } from './tolerant.ts'

/** How the shop is reached: an address, a number, a page. */
const contactSchema = v.object({
  email: v.exactOptional(v.string()),
  phone: v.exactOptional(v.string()),
  url: v.exactOptional(v.string()),
})
export type Contact = v.InferOutput<typeof contactSchema>

/** A Session whose action is read by `action`, with all that the picker does without. */
export function wholeSessionWith<const Action extends v.GenericSchema>(action: Action, onUnknown: OnUnknown) {
  const { merchant, ...entries } = sessionWith(action, attemptSchema(onUnknown)).entries
  return v.object({
    ...entries,
    merchant: v.object({ ...merchant.entries, contact: v.exactOptional(contactSchema) }),
    /** When it was opened on another device as well, by a link from `POST /v1/checkout/handover`. */
    handedOverAt: v.exactOptional(instantSchema),
  })
}
