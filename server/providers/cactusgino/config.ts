/** Cactusgino's environment: CACTUSGINO_*. */
import { exponentOf, toMinor } from '../../../src/contract/index.ts'
import { baseUrlOf, errorsOf, isMissing, missing, valueOf, wordOf, wrong, type Env, type Reading } from '../kit/env.ts'
import type { ConfigReading } from '../kit/factory.ts'
import type { SettingRow } from '../provider.ts'
import { FORM_METHODS, H2H_METHODS, methodId, WHOLE_FORM, WHOLE_FORM_ID, type MethodData } from './methods.ts'
import { isSignable } from './signature.ts'
import { DEFAULT_STATUSES, STATUS_WORDS, type StatusTable, type StatusWord } from './statuses.ts'

/** A method that is switched on for a currency, with the limits the shop has agreed on. */
interface Offer {
  /** The whole method id. */
  readonly id: string
  readonly currency: string
  /** Minor units of our exponent. */
  readonly min?: number
  readonly max?: number
}

export interface Config {
  readonly merchantId: string
  /** Digits, as the document's `site_id` is an integer. */
  readonly siteId: string
  /** What we sign with. */
  readonly salt: string
  /** What others may have signed with: two of them while the salt is changed. */
  readonly salts: readonly string[]
  readonly baseUrl: string
  readonly offers: readonly Offer[]
  readonly statuses: StatusTable
  /** Milliseconds of one unit of `invoice_lifetime`, whose unit the documents do not name. */
  readonly lifetimeUnit: number
  /** Decimals of a currency on Cactusgino's side, where they differ from ours. */
  readonly exponents: Readonly<Record<string, number>>
  /** Whether an answer without any signature is believed; callbacks never are. */
  readonly unsignedAnswers: 'refuse' | 'accept'
}

/** What names the form without a method among those of the form. */
const WHOLE = 'any'
const FORM_ENTRIES: Readonly<Record<string, MethodData>> = { ...FORM_METHODS, [WHOLE]: WHOLE_FORM }

export const SETTINGS: readonly SettingRow[] = [
  {
    names: { CACTUSGINO_MERCHANT_ID: 'plain', CACTUSGINO_SITE_ID: 'plain', CACTUSGINO_SALT: 'secret' },
    about: '`CACTUSGINO_MERCHANT_ID`, `CACTUSGINO_SITE_ID`, `CACTUSGINO_SALT`',
    needed: 'for Cactusgino',
  },
  {
    names: { CACTUSGINO_OTHER_SALT: 'secret' },
    about: '`CACTUSGINO_OTHER_SALT`: taken in callbacks and answers, too, while the salt is changed',
  },
  {
    names: { CACTUSGINO_METHODS: 'plain' },
    about:
      '`CACTUSGINO_METHODS`: its direct ways to pay, `card,sbp@RUB:500-150000,PIX@BRL`; after `@` currencies, after `:` limits; `none` for none',
    usual: 'all whose currencies are in its documents',
  },
  {
    names: { CACTUSGINO_FORM_METHODS: 'plain' },
    about:
      '`CACTUSGINO_FORM_METHODS`: those of its payment form, written alike. `any@RUB+KZT` alone is one row, and the form lists its ways to pay itself',
    usual: 'all whose currencies are in its documents, and `any`',
  },
  {
    names: {
      CACTUSGINO_BASE_URL: 'address',
      CACTUSGINO_STATUSES: 'plain',
      CACTUSGINO_LIFETIME_UNIT: 'plain',
      CACTUSGINO_EXPONENTS: 'plain',
    },
    about: '`CACTUSGINO_BASE_URL`, `CACTUSGINO_STATUSES`, `CACTUSGINO_LIFETIME_UNIT`, `CACTUSGINO_EXPONENTS`',
    usual: 'see `server/providers/cactusgino/config.ts`',
  },
  {
    names: { CACTUSGINO_UNSIGNED_ANSWERS: 'plain' },
    about:
      "`CACTUSGINO_UNSIGNED_ANSWERS`: `accept` believes answers to our own calls that have no signature, as far as TLS is believed: whoever could answer in Cactusgino's place could name their own card. Never callbacks, never a wrong signature",
    usual: '`refuse`',
  },
]
const NEEDED = ['CACTUSGINO_MERCHANT_ID', 'CACTUSGINO_SITE_ID', 'CACTUSGINO_SALT']
const LIFETIME_UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }

