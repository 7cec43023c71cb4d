/** The payment systems Paywicket speaks to: one line each. */
import { cactusgino } from './cactusgino/index.ts'
import { invoice } from './invoice/index.ts'
import { paymega } from './paymega/index.ts'
import type { ProviderFactory } from './provider.ts'

export const factories: readonly ProviderFactory[] = [cactusgino, paymega, invoice]
