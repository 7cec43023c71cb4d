import { expect, it } from 'vitest'
import { attemptFor, calm, canned } from '../../../test/support/providers/canned.ts'
import { privateClient, privateInvoice } from '../../../test/support/providers/paymega.ts'
import type { CreateResult, OfferedMethod } from '../provider.ts'
import { pagelessServices } from './pageless.ts'

const method = (id: string): OfferedMethod => ({
  id,
  category: 'other',
  name: id,
  summary: id,
  fields: [],
  opening: 'provider',
})
const answered = (failure?: string): CreateResult => ({
  kind: 'report',
  report: { payment: 'p1', state: 'failed', ...(failure === undefined ? {} : { failure }) },
})

it('hides a service for an hour that led nowhere, and no other', () => {
  let time = 0
  const { learn, without } = pagelessServices(() => time)
  const offered = () => {
    const result = without({ kind: 'methods', methods: [method('boleto'), method('pix')] })
    return result.kind === 'methods' ? result.methods.map(({ id }) => id) : result.kind
  }
  learn({ method: 'pix' }, answered('declined'))
  learn({ method: 'pix' }, answered())
  learn({ method: 'pix' }, { kind: 'refused', failure: 'unsupported_flow', detail: '' })
  expect(offered()).toEqual(['boleto', 'pix'])
  learn({ method: 'boleto' }, answered('unsupported_flow'))
  expect(offered()).toEqual(['pix'])
  time += 3_599_999
  expect(offered()).toEqual(['pix'])
  time += 1
  expect(offered()).toEqual(['boleto', 'pix'])
  expect(without({ kind: 'currency-refused' })).toEqual({ kind: 'currency-refused' })
})

it.each([
  ['a creation that nobody answered is looked for', undefined, []],
  ['an invoice that was answered before is looked at', 'cpi_HeSWMM9LvQonCcQc', ['paymega.boleto_rub_transfer']],
])('is learnt where %s', async (_what, payment, offered) => {
  const service = { code: 'boleto_rub_transfer', method: 'boleto', flow: 'transfer', currency: 'RUB', fields: [] }
  const server = await canned(({ path }) => {
    if (path.endsWith('/payment-services')) return { status: 404, body: '' }
    if (path.endsWith('/payment-prerequest'))
      return { body: { data: { test_mode: true, services: { a: service }, methods: {} } } }
    return { body: privateInvoice({ flow: 'transfer', flow_data: null }) }
  })
  const provider = privateClient(server.url)
  const attempt = attemptFor('paymega.boleto_rub_transfer', payment)
  expect(await provider.lookup?.(attempt, calm())).toMatchObject({ report: { failure: 'unsupported_flow' } })
  const result = await provider.methods({ currency: 'RUB', due: 100, locale: 'en' }, calm())
  expect(result.kind === 'methods' ? result.methods.map(({ id }) => id) : result.kind).toEqual(offered)
})
