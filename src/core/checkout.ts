/**
 * One payment on one page: the only writer of its state. Whatever happens, a tick, focus, a frame's message, a return
 * from elsewhere, only asks for a fresh Session; the server alone says what is next.
 */
import { batch, signal, type ReadonlySignal } from '@preact/signals'
import type { ChooseCommand, Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'
import { backoff } from './backoff.ts'
import { createClock, type TimeSource } from './clock.ts'
import type { Feed, FeedOptions } from './feed.ts'
import { newsOf, type News } from './news.ts'
import { follow, routeOf, type Route } from './redirect.ts'
import { onWake } from './wake.ts'

export interface CheckoutOptions {
  readonly api: Api
  readonly page: Window
  readonly time: TimeSource
  /** The feed comes after the first Session; the picker does not need it. */
  readonly loadFeed: () => Promise<(options: FeedOptions) => Feed>
  /** Asked before the buyer leaves for the provider's page; false: the host page takes the buyer there itself. */
  readonly beforeRedirect: (route: Route) => boolean | undefined | Promise<boolean | undefined>
  readonly told: Told
  /** The states that the host page has heard of; outlives this checkout where the widget is taken down and put up again. */
  readonly heard: Set<string>
}

/** How the host page hears of it; each at most once per state. */
export interface Told {
  ready(session: Session): void
  change(session: Session): void
  news(news: News, session: Session): void
  /** Technical: `lasting` where nothing but the host page can mend it. */
  error(fault: Fault, lasting: boolean): void
}

export type Command = 'choose' | 'sent' | 'cancel'

export interface Checkout {
  readonly session: ReadonlySignal<Session | undefined>
  /** Why there is nothing to show, or nothing more will come: the token ended, or the server refused. */
  readonly trouble: ReadonlySignal<Fault | undefined>
  /** True while the server cannot be reached; what is on screen stays. */
  readonly offline: ReadonlySignal<boolean>
  /** The command on its way; another one waits for nobody. */
  readonly busy: ReadonlySignal<Command | undefined>
  /** What the server, or the network, said to the last command. */
  readonly problem: ReadonlySignal<Fault | undefined>
  /** The server's time, ms since the epoch; ticks once a second while something reads it. */
  readonly now: ReadonlySignal<number>
  /** What the buyer typed, by a key of the form's choosing; outlives every screen. */
  readonly typed: Map<string, string>
  start(): void
  stop(): void
  /** Asks for a fresh Session. */
  refresh(): void
  /** As `refresh`, but whatever comes is shown: the language or the token is another. */
  restart(): void
  choose(method: string, fields: Record<string, string>): Promise<void>
  sent(): Promise<void>
  /** The buyer gives the live attempt up; the server shows the picker again. */
  giveUp(): Promise<void>
  /** To the provider's page. */
  leave(): Promise<void>
}

const RETRY = { first: 1_000, longest: 15_000 }

export function createCheckout({ api, page, time, loadFeed, beforeRedirect, told, heard }: CheckoutOptions): Checkout {
  const clock = createClock(time)
  const session = signal<Session | undefined>(undefined)
  const trouble = signal<Fault | undefined>(undefined)
  const offline = signal(false)
  const busy = signal<Command | undefined>(undefined)
  const problem = signal<Fault | undefined>(undefined)

  let life = new AbortController()
  let running = false
  let feed: Feed | undefined
  let stopWake: (() => void) | undefined
  let reading = false
  let tries = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let deadlineTimer: ReturnType<typeof setTimeout> | undefined
  /** A clock that jumped is mended by the next Session; until then it is asked for once. */
  let askedForClock = false
  /** The attempt that this document's own `choose` made; only that one may leave the page by itself, and once. */
  let own: string | undefined

  const ticker = { id: undefined as ReturnType<typeof setInterval> | undefined }
  const now = signal(clock.now(), {
    watched() {
      tick()
      ticker.id = setInterval(tick, 1_000)
    },
    unwatched() {
      clearInterval(ticker.id)
    },
  })

  function tick(): void {
    now.value = clock.now()
    if (clock.jumped() && !askedForClock) {
      askedForClock = true
      refresh()
    }
  }

  function once(key: string, tell: () => void): void {
    if (heard.has(key)) return
    heard.add(key)
    tell()
  }

  function receive(next: Session): void {
    const shown = session.peek()
    if (shown?.id === next.id && next.revision < shown.revision) return
    clock.anchor(next.now)
    askedForClock = false
    tries = 0
    const same = shown !== undefined && sameBut(shown, next)
    batch(() => {
      now.value = clock.now()
      trouble.value = undefined
      offline.value = false
      if (same) return
      session.value = next
      if (shown?.action.kind !== next.action.kind) problem.value = undefined
    })
    if (same) return
    watchDeadline(next)
    once(`ready ${next.id}`, () => told.ready(next))
    if (shown) told.change(next)
    const news = newsOf(next)
    if (news) once(news.key, () => told.news(news, next))
    if (next.action.kind === 'redirect' && own !== undefined && own === next.attempt?.id) {
      own = undefined
      void leave()
    }
  }

  /** The moment something ends, the server knows better than this page what that means. */
  function watchDeadline({ action, expiresAt }: Session): void {
    clearTimeout(deadlineTimer)
    if (action.kind === 'done') return
    const ends = 'expiresAt' in action && action.expiresAt !== undefined ? [expiresAt, action.expiresAt] : [expiresAt]
    const left = Math.min(...ends.map((end) => Date.parse(end) - clock.now()).filter((ms) => ms > 0))
    if (Number.isFinite(left)) deadlineTimer = setTimeout(refresh, left + 300)
  }

  function fail(fault: Fault): void {
    const lasting = fault.kind === 'token' || fault.kind === 'refused'
    batch(() => {
      if (lasting || !session.peek()) trouble.value = fault
      else offline.value = true
    })
    once(`error ${fault.code} ${session.peek()?.revision ?? ''}`, () => told.error(fault, lasting))
  }

  /** The first Session, and any asked for before the feed is there. */
  async function read(): Promise<void> {
    clearTimeout(retryTimer)
    if (reading) return
    reading = true
    const { signal } = life
    const answer = await api.read(signal)
    reading = false
    if (signal.aborted) return
    if (answer.ok) {
      receive(answer.value)
      if (running) void startFeed(signal)
      return
    }
    fail(answer.fault)
    if (answer.fault.kind === 'network' || answer.fault.kind === 'busy') {
      retryTimer = setTimeout(read, backoff(RETRY, tries++))
    }
  }

  async function startFeed(signal: AbortSignal): Promise<void> {
    try {
      const create = await loadFeed()
      if (signal.aborted || feed) return
      feed = create({
        api,
        revision: () => session.peek()?.revision ?? 0,
        onSession: receive,
        onReach: (reached) => (offline.value = !reached),
        onEnd(fault) {
          feed = undefined
          fail(fault)
        },
      })
    } catch {
      // The feed's own file did not come: keep reading until it does.
      if (!signal.aborted) retryTimer = setTimeout(read, backoff(RETRY, tries++))
    }
  }

  function refresh(): void {
    if (!running) return
    if (feed) feed.refresh()
    else void read()
  }

  function stop(): void {
    running = false
    life.abort()
    feed?.stop()
    feed = undefined
    reading = false
    stopWake?.()
    clearTimeout(retryTimer)
    clearTimeout(deadlineTimer)
  }

  function start(): void {
    if (running) return
    running = true
    life = new AbortController()
    stopWake = onWake(page, refresh)
    void read()
  }

  async function command(kind: Command, ask: (signal: AbortSignal) => Promise<Answer<Session>>): Promise<boolean> {
    if (busy.peek()) return false
    batch(() => {
      busy.value = kind
      problem.value = undefined
    })
    const { signal } = life
    const answer = await ask(signal)
    if (signal.aborted) {
      busy.value = undefined
      return false
    }
    if (answer.ok && kind === 'choose') own = answer.value.attempt?.id
    batch(() => {
      busy.value = undefined
      if (answer.ok) receive(answer.value)
      else problem.value = answer.fault
    })
    if (answer.ok) return true
    if (answer.fault.kind === 'token') fail(answer.fault)
    // Whether it arrived, or what made it come too late, only the server knows.
    else refresh()
    return false
  }

  async function forAttempt(kind: 'sent' | 'cancel'): Promise<void> {
    const attempt = session.peek()?.attempt?.id
    if (attempt !== undefined) await command(kind, (signal) => api[kind]({ attempt }, signal))
  }

  async function leave(): Promise<void> {
    const action = session.peek()?.action
    if (action?.kind !== 'redirect') return
    const route = routeOf(action)
    if (!route) {
      problem.value = { kind: 'refused', code: 'bad-address' }
      return
    }
    if ((await hook(route)) !== false) follow(route, page.document)
  }

  /** A hook that throws is reported to the host page and stops nobody from paying. */
  async function hook(route: Route): Promise<boolean | undefined> {
    try {
      return await beforeRedirect(route)
    } catch (error) {
      page.reportError(error)
      return undefined
    }
  }

  return {
    session,
    trouble,
    offline,
    busy,
    problem,
    now,
    typed: new Map(),
    start,
    stop,
    refresh,
    restart() {
      if (!running) return
      stop()
      start()
    },
    choose(method, fields) {
      const body: ChooseCommand = Object.keys(fields).length > 0 ? { method, fields } : { method }
      return command('choose', (signal) => api.choose(body, signal)).then(() => undefined)
    },
    sent: () => forAttempt('sent'),
    giveUp: () => forAttempt('cancel'),
    leave,
  }
}

/** True where two Sessions differ in nothing but the server's clock. */
function sameBut(a: Session, b: Session): boolean {
  return JSON.stringify({ ...a, now: '' }) === JSON.stringify({ ...b, now: '' })
}