/** Off where none of the needed variables is set; else the configuration, or a sentence for each thing wrong with it. */
export function readConfig(env: Env): ConfigReading<Config> {
  const absent = missing(env, NEEDED)
  if (absent.length === NEEDED.length) return { kind: 'off' }
  const siteId = valueOf(env, 'CACTUSGINO_SITE_ID') ?? ''
  const baseUrl = baseUrlOf(env, 'CACTUSGINO_BASE_URL', 'https://cactusgino.com')
  const h2h = offersOf(env, 'CACTUSGINO_METHODS', H2H_METHODS, (method) => methodId('h2h', method))
  const form = offersOf(env, 'CACTUSGINO_FORM_METHODS', FORM_ENTRIES, (method) =>
    method === WHOLE ? WHOLE_FORM_ID : methodId('form', method),
  )
  const statuses = statusesOf(env)
  const unit = lifetimeUnitOf(env)
  const exponents = exponentsOf(env)
  const unsigned = wordOf(env, 'CACTUSGINO_UNSIGNED_ANSWERS', ['refuse', 'accept'], 'refuse')
  const errors = [
    ...absent.map(isMissing),
    ...(isSignable(valueOf(env, 'CACTUSGINO_MERCHANT_ID') ?? '')
      ? []
      : ['CACTUSGINO_MERCHANT_ID must not contain “;”, which cannot be signed.']),
    ...(siteId === '' || /^\d{1,15}$/.test(siteId) ? [] : ['CACTUSGINO_SITE_ID must be a whole number.']),
    ...errorsOf(baseUrl, h2h, form, statuses, unit, exponents, unsigned),
  ]
  if (
    errors.length > 0 ||
    baseUrl.kind === 'wrong' ||
    h2h.kind === 'wrong' ||
    form.kind === 'wrong' ||
    statuses.kind === 'wrong' ||
    unit.kind === 'wrong' ||
    exponents.kind === 'wrong' ||
    unsigned.kind === 'wrong'
  )
    return { kind: 'wrong', errors }
  const salt = valueOf(env, 'CACTUSGINO_SALT') ?? ''
  const other = valueOf(env, 'CACTUSGINO_OTHER_SALT')
  return {
    kind: 'on',
    config: {
      merchantId: valueOf(env, 'CACTUSGINO_MERCHANT_ID') ?? '',
      siteId,
      salt,
      salts: other === undefined ? [salt] : [salt, other],
      baseUrl: baseUrl.value,
      offers: [...h2h.value, ...form.value],
      statuses: statuses.value,
      lifetimeUnit: unit.value,
      exponents: exponents.value,
      unsignedAnswers: unsigned.value,
    },
  }
}

/** The parts of a list like `a,b,c`, without empty ones. */
function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * `card,sbp@RUB:500-150000,PIX@BRL+USD`: a bare name stands for its built-in currencies without limits; after `@` one
 * or several currencies joined by `+`, after `:` the limits in whole units of the currency, either side of `-` may be
 * left open. A method may be named again with another currency. The word `none` switches all of them off. Of the form,
 * `any` is the form that lists its methods itself: `CACTUSGINO_FORM_METHODS=any@RUB+KZT` is one entry for all of them.
 */
