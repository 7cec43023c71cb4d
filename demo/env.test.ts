import { expect, test } from 'vitest'
import { demoEnv, readPorts } from './env.ts'

const ports = { shop: 5000, sandbox: 5001 }

test('points every provider at the sandbox, and callbacks at the shop', () => {
  expect(demoEnv({}, ports)).toMatchObject({
    PAYWICKET_PUBLIC_URL: 'http://localhost:5000',
    CACTUSGINO_BASE_URL: 'http://localhost:5001/cactusgino',
    PAYMEGA_BASE_URL: 'http://localhost:5001/paymega/public-api',
    PAYMEGA_PRIVATE_URL: 'http://localhost:5001/paymega',
    INVOICE_BASE_URL: 'http://localhost:5001/invoice/api/v2',
    PAYWICKET_ICON_HOSTS: 'localhost:5001',
  })
})

test.each(Object.keys(demoEnv({}, ports)).filter((name) => !name.endsWith('_PORT')))(
  '%s of the environment goes before the demo’s own, and an empty one does not',
  (name) => {
    expect(demoEnv({ [name]: 'mine' }, ports)[name]).toBe('mine')
    expect(demoEnv({ [name]: ' ' }, ports)).toEqual(demoEnv({}, ports))
  },
)

test('a variable the demo does not know goes through', () => {
  expect(demoEnv({ CACTUSGINO_METHODS: 'sbp' }, ports)['CACTUSGINO_METHODS']).toBe('sbp')
})

test('reads the ports, and names everything that is wrong with them', () => {
  expect(readPorts({})).toEqual({ shop: 4400, sandbox: 4401 })
  expect(readPorts({ PAYWICKET_PORT: '', PAYWICKET_SANDBOX_PORT: '9' })).toEqual({ shop: 4400, sandbox: 9 })
  expect(readPorts({ PAYWICKET_PORT: '70000', PAYWICKET_SANDBOX_PORT: 'x' })).toEqual([
    expect.stringContaining('PAYWICKET_PORT'),
    expect.stringContaining('PAYWICKET_SANDBOX_PORT'),
  ])
  expect(readPorts({ PAYWICKET_PORT: '4401' })).toEqual([expect.stringContaining('two different ports')])
})
