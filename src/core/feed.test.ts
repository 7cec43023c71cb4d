/// <reference types="node" />
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { readSession, type Session } from '../contract/index.ts'
import { createApi, type Fault } from './api.ts'
import { createFeed, type Feed, type Pace } from './feed.ts'
import { createTokenSource } from './token.ts'

/** Everything ten times as fast as in a browser. */
const PACE: Pace = {
  silence: 600,
  suspicion: 100,
  poll: { first: 40, longest: 80 },
  stream: { first: 30, longest: 60 },
}

const sessionAt = (revision: number): Session => sessionWith({ revision })

/** A buyer's server whose stream a test can open, feed, cut and refuse. */
function startServer() {
  const state = { revision: 1, reads: 0, reading: 0, most: 0, status: 200, streams: true, after: [] as string[] }
  const open = new Set<ServerResponse>()
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (state.status !== 200) {
      const problem = {
        type: 'about:blank',
        title: 'no',
        status: state.status,
        code: 'token_expired',
        detail: 'It ended.',
      }
      response.writeHead(state.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
    } else if (path.endsWith('/events')) {
      state.after.push(String(request.headers['last-event-id']))
      if (!state.streams) return void request.socket.destroy()
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write(': open\n\n')
      open.add(response)
      response.once('close', () => open.delete(response))
    } else {
      state.reads += 1
      state.reading += 1
      state.most = Math.max(state.most, state.reading)
      setTimeout(() => {
        state.reading -= 1
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(sessionAt(state.revision)))
      }, 15)
    }
    return undefined
  })
  return {
    state,
    server,
    open,
    send: (revision: number) => {
      state.revision = revision
      for (const stream of open) stream.write(`id: ${revision}\ndata: ${JSON.stringify(sessionAt(revision))}\n\n`)
    },
    cut: () => {
      for (const stream of open) stream.destroy()
    },
  }
}

const running: { close: () => void }[] = []
afterEach(() => {
  for (const { close } of running.splice(0)) close()
})

async function startFeed() {
  const world = startServer()
  await new Promise<void>((resolve) => world.server.listen(0, '127.0.0.1', resolve))
  const server = `http://127.0.0.1:${(world.server.address() as AddressInfo).port}`
  const api = createApi({
    server,
    token: createTokenSource('t', () => undefined),
    locale: () => 'en',
    onUnknown: () => {},
    wholeReader: async () => readSession,
  })
  const seen: number[] = []
  const reach: boolean[] = []
  const ends: Fault[] = []
  const feed: Feed = createFeed({
    api,
    revision: () => seen.at(-1) ?? 1,
    onSession: ({ revision }) => seen.push(revision),
    onReach: (reached) => reach.push(reached),
    onEnd: (fault) => ends.push(fault),
    pace: PACE,
  })
  running.push({
    close() {
      feed.stop()
      world.server.closeAllConnections()
      world.server.close()
    },
  })
  return { ...world, feed, seen, reach, ends }
}

test('a Session of the stream arrives without a poll', async () => {
  const { state, open, send, seen } = await startFeed()
  await vi.waitFor(() => expect(open.size).toBe(1))
  // The polls that began before the stream was there are over.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const { reads } = state
  send(2)
  await vi.waitFor(() => expect(seen).toContain(2))
  expect(state.reads).toBe(reads)
})

test('a stream cut in the middle: polling fills the gap, and the stream comes back from the last revision', async () => {
  const { state, open, send, cut, seen } = await startFeed()
  await vi.waitFor(() => expect(open.size).toBe(1))
  send(2)
  await vi.waitFor(() => expect(seen).toContain(2))
  state.streams = false
  cut()
  state.revision = 3
  await vi.waitFor(() => expect(seen).toContain(3))
  expect(open.size).toBe(0)
  // Also while it is refused; the one before may still have been on its way.
  await vi.waitFor(() => expect(state.after.at(-1)).toBe('3'))
  state.streams = true
  await vi.waitFor(() => expect(open.size).toBe(1))
  send(4)
  await vi.waitFor(() => expect(seen).toContain(4))
})

test('polls never overlap, however often somebody asks', async () => {
  const { state, feed } = await startFeed()
  state.streams = false
  for (let times = 0; times < 20; times++) {
    feed.refresh()
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await vi.waitFor(() => expect(state.reads).toBeGreaterThan(2))
  expect(state.most).toBe(1)
})

test('a stream that says nothing for too long is dead, and is opened anew', async () => {
  const { state, open } = await startFeed()
  await vi.waitFor(() => expect(open.size).toBe(1))
  await vi.waitFor(() => expect(state.after.length).toBeGreaterThan(1), { timeout: 5_000 })
})

test('a server that is away ends nothing', async () => {
  const { server, state, reach, ends, seen, cut } = await startFeed()
  await vi.waitFor(() => expect(state.after).toHaveLength(1))
  const { port } = server.address() as AddressInfo
  cut()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await vi.waitFor(() => expect(reach.at(-1)).toBe(false))
  expect(ends).toEqual([])
  state.revision = 7
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await vi.waitFor(() => expect(seen).toContain(7))
  expect(reach.at(-1)).toBe(true)
})

test('an ended token ends the feed, once', async () => {
  const { state, ends, cut, open } = await startFeed()
  await vi.waitFor(() => expect(open.size).toBe(1))
  state.status = 410
  cut()
  await vi.waitFor(() => expect(ends).toHaveLength(1))
  expect(ends[0]).toMatchObject({ kind: 'token', code: 'token_expired', text: 'It ended.' })
  const { reads } = state
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(ends).toHaveLength(1)
  expect(state.reads).toBe(reads)
})
