import { describe, expect, it } from 'vitest'
import { realTimers } from './checkout/timers.ts'
import { onPort, readConfig } from './config.ts'
import { SANDBOX_ENV } from './sandbox/credentials.ts'

const { fetch } = globalThis
const around = { now: () => 0, timeout: realTimers.timeout, fetch, observe: () => {} }
const KEY = { PAYWICKET_SECRET_KEY: 'a-secret-key-of-a-shop' }
const errorsOf = (env: Record<string, string>) => {
  const result = readConfig(env, around)
  return result.kind === 'wrong' ? result.errors : []
}

describe('the configuration', () => {
  it('reads the whole environment', () => {
    const result = readConfig(
      { ...SANDBOX_ENV, ...KEY, PAYWICKET_ORIGINS: 'https://a.example, https://b.example' },
      around,
    )
    expect(result).toMatchObject({
      kind: 'config',
      config: {
        mode: 'test',
        port: 4400,
        publicUrl: 'http://localhost:4400',
        origins: ['https://a.example', 'https://b.example'],
      },
    })
  })

  it.each([
    [undefined, 'http://localhost:5000'],
    ['https://pay.example', 'https://pay.example'],
  ])('is reached on the port it got, unless it says where: %s', (publicUrl, reached) => {
    const given = publicUrl === undefined ? {} : { PAYWICKET_PUBLIC_URL: publicUrl }
    const result = readConfig({ ...SANDBOX_ENV, ...KEY, ...given, PAYWICKET_PORT: '0' }, around)
    expect(result.kind === 'config' && onPort(result.config, 5000)).toMatchObject({ port: 5000, publicUrl: reached })
  })

  it('names everything that is wrong at once', () => {
    const errors = errorsOf({
      PAYWICKET_PORT: 'x',
      PAYWICKET_MODE: 'maybe',
      PAYWICKET_LOG_LEVEL: 'loud',
      PAYWICKET_PUBLIC_URL: 'nowhere',
      PAYWICKET_ORIGINS: 'https://a.example/path',
      PAYWICKET_WEBHOOK_URL: 'https://shop.example/hook',
      CACTUSGINO_SITE_ID: '21',
      PAYMEGA_PUBLIC_KEY: 'pk_test_x',
    }).join('\n')
    for (const name of [
      'PAYWICKET_SECRET_KEY',
      'PAYWICKET_PORT',
      'PAYWICKET_MODE',
      'PAYWICKET_LOG_LEVEL',
      'PAYWICKET_PUBLIC_URL',
      'PAYWICKET_ORIGINS',
      'PAYWICKET_WEBHOOK_SECRET',
      'CACTUSGINO_MERCHANT_ID',
      'CACTUSGINO_SALT',
      'PAYMEGA_SECRET_KEY',
    ]) {
      expect(errors).toContain(name)
    }
  })

  it('takes an empty value for an unset one, and needs a provider', () => {
    expect(errorsOf({ ...KEY, CACTUSGINO_SALT: '' })).toEqual([expect.stringContaining('No payment system is set up')])
  })

  it('repeats no secret', () => {
    const salt = 'a-very-secret-salt'
    expect(errorsOf({ ...KEY, CACTUSGINO_SALT: salt }).join('\n')).not.toContain(salt)
  })

  it('refuses test keys in live mode', () => {
    expect(errorsOf({ ...SANDBOX_ENV, ...KEY, PAYWICKET_MODE: 'live' }).join('\n')).toMatch(/PAYMEGA_PUBLIC_KEY/)
  })
})
