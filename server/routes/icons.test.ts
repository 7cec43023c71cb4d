import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { until } from '../../test/support/until.ts'
import { iconRoutes } from './icons.ts'
import { openMarks } from './marks.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const asked: string[] = []
/** Of pictures that never end: how many bytes they have sent, and which connections are still open. */
let sent = 0
const endless = new Set<ServerResponse>()

const host = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  if (path.startsWith('/endless')) {
    response.writeHead(200, { 'content-type': 'image/png' })
    endless.add(response)
    response.on('close', () => endless.delete(response))
    const part = Buffer.alloc(64 * 1024)
    const more = (): void => {
      if (response.destroyed) return
      sent += part.byteLength
      if (response.write(part)) setImmediate(more)
      else response.once('drain', more)
    }
    more()
  } else if (path.startsWith('/icon')) response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(SVG)
  else response.writeHead(404).end()
})
let base = ''
beforeAll(async () => {
  await new Promise<void>((done) => host.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
})
afterAll(() => {
  host.closeAllConnections()
  host.close()
})

const marks = await openMarks()
const routes = () => iconRoutes([new URL(base).host], marks, Date.now)
const get = (app: ReturnType<typeof routes>, address: string) => app.request(`/?of=${encodeURIComponent(address)}`)

it('one icon is fetched once, however many ask and however its address is written', async () => {
  asked.length = 0
  const app = routes()
  const spellings = [
    '/icon.svg',
    '/icon.svg?v=1',
    '/icon.svg?v=2#x',
    '//icon.svg',
    '/./icon.svg',
    '/%69con.svg',
    '/a/../icon.svg',
  ]
  const answers = await Promise.all(spellings.flatMap((path) => [get(app, base + path), get(app, base + path)]))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(await answers[0]?.text()).toBe(SVG)
  for (const path of spellings) expect((await get(app, base + path)).status).toBe(200)
  expect(asked).toEqual(['/icon.svg'])
})

it('a picture is read no further than it may be large', async () => {
  sent = 0
  expect((await get(routes(), `${base}/endless.png`)).status).toBe(404)
  await until(
    async () => endless.size,
    (open) => open === 0,
  )
  // What is on its way in the connection is more than what is read.
  expect(sent).toBeLessThan(16 * 1024 * 1024)
})

it('what is not there is asked for once a minute, and few at a time', async () => {
  asked.length = 0
  const app = routes()
  for (let time = 0; time < 3; time += 1) expect((await get(app, `${base}/none.svg`)).status).toBe(404)
  expect(asked).toEqual(['/none.svg'])
  asked.length = 0
  await Promise.all(Array.from({ length: 50 }, (_, index) => get(app, `${base}/other-${index}.svg`)))
  expect(asked.length).toBe(8)
})

it.each(['http://elsewhere.example/icon.svg', 'file:///etc/passwd', 'nonsense', '%'])(
  '%s is not ours to fetch',
  async (address) => {
    asked.length = 0
    expect((await get(routes(), address)).status).toBe(404)
    expect((await get(routes(), `${base}/%ff.svg`)).status).toBe(404)
    expect(asked).toEqual([])
  },
)
