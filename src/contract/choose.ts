import * as v from 'valibot'
import { failureSchema } from './failure.ts'
import { methodSchema } from './method.ts'
import type { OnUnknown } from './tolerant.ts'

/** The picker. Apart from the other actions, so that a widget can show it before it has fetched how to read them. */
export const chooseSchema = (onUnknown: OnUnknown) =>
  v.object({
    kind: v.literal('choose'),
    methods: v.array(methodSchema(onUnknown)),
    /** How the last attempt ended. */
    notice: v.exactOptional(failureSchema),
  })
export type Choose = v.InferOutput<ReturnType<typeof chooseSchema>>
