/** Which methods a session can be paid by now: what the providers offer, made safe and measured against what is due. */
import { toMoney, type Method } from '../../src/contract/index.ts'
import type { AccountFace } from '../domain/buyer-view.ts'
import { aliasesOf, glyphOf } from '../domain/channels.ts'
import { LONGEST, fittingText, shownField } from '../domain/shown-text.ts'
import { catalogueWork, fieldGuard } from '../providers/kit/fields.ts'
import type { LeftOut, MethodQuery, MethodsResult, OfferedMethod, Provider } from '../providers/provider.ts'
import { realTimers, type Timers } from './timers.ts'

/** How long a buyer's screen waits for the slowest provider's list, ms. */
const PATIENCE = 5000
/** An answer about a currency is good for so long, ms. */
const REMEMBERED = 60_000
/** Methods of one provider that are shown; the largest catalogue that is known has some hundred. */
const ROWS = 10_000
/** Fields of one method; nobody fills in more. */
const FIELDS = 50
/** Characters of a picture's address. */
const ADDRESS = 2048
/** Currencies are codes of up to five letters, but a stranger could name them all. */
const CURRENCIES = 1000

export type Takes = 'yes' | 'no' | 'unknown'

/** What a session can be paid by. */
export interface Offer {
  readonly methods: readonly Listed[]
  readonly account?: AccountFace
  /** Why the list is empty, where it is. */
  readonly empty?: 'no_methods' | 'currency_not_supported' | 'unavailable'
}
/** A method with the provider it belongs to, and its fields made safe. */
export interface Listed {
  readonly provider: string
  readonly offered: OfferedMethod
  readonly fields: Method['fields']
}

async function ask(provider: Provider, query: MethodQuery, limit: AbortSignal): Promise<MethodsResult> {
  const late = new Promise<MethodsResult>((resolve) => {
    limit.addEventListener('abort', () => resolve({ kind: 'unavailable', why: 'no answer in time' }), { once: true })
  })
  return Promise.race([provider.methods(query, limit), late])
}

function emptiness(answers: readonly MethodsResult[]): Offer['empty'] {
  if (answers.some((answer) => answer.kind === 'unavailable')) return 'unavailable'
  const isRefused = (answer: MethodsResult) => answer.kind === 'currency-refused'
  return answers.every(isRefused) ? 'currency_not_supported' : 'no_methods'
}

/** An address of ours for the picture of a channel, of which its provider may have one, too; undefined where there is none. */
export type IconOf = (provided: string | undefined, channel: string) => string | undefined

/** The way that a method is to a buyer: one that its driver has no word for is no other method's. */
export const channelOf = ({ channel, id }: Pick<OfferedMethod, 'channel' | 'id'>): string => channel ?? id

function disabledBy({ min, max }: OfferedMethod, due: number): Method['disabled'] {
  if (min !== undefined && due < min) return 'below-minimum'
  if (max !== undefined && due > max) return 'above-maximum'
  return undefined
}

/** The method with texts that may be shown. */
function shownMethod(method: OfferedMethod, tooLong: () => void): OfferedMethod {
  const { name, summary, icon, ...rest } = method
  for (const text of [name, summary]) if (text !== undefined && text.length > LONGEST.name) tooLong()
  const shown = summary === undefined ? undefined : fittingText(summary, LONGEST.name)
  return {
    ...rest,
    name: fittingText(name, LONGEST.name) ?? method.id,
    ...(shown === undefined ? {} : { summary: shown }),
    ...(icon === undefined || icon.length > ADDRESS ? {} : { icon }),
  }
}

