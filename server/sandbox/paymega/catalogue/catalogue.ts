/** What Paymega's account offers: the services and methods of a pre-request, by currency. */
import * as v from 'valibot'
import { OTHER_CURRENCIES } from './other-currencies.ts'
import { RUB } from './rub.ts'
import type { CurrencyCatalogue, Fee, MethodSpec, ServiceSpec } from './spec.ts'

const texts = v.nullish(v.record(v.string(), v.string()))
const serviceSchema = v.looseObject({
  code: v.string(),
  method: v.string(),
  flow: v.string(),
  currency: v.string(),
  fields: v.array(
    v.looseObject({
      key: v.string(),
      type: v.optional(v.string(), 'string'),
      label: texts,
      hint: texts,
      regexp: v.nullish(v.string()),
      required: v.nullish(v.boolean()),
    }),
  ),
  amount_min: v.nullish(v.number()),
  amount_max: v.nullish(v.number()),
})
export type Service = v.InferOutput<typeof serviceSchema>

const dataSchema = v.looseObject({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3,5}$/)),
  services: v.record(v.string(), serviceSchema),
  methods: v.record(v.string(), v.looseObject({ code: v.string() })),
})
/** The `data` of a pre-request's answer. */
export type Catalogue = v.InferOutput<typeof dataSchema>

/** Reads a whole pre-request answer, with or without its `data` around it. */
export const catalogueSchema = v.union([
  v.pipe(
    v.looseObject({ data: dataSchema }),
    v.transform((answer) => answer.data),
  ),
  dataSchema,
])

const OWN: Readonly<Record<string, CurrencyCatalogue>> = { RUB, ...OTHER_CURRENCIES }
export const OWN_CURRENCIES: readonly string[] = Object.keys(OWN)

const SPECS: ReadonlyMap<string, ServiceSpec> = new Map(
  Object.entries(OWN).flatMap(([currency, { services }]) =>
    services.map((service): [string, ServiceSpec] => [`${service.code}_${service.suffix(currency)}`, service]),
  ),
)

/** The fee of one of the sandbox's own services; others cost nothing. */
export function feeOf(code: string): Fee {
  return SPECS.get(code)?.fee ?? { rate: 0, fix: 0, min: 0, max: 0 }
}

/** How the hosted page of one of the sandbox's own services wants to be opened. */
export function entryOf(code: string): NonNullable<ServiceSpec['entry']> {
  return SPECS.get(code)?.entry ?? 'GET'
}

/** The sandbox's own catalogue of a currency, empty where it has none; icons are its own, at `origin`. */
export function ownCatalogue(currency: string, origin: string): Catalogue {
  const own = OWN[currency]
  const services = (own?.services ?? []).map((spec) => serviceOf(spec, currency))
  const used = new Set(services.map((service) => service.method))
  const methods = Object.entries(own?.methods ?? {}).filter(([code]) => used.has(code))
  return {
    currency,
    services: Object.fromEntries(services.map((service) => [service.code, service])),
    methods: Object.fromEntries(methods.map(([code, spec]) => [code, methodOf(code, spec, origin)])),
  }
}

function serviceOf(spec: ServiceSpec, currency: string): Service {
  return {
    code: `${spec.code}_${spec.suffix(currency)}`,
    method: spec.method,
    flow: spec.flow,
    currency: spec.currency ?? currency,
    fields: spec.fields.map((field, position) => ({ type: 'string', example: null, ...field, position })),
    amount_min: spec.min,
    amount_max: spec.max,
  }
}

function methodOf(code: string, spec: MethodSpec, origin: string): Catalogue['methods'][string] {
  const picture = `${origin}/paymega/icons/${code}.svg`
  return {
    code,
    category: spec.category,
    description: spec.description ?? '',
    name: spec.name,
    logo: picture,
    icon: picture,
    metadata: null,
    position: null,
    hide: null,
  }
}
