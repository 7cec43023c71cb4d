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

test('a secret that comes from a file is not the demo’s own as well', () => {
  const env = demoEnv({ PAYWICKET_SECRET_KEY_FILE: 'x' }, ports)
  expect(env).toMatchObject({ PAYWICKET_SECRET_KEY_FILE: 'x' })
  expect(env).not.toHaveProperty('PAYWICKET_SECRET_KEY')
})

test('answers this machine alone, unless it was given an address outside of it', () => {
  const hostFor = (url: string) => demoEnv({ PAYWICKET_PUBLIC_URL: url }, ports)['PAYWICKET_HOST']
  expect(demoEnv({}, ports)['PAYWICKET_HOST']).toBe('localhost')
  expect(hostFor('http://127.0.0.1:5000')).toBe('localhost')
  expect(hostFor('https://demo.example')).toBe('0.0.0.0')
  expect(demoEnv({ PAYWICKET_PUBLIC_URL: 'https://demo.example', PAYWICKET_HOST: 'localhost' }, ports)).toMatchObject({
    PAYWICKET_HOST: 'localhost',
  })
})

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
