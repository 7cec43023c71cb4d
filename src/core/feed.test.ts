import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import { readSession, type Session } from '../contract/index.ts'
import { createApi, type Fault } from './api.ts'
import { createFeed } from './feed.ts'
import { createTokenSource } from './token.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Longer than a poll is ever waited for, and than a stream may be silent. */
const LONG = MINUTE

const sessionAt = (revision: number): Session => sessionWith({ revision })

const ENDED = { type: 'about:blank', title: 'no', status: 410, code: 'token_expired', detail: 'It ended.' }

/** A buyer's server whose stream a test can open, feed, cut and refuse, and whose reads it can hold back. */
function startServer() {
  const state = {
    revision: 1,
    /** What it is in: `ended` refuses the token, `away` answers nobody, `held` leaves reads unanswered. */
    is: 'there' as 'there' | 'held' | 'away' | 'ended',
    hasStreams: true,
    reads: 0,
    /** Reads at once: now, and the most there were. */
    reading: 0,
    most: 0,
    /** `Last-Event-ID` of each stream that was asked for. */
    after: [] as string[],
  }
  const encoder = new TextEncoder()
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const held: (() => void)[] = []

  function stream(signal: AbortSignal | null | undefined): Response {
    let mine: ReadableStreamDefaultController<Uint8Array> | undefined
    const end = () => mine && open.delete(mine)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        mine = controller
        open.add(controller)
        controller.enqueue(encoder.encode(': open\n\n'))
      },
      cancel: () => void end(),
    })
    signal?.addEventListener('abort', () => end() && mine?.error(new TypeError('aborted')))
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  }

  async function answer(url: string, init: RequestInit = {}): Promise<Response> {
    if (state.is === 'away') throw new TypeError('Failed to fetch')
    if (new URL(url).pathname.endsWith('/events')) {
      state.after.push(new Headers(init.headers).get('last-event-id') ?? '')
      if (state.is === 'ended') return Response.json(ENDED, { status: 410 })
      if (!state.hasStreams) throw new TypeError('Failed to fetch')
      return stream(init.signal)
    }
    state.reads += 1
    state.reading += 1
    state.most = Math.max(state.most, state.reading)
    if (state.is === 'held') await new Promise<void>((resolve) => held.push(resolve))
    state.reading -= 1
    if (state.is === 'ended') return Response.json(ENDED, { status: 410 })
    return Response.json(sessionAt(state.revision))
  }

  return {
    state,
    open,
    answer,
    send(revision: number) {
      state.revision = revision
      const event = encoder.encode(`id: ${revision}\ndata: ${JSON.stringify(sessionAt(revision))}\n\n`)
      for (const controller of open) controller.enqueue(event)
    },
    cut() {
      for (const controller of open) controller.error(new TypeError('network error'))
      open.clear()
    },
    /** Answers the reads that are held back; the number of them. */
    release: () => held.splice(0).map((done) => done()).length,
  }
}

const running: (() => void)[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  for (const stop of running.splice(0)) stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
/** Lets time go by. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

function startFeed() {
  const server = startServer()
  vi.stubGlobal('fetch', server.answer)
  const api = createApi({
    server: 'https://pay.example',
    token: createTokenSource('t', () => undefined),
    locale: () => 'en',
    onUnknown: () => {},
    wholeReader: async () => readSession,
  })
  const seen: number[] = []
  const reach: boolean[] = []
  const ends: Fault[] = []
  const feed = createFeed({
    api,
    revision: () => seen.at(-1) ?? 1,
    onSession: ({ revision }) => seen.push(revision),
    onReach: (reached) => reach.push(reached),
    onEnd: (fault) => ends.push(fault),
  })
  running.push(feed.stop)
  return { ...server, feed, seen, reach, ends }
}

test('a Session of the stream arrives without a poll', async () => {
  const { state, open, send, seen, reach } = startFeed()
  await expect.poll(() => reach).toEqual([true])
  await pass(30 * SECOND)
  send(2)
  await expect.poll(() => seen).toEqual([2])
  await pass(30 * SECOND)
  expect(open.size).toBe(1)
  expect(state.reads).toBe(0)
})

test('a stream cut in the middle: polling fills the gap, and the stream comes back from the last revision', async () => {
  const { state, open, send, cut, seen } = startFeed()
  await expect.poll(() => open.size).toBe(1)
  send(2)
  await expect.poll(() => seen).toEqual([2])
  state.hasStreams = false
  cut()
  state.revision = 3
  await expect.poll(() => seen).toContain(3)
  await pass(LONG)
  expect(open.size).toBe(0)
  // Also while it is refused.
  expect(state.after.at(-1)).toBe('3')
  state.hasStreams = true
  await pass(LONG)
  expect(open.size).toBe(1)
  expect(state.after.at(-1)).toBe('3')
  send(4)
  await expect.poll(() => seen.at(-1)).toBe(4)
})

test('polls never overlap, however often somebody asks', async () => {
  const { state, feed, release } = startFeed()
  state.hasStreams = false
  state.is = 'held'
  for (let round = 0; round < 5; round += 1) {
    for (let times = 0; times < 4; times += 1) {
      feed.refresh()
      await pass(SECOND)
    }
    expect(release()).toBe(1)
    await expect.poll(() => state.reading).toBe(1)
  }
  expect(state.most).toBe(1)
  // Whoever asked while one was on its way is answered by the next one.
  expect(state.reads).toBe(6)
})

test('a stream that says nothing for too long is dead, and is opened anew', async () => {
  const { state, open, reach } = startFeed()
  await expect.poll(() => reach).toEqual([true])
  await pass(40 * SECOND)
  expect(state.after).toHaveLength(1)
  await pass(10 * SECOND)
  expect(state.after).toHaveLength(2)
  expect(open.size).toBe(1)
})

test('a read that the network denies is believed although the stream seems to flow, and is asked again until it is answered', async () => {
  const { state, open, reach, feed } = startFeed()
  await expect.poll(() => reach).toEqual([true])
  state.is = 'away'
  feed.refresh()
  await pass(0)
  expect(reach).toEqual([true, false])
  expect(open.size).toBe(1)
  state.is = 'there'
  await pass(5 * SECOND)
  expect(reach.at(-1)).toBe(true)
})

test('a server that is away ends nothing', async () => {
  const { state, open, reach, ends, seen, cut } = startFeed()
  await expect.poll(() => open.size).toBe(1)
  state.is = 'away'
  cut()
  await expect.poll(() => reach.at(-1)).toBe(false)
  await pass(10 * MINUTE)
  expect(reach.at(-1)).toBe(false)
  expect(ends).toEqual([])
  state.is = 'there'
  state.revision = 7
  await pass(LONG)
  expect(seen).toContain(7)
  expect(reach.at(-1)).toBe(true)
})

test('an ended token ends the feed, once', async () => {
  const { state, ends, cut, open, feed } = startFeed()
  await expect.poll(() => open.size).toBe(1)
  state.is = 'ended'
  cut()
  await expect.poll(() => ends).toHaveLength(1)
  expect(ends[0]).toMatchObject({ kind: 'token', code: 'token_expired', text: 'It ended.' })
  const { reads, after } = state
  const streams = after.length
  feed.refresh()
  await pass(10 * MINUTE)
  expect(ends).toHaveLength(1)
  expect([state.reads, state.after.length]).toEqual([reads, streams])
  expect(vi.getTimerCount()).toBe(0)
})
