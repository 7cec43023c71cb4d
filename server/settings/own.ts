/** What is ours of the environment, whichever payment systems there are: each variable once, with what the README tells of it. */
import * as v from 'valibot'
import { roundingUpTo } from '../domain/rounding.ts'
import { isLogLevel, LOG_LEVELS } from '../log-level.ts'
import { isColour } from '../pages/shop-colour.ts'
import type { SettingRow, Variables } from '../providers/provider.ts'
import { isPort } from './port.ts'

export const OWN: readonly SettingRow[] = [
  {
    names: { PAYWICKET_SECRET_KEY: 'secret' },
    about:
      '`PAYWICKET_SECRET_KEY`: 16 to 512 ASCII letters, digits and signs (two, a comma between them, while you change it)',
    needed: 'yes',
  },
  {
    names: { PAYWICKET_PUBLIC_URL: 'plain' },
    about:
      '`PAYWICKET_PUBLIC_URL`: callbacks and returns go there; with a path all routes are [below it](docs/operations.md#below-a-path-of-the-shops-host)',
    needed: 'in `live`',
    usual: '`http://localhost:<port>`',
  },
  { names: { PAYWICKET_MODE: 'plain' }, about: '`PAYWICKET_MODE`: `test` or `live`', usual: '`test`' },
  {
    names: { PAYWICKET_HOST: 'plain' },
    about:
      '`PAYWICKET_HOST`: a name or an address to listen on; `0.0.0.0` for a container, or where a proxy on another machine calls',
    usual: '`localhost`: 127.0.0.1 and ::1',
  },
  { names: { PAYWICKET_PORT: 'plain' }, about: '`PAYWICKET_PORT`', usual: '4400' },
  {
    names: { PAYWICKET_METRICS_TOKEN: 'secret' },
    about: '`PAYWICKET_METRICS_TOKEN`: who may read `/metrics`, in place of the secret key (two while you change it)',
    usual: 'none: `/metrics` takes the secret key',
  },
  {
    names: { PAYWICKET_LOG_LEVEL: 'plain' },
    about: '`PAYWICKET_LOG_LEVEL`: `trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`',
    usual: '`info`; in the demo `warn`',
  },
  {
    names: { PAYWICKET_SHOP_NAME: 'plain', PAYWICKET_ORIGINS: 'plain', PAYWICKET_ICON_HOSTS: 'plain' },
    about: '`PAYWICKET_SHOP_NAME`, `PAYWICKET_ORIGINS`, `PAYWICKET_ICON_HOSTS`',
  },
  {
    names: { PAYWICKET_SHOP_CONTACT: 'plain' },
    about:
      '`PAYWICKET_SHOP_CONTACT`: how buyers reach the shop, one of each at most, commas between: `mailto:help@shop.example,tel:+78001234567,https://shop.example/help`',
    usual: 'none',
  },
  {
    names: { PAYWICKET_SBP_BANKS: 'plain' },
    about:
      "`PAYWICKET_SBP_BANKS`: a file in the format of NSPK's `c2bmembers.json`, the banks whose apps open a payment by SBP; read once, at the start, at most 100 of them are offered, the largest first",
    usual: 'the sixteen largest',
  },
  {
    names: { PAYWICKET_SHOP_COLOR: 'plain' },
    about:
      '`PAYWICKET_SHOP_COLOR`: the accent of the hosted page, `#0a7d55`; made lighter or darker where it could not be read',
    usual: 'ours',
  },
  {
    names: { PAYWICKET_ICON_DIR: 'plain' },
    about:
      '`PAYWICKET_ICON_DIR`: a folder of your own pictures, `<channel>.svg` (`sbp.svg`, `card.svg`) and `shop.svg`, the mark of the shop; read once, at the start',
    usual: "none: a payment system's picture, else a brand's mark, else a glyph",
  },
  {
    names: { PAYWICKET_WEBHOOK_URL: 'plain', PAYWICKET_WEBHOOK_SECRET: 'secret' },
    about: '`PAYWICKET_WEBHOOK_URL`, `PAYWICKET_WEBHOOK_SECRET` (several, commas between them, sign each message)',
    needed: 'both or none',
  },
  {
    names: { PAYWICKET_WEBHOOKS: 'plain' },
    about:
      '`PAYWICKET_WEBHOOKS`: a JSON file of several addresses in the place of those two, each with its own secrets and events ([webhooks](docs/operations.md#webhooks))',
    usual: 'none',
  },
  {
    names: { PAYWICKET_TRUSTED_PROXIES: 'plain' },
    about:
      '`PAYWICKET_TRUSTED_PROXIES`: addresses and networks, commas between, of the proxies in front, whose `X-Forwarded-For` is believed ([limits](docs/operations.md#limits))',
    usual: "nobody's is",
  },
  {
    names: { PAYWICKET_KEEP_DAYS: 'plain' },
    about:
      '`PAYWICKET_KEEP_DAYS`: after how many days the persons of an order that is over are erased ([what is kept](docs/personal-data.md))',
    usual: '400; a database that had orders before there was this keeps all',
  },
  {
    names: { PAYWICKET_ROUNDING: 'plain' },
    about:
      '`PAYWICKET_ROUNDING`: how much an order may be short of and still be paid, where its payment system asked for less; once a session',
    usual: 'the smaller of one major unit and 1 % of the order',
  },
  {
    names: { PAYWICKET_ROWS: 'plain' },
    about:
      '`PAYWICKET_ROWS`: `channels` has one row for each way to pay, by the best of the routes that lead to it; `routes` one for each route ([rows and routes](docs/api.md#rows-and-routes))',
    usual: '`channels`',
  },
  {
    names: { PAYWICKET_ROUTES: 'plain' },
    about:
      '`PAYWICKET_ROUTES`: ids of methods, commas between, that go before all others, in this order: `paymega.sbp_rub_hpp,cactusgino.sbp`',
    usual: "the payment systems' own order",
  },
  {
    names: { DATABASE_URL: 'secret' },
    about: '`DATABASE_URL`: `file:…` for one server, `postgres://…` for several',
    usual: '`file:./data/paywicket.db`',
  },
]

