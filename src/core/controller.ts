/**
 * Keeps a payment going once it is on screen: the feed of fresh Sessions, the moments to ask for one, what the buyer
 * commands, the events for the host page, and the way to the provider's page.
 */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import { BAD_ADDRESS, pageAddress } from './address.ts'
import type { Api, Fault } from './api.ts'
import { createBeside, type Beside } from './beside.ts'
import type { Clock } from './clock.ts'
import { createCommands, type Command, type Commands } from './commands.ts'
import { createFeed } from './feed.ts'
import type { Files } from './files.ts'
import { hostEventOf, type HostEvent } from './host-events.ts'
import { keepSession } from './last-session.ts'
import { keepWay } from './last-way.ts'
import type { News } from './news.ts'
import type { Route } from './redirect.ts'
import { createTeller, type Teller } from './teller.ts'
import { onOffline, onWake } from './wake.ts'

/** What the session store lends. */
export interface ControllerContext {
  readonly api: Api
  readonly clock: Clock
  readonly session: ReadonlySignal<Session | undefined>
  readonly offline: Signal<boolean>
  readonly receive: (session: Session) => void
  readonly refresh: () => void
  readonly fail: (fault: Fault) => void
  readonly ended: (fault: Fault) => void
}
export type StartController = (context: ControllerContext) => Controller

/** What the host page lends. */
export interface ControllerDeps {
  readonly page: Window
  /** Asked before the buyer leaves for the provider's page; false: the host page takes the buyer there itself. */
  readonly beforeRedirect: (route: Route) => Promise<boolean | undefined | void>
  readonly listeners: { hostEvent(event: HostEvent, session: Session): void }
  readonly files: Pick<Files, 'get'>
  readonly token: { get(): Promise<string> }
  /** What speaks the buyer's language. */
  readonly lazy: ReadonlySignal<{ readonly translator: { t(news: News): string } } | undefined>
}

const REDIRECT = () => import('./redirect.ts')

export interface Controller extends Pick<Commands, 'busy' | 'kept'>, Pick<Beside, 'attach' | 'handOver'> {
  /** What the server, or the network, said to the last command. */
  readonly problem: ReadonlySignal<Fault | undefined>
  /** The server's time, ms since the epoch; ticks once a second while something reads it. */
  readonly now: ReadonlySignal<number>
  readonly notifying: Teller['notifying']
  refresh(): void
  stop(): void
  choose(method: string, fields: Readonly<Record<string, string>>): Promise<void>
  /** A way that asks for nothing, in the place of the live attempt. */
  chooseInstead(method: string): Promise<void>
  /** Asks the browser for leave to notify; only from a press. */
  notify(): Promise<void>
  /** Other values for fields that the live attempt lets the buyer change. */
  edit(fields: Readonly<Record<string, string>>): Promise<void>
  sent(): Promise<void>
  /** The money is not on its way after all. */
  unsent(): Promise<void>
  /** New details in the place of those whose time is over: the same way to pay, filled in the same. */
  renew(): Promise<void>
  /** The buyer gives the live attempt up; the server shows the picker again. */
  giveUp(): Promise<void>
  /** To the provider's page. */
  leave(): Promise<void>
}

/** The server is asked this long after something has ended, ms, so that its own clock has seen it too. */
const AFTER_END = 300
/** ms */
const ASK_AGAIN = 5_000

