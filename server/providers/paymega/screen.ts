/** Where the buyer's browser goes: `flow_data` of the private API, `active_payment.payload` of the public one. */
import { isRecord, NumberText, type Exact } from '../kit/exact-json.ts'
import { safeUrl } from '../kit/safe-url.ts'
import type { Instructions } from '../provider.ts'
import type { Payload } from './invoice.ts'

type Param = readonly [name: string, value: string]

function scalar(value: Exact): string | undefined {
  if (typeof value === 'string') return value
  if (value instanceof NumberText) return value.text
  return typeof value === 'boolean' ? String(value) : undefined
}

/** Fields of an object, inner ones in brackets, as a browser's form would send them. */
function fieldsOf(record: { readonly [name: string]: Exact }, prefix = ''): readonly Param[] {
  return Object.entries(record).flatMap(([name, value]): readonly Param[] => {
    const path = prefix === '' ? name : `${prefix}[${name}]`
    if (isRecord(value)) return fieldsOf(value, path)
    const text = scalar(value)
    return text === undefined ? [] : [[path, text]]
  })
}

/** `params` is `[]` in every sample; fields come as an object, as pairs, or as objects of a name and a value. */
export function paramsOf(params: Exact | undefined): readonly Param[] {
  if (isRecord(params)) return fieldsOf(params)
  if (!Array.isArray(params)) return []
  return params.flatMap((entry: Exact): readonly Param[] => {
    if (Array.isArray(entry)) return pair(entry[0], entry[1])
    if (!isRecord(entry)) return []
    const name = entry['name'] ?? entry['key']
    return name === undefined || entry['value'] === undefined ? fieldsOf(entry) : pair(name, entry['value'])
  })
}

function pair(name: Exact | undefined, value: Exact | undefined): readonly Param[] {
  const [left, right] = [name, value].map((part) => (part === undefined ? undefined : scalar(part)))
  return left === undefined || left === '' || right === undefined ? [] : [[left, right]]
}

/** The redirect of a payload, or undefined where it has no address that is safe to open. */
export function screenOf(payload: Payload | undefined): Instructions | undefined {
  const url = payload?.action === undefined ? undefined : safeUrl(payload.action)
  if (url === undefined) return undefined
  const method = payload?.method?.toUpperCase() === 'POST' ? 'POST' : 'GET'
  return { kind: 'redirect', url, method, params: paramsOf(payload?.params) }
}
