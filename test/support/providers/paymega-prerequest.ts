/** What Paymega answers to a pre-request, made for tests, and what its driver makes of it. */
import type { MethodsResult, Provider } from '../../../server/providers/provider.ts'
import type { Locale } from '../../../server/texts/locale.ts'
import { calm, canned, type Canned } from './canned.ts'
import { publicClient } from './paymega.ts'

export const STATUS_FIELD = {
  key: 'status',
  type: 'string',
  label: { ru: 'Статус', en: 'Status', uk: 'Статус' },
  example: null,
  hint: { ru: 'Введите статус', en: 'Enter Status', uk: 'Введіть статус' },
  regexp: '^[a-zA-Z_]*$',
  required: true,
  position: 0,
}

export function service(code: string, method: string, flow: string, more: object = {}) {
  return { code, method, flow, currency: 'USD', fields: [], amount_min: 0.01, amount_max: 1_000_000, ...more }
}

export function method(code: string, more: object = {}) {
  return {
    code,
    category: 'payment_card',
    description: '',
    name: { en: code, ru: `${code} по-русски` },
    logo: `https://static.example/${code}/logo.svg`,
    icon: `https://static.example/${code}/icon.svg`,
    metadata: null,
    position: null,
    hide: null,
    ...more,
  }
}

export function prerequest(services: readonly { code: string }[], methods: readonly { code: string }[]): Canned {
  const byCode = (list: readonly { code: string }[]) => Object.fromEntries(list.map((entry) => [entry.code, entry]))
  const account = { name: '4Docs', description: '4Docs only', icon: 'https://static.example/a.svg', website: null }
  return {
    body: { data: { currency: 'USD', test_mode: true, services: byCode(services), methods: byCode(methods), account } },
  }
}

export function ask(provider: Provider, locale: Locale = 'en', due = 10_000): Promise<MethodsResult> {
  return provider.methods({ currency: 'USD', due, locale }, calm())
}

export async function rows(reply: Canned, locale: Locale = 'en') {
  const server = await canned(() => reply)
  const answer = await ask(publicClient(server.url), locale)
  return answer.kind === 'methods' ? answer.methods : []
}
