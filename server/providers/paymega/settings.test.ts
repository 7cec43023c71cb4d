/** Each option of an invoice, by each route: it is carried, or refused by name when the session is opened. */
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { formFields, privateBody, publicBody } from './request.ts'
import { orderFor } from '../../../test/support/providers/canned.ts'
import { contextFor } from '../../../test/support/providers/paymega.ts'
import { settingsFor } from './settings.ts'

const { config } = contextFor('http://127.0.0.1:1')
const { account: _none, ...bare } = config
const ROUTES = {
  private: {
    config,
    carries: (settings: unknown) => JSON.stringify(privateBody(config, orderFor('paymega.a', { settings }), 0)),
  },
  public: {
    config: bare,
    carries: (settings: unknown) => JSON.stringify(publicBody(bare, orderFor('paymega.a', { settings }))),
  },
  form: {
    config: { ...config, create: 'form' as const },
    carries: (settings: unknown) => JSON.stringify(formFields(config, orderFor('paymega.a', { settings }))),
  },
}
const OPTIONS: readonly (readonly [name: string, value: unknown, trace: string])[] = [
  ['metadata', { shelf: 'trace' }, 'trace'],
  ['customer', { metadata: { tier: 'trace' } }, 'trace'],
  ['gateway_options', { cardgate: { look: 'trace' } }, 'trace'],
  ['expires', '1970-01-01T01:00:00Z', '1970-01-01T01:00:00+00:00'],
]

it.each(
  OPTIONS.flatMap(([name, value, trace]) =>
    (['private', 'public', 'form'] as const).map((route) => [name, route, value, trace] as const),
  ),
)('%s is carried by the %s route, or refused by name', (name, route, value, trace) => {
  const { config: by, carries } = ROUTES[route]
  const read = v.safeParse(settingsFor(by), { [name]: value })
  if (read.success) return expect(carries({ [name]: value })).toContain(trace)
  expect(carries({ [name]: value })).not.toContain(trace)
  expect(read.issues[0]).toMatchObject({
    message: expect.stringContaining(route === 'form' ? 'PAYMEGA_CREATE=form' : 'PAYMEGA_ACCOUNT_ID'),
    path: [{ key: name }],
  })
})

it.each(Object.entries(ROUTES))(
  'the %s route knows no other option, and opens no "verify"',
  (_route, { config: by }) => {
    expect(v.safeParse(settingsFor(by), { colour: 'red' }).success).toBe(false)
    expect(v.safeParse(settingsFor(by), { flow: 'verify' }).success).toBe(false)
    expect(v.safeParse(settingsFor(by), { flow: 'charge' }).success).toBe(true)
  },
)
