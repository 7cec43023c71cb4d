/**
 * Fresh Sessions, as fast as the network lets them come: the event stream where it can be had, else polling, and
 * back to the stream by itself. No network error ends a payment; only the server's own "no" stops the feed.
 */
import type { Session } from '../contract/index.ts'
import { isLasting, type Answer, type Api, type Fault } from './api.ts'
import { backoff } from './backoff.ts'
import { createEventReader } from './sse.ts'

export interface FeedOptions {
  readonly api: Api
  /** The revision already on screen; the stream sends only newer ones. */
  readonly revision: () => number
  readonly onSession: (session: Session) => void
  /** True while Sessions arrive, by stream or by polling; false while the server cannot be reached. */
  readonly onReach: (reached: boolean) => void
  /** The server refused, or the token ended: the feed has stopped. */
  readonly onEnd: (fault: Fault) => void
}

/** All in ms. */
const PACE = {
  /** A stream that sends nothing for this long is dead: the server sends a comment every 15 s. */
  silence: 40_000,
  /** After this long without a byte, a page that comes back to the front opens the stream anew. */
  suspicion: 20_000,
  poll: { first: 1_500, longest: 12_000 },
  stream: { first: 1_000, longest: 30_000 },
} as const

export interface Feed {
  /** Asks for a fresh Session now: the page came back, the network did, or somebody knows that something changed. */
  refresh(): void
  stop(): void
}

/** Starts at once. */
export function createFeed({ api, revision, onSession, onReach, onEnd }: FeedOptions): Feed {
  const all = new AbortController()
  /** The stream that is open or being opened. */
  let stream: AbortController | undefined
  /** True from the first byte of a stream to its end. */
  let flowing = false
  let lastByteAt = 0
  let openedAt = 0
  let streamTries = 0
  let streamTimer: ReturnType<typeof setTimeout> | undefined
  let polling = false
  let pollAgain = false
  let pollTries = 0
  let pollTimer: ReturnType<typeof setTimeout> | undefined

  const stop = () => {
    all.abort()
    clearTimeout(streamTimer)
    clearTimeout(pollTimer)
  }

  const over = () => all.signal.aborted

  const end = (fault: Fault) => {
    stop()
    onEnd(fault)
  }

  const lasting = (answer: Answer<unknown>) => (!answer.ok && isLasting(answer.fault) ? answer.fault : undefined)

  async function poll(): Promise<void> {
    clearTimeout(pollTimer)
    if (polling) {
      pollAgain = true
      return
    }
    polling = true
    const answer = await api.ask({ path: '' }, all.signal)
    polling = false
    if (over()) return
    const fault = lasting(answer)
    if (fault) return end(fault)
    // A stream seems to flow for a while after its network has gone.
    const isCut = !answer.ok && answer.fault.kind === 'network'
    onReach(answer.ok || (flowing && !isCut))
    if (answer.ok) onSession(answer.value)
    if (over()) return
    if (pollAgain) {
      pollAgain = false
      return poll()
    }
    if (!flowing || isCut) pollTimer = setTimeout(poll, backoff(PACE.poll, pollTries++))
  }

  async function listen(): Promise<void> {
    clearTimeout(streamTimer)
    const mine = new AbortController()
    const abort = () => mine.abort()
    all.signal.addEventListener('abort', abort)
    stream = mine
    lastByteAt = performance.now()
    const watchdog = setInterval(() => {
      if (performance.now() - lastByteAt > PACE.silence) mine.abort()
    }, PACE.silence / 8)
    const answer = await api.events(revision(), mine.signal)
    // However a stream ends, the polls below find out what it did not say.
    if (answer.ok && answer.value.body) await drain(answer.value.body, mine.signal).catch(() => undefined)
    clearInterval(watchdog)
    all.signal.removeEventListener('abort', abort)
    mine.abort()
    const cut = flowing
    flowing = false
    if (over()) return
    const fault = lasting(answer)
    if (fault) return end(fault)
    // A stream that is cut as soon as it opens must not be asked for every second.
    if (cut && performance.now() - openedAt > PACE.suspicion) streamTries = 0
    streamTimer = setTimeout(listen, backoff(PACE.stream, streamTries++))
    if (cut) {
      pollTries = 0
      void poll()
    }
  }

  async function drain(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const read = createEventReader(async (data) => {
      const answer = await api.parse(data)
      if (over()) return
      if (answer.ok) onSession(answer.value)
      else void poll()
    })
    const reader = body.getReader()
    const letGo = () => void reader.cancel().catch(() => {})
    signal.addEventListener('abort', letGo)
    const decoder = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done || signal.aborted) return
      lastByteAt = performance.now()
      if (!flowing) {
        flowing = true
        openedAt = lastByteAt
        clearTimeout(pollTimer)
        onReach(true)
      }
      read(decoder.decode(value, { stream: true }))
    }
  }

  void listen()
  pollTimer = setTimeout(poll, backoff(PACE.poll, pollTries++))

  return {
    refresh() {
      if (over()) return
      pollTries = 0
      void poll()
      if (!flowing && streamTries > 0) {
        streamTries = 0
        clearTimeout(streamTimer)
        if (stream?.signal.aborted) void listen()
      } else if (performance.now() - lastByteAt > PACE.suspicion) {
        stream?.abort()
      }
    },
    stop,
  }
}