/** What programs beside the server go by; in the server's environment they mean nothing, and are no mistake. */
export const BESIDE: Variables = { PAYWICKET_SANDBOX_PORT: 'plain', PAYWICKET_CHROMIUM: 'plain' }

const DAYS = 'must be a whole number of days from 1 to 99999'
const HOST = /^[\w.:%-]+$/
const HOST_WITH_PORT = /^[\w.-]+:\d+$/

/** How the text of a variable is read, where it is not taken as it is. What is wrong with it stands behind its name. */
const SCHEMAS = {
  PAYWICKET_MODE: v.picklist(['test', 'live'], 'must be test or live'),
  PAYWICKET_HOST: v.pipe(
    v.string(),
    v.check(
      (host) => HOST.test(host) && !HOST_WITH_PORT.test(host),
      'must be a name or an address without a port, for example localhost or 0.0.0.0',
    ),
  ),
  PAYWICKET_PORT: v.pipe(v.string(), v.transform(Number), v.check(isPort, 'must be a whole number from 0 to 65535')),
  PAYWICKET_LOG_LEVEL: v.pipe(v.string(), v.trim(), v.check(isLogLevel, `must be one of ${LOG_LEVELS.join(', ')}`)),
  PAYWICKET_KEEP_DAYS: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{1,5}$/, DAYS),
    v.transform(Number),
    v.minValue(1, DAYS),
  ),
  PAYWICKET_ROUNDING: v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const limit = roundingUpTo(dataset.value)
      if (limit) return limit
      addIssue({ message: 'must be an amount, for example 1.00, or 0 for none' })
      return NEVER
    }),
  ),
  PAYWICKET_SHOP_COLOR: v.pipe(v.string(), v.check(isColour, 'must be a colour such as #0a7d55')),
  PAYWICKET_ROWS: v.picklist(
    ['channels', 'routes'],
    'must be channels (one row for each way to pay) or routes (one for each of a payment system)',
  ),
} as const
type Read = typeof SCHEMAS

/** The value of a variable, `usual` where it is not set or is wrong, which `errors` then says. */
export function settingOf<const Name extends keyof Read, const Usual>(
  env: Readonly<Record<string, string | undefined>>,
  name: Name,
  usual: Usual,
  errors: string[],
): v.InferOutput<Read[Name]> | Usual {
  const text = env[name]
  if (text === undefined) return usual
  const read = v.safeParse(SCHEMAS[name], text)
  if (read.success) return read.output as v.InferOutput<Read[Name]>
  errors.push(`${name} ${read.issues[0].message}`)
  return usual
}