/** Starts at once, and goes on until `stop`. */
export function createController(
  { page, beforeRedirect, listeners, files, token, lazy }: ControllerDeps,
  { api, clock, session, offline, receive, refresh, fail, ended }: ControllerContext,
): Controller {
  const now = createTicker(clock, refresh)
  /**
   * The attempt that this document's own `choose` made: only that one may leave the page by itself, and once. A signal,
   * since the stream may bring the redirect before the answer of `choose` says whose it is.
   */
  const ownAttempt = signal<string | undefined>(undefined)
  const storage = () => page.sessionStorage
  /** Whether the server could be reached, the last time that the feed knew. */
  let reached = !offline.peek()

  const commands = createCommands({
    api,
    session,
    storage,
    onAnswer(command, next) {
      if (command === 'choose' || command === 'renew') ownAttempt.value = next.attempt?.id
      receive(next)
    },
    onFault(fault) {
      if (fault.kind === 'token') return fail(fault)
      if (fault.kind === 'network') offline.value = true
      // Whether it arrived, or what made it come too late, only the server knows.
      refresh()
    },
  })
  const { busy, kept, problem } = commands
  const teller = createTeller({ page, session, sentence: (news) => lazy.peek()?.translator.t(news) })
  const beside = createBeside({ api, session, receive })

  const feed = createFeed({
    api,
    revision: () => session.peek()?.revision ?? 0,
    onSession: receive,
    onReach: (isReached) => {
      offline.value = !isReached
      // Only at the turn: a server that answers reads and no commands must not be asked without a pause.
      if (isReached && !reached) commands.repeat()
      reached = isReached
    },
    onEnd: ended,
  })
  /** What the browser says is at once believed where it is bad, and asked after; that it is good, the server says. */
  const lose = () => {
    offline.value = true
    feed.refresh()
  }
  const stops = [
    feed.stop,
    commands.stop,
    teller.stop,
    beside.stop,
    onWake(page, () => {
      refresh()
      commands.repeat()
    }),
    onOffline(page, lose),
    effect(() => {
      const current = session.value
      if (!current) return undefined
      // Only what the server has just said is worth keeping.
      if (!offline.peek())
        void token.get().then(
          (mine) => keepSession(storage, mine, current, Date.now()),
          () => {},
        )
      const event = hostEventOf(current)
      if (event) listeners.hostEvent(event, current)
      const end = nextEnd(current)
      const timer = end === undefined ? undefined : setTimeout(refresh, end + AFTER_END)
      return () => clearTimeout(timer)
    }),
    effect(() => {
      const current = session.value
      if (
        ownAttempt.value === undefined ||
        current?.action.kind !== 'redirect' ||
        current.attempt?.id !== ownAttempt.value
      )
        return
      ownAttempt.value = undefined
      void leave()
    }),
  ]

  async function choose(method: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const action = session.peek()?.action
    const chosen = action?.kind === 'choose' && action.methods.find(({ id }) => id === method)
    if (chosen) keepWay(page, chosen.channel ?? method)
    await commands.give({ path: '/choose', body: { method, fields, fallback: true } })
  }

  async function chooseInstead(method: string): Promise<void> {
    const replaces = session.peek()?.attempt?.id
    if (replaces !== undefined)
      await commands.give({ path: '/choose', body: { method, fields: {}, fallback: true, replaces } })
  }

  async function edit(fields: Readonly<Record<string, string>>): Promise<void> {
    const attempt = session.peek()?.attempt?.id
    if (attempt !== undefined) await commands.give({ path: '/edit', body: { attempt, fields } })
  }

  async function forAttempt(kind: Exclude<Command, 'choose' | 'edit'>): Promise<void> {
    const attempt = session.peek()?.attempt?.id
    if (attempt !== undefined) await commands.give({ path: `/${kind}`, body: { attempt } })
  }

  async function leave(): Promise<void> {
    const action = session.peek()?.action
    if (action?.kind !== 'redirect') return
    const { follow, routeOf } = await files.get(REDIRECT)
    const route = routeOf(action, pageAddress)
    if (!route) problem.value = BAD_ADDRESS
    else if ((await hook(route)) !== false) follow(route, page.document)
  }

  /** A hook that throws is reported to the host page, and stops nobody from paying. */
  async function hook(route: Route): Promise<boolean | undefined | void> {
    try {
      return await beforeRedirect(route)
    } catch (error) {
      page.reportError(error)
      return undefined
    }
  }

  if (!page.navigator.onLine) lose()

  return {
    busy,
    kept,
    problem,
    now,
    notifying: teller.notifying,
    notify: teller.notify,
    attach: beside.attach,
    handOver: beside.handOver,
    refresh: feed.refresh,
    stop() {
      for (const stop of stops) stop()
    },
    choose,
    chooseInstead,
    edit,
    sent: () => forAttempt('sent'),
    unsent: () => forAttempt('unsent'),
    renew: () => forAttempt('renew'),
    giveUp: () => forAttempt('cancel'),
    leave,
  }
}

/** A clock that jumped is mended by the next Session, which is asked for now and then until it comes. */
function createTicker(clock: Clock, refresh: () => void): ReadonlySignal<number> {
  let timer: ReturnType<typeof setInterval> | undefined
  let askedAt = 0
  const now = signal(clock.now(), {
    watched() {
      now.value = clock.now()
      timer = setInterval(tick, 1_000)
    },
    unwatched() {
      clearInterval(timer)
    },
  })
  const tick = () => {
    now.value = clock.now()
    if (!clock.jumped() || now.value - askedAt < ASK_AGAIN) return
    askedAt = now.value
    refresh()
  }
  return now
}

/** How long until something in a Session ends, ms by the server's clock when it answered; undefined where nothing will. */
function nextEnd({ now, expiresAt, action }: Session): number | undefined {
  if (action.kind === 'done') return undefined
  const ends = 'expiresAt' in action ? [expiresAt, action.expiresAt] : [expiresAt]
  const left = ends.map((end) => Date.parse(end) - Date.parse(now)).filter((ms) => ms > 0)
  return left.length > 0 ? Math.min(...left) : undefined
}
