/** How the shop wants its picker: PAYWICKET_ROWS, PAYWICKET_ROUTES. */
import type { Env } from './variables.ts'

/** As `PickerSettings` of the checkout; what is wrong goes into `errors`. */
export function readPicker(
  env: Env,
  errors: string[],
): { readonly rows: 'channels' | 'routes'; readonly order: readonly string[] } {
  const rows = env['PAYWICKET_ROWS'] ?? 'channels'
  if (rows !== 'channels' && rows !== 'routes')
    errors.push(
      'PAYWICKET_ROWS must be channels (one row for each way to pay) or routes (one for each of a payment system)',
    )
  const order = (env['PAYWICKET_ROUTES'] ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  for (const id of order)
    if (!/^[a-z]+\.[\w.-]{1,120}$/.test(id))
      errors.push(`PAYWICKET_ROUTES: ${id} is no id of a method such as cactusgino.sbp; write them with commas between`)
  return { rows: rows === 'routes' ? 'routes' : 'channels', order }
}
