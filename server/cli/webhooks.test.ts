import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNode } from '../../test/support/child.ts'
import { listen } from '../../test/support/listener.ts'
import { startSystem, type System } from '../../test/support/system.ts'
import { until } from '../../test/support/until.ts'
import { listenForWebhooks } from './webhook-listener.ts'
import { run } from './webhooks.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const printed: string[] = []
let system: System
let listener: Awaited<ReturnType<typeof listenForWebhooks>>

beforeAll(async () => {
  listener = await listenForWebhooks(0, SECRET, (text) => void printed.push(text))
  const { port } = listener.address() as AddressInfo
  system = await startSystem({
    PAYWICKET_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    PAYWICKET_WEBHOOK_SECRET: SECRET,
  })
})
afterAll(async () => {
  await system.close()
  listener.close()
})

it('prints a verified webhook, and the same one again when it is sent again', async () => {
  const { id } = await system.open('12.00')
  await system.shop('POST', `/v1/sessions/${id}/cancel`)
  const lines = () => Promise.resolve(printed)
  await until(lines, (list) => list.length === 1)
  expect(printed[0]).toContain('session.cancelled, signature right')
  const [webhook] = /msg_\w+/.exec(printed[0] ?? '') ?? []
  const again = await system.shop('POST', `/v1/webhooks/${webhook}/resend`)
  expect(again).toMatchObject({ status: 202, body: { id: webhook } })
  await until(lines, (list) => list.length === 2)
  expect(printed[1]).toContain(`${webhook} (2. time`)
})

it('refuses what is not signed', async () => {
  const { port } = listener.address() as AddressInfo
  const headers = { 'webhook-id': 'msg_x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,nonsense' }
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}', headers })
  expect(answer.status).toBe(401)
  expect(printed.at(-1)).toContain('REFUSED')
})

interface Page {
  readonly data: readonly { readonly id: string; readonly session?: string }[]
  readonly next?: string
}
const list = (query: string) => system.shop<Page>('GET', `/v1/webhooks${query}`)

it('lists them by state and session, the newest first and page by page', async () => {
  const ids: string[] = []
  for (const value of ['1.00', '2.00', '3.00']) {
    const { id } = await system.open(value)
    ids.push(id)
    await system.shop('POST', `/v1/sessions/${id}/cancel`)
    system.advance(1000)
  }
  const [first = '', , last = ''] = ids
  const told = await until(
    () => list(`?session=${last}&state=delivered`),
    ({ body }) => body.data.length > 0,
  )
  expect(told.body.data).toMatchObject([{ type: 'session.cancelled', session: last, state: 'delivered', tries: 1 }])
  const newest = await list('?limit=2')
  expect(newest.body.data.map(({ session }) => session)).toEqual([last, ids[1]])
  const older = await list(`?limit=1&after=${newest.body.next}`)
  expect(older.body.data.map(({ session }) => session)).toEqual([first])
  expect((await list(`?session=${first}&state=failed`)).body).toEqual({ data: [] })
  expect(await list('?after=msg_nobody')).toMatchObject({ status: 422, body: { field: 'after' } })
  expect(await list('?state=lost')).toMatchObject({ status: 422, body: { field: 'state' } })
})

it('are for the shop alone', async () => {
  expect(await system.shop('GET', '/v1/webhooks?state=failed')).toEqual({ status: 200, body: { data: [] } })
  expect(await system.shop('POST', '/v1/webhooks/msg_nobody/resend')).toMatchObject({ status: 404 })
  const stranger = { authorization: 'Bearer nonsense' }
  expect(await system.shop('GET', '/v1/webhooks?state=failed', undefined, stranger)).toMatchObject({ status: 401 })
  expect(await system.shop('POST', '/v1/webhooks/x/resend', undefined, stranger)).toMatchObject({ status: 401 })
})

