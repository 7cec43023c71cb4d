/** Invoice's environment: INVOICE_*. */
import { minorOf } from '../kit/decimal.ts'
import { baseUrlOf, errorsOf, isMissing, missing, valueOf, wordOf, wrong, type Env, type Reading } from '../kit/env.ts'
import type { ConfigReading } from '../kit/factory.ts'
import type { SettingRow } from '../provider.ts'
import { ROWS, type Row } from './methods.ts'

/** The terminal that payments are made on, as it is created where there is none of this alias. */
export interface TerminalConfig {
  readonly alias: string
  readonly name: string
  readonly description?: string
  readonly logo?: string
  /** Decimal text. */
  readonly defaultPrice?: string
  readonly canComments?: boolean
}

export interface Config {
  readonly merchantId: string
  /** What we call with. */
  readonly apiKey: string
  /** What notifications may be signed by: two of them while the key is changed. */
  readonly apiKeys: readonly string[]
  readonly baseUrl: string
  readonly terminal: TerminalConfig
  /** The ways to pay that are offered, in this order. */
  readonly rows: readonly Row[]
}

export const SETTINGS: readonly SettingRow[] = [
  {
    names: { INVOICE_MERCHANT_ID: 'plain', INVOICE_API_KEY: 'secret' },
    about: '`INVOICE_MERCHANT_ID`, `INVOICE_API_KEY`',
    needed: 'for Invoice',
  },
  {
    names: { INVOICE_OTHER_API_KEY: 'secret' },
    about: '`INVOICE_OTHER_API_KEY`: taken in notifications, too, while the key is changed',
  },
  {
    names: { INVOICE_METHODS: 'plain' },
    about: '`INVOICE_METHODS`: rows of the picker, of `page`, `card`, `phone`, `qiwi`, `wm`',
    usual: '`page`: one row, the buyer chooses on Invoice’s page',
  },
  {
    names: {
      INVOICE_TERMINAL: 'plain',
      INVOICE_TERMINAL_NAME: 'plain',
      INVOICE_TERMINAL_DESCRIPTION: 'plain',
      INVOICE_TERMINAL_LOGO: 'plain',
      INVOICE_TERMINAL_PRICE: 'plain',
      INVOICE_TERMINAL_COMMENTS: 'plain',
    },
    about:
      '`INVOICE_TERMINAL`, and how it is made where there is none of this name: `INVOICE_TERMINAL_NAME`, `INVOICE_TERMINAL_DESCRIPTION`, `INVOICE_TERMINAL_LOGO`, `INVOICE_TERMINAL_PRICE`, `INVOICE_TERMINAL_COMMENTS`',
    usual: 'see `server/providers/invoice/config.ts`',
  },
  { names: { INVOICE_BASE_URL: 'address' }, about: '`INVOICE_BASE_URL`', usual: 'Invoice’s own' },
]
const NEEDED = ['INVOICE_MERCHANT_ID', 'INVOICE_API_KEY']
/** The test merchant of Invoice API v2, section 8: public, so its payments are nobody's. */
const TEST_MERCHANT = 'c24360cfac0a0c40c518405f6bc68cb0'

/** Off where none of the needed variables is set; else the configuration, or a sentence for each thing wrong with it. */
export function readConfig(env: Env, mode: 'test' | 'live'): ConfigReading<Config> {
  const absent = missing(env, NEEDED)
  if (absent.length === NEEDED.length) return { kind: 'off' }
  const merchantId = valueOf(env, 'INVOICE_MERCHANT_ID') ?? ''
  const baseUrl = baseUrlOf(env, 'INVOICE_BASE_URL', 'https://api.invoice.su/api/v2')
  const terminal = terminalOf(env)
  const rows = rowsOf(env)
  const errors = [
    ...absent.map(isMissing),
    ...(mode === 'live' && (merchantId === TEST_MERCHANT || merchantId === 'demo')
      ? ['INVOICE_MERCHANT_ID is the test merchant of Invoice’s document, and PAYWICKET_MODE is live.']
      : []),
    ...errorsOf(baseUrl, terminal, rows),
  ]
  if (errors.length > 0 || baseUrl.kind === 'wrong' || terminal.kind === 'wrong' || rows.kind === 'wrong')
    return { kind: 'wrong', errors }
  const apiKey = valueOf(env, 'INVOICE_API_KEY') ?? ''
  const other = valueOf(env, 'INVOICE_OTHER_API_KEY')
  return {
    kind: 'on',
    config: {
      merchantId,
      apiKey,
      apiKeys: other === undefined ? [apiKey] : [apiKey, other],
      baseUrl: baseUrl.value,
      terminal: terminal.value,
      rows: rows.value,
    },
  }
}

/** `INVOICE_METHODS`: rows by name, commas between; Invoice's page as a whole where it is not set. */
function rowsOf(env: Env): Reading<readonly Row[]> {
  const names = valueOf(env, 'INVOICE_METHODS')?.split(',') ?? ['page']
  const rows = names.map((name) => ROWS.find((row) => row === name.trim()))
  const known = [...new Set(rows.filter((row) => row !== undefined))]
  return known.length === names.length
    ? { kind: 'value', value: known }
    : wrong(`INVOICE_METHODS must name each of these at most once, commas between: ${ROWS.join(', ')}.`)
}

/** The document's lengths: names 1 to 50 characters, the description 1 to 200. */
function terminalOf(env: Env): Reading<TerminalConfig> {
  const alias = valueOf(env, 'INVOICE_TERMINAL') ?? 'paywicket'
  const name = valueOf(env, 'INVOICE_TERMINAL_NAME') ?? valueOf(env, 'PAYWICKET_SHOP_NAME')?.slice(0, 50) ?? alias
  const description = valueOf(env, 'INVOICE_TERMINAL_DESCRIPTION')
  const logo = valueOf(env, 'INVOICE_TERMINAL_LOGO')
  const defaultPrice = valueOf(env, 'INVOICE_TERMINAL_PRICE')
  const comments = wordOf(env, 'INVOICE_TERMINAL_COMMENTS', ['', 'true', 'false'], '')
  const errors = [
    ...(alias.length > 50 ? ['INVOICE_TERMINAL must have at most 50 characters.'] : []),
    ...(name.length > 50 ? ['INVOICE_TERMINAL_NAME must have at most 50 characters.'] : []),
    ...((description?.length ?? 0) > 200 ? ['INVOICE_TERMINAL_DESCRIPTION must have at most 200 characters.'] : []),
    ...(defaultPrice !== undefined && minorOf(defaultPrice, 2, 'exact') === undefined
      ? ['INVOICE_TERMINAL_PRICE must be an amount, for example 99.50.']
      : []),
    ...(comments.kind === 'wrong' ? ['INVOICE_TERMINAL_COMMENTS must be true or false.'] : []),
  ]
  if (errors.length > 0 || comments.kind === 'wrong') return wrong(...errors)
  return {
    kind: 'value',
    value: {
      alias,
      name,
      ...(description === undefined ? {} : { description }),
      ...(logo === undefined ? {} : { logo }),
      ...(defaultPrice === undefined ? {} : { defaultPrice }),
      ...(comments.value === '' ? {} : { canComments: comments.value === 'true' }),
    },
  }
}
