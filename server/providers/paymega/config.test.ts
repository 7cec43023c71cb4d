import { describe, expect, it } from 'vitest'
import { surroundings } from '../../../test/support/providers/canned.ts'
import { envFor, privateClient, publicClient } from '../../../test/support/providers/paymega.ts'
import { paymega } from './index.ts'

function errorsFor(env: Record<string, string>, mode: 'test' | 'live' = 'test'): readonly string[] {
  const setup = paymega.fromEnv(env, surroundings({ mode }))
  return setup.kind === 'wrong' ? setup.errors : [setup.kind]
}

describe('the environment', () => {
  it('is off without any of its needed variables', () => {
    expect(errorsFor({})).toEqual(['off'])
    expect(errorsFor({ PAYMEGA_PUBLIC_KEY: '', PAYMEGA_CREATE: 'nonsense' })).toEqual(['off'])
  })

  it('names all that is missing or wrong at once', () => {
    expect(
      errorsFor({ PAYMEGA_PUBLIC_KEY: 'pk_test_1', PAYMEGA_API_KEY: 'x', PAYMEGA_CREATE: 'x', PAYMEGA_BASE_URL: 'x' }),
    ).toEqual([
      expect.stringContaining('PAYMEGA_SECRET_KEY is missing'),
      expect.stringContaining('PAYMEGA_ACCOUNT_ID is missing'),
      expect.stringContaining('PAYMEGA_BASE_URL is not a web address'),
      expect.stringContaining('PAYMEGA_CREATE must be one of: api, form'),
    ])
    expect(errorsFor({ PAYMEGA_SECRET_KEY: 's' })).toEqual(['PAYMEGA_PUBLIC_KEY is missing.'])
  })

  it('refuses test keys where the mode is live', () => {
    expect(errorsFor(envFor('https://x.example'), 'live')).toEqual([
      expect.stringContaining('PAYMEGA_PUBLIC_KEY is a test key'),
      expect.stringContaining('PAYMEGA_TEST_SECRET_KEY alone does not do'),
    ])
    expect(errorsFor({ PAYMEGA_PUBLIC_KEY: 'pk_live_1', PAYMEGA_SECRET_KEY: 'sk_test_1' }, 'live')).toEqual([
      expect.stringContaining('PAYMEGA_SECRET_KEY is a test key'),
    ])
    expect(errorsFor({ PAYMEGA_PUBLIC_KEY: 'pk_live_1', PAYMEGA_SECRET_KEY: 'sk_live_1' }, 'live')).toEqual(['on'])
  })

  it('says what is lacking without the private API', () => {
    expect(privateClient('https://x.example').lacks).toEqual([])
    expect(privateClient('https://x.example').refund).toBeDefined()
    expect(publicClient('https://x.example').lacks).not.toEqual([])
    expect(publicClient('https://x.example').refund).toBeUndefined()
  })
})
