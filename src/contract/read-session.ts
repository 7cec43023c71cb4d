/**
 * What `sessionSchema` does, in a browser: the kind of the action picks its schema here, since a library's union that
 * does it weighs more than both.
 */
import * as v from 'valibot'
import { stepSchemas, unreadAction, type Action } from './action.ts'
import { shownChooseSchema } from './choose.ts'
import type { Session } from './session.ts'
import type { OnUnknown } from './tolerant.ts'
import { wholeSessionWith } from './whole-session.ts'

const kindSchema = v.object({ action: v.object({ kind: v.string() }) })

/** Undefined where the data are no Session. */
export function readSession(data: unknown, onUnknown: OnUnknown): Session | undefined {
  const found = v.safeParse(kindSchema, data)
  const schemas = { ...stepSchemas(onUnknown), choose: shownChooseSchema(onUnknown) }
  const kinds = new Map<string, v.GenericSchema<unknown, Action>>(Object.entries(schemas))
  const schema = found.success && kinds.get(found.output.action.kind)
  // Whatever is no kind of ours is no frame either.
  const action = v.fallback(schema || schemas.frame, (dataset) => unreadAction(dataset?.value, onUnknown))
  const session = v.safeParse(wholeSessionWith(action, onUnknown), data)
  return session.success ? session.output : undefined
}
