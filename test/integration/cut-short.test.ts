/** Requests that end before their bodies do: the server has not failed. */
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem(only('cactusgino'), { isLive: true })
})
afterAll(() => system.close())

const log = () => system.lines.join('')
const cutShort = () => log().split('a request ended before its body did').length - 1

it.each([
  ['leaves', 'content-length: 900\r\n\r\n{"a":', true],
  ['is cut off for crumbs', `transfer-encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(2000)}`, false],
])('whoever %s is in the log by his address, and no failure of ours is', async (_what, rest, leaves) => {
  const before = cutShort()
  const socket = connect(Number(new URL(system.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`POST /v1/callbacks/cactusgino HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${rest}`)
  if (leaves) socket.end()
  await until(
    async () => cutShort(),
    (count) => count > before,
  )
  socket.destroy()
  expect(log()).toContain('"client":"127.0.0.1"')
  expect(log()).not.toContain('a request failed')
})
