/** What a server is started with, and what it is not started with, as whoever runs it meets it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { sandboxEnv } from '../../server/sandbox/credentials.ts'
import { serverProcess } from '../support/process.ts'
import { SECRET_KEY, startSystem } from '../support/system.ts'

const folder = mkdtempSync(join(tmpdir(), 'paywicket-start-'))
afterAll(() => rmSync(folder, { recursive: true }))

// Nothing is asked of a payment system here.
const ENV: Readonly<Record<string, string>> = {
  ...sandboxEnv(1),
  PAYWICKET_SECRET_KEY: SECRET_KEY,
  DATABASE_URL: 'file::memory:',
}

async function started(env: Record<string, string>) {
  const server = serverProcess(env)
  onTestFinished(server.kill)
  await server.start()
  return server
}

/** What a server says that does not start. */
async function refused(env: Record<string, string>): Promise<string> {
  const server = serverProcess(env)
  onTestFinished(server.kill)
  return server.start().then(
    () => 'it has started',
    () => server.log().join('\n'),
  )
}

const statusOf = async (url: string, key?: string) =>
  (await fetch(url, key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } })).status

describe('the server', () => {
  it('says all that live refuses, and repeats no secret', async () => {
    const said = await refused({ ...ENV, PAYWICKET_MODE: 'live' })
    for (const name of [
      'PAYWICKET_PUBLIC_URL',
      'CACTUSGINO_SALT',
      'CACTUSGINO_BASE_URL',
      'PAYMEGA_API_KEY',
      'INVOICE_API_KEY',
    ])
      expect(said).toContain(name)
    for (const secret of [SECRET_KEY, ENV['CACTUSGINO_SALT'] ?? '', ENV['PAYMEGA_API_KEY'] ?? ''])
      expect(said).not.toContain(secret)
  })

  it('does not start with a password in a webhook’s address, and does not say it', async () => {
    const said = await refused({
      ...ENV,
      PAYWICKET_WEBHOOK_URL: 'https://shop:open-sesame@shop.example/hook',
      PAYWICKET_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    })
    expect(said).toContain('PAYWICKET_WEBHOOK_URL must not have a user name or a password')
    expect(said).not.toContain('open-sesame')
  })

  it('takes secrets from files', async () => {
    const { PAYWICKET_SECRET_KEY: _, ...without } = ENV
    const path = join(folder, 'key')
    writeFileSync(path, 'a-key-that-came-from-a-file\n')
    const server = await started({ ...without, PAYWICKET_SECRET_KEY_FILE: path })
    const url = `http://127.0.0.1:${server.port()}/v1/sessions`
    expect(await statusOf(url, 'a-key-that-came-from-a-file')).toBe(200)
    expect(await statusOf(url, SECRET_KEY)).toBe(401)
    expect(server.log().join('\n')).not.toContain('a-key-that-came-from-a-file')
  })

  it('warns of a name that nobody knows, and starts', async () => {
    const server = await started({ ...ENV, PAYWICKET_SHOPNAME: 'not for a log' })
    const warning = server.log().find((line) => line.includes('PAYWICKET_SHOPNAME'))
    expect(JSON.parse(warning ?? '{}')).toMatchObject({ level: 40, nearest: 'PAYWICKET_SHOP_NAME' })
    expect(server.log().join('\n')).not.toContain('not for a log')
  })

  it('answers this machine alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address
    const near = await started(ENV)
    expect(await statusOf(`http://127.0.0.1:${near.port()}/healthz`)).toBe(200)
    if (outside === undefined) return
    await expect(fetch(`http://${outside}:${near.port()}/healthz`)).rejects.toThrow()
    const open = await started({ ...ENV, PAYWICKET_HOST: '0.0.0.0' })
    expect(await statusOf(`http://${outside}:${open.port()}/healthz`)).toBe(200)
  })
})

describe('/metrics', () => {
  it('is for the secret key, and for nobody else', async () => {
    const system = await startSystem()
    onTestFinished(system.close)
    const { token } = await system.open()
    expect(await statusOf(`${system.url}/metrics`)).toBe(401)
    expect(await statusOf(`${system.url}/metrics`, token)).toBe(401)
    expect(await statusOf(`${system.url}/metrics`, SECRET_KEY)).toBe(200)
  })

  it('is for its own token where it has one', async () => {
    const system = await startSystem({ PAYWICKET_METRICS_TOKEN: 'a-token-of-the-watchers,the-one-before-it' })
    onTestFinished(system.close)
    for (const key of ['a-token-of-the-watchers', 'the-one-before-it'])
      expect(await statusOf(`${system.url}/metrics`, key)).toBe(200)
    for (const key of [undefined, SECRET_KEY, 'another']) expect(await statusOf(`${system.url}/metrics`, key)).toBe(401)
    // It opens nothing else.
    expect(await statusOf(`${system.url}/v1/sessions`, 'a-token-of-the-watchers')).toBe(401)
  })
})
