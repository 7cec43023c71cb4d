import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listen, type Listener } from './listener.ts'

let listener: Listener
beforeAll(async () => {
  listener = await listen(0, '127.0.0.1')
  const app = new Hono()
  app.post('/', async (c) => c.text(`${(await c.req.text()).length} letters`))
  listener.answer(app.fetch)
})
afterAll(async () => {
  const closed = listener.close()
  listener.cut()
  await closed
})

/** Sends a body in so many pieces of this size; what came back until the connection ended. */
function sent(pieces: number, size: number): Promise<string> {
  const piece = `${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`
  const { promise, resolve } = Promise.withResolvers<string>()
  let heard = ''
  const socket = connect(listener.port, '127.0.0.1')
  socket.setEncoding('utf8').on('data', (text) => void (heard += text))
  socket.on('error', () => {})
  socket.once('close', () => resolve(heard))
  socket.write('POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n')
  socket.write(`${piece.repeat(pieces)}0\r\n\r\n`)
  return promise
}

it.each([
  ['a small body in crumbs', 200, 1],
  ['a middling one by lines', 250, 80],
  ['a large one by packets', 1500, 700],
])('takes %s', async (_what, pieces, size) => {
  expect(await sent(pieces, size)).toContain(`${pieces * size} letters`)
})

it.each([
  ['crumbs', 300, 1],
  ['more crumbs than can be counted', 200_000, 1],
  ['many small pieces', 10_000, 100],
])('cuts whoever sends %s', async (_what, pieces, size) => {
  expect(await sent(pieces, size)).toBe('')
})
