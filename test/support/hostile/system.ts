/** A payment system that answers as it is told to: Cactusgino's and Paymega's addresses, with the answers of the list. */
import { listen } from '../listener.ts'
import { only } from '../system.ts'
import type { HostileAnswer } from './answers.ts'

export interface HostileSystem {
  /** What points a server at it. */
  readonly env: Readonly<Record<string, string>>
  /** What it answers from now on. */
  say(answer: HostileAnswer): void
  close(): Promise<void>
}

/** What everybody would answer: a service with a page, and a transfer to a card. */
const SERVICE = { code: 'good_rub_hpp', method: 'good', flow: 'hpp', fields: [] }
const TRANSFER = { success: true, status: 3, invoice_id: 1314, card: '2200123456789012', bank_name: 'Harbour Bank' }

function catalogue(answer: HostileAnswer): string {
  const { services, methods, account } =
    'services' in answer ? answer : { services: '[]', methods: undefined, account: undefined }
  const inner = services.startsWith('[') && services !== '[]' ? `,${services.slice(1, -1)}` : ''
  const list = services.startsWith('{') ? services : `[${JSON.stringify(SERVICE)}${inner}]`
  return `{"data":{"test_mode":true,"services":${list},"methods":${methods ?? '[]'},"account":${JSON.stringify(account ?? {})}}}`
}

function invoice(answer: HostileAnswer): string {
  const { page, params = [] } = 'page' in answer ? answer : { page: 'https://pay.example/' }
  return JSON.stringify({
    data: {
      id: 'cpi_hostile',
      test_mode: true,
      status: 'process_pending',
      service: SERVICE.code,
      service_flow: 'hpp',
      active_payment: { payload: { action: page, method: 'POST', params }, status: 'invoked' },
    },
  })
}

/** Starts one on a free port of loopback. */
export async function startHostileSystem(first: HostileAnswer): Promise<HostileSystem> {
  let answer = first
  const bodyOf = (path: string): string => {
    if (path.includes('payment-prerequest')) return catalogue(answer)
    if (path.includes('payment-invoices')) return invoice(answer)
    if (path.includes('obtain_token'))
      return JSON.stringify({ success: true, ...('form' in answer ? answer.form : { key: 'none' }) })
    return JSON.stringify({ ...TRANSFER, ...('transfer' in answer ? answer.transfer : {}) })
  }
  const server = await listen(({ url = '' }, _text, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(bodyOf(url))
  })
  return {
    env: {
      ...only('cactusgino'),
      CACTUSGINO_MERCHANT_ID: 'hostile',
      CACTUSGINO_SITE_ID: '21',
      CACTUSGINO_SALT: 'salt-of-a-hostile-one',
      CACTUSGINO_UNSIGNED_ANSWERS: 'accept',
      CACTUSGINO_BASE_URL: server.url,
      PAYMEGA_PUBLIC_KEY: 'pk_test_hostile',
      PAYMEGA_SECRET_KEY: '',
      PAYMEGA_TEST_SECRET_KEY: 'sk_test_hostile',
      PAYMEGA_ACCOUNT_ID: '',
      PAYMEGA_API_KEY: '',
      PAYMEGA_BASE_URL: `${server.url}/public-api`,
      PAYMEGA_PRIVATE_URL: `${server.url}/api`,
      PAYWICKET_SHOP_NAME: '',
    },
    say(next) {
      answer = next
    },
    close: () => server.close(),
  }
}

/** The method that leads a buyer to this answer; undefined where it is in the list of methods itself. */
export function methodFor(answer: HostileAnswer): string | undefined {
  if ('transfer' in answer) return 'cactusgino.card'
  if ('form' in answer) return 'cactusgino.form.card'
  return 'page' in answer ? `paymega.${SERVICE.code}` : undefined
}

/** A currency of its own for each answer, so that none is shown what was kept of another's list. Only the list itself knows it. */
export function currencyFor(answer: HostileAnswer, place: number): string {
  if (!('services' in answer)) return 'RUB'
  return `X${String.fromCharCode(65 + Math.floor(place / 26))}${String.fromCharCode(65 + (place % 26))}`
}
