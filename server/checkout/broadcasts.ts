/**
 * Open event streams. What a session looks like in one language is read and drawn once for each revision, whoever listens, and
 * given to all who do in small portions, so that those of one token cost the others nothing.
 */
import type { Session } from '../../src/contract/index.ts'
import type { Locale } from '../texts/locale.ts'
import type { Log } from './log.ts'
import type { Revisions } from './revisions.ts'
import type { Timers } from './timers.ts'

/** Where what is sent goes to. */
export interface Sink {
  /** False where no more fits into the buyer's line for now. */
  readonly isReady: () => boolean
  readonly write: (bytes: Uint8Array | string) => void
  readonly end: () => void
}

export interface Asked {
  readonly session: string
  /** The fingerprint of the token that lets it in. */
  readonly token: string
  readonly locale: Locale
  readonly tag: string
  /** The revision on screen, which is not sent again. */
  readonly known: number
}

export interface Seat {
  /** The buyer's line takes more again. */
  ready(): void
  leave(): void
}

export interface Broadcasts {
  /** Sends the session at once, unless it is `known`, and then each new revision, until either side ends it. */
  join(asked: Asked, sink: Sink): Seat
  /** How many streams are open. */
  size(): number
}

export interface BroadcastDeps {
  readonly revisions: Pick<Revisions, 'listen'>
  /** Undefined where there is no such session, or its time to be read is over. */
  readonly view: (asked: Pick<Asked, 'session' | 'locale' | 'tag'>) => Promise<Session | undefined>
  /** Is there still such a session, within its time to be read? */
  readonly isReadable: (session: string) => Promise<boolean>
  /** Does the token still lead to the session? */
  readonly isHeld: (session: string, token: string) => Promise<boolean>
  readonly now: () => number
  readonly timers: Pick<Timers, 'every' | 'sleep'>
  readonly log: Log
}

/** A comment this often keeps proxies from cutting a quiet stream, ms. */
const HEARTBEAT = 15_000
/** A token that has ended ends its streams after so many beats, where nothing was told meanwhile. */
const BEATS_A_CHECK = 4
const COMMENT = ': here\n\n'
/** What was drawn is given to whoever comes within this time, ms: it says what time it is. */
const FRESH = 1000
/** So many streams are written to before others have their turn. */
const PORTION = 50

interface Follower extends Sink {
  readonly token: string
  sent: number
  /** The line was full at the last beat. */
  isStuck: boolean
}

interface Drawn {
  readonly revision: number
  readonly bytes: Uint8Array
  readonly at: number
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const encoder = new TextEncoder()

/** All who see one session in one language. */
function createChannel(deps: BroadcastDeps, asked: Omit<Asked, 'token' | 'known'>, onEmpty: () => void) {
  const { session } = asked
  const { now, timers, log } = deps
  const followers = new Set<Follower>()
  let drawn: Drawn | undefined
  /** The newest revision that was read. */
  let revision = -1
  /** Somebody waits for what it looks like now, or for a revision that has been told of. */
  let isAsked = false
  let told = -1
  let isBusy = false
  let beats = 0

  function leave(follower: Follower): void {
    if (!followers.delete(follower) || followers.size > 0) return
    stopListening()
    stopBeating()
    onEmpty()
  }

  function dismiss(isDismissed: (follower: Follower) => boolean): void {
    for (const follower of followers) {
      if (!isDismissed(follower)) continue
      follower.end()
      leave(follower)
    }
  }

  async function inPortions(work: (follower: Follower) => void): Promise<void> {
    let done = 0
    for (const follower of followers) {
      work(follower)
      done += 1
      if (done % PORTION === 0) await turn()
    }
  }

  function give(follower: Follower): void {
    if (!drawn || drawn.revision === follower.sent || !follower.isReady()) return
    follower.sent = drawn.revision
    follower.write(drawn.bytes)
  }

  /** Ends the streams of tokens that may not read any more. */
  async function dismissEnded(): Promise<void> {
    const tokens = [...new Set([...followers].map(({ token }) => token))]
    const answers = await Promise.all(tokens.map((token) => deps.isHeld(session, token)))
    const ended = new Set(tokens.filter((_token, index) => !answers[index]))
    if (ended.size > 0) dismiss(({ token }) => ended.has(token))
  }

  async function check(): Promise<void> {
    if (await deps.isReadable(session)) await dismissEnded()
    else dismiss(() => true)
  }

  /** What thousands of quiet streams have seen need not be kept. */
  async function forgetLater(what: Drawn): Promise<void> {
    await timers.sleep(FRESH)
    if (drawn === what) drawn = undefined
  }

  async function draw(): Promise<void> {
    const at = now()
    const view = await deps.view(asked)
    if (!view) return dismiss(() => true)
    revision = view.revision
    const mine = { revision, at, bytes: encoder.encode(`id: ${revision}\ndata: ${JSON.stringify(view)}\n\n`) }
    drawn = mine
    void forgetLater(mine)
    await inPortions(give)
  }

  /** Changes that come while one is being drawn become one. */
  async function run(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      while ((isAsked || told > revision) && followers.size > 0) {
        isAsked = false
        told = -1
        await draw()
      }
    } finally {
      isBusy = false
    }
  }

  function broke(error: unknown): void {
    log.warn({ err: error, session }, 'event streams broke off')
    dismiss(() => true)
  }

  const stopListening = deps.revisions.listen(session, (news) => {
    // A claim that has ended, or a token, is told with the revision that is on screen already.
    if (news === undefined) isAsked = true
    else told = Math.max(told, news)
    dismissEnded().then(run).catch(broke)
  })
  const stopBeating = timers.every(HEARTBEAT, () => {
    beats += 1
    const isCheck = beats % BEATS_A_CHECK === 0
    dismiss((follower) => follower.isStuck && !follower.isReady())
    const beat = inPortions((follower) => {
      follower.isStuck = !follower.isReady()
      if (!follower.isStuck) follower.write(COMMENT)
    })
    beat.then(() => (isCheck ? check() : undefined)).catch(broke)
  })

  return {
    join(sink: Sink, { token, known }: Pick<Asked, 'token' | 'known'>): Seat {
      const follower: Follower = { ...sink, token, sent: known, isStuck: false }
      followers.add(follower)
      follower.write(COMMENT)
      const show = () => {
        // What is being read now will be given to this one, too.
        if (drawn && now() - drawn.at < FRESH) give(follower)
        else if (!isBusy) {
          isAsked = true
          run().catch(broke)
        }
      }
      show()
      return { ready: () => follower.sent !== revision && show(), leave: () => leave(follower) }
    },
  }
}

export function createBroadcasts(deps: BroadcastDeps): Broadcasts {
  const channels = new Map<string, ReturnType<typeof createChannel>>()
  let open = 0

  return {
    join({ token, known, ...asked }, sink) {
      const key = JSON.stringify([asked.session, asked.locale, asked.tag])
      const channel = channels.get(key) ?? createChannel(deps, asked, () => channels.delete(key))
      channels.set(key, channel)
      open += 1
      const seat = channel.join(sink, { token, known })
      let isOpen = true
      return {
        ready: seat.ready,
        leave() {
          if (!isOpen) return
          isOpen = false
          open -= 1
          seat.leave()
        },
      }
    },
    size: () => open,
  }
}
