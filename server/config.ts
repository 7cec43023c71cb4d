/** The server's settings, read from the environment once; everything that is wrong is named at once. */
import type { BlockList } from 'node:net'
import { readNetworks } from './limits/addresses.ts'
import { readOrigin } from './domain/origins.ts'
import type { WebhookAddress } from './domain/webhook-address.ts'
import type { RoundingLimit } from './domain/rounding.ts'
import type { SbpBank } from './domain/sbp-banks.ts'
import { factories } from './providers/index.ts'
import type { Provider, ProviderRuntime } from './providers/provider.ts'
import { isSendable, keysIn } from './settings/keys.ts'
import { readContact } from './settings/contact.ts'
import { listOf } from './settings/list.ts'
import { readPicker } from './settings/picker.ts'
import { readSbpBanks } from './settings/sbp-banks.ts'
import { settingOf } from './settings/own.ts'
import { liveFaults } from './settings/live.ts'
import { hasCredentials, readUrl } from './settings/url.ts'
import { readWebhooks } from './settings/webhooks.ts'
import { withSecretFiles } from './settings/secret-files.ts'
import { strangersIn, type Stranger } from './settings/strangers.ts'
import type { Env } from './settings/variables.ts'

export type { Env } from './settings/variables.ts'

export interface Config {
  readonly mode: 'test' | 'live'
  /** What is listened on: a name or an address; `localhost` is both of this machine's own. */
  readonly host: string
  readonly port: number
  /** Its path, where it has one, is what all of our routes are below; without a slash at its end. */
  readonly publicUrl: string
  readonly secretKeys: readonly string[]
  /** Who may read `/metrics`. */
  readonly metricsKeys: readonly string[]
  /** How much an order may be short of and still be paid, where its provider asked for less; as usual where left out. */
  readonly rounding?: RoundingLimit
  readonly shopName: string
  /** How buyers reach the shop. */
  readonly contact?: NonNullable<ReturnType<typeof readContact>>
  /** The banks whose apps open a link of SBP, in the order in which they are offered. */
  readonly sbpBanks: readonly SbpBank[]
  /** `#rrggbb`: the accent of our pages, where the shop names one. */
  readonly shopColour?: string
  /** Whether the picker has a row for each way to pay or for each route, and which routes go first. */
  readonly picker: ReturnType<typeof readPicker>
  /** Whose pages may hold any checkout, as browsers write them. */
  readonly origins: readonly string[]
  /** `host` or `host:port`, as they stand in icon addresses. */
  readonly iconHosts: readonly string[]
  /** A folder of the shop's own pictures, `<channel>.svg`. */
  readonly iconDir?: string
  readonly databaseUrl: string
  /** Whom the shop is told by webhook; nobody where there is none. */
  readonly webhooks: readonly WebhookAddress[]
  /** Whose `X-Forwarded-For` is believed; nobody's where left out. */
  readonly trustedProxies?: BlockList
  /** After how many days the persons of a session that is over are erased; as the database says where left out. */
  readonly keepDays?: number
  readonly providers: readonly Provider[]
}

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: Config; readonly strangers: readonly Stranger[] }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }

/** What is missing may be there, under a name with a slip in it. */
export const strangerText = ({ variable, nearest }: Stranger): string =>
  `${variable} is a name that nobody knows; the nearest is ${nearest}`

/** An empty value is an unset one. */
export function withoutEmpty(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
}

const USUAL_PORT = 4400

/** Where a server is reached that was given no public address. */
const localUrl = (port: number): string => `http://localhost:${port}`

/** Where the server of this environment is reached: its public address, else this machine. */
export const ownUrlOf = (env: Env): string =>
  (env['PAYWICKET_PUBLIC_URL']?.trim() || localUrl(Number(env['PAYWICKET_PORT']?.trim() || USUAL_PORT))).replace(
    /\/+$/,
    '',
  )

/** The settings of a server that got this port, where 0 had asked for any free one. */
export function onPort(config: Config, port: number): Config {
  const { origin } = new URL(config.publicUrl)
  const isLocal = origin === localUrl(config.port)
  return { ...config, port, publicUrl: isLocal ? config.publicUrl.replace(origin, localUrl(port)) : config.publicUrl }
}

/** Where storage is; a file beside the program where nothing is said. */
export const databaseUrlOf = (env: Env): string => env['DATABASE_URL']?.trim() || 'file:./data/paywicket.db'

/** As browsers write them. */
function readOrigins(env: Env, errors: string[]): readonly string[] {
  return listOf(env['PAYWICKET_ORIGINS']).flatMap((given) => {
    const origin = readOrigin(given)
    if (origin !== undefined) return [origin]
    const url = URL.parse(given)
    const named = url !== null && hasCredentials(url) ? 'an address with a user name' : given
    errors.push(`PAYWICKET_ORIGINS: ${named} is not an origin such as https://shop.example`)
    return []
  })
}

/** Letters that mean the same in a route, a cookie's path, a header and an address. */
const PATH = /^(\/[\w.~-]+)*\/?$/

