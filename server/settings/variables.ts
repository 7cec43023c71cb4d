/** Every variable of ours and of the payment systems, and what each holds. */
import { factories } from '../providers/index.ts'
import type { Variables } from '../providers/provider.ts'

/** An environment: an absent variable is one that is not set. */
export type Env = Readonly<Record<string, string | undefined>>

/** What is ours, whichever payment systems there are. */
const OWN: Variables = {
  PAYWICKET_SECRET_KEY: 'secret',
  PAYWICKET_METRICS_TOKEN: 'secret',
  PAYWICKET_WEBHOOK_SECRET: 'secret',
  PAYWICKET_WEBHOOK_URL: 'plain',
  PAYWICKET_PUBLIC_URL: 'plain',
  PAYWICKET_MODE: 'plain',
  PAYWICKET_HOST: 'plain',
  PAYWICKET_PORT: 'plain',
  PAYWICKET_LOG_LEVEL: 'plain',
  PAYWICKET_SHOP_NAME: 'plain',
  PAYWICKET_SHOP_COLOR: 'plain',
  PAYWICKET_ORIGINS: 'plain',
  PAYWICKET_ICON_HOSTS: 'plain',
  PAYWICKET_ICON_DIR: 'plain',
  PAYWICKET_TRUSTED_PROXIES: 'plain',
  PAYWICKET_ROUNDING: 'plain',
  PAYWICKET_KEEP_DAYS: 'plain',
  PAYWICKET_ROWS: 'plain',
  PAYWICKET_ROUTES: 'plain',
  DATABASE_URL: 'secret',
}

/** What programs beside the server go by; in the server's environment they mean nothing, and are no mistake. */
const BESIDE: Variables = { PAYWICKET_SANDBOX_PORT: 'plain', PAYWICKET_CHROMIUM: 'plain' }

const VARIABLES: Variables = Object.assign({}, OWN, ...factories.map(({ variables }) => variables))

const namesOf = (kind: Variables[string]): readonly string[] =>
  Object.keys(VARIABLES).filter((name) => VARIABLES[name] === kind)

export const OWN_SECRETS: readonly string[] = namesOf('secret').filter((name) => name in OWN)
export const PROVIDER_SECRETS: readonly string[] = namesOf('secret').filter((name) => !(name in OWN))
/** Where the payment systems are called. */
export const PROVIDER_ADDRESSES: readonly string[] = namesOf('address')

/** The variable that names the file of a secret. */
export const fileOf = (secret: string): string => `${secret}_FILE`

/** All names that mean something. */
export const KNOWN: readonly string[] = [...Object.keys({ ...VARIABLES, ...BESIDE }), ...namesOf('secret').map(fileOf)]
