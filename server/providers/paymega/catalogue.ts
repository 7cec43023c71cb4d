/**
 * The answer to a pre-request, read into rows for the picker: a service is one row, and services of one method that
 * differ only in their flow (`sbp_rub_hpp`, `sbp_rub_invoice`) are offered once.
 */
import * as v from 'valibot'
import { CATEGORIES, exponentOf, type Field } from '../../../src/contract/index.ts'
import { minorOf } from '../kit/decimal.ts'
import { LOCALES, type Locale } from '../../texts/locale.ts'
import { fittingText, LONGEST } from '../kit/shown-text.ts'
import { idText, isRecord, lenient, numberText, type Exact } from '../kit/exact-json.ts'
import type { LeaveOut } from '../kit/factory.ts'
import { catalogueWork, fieldGuard, type SafeFields } from '../kit/fields.ts'
import { safeUrl } from '../kit/safe-url.ts'
import type { AccountFace } from '../provider.ts'
import { FIELDS, ROWS } from './budget.ts'
import { labelOf, hintOf } from './labels.ts'
import type { RawField, Row, Texts } from './row.ts'
import { withoutTwins, withVariants, type MethodRow } from './variants.ts'

export interface PickerRows {
  readonly rows: readonly Row[]
  /** Whether the public key is one of tests. */
  readonly testMode?: boolean
  readonly account?: AccountFace
}

const text = lenient(v.pipe(v.string(), v.minLength(1)))
const texts = lenient(
  v.union([
    v.pipe(v.string(), v.minLength(1)),
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((languages) =>
        Object.fromEntries(
          Object.entries(languages).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
          ),
        ),
      ),
    ),
  ]),
)
const flag = lenient(
  v.union([
    v.boolean(),
    v.pipe(
      idText,
      v.transform((word) => word === '1' || word === 'true'),
    ),
  ]),
)
/** `position` in the document, `weight` in the platform's own client. */
const order = { position: lenient(numberText), weight: lenient(numberText) }

const fieldSchema = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  label: texts,
  hint: texts,
  example: lenient(idText),
  regexp: text,
  required: flag,
  ...order,
})
const serviceSchema = v.object({
  code: v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/)),
  method: text,
  flow: text,
  currency: text,
  fields: v.optional(v.custom<Exact>(() => true)),
  amount_min: lenient(numberText),
  amount_max: lenient(numberText),
})
type Service = v.InferOutput<typeof serviceSchema>
const methodSchema = v.object({
  code: text,
  name: texts,
  category: text,
  icon: text,
  logo: text,
  hide: flag,
  ...order,
})
type Method = v.InferOutput<typeof methodSchema>
const accountSchema = v.object({ name: text, icon: text, website: text })

/** Members of an object or of a list; PHP writes an empty object as `[]`. */
function listOf(value: Exact | undefined): readonly unknown[] {
  return Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
}

/** Those of its members that can be read. */
function members<Output>(list: readonly unknown[], schema: v.GenericSchema<unknown, Output>): readonly Output[] {
  return list.flatMap((member: unknown): readonly Output[] => {
    const read = v.safeParse(schema, member)
    return read.success ? [read.output] : []
  })
}

/** Smaller first, those without a position last, else as they came. */
function byPosition(a: { position?: string | undefined; weight?: string | undefined }, b: typeof a): number {
  const place = (entry: typeof a) => Number(entry.position ?? entry.weight ?? Infinity)
  const [left, right] = [place(a), place(b)]
  return left === right ? 0 : left - right
}

/** What reading one catalogue shares: its patterns' work, and how many texts were too long. */
interface Reading {
  readonly currency: string
  readonly fieldsOf: (value: Exact | undefined) => readonly RawField[] | 'not-offered'
  readonly words: (given: Texts | undefined, longest: number) => Texts | undefined
}

/**
 * `data` of a pre-request's answer; undefined where it is none. `currency` is the asked one. Services of other currencies are in
 * it too, "as the user may pay in another currency than was sent", and are read where `others` says so. What is over the budget is left
 * out, which `leaveOut` hears of.
 */
export function readPrerequest(
  data: Exact | undefined,
  currency: string,
  others: boolean,
  leaveOut: LeaveOut = () => {},
): PickerRows | undefined {
  if (!isRecord(data) || data['services'] === undefined) return undefined
  const { reading, tell } = beginReading(currency, leaveOut)
  const [allMethods, allServices] = [listOf(data['methods']), listOf(data['services'])]
  leaveOut('rows', Math.max(0, allServices.length - ROWS))
  const methods = new Map(
    members(allMethods.slice(0, ROWS), methodSchema)
      .toSorted(byPosition)
      .map((method) => [method.code ?? '', method]),
  )
  const places = new Map([...methods.keys()].map((code, place) => [code, place]))
  const rows = members(allServices.slice(0, ROWS), serviceSchema)
    .flatMap((service) => rowOf(service, methods.get(service.method ?? ''), reading))
    .filter((row) => others || row.currency === undefined)
    .toSorted((a, b) => foreign(a) - foreign(b) || placeOf(places, a.method) - placeOf(places, b.method))
  const account = v.safeParse(accountSchema, data['account'])
  tell()
  const testMode = data['test_mode']
  return {
    rows: withVariants(withoutTwins(rows), currency),
    ...(typeof testMode === 'boolean' ? { testMode } : {}),
    ...(account.success ? { account: faceOf(account.output) } : {}),
  }
}

/** Ways to pay in the order's own currency come first. */
const foreign = (row: Row): number => (row.currency === undefined ? 0 : 1)

function placeOf(places: ReadonlyMap<string, number>, method: string): number {
  return places.get(method) ?? places.size
}

