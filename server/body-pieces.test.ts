import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listen, type Listener } from './listener.ts'

let listener: Listener
beforeAll(async () => {
  listener = await listen(0, '127.0.0.1')
  const app = new Hono()
  app.onError((_cut, c) => c.body(null, 400))
  app.post('/', async (c) => c.text(`${(await c.req.text()).length} letters`))
  app.get('/', (c) => c.text('here'))
  listener.answer(app.fetch)
})
afterAll(async () => {
  const closed = listener.close()
  listener.cut()
  await closed
})

const HEAD = 'host: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n'
const chunks = (pieces: number, size: number) =>
  `${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`.repeat(pieces) + '0\r\n\r\n'

/** Sends it; what came back until the connection ended. */
function sent(text: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  let heard = ''
  const socket = connect(listener.port, '127.0.0.1')
  socket.setEncoding('utf8').on('data', (text) => void (heard += text))
  socket.on('error', () => {})
  socket.once('close', () => resolve(heard))
  socket.write(text)
  return promise
}

it.each([
  ['a small body in crumbs', 200, 1],
  ['a middling one by lines', 250, 80],
  ['a large one by packets', 1500, 700],
])('takes %s', async (_what, pieces, size) => {
  expect(await sent(`POST / HTTP/1.1\r\n${HEAD}${chunks(pieces, size)}`)).toContain(`${pieces * size} letters`)
})

it.each([
  ['crumbs', 300, 1],
  ['more crumbs than can be counted', 200_000, 1],
  ['many small pieces', 10_000, 100],
])('cuts whoever sends %s', async (_what, pieces, size) => {
  expect(await sent(`POST / HTTP/1.1\r\n${HEAD}${chunks(pieces, size)}`)).toBe('')
})

it('cuts whoever goes on with a body that was not asked for, once he is answered', async () => {
  expect(await sent('GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n')).toContain('here')
  expect(await sent('GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\n')).toContain('here')
})

it('keeps the connection of one whose body was small', async () => {
  const small = 'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\na'
  expect((await sent(`${small}GET / HTTP/1.1\r\n${HEAD}0\r\n\r\n`)).split('here')).toHaveLength(3)
})
