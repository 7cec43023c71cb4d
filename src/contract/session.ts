import * as v from 'valibot'
import { stepSchemas, unreadAction } from './action.ts'
import { chooseSchema } from './choose.ts'
import type { OnUnknown } from './tolerant.ts'
import { wholeSessionWith } from './whole-session.ts'

/**
 * One order to be paid, as the buyer's browser sees it. Made tolerant: unknown enum values and unknown
 * actions turn into something safe, and `onUnknown` hears of each.
 */
export const sessionSchema = (onUnknown: OnUnknown = () => {}) =>
  wholeSessionWith(
    v.fallback(v.variant('kind', [chooseSchema(onUnknown), ...Object.values(stepSchemas(onUnknown))]), (dataset) =>
      unreadAction(dataset?.value, onUnknown),
    ),
    onUnknown,
  )
export type Session = v.InferOutput<ReturnType<typeof sessionSchema>>
