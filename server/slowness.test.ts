/** Slow requests are cut; event streams are not. Real connections. */
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { PATIENCE } from '../test/support/patience.ts'
import { listen, type Listener } from './listener.ts'

const SLOWNESS = { headers: 300, request: 600, silence: 1500, check: 50 }
let listener: Listener
beforeAll(async () => {
  listener = await listen(0, '127.0.0.1', SLOWNESS)
  const app = new Hono()
  app.post('/', async (c) => c.text(await c.req.text()))
  app.get('/stream', (c) => {
    const { outgoing } = c.env as HttpBindings
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    const beat = setInterval(() => outgoing.write(': here\n\n'), 100)
    outgoing.once('close', () => clearInterval(beat))
    return RESPONSE_ALREADY_SENT
  })
  listener.answer(app.fetch)
})
afterAll(async () => {
  const closed = listener.close()
  listener.cut()
  await closed
})

/** Sends `start`, and then a byte every so often; resolves with all that came until the connection ended. */
function dribble(start: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(listener.port, '127.0.0.1')
    let heard = ''
    socket.setEncoding('utf8').on('data', (text) => void (heard += text))
    socket.write(start)
    const drip = setInterval(() => socket.write('a'), 40)
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(drip)
      resolve(heard)
    })
  })
}

it('cuts headers that do not end', { timeout: PATIENCE }, async () => {
  expect(await dribble('POST / HTTP/1.1\r\nhost: x\r\nx-slow: ')).toContain('408')
})

it('cuts a body that does not end', { timeout: PATIENCE }, async () => {
  expect(await dribble('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n')).toContain('408')
})

it('takes no more headers than anybody needs', { timeout: PATIENCE }, async () => {
  expect(await dribble(`GET / HTTP/1.1\r\nhost: x\r\nx-large: ${'a'.repeat(17_000)}\r\n\r\n`)).toContain('431')
})

it('lets an event stream go on beyond every limit', { timeout: PATIENCE }, async () => {
  const answer = await fetch(`http://127.0.0.1:${listener.port}/stream`)
  const reader = answer.body?.getReader()
  // A comment comes every 100 ms at the earliest.
  for (let comments = 0; comments < 25; comments += 1) expect((await reader?.read())?.done).toBe(false)
  await reader?.cancel()
})
