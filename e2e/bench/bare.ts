/** What session creation is measured against: bare Hono and the same two inserts. */
import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const database = new DatabaseSync(process.argv[2] ?? ':memory:')
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
database.exec(
  'CREATE TABLE sessions (id TEXT PRIMARY KEY, order_id TEXT UNIQUE, status TEXT, wake_at INTEGER, doc TEXT)',
)
database.exec('CREATE TABLE keys (fingerprint TEXT PRIMARY KEY, session_id TEXT, kind TEXT)')
const insertSession = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?)')
const insertKeys = database.prepare('INSERT INTO keys VALUES (?, ?, ?), (?, ?, ?)')

const app = new Hono()
app.post('/v1/sessions', async (c) => {
  const body = (await c.req.json()) as { order: { id: string } }
  const id = randomUUID()
  database.exec('BEGIN')
  insertSession.run(id, body.order.id, 'open', Date.now(), JSON.stringify(body))
  insertKeys.run(randomUUID(), id, 'token', randomUUID(), id, 'code')
  database.exec('COMMIT')
  return c.json(
    { id, token: randomUUID(), url: `http://localhost/pay/${id}`, expiresAt: new Date().toISOString() },
    201,
  )
})
const server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => process.stdout.write(`${JSON.stringify({ port })}\n`))
process.stdin.resume()
process.stdin.once('end', () => {
  server.close()
  process.exit(0)
})
