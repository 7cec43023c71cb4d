/** Paywicket alone, quiet, for measuring. Takes the database's path. */
import { pino } from 'pino'
import { startServer } from '../../server/server.ts'

const running = await startServer({
  log: pino({ level: 'silent' }),
  env: {
    PAYWICKET_SECRET_KEY: 'bench-secret-key-0123456789',
    PAYWICKET_PORT: '0',
    DATABASE_URL: `file:${process.argv[2] ?? ':memory:'}`,
    CACTUSGINO_MERCHANT_ID: 'bench',
    CACTUSGINO_SITE_ID: '1',
    CACTUSGINO_SALT: 'bench-salt',
    CACTUSGINO_BASE_URL: 'http://localhost:1',
  },
})
process.stdout.write(`${JSON.stringify({ port: running.port })}\n`)
process.stdin.resume()
process.stdin.once('end', () => void running.close().then(() => process.exit(0)))
