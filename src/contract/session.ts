import * as v from 'valibot'
import { stepSchemas, unreadAction } from './action.ts'
import { chooseSchema } from './choose.ts'
import { instantSchema } from './instant.ts'
import { attemptSchema } from './attempt.ts'
import { sessionWith } from './picker-session.ts'
import type { OnUnknown } from './tolerant.ts'

/**
 * One order to be paid, as the buyer's browser sees it. Made tolerant: unknown enum values and unknown
 * actions turn into something safe, and `onUnknown` hears of each.
 */
export const sessionSchema = (onUnknown: OnUnknown = () => {}) =>
  v.object({
    ...sessionWith(
      v.fallback(v.variant('kind', [chooseSchema(onUnknown), ...Object.values(stepSchemas(onUnknown))]), (dataset) =>
        unreadAction(dataset?.value, onUnknown),
      ),
      attemptSchema(onUnknown),
    ).entries,
    /** When it was opened on another device as well, by a link from `POST /v1/checkout/handover`. */
    handedOverAt: v.exactOptional(instantSchema),
  })
export type Session = v.InferOutput<ReturnType<typeof sessionSchema>>
