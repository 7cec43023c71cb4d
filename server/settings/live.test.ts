import { describe, expect, it } from 'vitest'
import { DEMO_SECRETS, PUBLISHED_CREDENTIALS, SANDBOX_ENV, sandboxEnv } from '../sandbox/credentials.ts'
import { liveFaults } from './live.ts'
import { OWN_SECRETS, PROVIDER_ADDRESSES, PROVIDER_SECRETS } from './variables.ts'

const SOUND = {
  PAYWICKET_PUBLIC_URL: 'https://pay.shop.example',
  PAYWICKET_SECRET_KEY: 'vG3kq0ZtYb7nXw2LpR9s',
  PAYWICKET_WEBHOOK_URL: 'https://shop.example/hook',
  PAYWICKET_WEBHOOK_SECRET: 'whsec_b3VyIG93biBzZWNyZXQgZm9yIHdlYmhvb2tz',
  PAYWICKET_METRICS_TOKEN: 'rT5hUe9XqLm2sKd8Zw1y',
  CACTUSGINO_MERCHANT_ID: 'shop_merchant',
  CACTUSGINO_SITE_ID: '21',
  CACTUSGINO_SALT: 'a, salt with any 1etters;',
  INVOICE_TERMINAL: 'paywicket',
  DATABASE_URL: 'file:x.db',
}
const faultsOf = (more: Record<string, string>) => liveFaults({ ...SOUND, ...more }, [])

describe('a live server', () => {
  it('starts with what is sound', () => {
    expect(liveFaults(SOUND, [])).toEqual([])
  })

  it.each(Object.entries(PUBLISHED_CREDENTIALS))('refuses %s of the sandbox and the demo', (name, value) => {
    expect(faultsOf({ [name]: value }).join('\n')).toContain(`${name} is one of the sandbox or the demo`)
  })

  it('knows a published secret by any name, without its prefix, and beside another', () => {
    const { PAYWICKET_SECRET_KEY: key, PAYWICKET_WEBHOOK_SECRET: webhook } = DEMO_SECRETS
    for (const more of [
      { CACTUSGINO_SALT: SANDBOX_ENV['PAYMEGA_API_KEY'] ?? '' },
      { CACTUSGINO_OTHER_SALT: SANDBOX_ENV['CACTUSGINO_SALT'] ?? '' },
      { PAYWICKET_METRICS_TOKEN: key },
      { PAYWICKET_SECRET_KEY: `${SOUND.PAYWICKET_SECRET_KEY},${key}` },
      { PAYWICKET_WEBHOOK_SECRET: webhook.replace('whsec_', '') },
    ]) {
      expect(faultsOf(more)).toEqual([expect.stringContaining('which everybody knows')])
    }
  })

  it.each(OWN_SECRETS.filter((name) => name !== 'DATABASE_URL'))('refuses %s under 16 characters', (name) => {
    expect(faultsOf({ [name]: 'fifteen-letters' })).toEqual([expect.stringContaining(`${name} must have at least 16`)])
    expect(faultsOf({ [name]: `${SOUND.PAYWICKET_SECRET_KEY} fifteen-letters` })).toHaveLength(1)
    expect(faultsOf({ [name]: 'sixteen--letters' })).toEqual([])
  })

  it.each(PROVIDER_SECRETS)('refuses %s under 8 characters', (name) => {
    expect(faultsOf({ [name]: 'x' })).toEqual([expect.stringContaining(`${name} must have at least 8`)])
    expect(faultsOf({ [name]: '        x' })).toHaveLength(1)
    expect(faultsOf({ [name]: 'x2345678' })).toEqual([])
  })

  it.each([...OWN_SECRETS, ...PROVIDER_SECRETS])('refuses %s that is not ASCII', (name) => {
    for (const value of ['ключ-достаточно-длинный', 'long-enough-but-ünlike', 'long-enough\u0000-but-not'])
      expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must be of ASCII`)])
  })

  it('needs its public address, by https', () => {
    const { PAYWICKET_PUBLIC_URL: _, ...without } = SOUND
    expect(liveFaults(without, [])).toEqual([expect.stringContaining('PAYWICKET_PUBLIC_URL is missing')])
    for (const url of ['http://pay.shop.example', 'HTTP://pay.shop.example', 'http://localhost:4400'])
      expect(faultsOf({ PAYWICKET_PUBLIC_URL: url })).toEqual([expect.stringContaining('PAYWICKET_PUBLIC_URL')])
  })

  it.each([...PROVIDER_ADDRESSES, 'PAYWICKET_WEBHOOK_URL'])('refuses %s by http', (name) => {
    expect(faultsOf({ [name]: 'http://elsewhere.example/x' })).toEqual([
      expect.stringContaining(`${name} must begin with https://`),
    ])
  })

  it.each(PROVIDER_ADDRESSES)('refuses %s on this machine, however it is spelt', (name) => {
    const hosts = [
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '0.0.0.0',
      '0',
    ]
    for (const host of [...hosts, '[::1]', '[::]', '[::ffff:127.0.0.1]', '[0:0:0:0:0:0:0:1]'])
      expect(faultsOf({ [name]: `https://${host}:8443/x` }), host).toEqual([
        expect.stringContaining(`${name} is an address of this machine`),
      ])
    for (const host of ['api.example', '127.0.0.1.example', '10.0.0.1', '[2001:db8::1]'])
      expect(faultsOf({ [name]: `https://${host}/x` }), host).toEqual([])
  })

  it('says everything at once, and no secret', () => {
    const faults = liveFaults(
      { ...sandboxEnv(4401), ...DEMO_SECRETS, PAYWICKET_WEBHOOK_URL: 'http://shop.example' },
      [],
    )
    const said = faults.join('\n')
    for (const name of [
      ...Object.keys(PUBLISHED_CREDENTIALS),
      ...PROVIDER_ADDRESSES,
      'PAYWICKET_PUBLIC_URL',
      'PAYWICKET_WEBHOOK_URL',
    ])
      expect(said).toContain(name)
    for (const secret of Object.values(PUBLISHED_CREDENTIALS)) expect(said).not.toContain(secret)
  })
})