/** The tools of reading one catalogue; `tell` says at its end what was left out. */
function beginReading(currency: string, leaveOut: LeaveOut): { readonly reading: Reading; tell(): void } {
  const guard = fieldGuard()
  const work = catalogueWork()
  const over = { fields: 0, text: 0 }
  const fitting = (text: string, longest: number): string | undefined => {
    if (text.length > longest) over.text += 1
    return fittingText(text, longest)
  }
  const words: Reading['words'] = (given, longest) => {
    if (given === undefined || typeof given === 'string') return given && fitting(given, longest)
    const texts: [string, string][] = []
    for (const language of new Set<string>([...LOCALES, ...Object.keys(given).slice(0, 1)])) {
      const text = Object.hasOwn(given, language) ? fitting(given[language] ?? '', longest) : undefined
      if (text !== undefined) texts.push([language, text])
    }
    return texts.length > 0 ? Object.fromEntries(texts) : undefined
  }
  return {
    reading: {
      currency,
      words,
      fieldsOf(value) {
        const list = listOf(value)
        if (list.length > FIELDS) over.fields += 1
        return list.length > FIELDS ? 'not-offered' : fieldsOf(list, (fields) => guard(fields, work), words)
      },
    },
    tell() {
      leaveOut('fields', over.fields)
      leaveOut('text', over.text)
      leaveOut('pattern', work.leftOut)
    },
  }
}

function faceOf({ name: given, icon, website }: v.InferOutput<typeof accountSchema>): AccountFace {
  const site = website === undefined ? undefined : safeUrl(website)
  const name = given === undefined ? undefined : fittingText(given, LONGEST.name)
  return {
    ...(name === undefined ? {} : { name }),
    ...(icon === undefined ? {} : { icon }),
    ...(site === undefined ? {} : { website: site }),
  }
}

function rowOf(
  service: Service,
  method: Method | undefined,
  { currency, fieldsOf: read, words }: Reading,
): readonly MethodRow[] {
  // The card flow takes the payer's card in our own form, which only PCI DSS audited pages may do.
  if (service.flow === 'card' || method?.hide) return []
  const fields = read(service.fields)
  if (fields === 'not-offered') return []
  const payers = service.currency?.toUpperCase() ?? currency
  const isOwn = payers === currency
  const limit = (amount: string | undefined, rounding: 'up' | 'down') =>
    isOwn && amount !== undefined ? minorOf(amount, exponentOf(currency), rounding) : undefined
  const [min, max] = [limit(service.amount_min, 'up'), limit(service.amount_max, 'down')]
  const icon = method?.icon ?? method?.logo
  const name = words(method?.name, LONGEST.name)
  return [
    {
      code: service.code,
      method: service.method ?? '',
      category: CATEGORIES.find((known) => known === method?.category) ?? 'other',
      fields,
      ...(name === undefined ? {} : { name }),
      ...(icon === undefined ? {} : { icon }),
      ...(service.flow === undefined ? {} : { flow: service.flow }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined || max === 0 ? {} : { max }),
      ...(isOwn ? {} : { currency: payers }),
    },
  ]
}

/** Every type in the whole public catalogue is `string`, so the name says what a keyboard should offer. */
function typeOf(name: string): Field['type'] {
  if (/(^|_)(phone|msisdn)(_|$)/i.test(name)) return 'tel'
  return /(^|_)e?mail(_|$)/i.test(name) ? 'email' : 'text'
}

function fieldsOf(
  list: readonly unknown[],
  guard: (fields: readonly Field[]) => SafeFields,
  words: Reading['words'],
): readonly RawField[] | 'not-offered' {
  const raw = members(list, fieldSchema).toSorted(byPosition)
  const safe = guard(
    raw.map(({ key, regexp, required }) => ({
      name: key,
      type: typeOf(key),
      label: key,
      required: required ?? false,
      ...(regexp === undefined ? {} : { pattern: regexp }),
    })),
  )
  if (safe === 'asks-for-card-data') return 'not-offered'
  return safe.map((field) => {
    const { label, hint, example } = raw.find(({ key }) => key === field.name) ?? {}
    return spoken(field, {
      label: words(labelOf(field.name, label), LONGEST.name),
      hint: words(hintOf(field.name, hint), LONGEST.hint),
      example: words(example, LONGEST.name),
    })
  })
}

function spoken(
  { name, type, required, pattern }: Field,
  { label, hint, example }: Readonly<Record<'label' | 'hint' | 'example', Texts | undefined>>,
): RawField {
  return {
    name,
    type,
    required,
    ...(pattern === undefined ? {} : { pattern }),
    ...(label === undefined ? {} : { label }),
    ...(hint === undefined ? {} : { hint }),
    ...(typeof example === 'string' ? { example } : {}),
  }
}

/**
 * Whose texts come before the English ones. Paymega writes English, Russian and Ukrainian, and some names only in
 * English: who reads Kazakh mostly reads Russian, too; of no other language we speak can that be said.
 */
const NEAREST: Readonly<Partial<Record<Locale, string>>> = { kk: 'ru' }

/** Is there a text in this very language? Where it is the English one once more, nobody has translated it. */
export function isTranslated(given: Texts | undefined, locale: Locale): boolean {
  if (given === undefined || typeof given === 'string') return locale === 'en'
  return given[locale] !== undefined && (locale === 'en' || given[locale] !== given['en'])
}

/** A text in the buyer's language, else in the nearest one, else in English, else in whichever there is. */
export function inLanguage(given: Texts | undefined, locale: Locale): string | undefined {
  if (given === undefined || typeof given === 'string') return given
  return given[locale] ?? given[NEAREST[locale] ?? 'en'] ?? given['en'] ?? Object.values(given)[0]
}
