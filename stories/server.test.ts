import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemSchema, sessionSchema, type Session } from '../src/contract/index.ts'
import { createEventReader } from '../src/core/sse.ts'
import { serveStories, type ServedStories } from './serve.ts'
import { tokenOf } from './server.ts'
import { STORIES, storyNamed } from './stories.ts'

let served: ServedStories
beforeAll(async () => {
  served = await serveStories()
})
afterAll(() => served.close())

const ask = (token: string, path = '', init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${served.url}/v1/checkout${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  })

const read = async (token: string, locale: string): Promise<Session> =>
  v.parse(sessionSchema(), await (await ask(token, `?locale=${locale}`)).json())

function named(name: string) {
  const story = storyNamed(name)
  if (!story) throw new Error(`no story ${name}`)
  return story
}

describe('a read', () => {
  test.each(['en', 'hi'])('answers with each story, %s', async (locale) => {
    for (const story of STORIES.filter(({ line }) => line === undefined)) {
      const session = await read(tokenOf(story), locale)
      expect(session.id).toBe(story.name)
    }
  })

  test('speaks the language that is asked for', async () => {
    const { action } = await read('notice-declined', 'de')
    expect(action.kind === 'choose' && action.notice?.text).toMatch(/Zahlung/)
  })

  test('without a birth is always of now, with one of then', async () => {
    const since = async (token: string) => {
      const { action, now } = await read(token, 'en')
      return action.kind === 'wait' ? Date.parse(now) - Date.parse(action.since) : undefined
    }
    expect(await since('wait-operator')).toBe(20_000)
    expect(await since(tokenOf(named('wait-operator'), Date.now() - 30_000))).toBeGreaterThanOrEqual(50_000)
  })

  test('is known to any page', async () => {
    const headers = { origin: 'https://shop.example' }
    const answer = await ask('done-paid', '', { headers })
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    const preflight = await ask('done-paid', '', { method: 'OPTIONS' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('leads to a form of another origin than the page that asks', async () => {
    const { port } = new URL(served.url)
    for (const origin of [undefined, `http://127.0.0.1:${port}`, 'https://shop.example']) {
      const answer = await ask('frame', '', origin === undefined ? {} : { headers: { origin } })
      const { action } = (await answer.json()) as Session
      const url = new URL(action.kind === 'frame' ? action.url : '')
      expect(url.origin).not.toBe(origin ?? served.url)
      expect((await fetch(url)).status).toBe(200)
    }
  })
})

test('the stream sends the session once, unless it is known', async () => {
  const events: Session[] = []
  const listen = async (headers: Record<string, string>, enough: () => boolean) => {
    const stop = new AbortController()
    const answer = await ask('transfer-card', '/events', { headers, signal: stop.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const receive = createEventReader((data) => void events.push(v.parse(sessionSchema(), JSON.parse(data))))
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) {
      receive(decoder.decode(bytes, { stream: true }))
      if (enough()) break
    }
    stop.abort()
  }
  await listen({}, () => events.length > 0)
  expect(events.map(({ id }) => id)).toEqual(['transfer-card'])
  const [first] = events
  await listen({ 'last-event-id': String(first?.revision) }, () => true)
  expect(events).toHaveLength(1)
})

describe('trouble', () => {
  const problemOf = async (answer: Response) => {
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    return v.parse(problemSchema, await answer.json())
  }

  test('a token that is refused, or is none', async () => {
    expect(await problemOf(await ask('trouble-token'))).toMatchObject({ status: 401, code: 'invalid_token' })
    expect(await problemOf(await ask('no-such-story'))).toMatchObject({ status: 401, code: 'invalid_token' })
    expect(await problemOf(await ask('trouble-page'))).toMatchObject({ status: 403, code: 'origin_not_allowed' })
  })

  test('a server that is away', async () => {
    await expect(ask('trouble-network')).rejects.toThrow('fetch failed')
  })

  test('a line that breaks after the first read', async () => {
    const token = tokenOf(named('trouble-offline'), Date.now())
    expect((await ask(token)).status).toBe(200)
    await expect(ask(token, '/events')).rejects.toThrow('fetch failed')
    await expect
      .poll(() =>
        ask(token).then(
          ({ status }) => status,
          (error: Error) => error.message,
        ),
      )
      .toBe('fetch failed')
  })

  test('a command changes nothing, and says so', async () => {
    const post = { method: 'POST', body: '{"method":"cactusgino.card"}' }
    for (const path of ['/choose', '/sent', '/cancel']) {
      expect(await problemOf(await ask('choose-few', path, post))).toMatchObject({ status: 409 })
    }
    const refused = await problemOf(await ask('choose-problem', '/choose?locale=ru', post))
    expect(refused).toMatchObject({ status: 503, code: 'method_unavailable' })
    expect(refused.detail).toMatch(/[а-я]/)
  })
})

test('pictures come from the same place', async () => {
  const answer = await fetch(`${served.url}/pictures/shop.svg`)
  expect(answer.headers.get('content-type')).toBe('image/svg+xml')
})
