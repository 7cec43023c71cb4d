/** PostgreSQL by TLS, as `DATABASE_URL` asks for it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { selfSigned } from '../../test/support/store/certificate.ts'
import { startPostgres, type Postgres } from '../../test/support/store/postgres.ts'
import { session } from '../../test/support/store/states.ts'
import { openStore } from './open-store.ts'

const ours = selfSigned('localhost')
const elsewhere = selfSigned('database.example')
let folder: string

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-tls-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A database and its address by TLS, with the settings of `query`. */
async function sealed(postgres: Postgres, query: Readonly<Record<string, string>>): Promise<string> {
  const [, name = ''] = /\/(shop_\d+)/.exec(await postgres.database()) ?? []
  const settings = new URLSearchParams(query).toString()
  return `postgres://postgres:loopback-only@localhost:${postgres.port}/${name}?${settings}`
}

const why = async (url: string): Promise<string> =>
  openStore(url).then(
    async (store) => {
      await store.close()
      return 'opened'
    },
    (error: unknown) => (error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)),
  )

it('is believed by the certificate that is named, and by no other', async () => {
  const postgres = await startPostgres(['fsync=off'], ours)
  try {
    const ca = await file('ours.crt', ours.certificate)
    const url = await sealed(postgres, { sslmode: 'verify-full', sslrootcert: ca })
    const store = await openStore(url)
    await store.open(session('sealed'), undefined, [])
    const unwatch = await store.watch({ revision: () => {}, missed: () => {}, watched: () => [] })
    const rows = await postgres.query(
      url.replace(/\?.*/, '?sslmode=no-verify'),
      "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'paywicket'",
    )
    // All connections, the one that listens too.
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(rows.every(({ ssl }) => ssl === true)).toBe(true)
    await unwatch()
    await store.close()

    const other = await file('other.crt', selfSigned('localhost').certificate)
    expect(await why(await sealed(postgres, { sslmode: 'verify-full', sslrootcert: other }))).toMatch(
      /self.signed|verify/i,
    )
    // Nobody in the world vouches for it.
    expect(await why(await sealed(postgres, { sslmode: 'verify-full' }))).toMatch(/self.signed|verify/i)
  } finally {
    await postgres.stop()
  }
})

it('is not believed under another name, nor where it has no TLS', async () => {
  const ca = await file('elsewhere.crt', elsewhere.certificate)
  const query = { sslmode: 'verify-full', sslrootcert: ca }
  const postgres = await startPostgres(['fsync=off'], elsewhere)
  try {
    expect(await why(await sealed(postgres, query))).toMatch(/altnames|does not match/i)
  } finally {
    await postgres.stop()
  }
  const plain = createServer((socket) => void socket.once('data', () => socket.end('N')))
  await new Promise<void>((resolve) => plain.listen(0, 'localhost', resolve))
  const { port } = plain.address() as AddressInfo
  const url = `postgres://paywicket:hush@localhost:${port}/none?${new URLSearchParams(query).toString()}`
  expect(await why(url)).toContain('does not support SSL')
  await new Promise((resolve) => plain.close(resolve))
})
