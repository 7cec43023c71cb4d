/** Paymega's environment: PAYMEGA_*. Any white label of the same platform works by its base addresses alone. */
import { baseUrlOf, errorsOf, isMissing, missing, valueOf, wordOf, type Env } from '../kit/env.ts'
import type { ConfigReading } from '../kit/factory.ts'
import type { SettingRow } from '../provider.ts'

export interface Config {
  readonly publicKey: string
  /** Secrets of callbacks, by the mode of the operation; at least one of them is set. */
  readonly secrets: {
    readonly live?: string
    readonly test?: string
    /** Good for what `live` is good for, while that is changed. */
    readonly other?: string
  }
  /** Basic auth of the private API. */
  readonly account?: { readonly id: string; readonly apiKey: string }
  /** `form`: the buyer's browser posts to `payment-invoices/process` and we call nothing. */
  readonly create: 'api' | 'form'
  /** Whether services are offered whose payer pays in another currency than the order's. */
  readonly currencies: 'any' | 'own'
  readonly publicUrl: string
  readonly privateUrl: string
  readonly testMode: boolean
}

export const SETTINGS: readonly SettingRow[] = [
  {
    names: { PAYMEGA_PUBLIC_KEY: 'plain', PAYMEGA_SECRET_KEY: 'secret', PAYMEGA_TEST_SECRET_KEY: 'secret' },
    about: '`PAYMEGA_PUBLIC_KEY`, `PAYMEGA_SECRET_KEY` or `PAYMEGA_TEST_SECRET_KEY`',
    needed: 'for Paymega',
  },
  {
    names: { PAYMEGA_OTHER_SECRET_KEY: 'secret' },
    about: '`PAYMEGA_OTHER_SECRET_KEY`: taken in callbacks, too, while the secret key is changed',
  },
  {
    names: { PAYMEGA_ACCOUNT_ID: 'plain', PAYMEGA_API_KEY: 'secret' },
    about: '`PAYMEGA_ACCOUNT_ID`, `PAYMEGA_API_KEY`: the private API, used where set',
    needed: 'both or none',
  },
  {
    names: { PAYMEGA_CURRENCIES: 'plain' },
    about:
      "`PAYMEGA_CURRENCIES`: `any` offers services whose payer pays in another currency than the order's too, with that said on the row; `own` hides them",
    usual: '`any`',
  },
  {
    names: { PAYMEGA_CREATE: 'plain', PAYMEGA_BASE_URL: 'address', PAYMEGA_PRIVATE_URL: 'address' },
    about: '`PAYMEGA_CREATE`, `PAYMEGA_BASE_URL`, `PAYMEGA_PRIVATE_URL`',
    usual: 'see `server/providers/paymega/config.ts`',
  },
]
const NEEDED = ['PAYMEGA_PUBLIC_KEY', 'PAYMEGA_SECRET_KEY', 'PAYMEGA_TEST_SECRET_KEY']
const ACCOUNT = ['PAYMEGA_ACCOUNT_ID', 'PAYMEGA_API_KEY']

/** Off where none of the needed variables is set; else the configuration, or a sentence for each thing wrong with it. */
export function readConfig(env: Env, mode: 'test' | 'live'): ConfigReading<Config> {
  if (missing(env, NEEDED).length === NEEDED.length) return { kind: 'off' }
  const publicUrl = baseUrlOf(env, 'PAYMEGA_BASE_URL', 'https://api.paymega.io/public-api')
  const privateUrl = baseUrlOf(env, 'PAYMEGA_PRIVATE_URL', 'https://api.paymega.io')
  const create = wordOf(env, 'PAYMEGA_CREATE', ['api', 'form'], 'api')
  const currencies = wordOf(env, 'PAYMEGA_CURRENCIES', ['any', 'own'], 'any')
  const errors = [...keyErrors(env, mode), ...errorsOf(publicUrl, privateUrl, create, currencies)]
  if (
    errors.length > 0 ||
    publicUrl.kind === 'wrong' ||
    privateUrl.kind === 'wrong' ||
    create.kind === 'wrong' ||
    currencies.kind === 'wrong'
  )
    return { kind: 'wrong', errors }
  const live = valueOf(env, 'PAYMEGA_SECRET_KEY')
  const test = valueOf(env, 'PAYMEGA_TEST_SECRET_KEY')
  const other = valueOf(env, 'PAYMEGA_OTHER_SECRET_KEY')
  const id = valueOf(env, 'PAYMEGA_ACCOUNT_ID')
  const apiKey = valueOf(env, 'PAYMEGA_API_KEY')
  return {
    kind: 'on',
    config: {
      publicKey: valueOf(env, 'PAYMEGA_PUBLIC_KEY') ?? '',
      secrets: {
        ...(live === undefined ? {} : { live }),
        ...(test === undefined ? {} : { test }),
        ...(other === undefined ? {} : { other }),
      },
      ...(id === undefined || apiKey === undefined ? {} : { account: { id, apiKey } }),
      create: create.value,
      currencies: currencies.value,
      publicUrl: publicUrl.value,
      privateUrl: privateUrl.value,
      testMode: mode === 'test',
    },
  }
}

function keyErrors(env: Env, mode: 'test' | 'live'): readonly string[] {
  const errors: string[] = []
  const publicKey = valueOf(env, 'PAYMEGA_PUBLIC_KEY')
  const live = valueOf(env, 'PAYMEGA_SECRET_KEY')
  const test = valueOf(env, 'PAYMEGA_TEST_SECRET_KEY')
  if (publicKey === undefined) errors.push(isMissing('PAYMEGA_PUBLIC_KEY'))
  if (live === undefined && test === undefined)
    errors.push('PAYMEGA_SECRET_KEY is missing (or PAYMEGA_TEST_SECRET_KEY for tests).')
  const absent = missing(env, ACCOUNT)
  if (absent.length === 1)
    errors.push(`${absent.join()} is missing: PAYMEGA_ACCOUNT_ID and PAYMEGA_API_KEY go together.`)
  if (mode === 'live') {
    if (publicKey?.startsWith('pk_test'))
      errors.push('PAYMEGA_PUBLIC_KEY is a test key (pk_test…), and PAYWICKET_MODE is live.')
    if (live?.startsWith('sk_test'))
      errors.push('PAYMEGA_SECRET_KEY is a test key (sk_test…), and PAYWICKET_MODE is live.')
    if (live === undefined && test !== undefined)
      errors.push(
        'PAYMEGA_SECRET_KEY is missing: PAYMEGA_TEST_SECRET_KEY alone does not do where PAYWICKET_MODE is live.',
      )
  }
  return errors
}

/** The secrets that may sign callbacks of an operation of this mode; where a test has none of its own, those of live ones. */
export function secretsFor({ secrets: { live, test, other } }: Config, testMode: boolean): readonly string[] {
  const known = testMode && test !== undefined ? [test] : [live, other]
  return known.filter((secret) => secret !== undefined)
}
