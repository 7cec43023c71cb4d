import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PATIENCE } from '../support/patience.ts'
import { startHost, type Host } from './host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host.stop())

/** Sends a body of so many pieces of one byte, until all is sent or the connection is cut. */
function crumble(line: string, pieces: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const socket = connect(host.port, '127.0.0.1')
  socket.on('error', () => {}).resume()
  socket.once('close', () => resolve())
  socket.write(`${line} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`)
  socket.end(`${'1\r\na\r\n'.repeat(pieces)}0\r\n\r\n`)
  return promise
}

/** Microseconds of the processor, the least of a few turns. */
async function cost(line: string, pieces: number): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < 4; turn += 1) {
    const before = await host.cpu()
    await crumble(line, pieces)
    least = Math.min(least, (await host.cpu()) - before)
  }
  return least
}

it.each([
  'POST /v1/callbacks/cactusgino',
  'POST /v1/callbacks/paymega',
  'POST /v1/sessions',
  'POST /v1/reports',
  'POST /pay/x',
  'DELETE /nothing',
  'GET /healthz',
  'HEAD /paywicket.js',
])('a body in a hundred times as many crumbs costs no more: %s', { timeout: PATIENCE }, async (line) => {
  await cost(line, 5000)
  expect(await cost(line, 500_000)).toBeLessThan(8 * (await cost(line, 5000)))
})
