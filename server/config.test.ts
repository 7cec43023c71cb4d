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
    ['http://localhost:0/paywicket/', 'http://localhost:5000/paywicket'],
  ])('is reached on the port it got, unless it says where: %s', (publicUrl, reached) => {
    const given = publicUrl === undefined ? {} : { PAYWICKET_PUBLIC_URL: publicUrl }
    const result = readConfig({ ...SANDBOX_ENV, ...KEY, ...given, PAYWICKET_PORT: '0' }, around)
    expect(result.kind === 'config' && onPort(result.config, 5000)).toMatchObject({ port: 5000, publicUrl: reached })
  })

  it.each([
    ['https://shop.example/paywicket/', 'https://shop.example/paywicket'],
    ['HTTPS://Shop.Example:443/Pay/', 'https://shop.example/Pay'],
    ['https://чай.рф', 'https://xn--80as4b.xn--p1ai'],
  ])('writes the public address as a browser does: %s', (given, read) => {
    const result = readConfig({ ...SANDBOX_ENV, ...KEY, PAYWICKET_PUBLIC_URL: given }, around)
    expect(result).toMatchObject({ config: { publicUrl: read } })
  })

  it.each([
    'https://a.example/b;c',
    'https://a.example/:id',
    'https://a.example/*',
    'https://a.example/б',
    'https://a.example//b',
  ])('takes no path that means something else in a route, a header or a cookie: %s', (given) => {
    expect(errorsOf({ ...SANDBOX_ENV, ...KEY, PAYWICKET_PUBLIC_URL: given })).toEqual([
      expect.stringMatching(/^PAYWICKET_PUBLIC_URL: its path must be of letters/),
    ])
  })

  it.each(['https://a.example/?x=1', 'https://a.example/b#c'])('takes no query and no fragment in it: %s', (given) => {
    expect(errorsOf({ ...SANDBOX_ENV, ...KEY, PAYWICKET_PUBLIC_URL: given })).toEqual([
      'PAYWICKET_PUBLIC_URL must have neither a query nor a fragment',
    ])
  })

  it('writes origins as browsers do, and takes those of apps', () => {
    const given = 'https://Shop.Example:443/, http://чай.рф:8080, capacitor://localhost'
    const result = readConfig({ ...SANDBOX_ENV, ...KEY, PAYWICKET_ORIGINS: given }, around)
    const origins = ['https://shop.example', 'http://xn--80as4b.xn--p1ai:8080', 'capacitor://localhost']
    expect(result).toMatchObject({ config: { origins } })
  })

  it('names everything that is wrong at once', () => {
    const errors = errorsOf({
      PAYWICKET_PORT: 'x',
      PAYWICKET_MODE: 'maybe',
      PAYWICKET_LOG_LEVEL: 'loud',
      PAYWICKET_PUBLIC_URL: 'nowhere',
      PAYWICKET_ORIGINS: 'https://a.example/path',
      PAYWICKET_TRUSTED_PROXIES: '10.0.0.0/8, balancer.internal',
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
      'PAYWICKET_TRUSTED_PROXIES: balancer.internal',
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

  it('names all that a live server refuses at once, with the rest', () => {
    const errors = errorsOf({
      ...SANDBOX_ENV,
      PAYWICKET_MODE: 'live',
      PAYWICKET_PORT: 'x',
      PAYWICKET_SECRET_KEY: 'short',
    })
    const said = errors.join('\n')
    for (const name of [
      'PAYWICKET_PORT',
      'PAYWICKET_SECRET_KEY',
      'PAYWICKET_PUBLIC_URL',
      'CACTUSGINO_SALT',
      'INVOICE_API_KEY',
    ])
      expect(said).toContain(name)
  })

  it.each(['test', 'live'])(
    'takes no name and no password in an address, and repeats none, in %s',
    (PAYWICKET_MODE) => {
      const errors = errorsOf({
        ...SANDBOX_ENV,
        ...KEY,
        PAYWICKET_MODE,
        PAYWICKET_PUBLIC_URL: 'https://who:hush@pay.example',
        PAYWICKET_ORIGINS: 'https://who:hush@shop.example',
        PAYWICKET_WEBHOOK_URL: 'https://who:hush@shop.example/hook',
        PAYWICKET_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      })
      const said = errors.join('\n')
      expect(said).toMatch(
        /PAYWICKET_WEBHOOK_URL must not have a user name or a password in it: .*PAYWICKET_WEBHOOK_SECRET/,
      )
      expect(said).toContain('PAYWICKET_PUBLIC_URL must not have')
      expect(said).toContain('PAYWICKET_ORIGINS')
      expect(said).not.toMatch(/hush|who/)
    },
  )

  it('takes a name alone, and a password alone, for credentials', () => {
    for (const url of ['https://who@shop.example', 'https://:hush@shop.example'])
      expect(
        errorsOf({
          ...SANDBOX_ENV,
          ...KEY,
          PAYWICKET_WEBHOOK_URL: url,
          PAYWICKET_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        }),
      ).toHaveLength(1)
  })

  it.each(['a-key-with-ünlike-letters', 'ключ-достаточно-длинный', `${'x'.repeat(513)}`])(
    'takes no key that no request can carry: %s',
    (key) => {
      expect(errorsOf({ ...SANDBOX_ENV, PAYWICKET_SECRET_KEY: key })).toEqual([
        expect.stringContaining('PAYWICKET_SECRET_KEY must be of ASCII'),
      ])
      expect(errorsOf({ ...SANDBOX_ENV, ...KEY, PAYWICKET_METRICS_TOKEN: key })).toEqual([
        expect.stringContaining('PAYWICKET_METRICS_TOKEN must be of ASCII'),
      ])
    },
  )

  it.each(['whsec_short', 'whsec_====MfKQ9r8GKYqrTwjUPD8ILPZI', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZI,x'])(
    'takes no webhook secret that cannot sign: %s',
    (secret) => {
      const webhook = { PAYWICKET_WEBHOOK_URL: 'https://shop.example/hook', PAYWICKET_WEBHOOK_SECRET: secret }
      expect(errorsOf({ ...SANDBOX_ENV, ...KEY, ...webhook })).toEqual([
        expect.stringContaining('PAYWICKET_WEBHOOK_SECRET must be'),
      ])
    },
  )

  it('takes two keys and several webhook secrets, a comma or a space between them', () => {
    const [one, two] = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_b3VyIG93biBzZWNyZXQgZm9yIHdlYmhvb2tz']
    const read = readConfig(
      {
        ...SANDBOX_ENV,
        PAYWICKET_SECRET_KEY: 'the-first-of-keys-1,the-second-of-keys',
        PAYWICKET_WEBHOOK_URL: 'https://shop.example/hook',
        PAYWICKET_WEBHOOK_SECRET: `${one} ${two}`,
      },
      around,
    )
    const keys = ['the-first-of-keys-1', 'the-second-of-keys']
    expect(read).toMatchObject({ config: { secretKeys: keys, metricsKeys: keys, webhooks: [{ secrets: [one, two] }] } })
  })

  it('listens on this machine alone, unless it says where', () => {
    const hostOf = (more: Record<string, string>) => {
      const read = readConfig({ ...SANDBOX_ENV, ...KEY, ...more }, around)
      return read.kind === 'config' ? read.config.host : read.errors
    }
    expect(hostOf({})).toBe('localhost')
    for (const host of ['0.0.0.0', '::', '192.168.1.7', 'pay.internal'])
      expect(hostOf({ PAYWICKET_HOST: host })).toBe(host)
    for (const host of ['http://x', 'localhost:80', 'a b', '0.0.0.0/0'])
      expect(hostOf({ PAYWICKET_HOST: host })).toEqual([expect.stringContaining('PAYWICKET_HOST')])
  })

  it('tells of names that nobody knows: beside what is missing, and else aside', () => {
    expect(errorsOf({ ...SANDBOX_ENV, PAYWICKET_SECRETKEY: 'a-secret-key-of-a-shop' })).toEqual([
      expect.stringContaining('PAYWICKET_SECRET_KEY is missing'),
      'PAYWICKET_SECRETKEY is a name that nobody knows; the nearest is PAYWICKET_SECRET_KEY',
    ])
    expect(readConfig({ ...SANDBOX_ENV, ...KEY, PAYWICKET_PROT: '80' }, around)).toMatchObject({
      kind: 'config',
      strangers: [{ variable: 'PAYWICKET_PROT', nearest: 'PAYWICKET_PORT' }],
    })
  })
})
