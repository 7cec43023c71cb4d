/** How the shop wants its picker: PAYWICKET_ROWS, PAYWICKET_ROUTES. */
import { listOf } from './list.ts'
import { settingOf } from './own.ts'
import type { Env } from './variables.ts'

/** As `PickerSettings` of the checkout; what is wrong goes into `errors`. */
export function readPicker(
  env: Env,
  errors: string[],
): { readonly rows: 'channels' | 'routes'; readonly order: readonly string[] } {
  const rows = settingOf(env, 'PAYWICKET_ROWS', 'channels', errors)
  const order = listOf(env['PAYWICKET_ROUTES'])
  for (const id of order)
    if (!/^[a-z]+\.[\w.-]{1,120}$/.test(id))
      errors.push(`PAYWICKET_ROUTES: ${id} is no id of a method such as cactusgino.sbp; write them with commas between`)
  return { rows, order }
}
