/** What the sandbox holds as its merchant's keys: the same variables the server reads. */

export interface Credentials {
  readonly cactusgino: {
    readonly merchantId: string
    readonly siteId: string
    readonly salt: string
    /** Decimals of a currency in Cactusgino's minor units, where they differ from ISO 4217. */
    readonly exponents: Readonly<Record<string, number>>
  }
  readonly paymega: {
    readonly publicKey: string
    /** Signs callbacks of live operations. */
    readonly secretKey: string
    /** Signs callbacks of test operations. */
    readonly testSecretKey: string
    readonly accountId: string
    readonly apiKey: string
  }
  readonly invoice: { readonly merchantId: string; readonly apiKey: string }
}

/**
 * Demo values for every credential of the three providers, for server and sandbox alike. Invoice's are the
 * test merchant of section 8 of Invoice API v2's document; the rest are invented.
 */
const SANDBOX_CREDENTIALS = {
  CACTUSGINO_MERCHANT_ID: 'sandbox_merchant',
  CACTUSGINO_SALT: 'sandbox-salt-3f9c1b7a5e',
  PAYMEGA_PUBLIC_KEY: 'pk_test_sandboxClSQHi2T9WXuFa76WcwwBB6rspRpg6ANM69cS9zNOJy',
  PAYMEGA_SECRET_KEY: 'sk_live_sandboxQ7vYw0uHk2mRz5tNc8bLx4pJs6dGf1aE9',
  PAYMEGA_TEST_SECRET_KEY: 'sk_test_sandboxV3nKe8rTq1yUo6iPl9wMz4xCb7vBn2sDf5',
  PAYMEGA_ACCOUNT_ID: 'coma_sandbox4h2Jk9Lm',
  PAYMEGA_API_KEY: 'sandbox-api-key-8d1f0c62b4',
  INVOICE_MERCHANT_ID: 'c24360cfac0a0c40c518405f6bc68cb0',
  INVOICE_API_KEY: '1526fec01b5d11f4df4f2160627ce351',
}

/** The demo's own secrets. */
export const DEMO_SECRETS = {
  PAYWICKET_SECRET_KEY: 'demo-secret-key-for-localhost',
  PAYWICKET_WEBHOOK_SECRET: 'whsec_ZGVtby13ZWJob29rLXNlY3JldC1mb3ItbG9jYWxob3N0',
}

/** Every credential that this project publishes, by its variable: whoever reads it has them. */
export const PUBLISHED_CREDENTIALS: Readonly<Record<string, string>> = { ...SANDBOX_CREDENTIALS, ...DEMO_SECRETS }

/** What a server needs to have the sandbox's merchant. */
export const SANDBOX_ENV: Readonly<Record<string, string>> = {
  ...SANDBOX_CREDENTIALS,
  CACTUSGINO_SITE_ID: '21',
  INVOICE_TERMINAL: 'paywicket',
}

/** The environment that points a server at a sandbox on `port` of this machine, with the keys that it holds. */
export function sandboxEnv(port: number): Readonly<Record<string, string>> {
  const base = `http://localhost:${port}`
  return {
    ...SANDBOX_ENV,
    PAYWICKET_ICON_HOSTS: `localhost:${port}`,
    CACTUSGINO_BASE_URL: `${base}/cactusgino`,
    PAYMEGA_BASE_URL: `${base}/paymega/public-api`,
    PAYMEGA_PRIVATE_URL: `${base}/paymega`,
    INVOICE_BASE_URL: `${base}/invoice/api/v2`,
  }
}

/**
 * Everything that a server beside the sandbox on `port` is started with: all three payment systems, a secret key, and webhooks to
 * where `paywicket webhooks --listen` hears them. What `env` says of any of it takes its place, as it does for the sandbox.
 */
export function serverEnv(
  port: number,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const usual = { ...DEMO_SECRETS, PAYWICKET_WEBHOOK_URL: 'http://localhost:4499/', ...sandboxEnv(port) }
  return Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, env[name] || value]))
}

/** Reads the server's own variables; an empty or missing one has its demo value. */
export function credentialsFromEnv(env: Readonly<Record<string, string | undefined>>): Credentials {
  const read = (name: string): string => env[name] || SANDBOX_ENV[name] || ''
  return {
    cactusgino: {
      merchantId: read('CACTUSGINO_MERCHANT_ID'),
      siteId: read('CACTUSGINO_SITE_ID'),
      salt: read('CACTUSGINO_SALT'),
      exponents: exponentsFrom(env['CACTUSGINO_EXPONENTS'] ?? ''),
    },
    paymega: {
      publicKey: read('PAYMEGA_PUBLIC_KEY'),
      secretKey: read('PAYMEGA_SECRET_KEY'),
      testSecretKey: read('PAYMEGA_TEST_SECRET_KEY'),
      accountId: read('PAYMEGA_ACCOUNT_ID'),
      apiKey: read('PAYMEGA_API_KEY'),
    },
    invoice: { merchantId: read('INVOICE_MERCHANT_ID'), apiKey: read('INVOICE_API_KEY') },
  }
}

/** `VND:0,JPY:0` → `{ VND: 0, JPY: 0 }`; what does not read so is left out: the server is who complains. */
function exponentsFrom(list: string): Record<string, number> {
  return Object.fromEntries(
    list
      .split(',')
      .map((entry) => /^\s*([A-Z]{3,5})\s*:\s*(\d)\s*$/.exec(entry))
      .filter((match) => match !== null)
      .map((match) => [match[1] ?? '', Number(match[2])]),
  )
}
