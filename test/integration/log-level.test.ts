/** `PAYWICKET_LOG_LEVEL` in a server that is a process of its own. */
import { expect, onTestFinished, test } from 'vitest'
import { sandboxEnv } from '../../server/sandbox/credentials.ts'
import { serverProcess } from '../support/process.ts'
import { SECRET_KEY } from '../support/system.ts'

/** The messages of a server that has been started and asked one thing. */
async function messages(level: string): Promise<readonly unknown[]> {
  const server = serverProcess({
    // Nothing is asked of a payment system here.
    ...sandboxEnv(1),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    DATABASE_URL: 'file::memory:',
    PAYWICKET_LOG_LEVEL: level,
  })
  onTestFinished(server.kill)
  await server.start()
  await fetch(`http://127.0.0.1:${server.port()}/openapi.json`)
  expect(await server.stop()).toBe(0)
  return server.log().map((line) => (JSON.parse(line) as { msg?: unknown }).msg)
}

test('at info it says that it answers, and to what', async () => {
  expect(await messages('info')).toEqual(expect.arrayContaining(['Paywicket answers', 'request']))
})

test('at warn it has nothing to say', async () => {
  expect(await messages('warn')).toEqual([])
})
