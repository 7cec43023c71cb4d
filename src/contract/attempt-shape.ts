import * as v from 'valibot'
import { moneySchema } from './amount.ts'

/** An attempt whose status is read by `status`: a picker need not know them all. */
export const attemptWith = <const Read extends v.GenericSchema<unknown, string>>(status: Read) =>
  v.object({
    id: v.string(),
    method: v.string(),
    name: v.string(),
    status,
    asked: moneySchema,
    received: v.exactOptional(moneySchema),
  })
