import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitBody } from './body-limit.ts'

const app = new Hono()
app.use('*', limitBody(10, 'At most 10 bytes'))
app.post('/', async (c) => c.text(`${(await c.req.text()).length}`))
let server: ReturnType<typeof serve>
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

/** Sends the parts as they are: with a `content-length` among the headers, or in chunks. */
function post(
  parts: readonly string[],
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>()
  const call = request({ port, host: '127.0.0.1', method: 'POST', path: '/', headers }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
  })
  call.on('error', reject)
  for (const part of parts) call.write(part)
  call.end()
  return promise
}

test.each([
  ['announced, small', ['12345', '67890'], { 'content-length': '10' }, 200],
  ['announced, large', ['12345', '678901'], { 'content-length': '11' }, 413],
  ['in chunks, small', ['12345', '67890'], {}, 200],
  ['in chunks, large', ['12345', '678901'], {}, 413],
])('%s', async (_, parts, headers, status) => {
  const answer = await post(parts, headers)
  expect(answer.status).toBe(status)
  if (status === 200) expect(answer.text).toBe('10')
  else expect(JSON.parse(answer.text)).toMatchObject({ code: 'too_large', detail: 'At most 10 bytes' })
})