function offersOf(
  env: Env,
  variable: string,
  table: Readonly<Record<string, MethodData>>,
  idOf: (method: string) => string,
): Reading<readonly Offer[]> {
  const text = valueOf(env, variable)
  if (text === 'none') return { kind: 'value', value: [] }
  const entries = text === undefined ? Object.keys(table) : listOf(text)
  const readings = entries.map((entry): Reading<readonly Offer[]> => {
    const match = /^([^@:]+)(?:@([A-Z]{3,5}(?:\+[A-Z]{3,5})*)(?::(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?)?)?$/.exec(entry)
    if (!match) return wrong(`${variable}: “${entry}” cannot be read; write it like sbp@RUB:500-150000.`)
    const [, method = '', currencies, min, max] = match
    const data = Object.hasOwn(table, method) ? table[method] : undefined
    if (!data) return wrong(`${variable}: there is no method “${method}”; there are ${Object.keys(table).join(', ')}.`)
    if (text !== undefined && currencies === undefined && data.currencies.length === 0)
      return wrong(
        `${variable}: Cactusgino's documents name no currency of “${method}”; write yours behind it, like ${method}@EUR.`,
      )
    return offersIn(currencies?.split('+') ?? data.currencies, { id: idOf(method), entry, variable, min, max })
  })
  const errors = errorsOf(...readings)
  if (errors.length > 0) return wrong(...errors)
  return { kind: 'value', value: readings.flatMap((reading) => (reading.kind === 'value' ? reading.value : [])) }
}

interface Limits {
  readonly id: string
  readonly entry: string
  readonly variable: string
  readonly min: string | undefined
  readonly max: string | undefined
}

function offersIn(currencies: readonly string[], limits: Limits): Reading<readonly Offer[]> {
  const { id, entry, variable } = limits
  const offers: Offer[] = []
  for (const currency of currencies) {
    const min = limits.min === undefined ? undefined : toMinor(limits.min, currency)
    const max = limits.max === undefined ? undefined : toMinor(limits.max, currency)
    if (typeof min === 'string' || typeof max === 'string')
      return wrong(`${variable}: the limits of “${entry}” are not amounts of ${currency}.`)
    if (min !== undefined && max !== undefined && min > max)
      return wrong(`${variable}: the lower limit of “${entry}” is above the upper one.`)
    offers.push({ id, currency, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) })
  }
  return { kind: 'value', value: offers }
}

/** `3:processing,4:success,5:decline`: replaces the whole table of status numbers. */
function statusesOf(env: Env): Reading<StatusTable> {
  const text = valueOf(env, 'CACTUSGINO_STATUSES')
  if (text === undefined) return { kind: 'value', value: DEFAULT_STATUSES }
  const table: Record<string, StatusWord> = {}
  const errors: string[] = []
  for (const entry of listOf(text)) {
    const [number = '', name = ''] = entry.split(':').map((part) => part.trim())
    const word = STATUS_WORDS.find((known) => known === name)
    if (!/^\d{1,4}$/.test(number) || word === undefined)
      errors.push(
        `CACTUSGINO_STATUSES: “${entry}” cannot be read; write it like 4:success, with one of ${STATUS_WORDS.join(', ')}.`,
      )
    else table[number] = word
  }
  return errors.length > 0 ? wrong(...errors) : { kind: 'value', value: table }
}

function lifetimeUnitOf(env: Env): Reading<number> {
  const unit = LIFETIME_UNITS[valueOf(env, 'CACTUSGINO_LIFETIME_UNIT') ?? 's']
  return unit === undefined
    ? wrong(`CACTUSGINO_LIFETIME_UNIT must be one of: ${Object.keys(LIFETIME_UNITS).join(', ')}.`)
    : { kind: 'value', value: unit }
}

/** `VND:0,USDT:6`: decimals of Cactusgino's minor units, where they differ from ours. */
function exponentsOf(env: Env): Reading<Readonly<Record<string, number>>> {
  const table: Record<string, number> = {}
  const errors: string[] = []
  for (const entry of listOf(valueOf(env, 'CACTUSGINO_EXPONENTS') ?? '')) {
    const match = /^([A-Z]{3,5})\s*:\s*(\d)$/.exec(entry)
    if (match) table[match[1] ?? ''] = Number(match[2])
    else errors.push(`CACTUSGINO_EXPONENTS: “${entry}” cannot be read; write it like VND:0.`)
  }
  return errors.length > 0 ? wrong(...errors) : { kind: 'value', value: table }
}

/** Powers of ten between our minor units and Cactusgino's of the same currency: theirs = ours × 10^shift. */
export function shiftOf(config: Pick<Config, 'exponents'>, currency: string): number {
  return exponentOf(currency, config.exponents) - exponentOf(currency)
}
