import * as v from 'valibot'
import { shownChooseSchema } from './choose.ts'
import { instantSchema } from './instant.ts'
import { moneySchema } from './amount.ts'
import type { AttemptStatus } from './attempt.ts'
import { attemptWith } from './attempt-shape.ts'
import { unread, type OnUnknown } from './tolerant.ts'

/** A Session, but for its action. */
export const sessionWith = <const Action extends v.GenericSchema, const Tried extends v.GenericSchema>(
  action: Action,
  attempt: Tried,
) =>
  v.object({
    id: v.string(),
    revision: v.number(),
    testMode: v.boolean(),
    order: v.object({ id: v.string(), amount: moneySchema, description: v.exactOptional(v.string()) }),
    due: moneySchema,
    received: v.exactOptional(moneySchema),
    refunded: v.exactOptional(moneySchema),
    merchant: v.object({ name: v.string(), icon: v.exactOptional(v.string()), website: v.exactOptional(v.string()) }),
    /** The server's clock when it answered. */
    now: instantSchema,
    expiresAt: instantSchema,
    attempt: v.exactOptional(attempt),
    action,
  })

/** A Session whose action is the picker: all that a widget need understand until the rest of it has come. */
export const pickerSessionSchema = (onUnknown: OnUnknown) =>
  sessionWith(shownChooseSchema(onUnknown), attemptWith(unread<AttemptStatus>()))
