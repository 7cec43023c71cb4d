import { expect, it } from 'vitest'
import { strangersIn } from './strangers.ts'
import { KNOWN } from './variables.ts'

it.each([
  ['PAYWICKET_SECRETKEY', 'PAYWICKET_SECRET_KEY'],
  ['PAYWICKET_WEBHOOKS_URL', 'PAYWICKET_WEBHOOK_URL'],
  ['CACTUSGINO_SALT_FIEL', 'CACTUSGINO_SALT_FILE'],
  ['CACTUSGINO_METHOD', 'CACTUSGINO_METHODS'],
  ['PAYMEGA_TEST_SECRET', 'PAYMEGA_TEST_SECRET_KEY'],
  ['INVOICE_TERMINAL_NAMES', 'INVOICE_TERMINAL_NAME'],
])('%s is most like %s', (variable, nearest) => {
  expect(strangersIn({ [variable]: 'x' })).toEqual([{ variable, nearest }])
})

it('knows all that is known, looks at nothing of others, and takes an empty variable for an unset one', () => {
  expect(strangersIn(Object.fromEntries(KNOWN.map((name) => [name, 'x'])))).toEqual([])
  expect(strangersIn({ PATH: 'x', MY_PAYWICKET_PORT: 'x', paywicket_port: 'x', PAYWICKET_PROT: ' ' })).toEqual([])
})
