/**
 * Fields as a provider asks for them, made fit for a buyer's form. Paywicket never takes a payer's card: such a field
 * is not drawn, and a method that cannot do without it is not offered.
 */
import type { Field } from '../../../src/contract/index.ts'
import { catalogueWork, safePattern, type CatalogueWork } from './patterns.ts'

export { catalogueWork, type CatalogueWork } from './patterns.ts'

/** More names that ask for a payer's card or a secret of it, written without capitals, `_`, `-`, dots and spaces. */
const CARD_DATA = new Set([
  'card',
  'cardno',
  'cardnum',
  'cardpan',
  'pan',
  'ccnumber',
  'creditcard',
  'cardtoken',
  'paymenttoken',
  'token',
  'csc',
  'securitycode',
  'cardsecuritycode',
  'pin',
  'pincode',
  'cardpin',
  'expiry',
  'expirydate',
  'expirymonth',
  'expiryyear',
  'expiration',
  'expirationdate',
  'expirationmonth',
  'expirationyear',
  'expdate',
  'expmonth',
  'expyear',
  'cardexp',
  'cardexpmonth',
  'cardexpyear',
])

function asksForCardData(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return CARD_DATA.has(plain) || /cardnumber|cardexpir|cvv|cvc/.test(plain)
}

/** Fields that may be drawn, or the word that the method must be left out. */
export type SafeFields = readonly Field[] | 'asks-for-card-data'

/**
 * The fields that may be drawn, their patterns checked (`safePattern`); `'asks-for-card-data'` where a required one
 * would take a payer's card, so that the whole method must be left out. Safe to apply twice.
 */
export function safeFields(fields: readonly Field[]): SafeFields {
  return checked(fields, (raw) => safePattern(raw))
}

/** Patterns a guard remembers; catalogues repeat a few dozen. */
const MEMORY = 10_000

/**
 * `safeFields` that remembers its verdicts on patterns, for catalogues of hundreds of fields. All patterns of one catalogue share the
 * work that deciding about them may take; what is left out, because it costs or because deciding does, is counted there.
 */
export function fieldGuard(): (fields: readonly Field[], work?: CatalogueWork) => SafeFields {
  const verdicts = new Map<string, string | undefined>()
  const decide = (raw: string, work: CatalogueWork): string | undefined => {
    if (verdicts.has(raw)) return verdicts.get(raw)
    const verdict = safePattern(raw, work)
    // With no work left nothing was decided: another catalogue may have some for it.
    if (verdict === undefined && work.left <= 0) return undefined
    if (verdicts.size >= MEMORY) verdicts.clear()
    verdicts.set(raw, verdict)
    return verdict
  }
  return (fields, work = catalogueWork()) =>
    checked(fields, (raw) => {
      const verdict = decide(raw, work)
      if (verdict === undefined) work.leftOut += 1
      return verdict
    })
}

function checked(fields: readonly Field[], patternOf: (raw: string) => string | undefined): SafeFields {
  if (fields.some((field) => field.required && asksForCardData(field.name))) return 'asks-for-card-data'
  return fields.filter((field) => !asksForCardData(field.name)).map((field) => withPattern(field, patternOf))
}

function withPattern(field: Field, patternOf: (raw: string) => string | undefined): Field {
  if (field.pattern === undefined) return field
  const { pattern: raw, ...rest } = field
  const pattern = patternOf(raw)
  return pattern === undefined ? rest : { ...rest, pattern }
}
