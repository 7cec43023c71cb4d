/** `payment-prerequest` of the public API: what the picker shows, kept for a minute. */
import type { Field } from '../../../src/contract/index.ts'
import type { Locale } from '../../texts/locale.ts'
import { fillIn } from '../../texts/translation.ts'
import type { MethodQuery, MethodsResult, OfferedMethod } from '../provider.ts'
import { ask, describe, errorsIn, READ_LIMIT, type Context } from './api.ts'
import { catalogueData, SIZE } from './budget.ts'
import { cached, type Cached } from './cache.ts'
import { channelOf, isTest } from './channels.ts'
import { inLanguage, isTranslated, readPrerequest, type PickerRows } from './catalogue.ts'
import type { Config } from './config.ts'
import type { RawField, Row } from './row.ts'
import { feeOf, listServices, type PricedService } from './services.ts'
import { TEXTS } from './texts/index.ts'

const MINUTE = 60_000
/** Milliseconds a buyer waits for a newer list where an older one is at hand. */
const PATIENCE = 1200

export const METHOD_PREFIX = 'paymega.'

type Prerequest =
  | { readonly kind: 'rows'; readonly picker: PickerRows }
  | { readonly kind: 'currency-refused' }
  | { readonly kind: 'failed'; readonly why: string }

async function loadRows(context: Context, currency: string): Promise<Prerequest> {
  const { leaveOut = () => {} } = context
  const answer = await ask(context, {
    api: 'public',
    method: 'POST',
    path: '/payment-prerequest',
    route: '/payment-prerequest',
    body: { public_key: context.config.publicKey, currency },
    limit: READ_LIMIT,
    largest: SIZE,
    safe: true,
    signal: new AbortController().signal,
  })
  if (answer.kind === 'none') {
    leaveOut('size', answer.isTooLarge ? 1 : 0)
    return { kind: 'failed', why: describe(answer) }
  }
  // The document has no sample of a currency that the account lacks: 422 is its code for wrong data.
  if (answer.status === 422 && /currenc/i.test(errorsIn(answer.text))) return { kind: 'currency-refused' }
  const picker =
    answer.status === 200
      ? readPrerequest(catalogueData(answer.text, leaveOut), currency, context.config.currencies === 'any', leaveOut)
      : undefined
  if (!picker) return { kind: 'failed', why: describe(answer) }
  const why = wrongMode(context.config, picker)
  if (why !== undefined) return { kind: 'failed', why }
  return picker.rows.length === 0 ? { kind: 'currency-refused' } : { kind: 'rows', picker }
}

/**
 * A key of the other mode opens payments that are never counted, or takes real money in a trial. The private API is
 * told the mode with each invoice, so there only a live set-up with a test key is wrong.
 */
function wrongMode({ testMode, account }: Config, picker: PickerRows): string | undefined {
  if (picker.testMode === undefined || picker.testMode === testMode || (testMode && account)) return undefined
  return `PAYMEGA_PUBLIC_KEY is a ${testMode ? 'live' : 'test'} key, and PAYWICKET_MODE is ${testMode ? 'test' : 'live'}`
}

async function loadFees(context: Context): Promise<ReadonlyMap<string, PricedService> | undefined> {
  const listed = await listServices(context, new AbortController().signal)
  return listed.kind === 'value' ? new Map(listed.value.map((service) => [service.service, service])) : undefined
}

/** Asks for the catalogue in roubles, which it may have or not; why it did not come, where it did not. */
export async function tryCatalogue(context: Context): Promise<string | undefined> {
  const answer = await loadRows(context, 'RUB')
  return answer.kind === 'failed' ? answer.why : undefined
}

/** Answers `Provider.methods`; keeps its own caches. */
export function picker(context: Context): (query: MethodQuery, signal: AbortSignal) => Promise<MethodsResult> {
  const { now, timeout, config } = context
  // The reason of the last failure, by currency, for the shop.
  const reasons = new Map<string, string>()
  const rows = cached<Exclude<Prerequest, { kind: 'failed' }>>({
    fresh: MINUTE,
    patience: PATIENCE,
    now,
    timeout,
    async load(currency) {
      const answer = await loadRows(context, currency)
      if (answer.kind !== 'failed') return answer
      reasons.set(currency, answer.why)
      return undefined
    },
  })
  const fees: Cached<ReadonlyMap<string, PricedService>> | undefined =
    config.account &&
    cached({
      fresh: 10 * MINUTE,
      patience: PATIENCE,
      now,
      timeout,
      load: () => loadFees(context),
    })
  let areFeesSlow = false
  const feesNow = async (signal: AbortSignal): Promise<ReadonlyMap<string, PricedService> | undefined> => {
    // The list of fees may hold up a picker once; while it stays away nobody waits for it again.
    const limit = AbortSignal.any([signal, areFeesSlow ? AbortSignal.abort() : timeout(PATIENCE)])
    const known = await fees?.get('', limit)
    areFeesSlow = known === undefined
    return known
  }
  return async (query, signal) => {
    const [answer, priced] = await Promise.all([rows.get(query.currency, signal), feesNow(signal)])
    if (!answer) return { kind: 'unavailable', why: reasons.get(query.currency) ?? 'Paymega did not answer in time' }
    if (answer.kind === 'currency-refused') return answer
    const { account } = answer.picker
    return {
      kind: 'methods',
      methods: answer.picker.rows
        .filter((row) => config.testMode || !isTest(row, query.currency))
        .map((row) => offered(row, query, priced?.get(row.code))),
      ...(account ? { account } : {}),
    }
  }
}

function offered(row: Row, { currency, due, locale }: MethodQuery, service: PricedService | undefined): OfferedMethod {
  const fee = service && feeOf(service, currency, due)
  const name = inLanguage(row.name, locale) ?? row.code
  const channel = channelOf(row, currency)
  return {
    id: METHOD_PREFIX + row.code,
    ...(channel === undefined ? {} : { channel }),
    category: row.category,
    name: row.variant === undefined ? name : `${name} (${row.variant})`,
    ...(isTranslated(row.name, locale) ? {} : { isForeignName: true as const }),
    summary: summaryOf(row, locale),
    fields: row.fields.map((field) => inWords(field, locale)),
    opening: 'provider',
    ...(row.icon === undefined ? {} : { icon: row.icon }),
    ...(row.currency === undefined ? {} : { currency: row.currency }),
    ...(row.min === undefined ? {} : { min: row.min }),
    ...(row.max === undefined ? {} : { max: row.max }),
    ...(fee === undefined ? {} : { fee }),
  }
}

function summaryOf({ flow, currency }: Row, locale: Locale): string {
  const { summaries } = TEXTS[locale]
  if (flow === 'test') return summaries.test
  return currency === undefined ? summaries.page : fillIn(summaries.pageIn, { currency })
}

function inWords({ name, type, required, pattern, example, ...texts }: RawField, locale: Locale): Field {
  const hint = inLanguage(texts.hint, locale)
  return {
    name,
    type,
    required,
    label: inLanguage(texts.label, locale) ?? name,
    ...(pattern === undefined ? {} : { pattern }),
    ...(example === undefined ? {} : { example }),
    ...(hint === undefined ? {} : { hint }),
  }
}
