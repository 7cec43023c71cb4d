/** What a shop's backend may set for one payment, as a session has kept it. */
import * as v from 'valibot'

/** The settings of a session, read again: they come back from storage. Unreadable ones count as none. */
export function readSettings<Settings extends object>(
  schema: v.GenericSchema<unknown, Settings>,
  value: unknown,
): Partial<Settings> {
  const read = v.safeParse(schema, value ?? {})
  return read.success ? read.output : {}
}
