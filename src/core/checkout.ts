/**
 * One payment on one page: the only writer of its state. Whatever happens, a tick, focus, a frame's message, a return
 * from elsewhere, only asks for a fresh Session; the server alone says what is next.
 *
 * This file reads the first Session and holds the state. What keeps the payment going from there is `pursuit.ts`,
 * which the picker can be shown without.
 */
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import type { Api, Fault } from './api.ts'
import { backoff } from './backoff.ts'
import { createClock, type TimeSource } from './clock.ts'
import { newsOf, type News } from './news.ts'
import type { Command, Pursue, Pursuit } from './pursuit.ts'
import type { Route } from './redirect.ts'

export interface CheckoutOptions {
  readonly api: Api
  readonly page: Window
  readonly time: TimeSource
  readonly loadPursuit: () => Promise<Pursue>
  /** Asked before the buyer leaves for the provider's page; false: the host page takes the buyer there itself. */
  readonly beforeRedirect: (route: Route) => Promise<boolean | undefined>
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

export interface Checkout {
  readonly session: ReadonlySignal<Session | undefined>
  /** Why there is nothing to show, or nothing more will come. */
  readonly trouble: ReadonlySignal<Fault | undefined>
  /** True while the server cannot be reached; what is on screen stays. */
  readonly offline: ReadonlySignal<boolean>
  /** The command on its way; there is never a second one. */
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
  /** As `refresh`, from the very beginning: the language or the token is another. */
  restart(): void
  choose(method: string, fields: Readonly<Record<string, string>>): Promise<void>
  sent(): Promise<void>
  /** The buyer gives the live attempt up; the server shows the picker again. */
  giveUp(): Promise<void>
  /** To the provider's page. */
  leave(): Promise<void>
}

const RETRY = { first: 1_000, longest: 15_000 }

export function createCheckout(options: CheckoutOptions): Checkout {
  const { api, page, time, told, heard } = options
  const clock = createClock(time)
  const session = signal<Session | undefined>(undefined)
  const trouble = signal<Fault | undefined>(undefined)
  const offline = signal(false)
  const busy = signal<Command | undefined>(undefined)
  const problem = signal<Fault | undefined>(undefined)

  /** Ends with `stop`; undefined while nothing runs. */
  let life: AbortController | undefined
  let pursuit: Pursuit | undefined
  let loading: Promise<Pursuit> | undefined
  let reading = false
  let tries = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  /** A clock that jumped is mended by the next Session; until then it is asked for once. */
  let clockAsked = false

  let ticker: ReturnType<typeof setInterval> | undefined
  const tick = () => {
    now.value = clock.now()
    if (clock.jumped() && !clockAsked) {
      clockAsked = true
      refresh()
    }
  }
  const now = signal(clock.now(), {
    watched() {
      ticker = setInterval(tick, 1_000)
    },
    unwatched() {
      clearInterval(ticker)
    },
  })

  function once(key: string, tell: () => void): void {
    if (heard.has(key)) return
    heard.add(key)
    tell()
  }

  function receive(next: Session): void {
    const shown = session.peek()
    if (shown?.id === next.id && next.revision < shown.revision) return
    clock.anchor(next.now)
    clockAsked = false
    tries = 0
    const changed = !shown || !sameButNow(shown, next)
    batch(() => {
      now.value = clock.now()
      trouble.value = undefined
      offline.value = false
      if (!changed) return
      session.value = next
      if (shown?.action.kind !== next.action.kind) problem.value = undefined
    })
    if (!changed) return
    once(`ready ${next.id}`, () => told.ready(next))
    if (shown) told.change(next)
    const news = newsOf(next)
    if (news) once(news.key, () => told.news(news, next))
  }

  function fail(fault: Fault): void {
    const lasting = fault.kind === 'token' || fault.kind === 'refused'
    if (lasting || !session.peek()) trouble.value = fault
    else offline.value = true
    once(`error ${fault.code} ${session.peek()?.revision}`, () => told.error(fault, lasting))
  }

  /** Until there is a pursuit. */
  async function read(): Promise<void> {
    clearTimeout(retryTimer)
    const signal = life?.signal
    if (reading || !signal) return
    reading = true
    const answer = await api.read(signal)
    if (signal.aborted) return
    reading = false
    if (answer.ok) {
      receive(answer.value)
      // A file that did not come is asked for again with the next Session.
      await pursued().catch(() => later(read))
      return
    }
    fail(answer.fault)
    if (answer.fault.kind === 'network' || answer.fault.kind === 'busy') later(read)
  }

  function later(act: () => void): void {
    if (life) retryTimer = setTimeout(act, backoff(RETRY, tries++))
  }

  function pursued(): Promise<Pursuit> {
    loading ??= options.loadPursuit().then((pursue) => {
      const given = { ...options, session, offline, busy, problem, receive, fail }
      pursuit = pursue({ ...given, ended: giveUpPursuit })
      return pursuit
    })
    loading.catch(() => (loading = undefined))
    return loading
  }

  function refresh(): void {
    if (pursuit) pursuit.refresh()
    else void read()
  }

  /** The feed has come to its end; a fresh read may begin another. */
  function giveUpPursuit(fault: Fault): void {
    pursuit?.stop()
    pursuit = undefined
    loading = undefined
    fail(fault)
  }

  function start(): void {
    life ??= new AbortController()
    void read()
  }

  function stop(): void {
    life?.abort()
    life = undefined
    reading = false
    clearTimeout(retryTimer)
    pursuit?.stop()
    pursuit = undefined
    loading = undefined
  }

  async function by(act: (pursuit: Pursuit) => Promise<void>): Promise<void> {
    try {
      await act(await pursued())
    } catch {
      problem.value = { kind: 'network', code: 'network' }
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
      stop()
      start()
    },
    choose: (method, fields) => by((pursuit) => pursuit.choose(method, fields)),
    sent: () => by((pursuit) => pursuit.sent()),
    giveUp: () => by((pursuit) => pursuit.giveUp()),
    leave: () => by((pursuit) => pursuit.leave()),
  }
}

/** True where two Sessions differ in nothing but the server's clock. */
function sameButNow(a: Session, b: Session): boolean {
  return JSON.stringify({ ...a, now: '' }) === JSON.stringify({ ...b, now: '' })
}