/** As browsers write it: they tell their origins, cookies and paths apart letter by letter. */
function readPublicUrl(env: Env, port: number, errors: string[]): string {
  const given = readUrl('PAYWICKET_PUBLIC_URL', env['PAYWICKET_PUBLIC_URL'] ?? localUrl(port), errors, '')
  const url = URL.parse(given)
  if (url === null) return given
  if (url.search !== '' || url.hash !== '') errors.push('PAYWICKET_PUBLIC_URL must have neither a query nor a fragment')
  if (!PATH.test(url.pathname))
    errors.push(
      'PAYWICKET_PUBLIC_URL: its path must be of letters from a to z, digits and . _ ~ - alone, for example https://shop.example/paywicket',
    )
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

/** `PAYWICKET_METRICS_TOKEN`, or the secret key where there is none. */
function readMetricsKeys(env: Env, secretKeys: readonly string[], errors: string[]): readonly string[] {
  if (env['PAYWICKET_METRICS_TOKEN'] === undefined) return secretKeys
  const keys = keysIn(env['PAYWICKET_METRICS_TOKEN'])
  if (!keys.every(isSendable)) errors.push(unsendable('PAYWICKET_METRICS_TOKEN'))
  return keys
}

const unsendable = (name: string): string =>
  `${name} must be of ASCII letters, digits and signs alone, at most 512 of them: no request could carry it`

function readTrustedProxies(env: Env, errors: string[]): Config['trustedProxies'] {
  const named = listOf(env['PAYWICKET_TRUSTED_PROXIES'])
  if (named.length === 0) return undefined
  const { list: networks, wrong } = readNetworks(named)
  for (const one of wrong)
    errors.push(`PAYWICKET_TRUSTED_PROXIES: ${one} is neither an address nor a network such as 10.0.0.0/8`)
  return networks
}

function readProviders(env: Env, surroundings: ProviderRuntime, errors: string[]): readonly Provider[] {
  const providers: Provider[] = []
  let isAnyWrong = false
  for (const factory of factories) {
    const setup = factory.fromEnv(env, surroundings)
    if (setup.kind === 'on') providers.push(setup.provider)
    if (setup.kind !== 'wrong') continue
    isAnyWrong = true
    errors.push(...setup.errors)
  }
  if (providers.length === 0 && !isAnyWrong) {
    errors.push('No payment system is set up: set the CACTUSGINO_, PAYMEGA_ or INVOICE_ variables of at least one')
  }
  return providers
}

/**
 * Reads all of it, secrets from their files too. `around` is what every provider gets besides the mode. Errors are sentences that
 * name the variable; none of them repeats a value that may be secret.
 */
export function readConfig(environment: Env, around: Omit<ProviderRuntime, 'mode'>): ConfigResult {
  const files = withSecretFiles(environment)
  const env = withoutEmpty(files.env)
  const errors: string[] = [...files.errors]
  const mode = settingOf(env, 'PAYWICKET_MODE', 'test', errors)
  const secretKeys = keysIn(env['PAYWICKET_SECRET_KEY'])
  if (secretKeys.length === 0) errors.push("PAYWICKET_SECRET_KEY is missing: the key your shop's backend calls with")
  if (secretKeys.length > 2) errors.push('PAYWICKET_SECRET_KEY takes at most two keys, a comma between them')
  if (secretKeys.some((key) => key.length < 16)) errors.push('PAYWICKET_SECRET_KEY must have at least 16 characters')
  if (!secretKeys.every(isSendable)) errors.push(unsendable('PAYWICKET_SECRET_KEY'))
  const metricsKeys = readMetricsKeys(env, secretKeys, errors)
  const host = settingOf(env, 'PAYWICKET_HOST', 'localhost', errors)
  const port = settingOf(env, 'PAYWICKET_PORT', USUAL_PORT, errors)
  const publicUrl = readPublicUrl(env, port, errors)
  const origins = readOrigins(env, errors)
  settingOf(env, 'PAYWICKET_LOG_LEVEL', 'info', errors)
  const trustedProxies = readTrustedProxies(env, errors)
  const keepDays = settingOf(env, 'PAYWICKET_KEEP_DAYS', undefined, errors)
  const picker = readPicker(env, errors)
  const contact = readContact(env, errors)
  const sbpBanks = readSbpBanks(env, errors)
  const shopColour = settingOf(env, 'PAYWICKET_SHOP_COLOR', undefined, errors)
  const webhooks = readWebhooks(env, errors)
  const providers = readProviders(env, { ...around, mode }, errors)
  const rounding = settingOf(env, 'PAYWICKET_ROUNDING', undefined, errors)
  if (mode === 'live') errors.push(...liveFaults(env, webhooks))
  const strangers = strangersIn(env)
  if (errors.length > 0) return { kind: 'wrong', errors: [...errors, ...strangers.map(strangerText)] }
  return {
    kind: 'config',
    strangers,
    config: {
      mode,
      host,
      port,
      publicUrl,
      secretKeys,
      metricsKeys,
      origins,
      providers,
      picker,
      shopName: env['PAYWICKET_SHOP_NAME'] ?? '',
      ...(contact ? { contact } : {}),
      sbpBanks,
      ...(shopColour === undefined ? {} : { shopColour }),
      iconHosts: listOf(env['PAYWICKET_ICON_HOSTS']),
      ...(env['PAYWICKET_ICON_DIR'] ? { iconDir: env['PAYWICKET_ICON_DIR'] } : {}),
      databaseUrl: databaseUrlOf(env),
      webhooks,
      ...(trustedProxies ? { trustedProxies } : {}),
      ...(keepDays === undefined ? {} : { keepDays }),
      ...(rounding ? { rounding } : {}),
    },
  }
}
