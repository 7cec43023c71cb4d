import * as v from 'valibot'
import { failureSchema } from './failure.ts'
import { groupSchema } from './group.ts'
import { methodSchema, methodWith, type Glyph, type Method } from './method.ts'
import { unread, type OnUnknown } from './tolerant.ts'

const chooseWith = <const Read extends v.GenericSchema<unknown, Method>>(method: Read) =>
  v.object({
    kind: v.literal('choose'),
    methods: v.array(method),
    /** The id to offer first. */
    suggested: v.exactOptional(v.string()),
    /** How the last attempt ended. */
    notice: v.exactOptional(failureSchema),
  })

/** The picker. */
export const chooseSchema = (onUnknown: OnUnknown) => chooseWith(methodSchema(onUnknown))
export type Choose = v.InferOutput<ReturnType<typeof chooseSchema>>

/** The picker in a widget, which can show it before it has fetched how to read the other actions. */
export const shownChooseSchema = (onUnknown: OnUnknown) =>
  chooseWith(methodWith(groupSchema, unread<Glyph>(), onUnknown))
