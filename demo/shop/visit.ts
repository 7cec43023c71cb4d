/**
 * Who is visiting and what is in the cart, kept in one HttpOnly cookie of the browser. It holds products and
 * quantities, never a price; whatever is wrong in it is dropped.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { CURRENCIES, productOf, type Currency } from './catalogue.ts'
import { localeOf, LOCALES, type Locale } from './locale.ts'

/** The most of one product in a cart. */
export const MOST = 20
const COOKIE = 'quiet-hour'
const DAYS_30 = 30 * 24 * 3600

const key = v.pipe(v.string(), v.regex(/^[\w-]{24}$/))
const visitSchema = v.object({
  buyer: key,
  cart: key,
  currency: v.picklist(CURRENCIES),
  locale: v.exactOptional(v.picklist(LOCALES)),
  lines: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST))),
})

export interface Visit {
  /** The secret by which the shop knows its buyer again. */
  readonly buyer: string
  /** Another one for each cart, so that the same things bought again are another order. */
  readonly cart: string
  readonly currency: Currency
  /** Only where the buyer has chosen one. */
  readonly locale?: Locale
  /** How many of each product. */
  readonly lines: Readonly<Record<string, number>>
}

const secret = () => randomBytes(18).toString('base64url')

function newVisit(): Visit {
  return { buyer: secret(), cart: secret(), currency: 'RUB', lines: {} }
}

/** The visit of a request; a new one where there is none. */
export function readVisit(c: Context): Visit {
  const read = v.safeParse(visitSchema, parsed(getCookie(c, COOKIE) ?? ''))
  if (!read.success) return newVisit()
  const lines = Object.entries(read.output.lines).filter(([id]) => productOf(id))
  return { ...read.output, lines: Object.fromEntries(lines) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not ours, or cut: a new visit begins.
    return undefined
  }
}

export function writeVisit(c: Context, visit: Visit, secure: boolean): void {
  setCookie(c, COOKIE, JSON.stringify(visit), { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: DAYS_30 })
}

/** The visit with the currency and language that the address asks for; the same object where it asks for nothing new. */
export function withChoices(visit: Visit, asked: { currency: string | undefined; locale: string | undefined }): Visit {
  const currency = CURRENCIES.find((known) => known === asked.currency) ?? visit.currency
  const locale = localeOf(asked.locale) ?? visit.locale
  if (currency === visit.currency && locale === visit.locale) return visit
  return { ...visit, currency, ...(locale ? { locale } : {}) }
}

export function countOf(visit: Visit): number {
  return Object.values(visit.lines).reduce((sum, quantity) => sum + quantity, 0)
}

/** The cart with so many of a product; none takes it out, more than `MOST` is `MOST`. */
export function withQuantity(visit: Visit, product: string, quantity: number): Visit {
  const { [product]: _, ...others } = visit.lines
  const lines = quantity > 0 ? { ...visit.lines, [product]: Math.min(quantity, MOST) } : others
  return { ...visit, lines }
}

/** A new cart of the same buyer. */
export function withEmptyCart(visit: Visit): Visit {
  return { ...visit, cart: secret(), lines: {} }
}

/** The name by which payment systems know the buyer: it does not lead back to the cookie. */
export function customerOf(visit: Visit): string {
  return `guest-${createHash('sha256').update(visit.buyer).digest('hex').slice(0, 20)}`
}
