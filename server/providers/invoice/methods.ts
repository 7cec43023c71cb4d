/** The rows of the picker: Invoice's page as a whole, and each of its ways to pay that the shop has named. */
import type { KnownChannel, MethodQuery, MethodsResult, OfferedMethod } from '../provider.ts'
import { TEXTS } from './texts/index.ts'

/** `settings.payment_method`, as the company's own client libraries know it. */
export const PAYMENT_METHODS = ['card', 'phone', 'qiwi', 'wm'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]
/** A row: `page` leaves the way to pay to Invoice's page. */
export type Row = 'page' | PaymentMethod
export const ROWS: readonly Row[] = ['page', ...PAYMENT_METHODS]

const PAGE = 'invoice.page'
/** `currency` of `CreatePayment`. */
const CURRENCIES: ReadonlySet<string> = new Set(['RUB', 'USD', 'EUR'])
const CATEGORIES = {
  page: 'payment_card',
  card: 'payment_card',
  phone: 'telecommunications',
  qiwi: 'digital_wallet',
  wm: 'digital_wallet',
} as const satisfies Readonly<Record<Row, OfferedMethod['category']>>

/** Its page takes cards first of all, whatever else. */
const CHANNELS = {
  page: 'card',
  card: 'card',
  phone: 'mobile',
  qiwi: 'qiwi',
  wm: 'webmoney',
} as const satisfies Readonly<Record<Row, KnownChannel>>

/** Brands: the same in every language. */
const BRANDS = { qiwi: 'QIWI', wm: 'WebMoney' } as const

const idOf = (row: Row) => (row === 'page' ? PAGE : `${PAGE}.${row}`)

/** The `payment_method` that a method stands for; undefined where the buyer chooses it on Invoice's page. */
export function paymentMethodOf(method: string): PaymentMethod | undefined {
  return PAYMENT_METHODS.find((row) => idOf(row) === method)
}

/** These rows, in the order in which the shop has named them. */
export function methodsFor(rows: readonly Row[], { currency, locale }: MethodQuery): MethodsResult {
  if (!CURRENCIES.has(currency)) return { kind: 'currency-refused' }
  const { names, summary } = TEXTS[locale]
  const nameOf = { ...names, ...BRANDS } satisfies Readonly<Record<Row, string>>
  const methods = rows.map((row): OfferedMethod => ({
    id: idOf(row),
    channel: CHANNELS[row],
    category: CATEGORIES[row],
    name: nameOf[row],
    summary,
    fields: [],
    opening: 'provider',
  }))
  return { kind: 'methods', methods }
}