/** The method as the contract shows it. */
export function toMethod(
  { offered, fields }: Listed,
  query: Pick<MethodQuery, 'currency' | 'due'>,
  icon: IconOf,
): Method {
  const disabled = disabledBy(offered, query.due)
  const { min, max, fee, summary } = offered
  const channel = channelOf(offered)
  const picture = icon(offered.icon, channel)
  const aliases = aliasesOf(channel)
  return {
    id: offered.id,
    channel,
    glyph: glyphOf(channel, offered.category),
    category: offered.category,
    name: offered.name,
    ...(summary ? { summary } : {}),
    ...(picture ? { icon: picture } : {}),
    fields,
    ...(min === undefined ? {} : { min: toMoney(min, query.currency) }),
    ...(max === undefined ? {} : { max: toMoney(max, query.currency) }),
    ...(fee === undefined || fee === 0 ? {} : { fee: toMoney(fee, query.currency) }),
    ...(fee === undefined ? {} : { total: toMoney(query.due + fee, query.currency) }),
    ...(aliases.length > 0 ? { aliases: [...aliases] } : {}),
    ...(disabled ? { disabled } : {}),
  }
}

export interface ListOptions {
  /** Only these methods, in this order. */
  readonly only?: readonly string[]
  /** Only this provider. */
  readonly from?: Provider
  /** ms */
  readonly patience?: number
}

export interface Catalogue {
  /**
   * All methods for `query`, in the providers' own order, or in the order of `only`. A method that cannot do without
   * a payer's card is left out.
   */
  list(query: MethodQuery, asking?: ListOptions): Promise<Offer>
  /** Does any provider take this currency? `unknown` while one that might is away. Every new session asks, so it is remembered for a minute. */
  takes(currency: string): Promise<Takes>
}

export function createCatalogue(
  providers: readonly Provider[],
  now: () => number,
  timers: Timers = realTimers,
  leftOut: (part: LeftOut) => void = () => {},
): Catalogue {
  const guard = fieldGuard()
  const known = new Map<string, { readonly at: number; readonly takes: Takes }>()

  /** What a provider offers, with texts that may be shown; what is over the budget is left out, and the rest goes on. */
  function withinBudget(provider: string, methods: readonly OfferedMethod[]): readonly Listed[] {
    const over = { rows: Math.max(0, methods.length - ROWS), fields: 0, text: 0, pattern: 0 }
    const work = catalogueWork()
    const tooLong = () => {
      over.text += 1
    }
    const listed = methods.slice(0, ROWS).flatMap((method): readonly Listed[] => {
      if (method.fields.length > FIELDS) over.fields += 1
      const fields = method.fields.length > FIELDS ? 'too-many' : guard(method.fields, work)
      if (fields === 'too-many' || fields === 'asks-for-card-data') return []
      const offered = shownMethod(method, tooLong)
      return [{ provider, offered, fields: fields.map((field) => shownField(field, tooLong)) }]
    })
    over.pattern = work.leftOut
    for (const what of ['rows', 'fields', 'text', 'pattern'] as const)
      if (over[what] > 0) leftOut({ provider, what, count: over[what] })
    return listed
  }

  async function list(query: MethodQuery, { only, from, patience = PATIENCE }: ListOptions = {}): Promise<Offer> {
    const asked = from ? [from] : providers
    const answers = await Promise.all(asked.map((provider) => ask(provider, query, timers.timeout(patience))))
    const listed = answers.flatMap((answer, index) => {
      const provider = asked[index]
      return answer.kind === 'methods' && provider ? withinBudget(provider.id, answer.methods) : []
    })
    const methods = only ? only.flatMap((id) => listed.filter((method) => method.offered.id === id)) : listed
    const account = answers.flatMap((answer) =>
      answer.kind === 'methods' && answer.account ? [answer.account] : [],
    )[0]
    const empty = methods.length > 0 ? undefined : emptiness(answers)
    return { methods, ...(account ? { account } : {}), ...(empty ? { empty } : {}) }
  }

  return {
    list,
    async takes(currency) {
      const held = known.get(currency)
      if (held && held.takes !== 'unknown' && now() - held.at < REMEMBERED) return held.takes
      const { methods, empty } = await list({ currency, due: 1, locale: 'en' })
      const takes = methods.length > 0 ? 'yes' : empty === 'unavailable' ? 'unknown' : 'no'
      if (known.size > CURRENCIES) known.clear()
      known.set(currency, { at: now(), takes })
      return takes
    },
  }
}