describe('--replay', () => {
  const replay = async (args: readonly string[], env: Record<string, string> = {}) => {
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    return { code: await run(args, { env: { ...system.env, ...env }, say, tell: say }), said }
  }
  const count = () => Promise.resolve(printed.length)

  it('has the server send one again, and all of a session', async () => {
    const { id } = await system.open('13.00')
    await system.shop('POST', `/v1/sessions/${id}/cancel`)
    const before = printed.length
    const list = async () =>
      (await system.shop<{ data: { id: string; state: string }[] }>('GET', `/v1/webhooks?session=${id}`)).body.data
    const [stored] = await until(list, ([one]) => one?.state === 'delivered')
    const sent = { code: 0, said: [`${stored?.id} is sent again`] }
    expect(await replay(['--replay', stored?.id ?? ''])).toEqual(sent)
    await until(count, (now) => now > before)
    await until(list, ([one]) => one?.state === 'delivered')
    expect(await replay(['--replay', id])).toEqual(sent)
    await until(
      () => printed.filter((text) => text.includes(stored?.id ?? '-') && text.includes('(3. time')),
      ({ length }) => length === 1,
    )
  })

  it('reads every page of a session’s list, and sends the oldest first', async () => {
    const pages: Readonly<Record<string, object>> = {
      '/v1/webhooks?session=ses_long&limit=200': { data: [{ id: 'msg_3' }, { id: 'msg_2' }], next: 'msg_2' },
      '/v1/webhooks?session=ses_long&limit=200&after=msg_2': { data: [{ id: 'msg_1' }] },
    }
    const server = await listen((request, _text, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(request.method === 'POST' ? {} : (pages[request.url ?? ''] ?? null)))
    })
    const { code, said } = await replay(['--replay', 'ses_long'], { PAYWICKET_PUBLIC_URL: server.url })
    expect({ code, said }).toEqual({ code: 0, said: ['msg_1', 'msg_2', 'msg_3'].map((id) => `${id} is sent again`) })
    await server.close()
  })

  it('says why not', async () => {
    const cases: readonly (readonly [number, RegExp, readonly string[], Record<string, string>?])[] = [
      [1, /^msg_none is not sent again: There is no webhook of this id$/, ['--replay', 'msg_none']],
      [1, /^No webhook of ses_none is stored/, ['--replay', 'ses_none']],
      [
        1,
        /does not know this PAYWICKET_SECRET_KEY/,
        ['--replay', 'ses_none'],
        { PAYWICKET_SECRET_KEY: 'of-another-shop' },
      ],
      [
        1,
        /^No server answers at http:\/\/localhost:1 \(.+\): start it/,
        ['--replay', 'ses_none'],
        { PAYWICKET_PUBLIC_URL: 'http://localhost:1' },
      ],
      [
        1,
        /is a Paywicket there\?|There is nothing/,
        ['--replay', 'ses_none'],
        { PAYWICKET_PUBLIC_URL: system.sandboxUrl },
      ],
      [2, /PAYWICKET_SECRET_KEY is missing/, ['--replay', 'ses_none'], { PAYWICKET_SECRET_KEY: '' }],
      [2, /Say --listen, or --replay/, []],
      [2, /70000 is not a port/, ['--listen', '70000']],
      [2, /PAYWICKET_WEBHOOK_SECRET is missing/, ['--listen'], { PAYWICKET_WEBHOOK_SECRET: '' }],
      [2, /must be whsec_ and base64/, ['--listen', '0', '--secret', 'whsec_*']],
    ]
    for (const [code, why, args, env] of cases) {
      const { code: ended, said } = await replay(args, env)
      expect({ ended, said: said.join('\n') }).toEqual({ ended: code, said: expect.stringMatching(why) })
      expect(said.join()).not.toMatch(/test-secret-key|of-another-shop/)
    }
  })
})

it('--listen takes a port, or the usual one, and stops when it is asked to', async () => {
  const cli = fileURLToPath(new URL('../cli.js', import.meta.url))
  const child = startNode([cli, 'webhooks', '--listen', '0', '--secret', SECRET], { cwd: process.cwd() })
  const [, url = ''] = await child.says(/PAYWICKET_WEBHOOK_URL=(\S+)/)
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401)
  await child.says(/REFUSED/)
  expect(await child.stop()).toBe(0)
})
