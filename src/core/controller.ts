/**
 * Keeps a payment going once it is on screen: the feed of fresh Sessions, the moments to ask for one, what the buyer
 * commands, the events for the host page, and the way to the provider's page.
 */
import { batch, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import { BAD_ADDRESS, pageAddress } from './address.ts'
import { isLasting, type Api, type Fault } from './api.ts'
import { backoff } from './backoff.ts'
import type { Clock } from './clock.ts'
import { createFeed } from './feed.ts'
import type { Files } from './files.ts'
import { hostEventOf, type HostEvent } from './host-events.ts'
import { forgetSession, keepSession } from './last-session.ts'
import { keep, mayRepeat, recall, type Pending } from './pending.ts'
import type { Route } from './redirect.ts'
import { onNetwork, onWake } from './wake.ts'

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
  readonly hostEvent: (event: HostEvent, session: Session) => void
  readonly file: Files['get']
  readonly token: () => Promise<string>
}

const REDIRECT = () => import('./redirect.ts')

export type Command = 'choose' | 'edit' | 'sent' | 'unsent' | 'renew' | 'cancel'

export interface Controller {
  /** The command on its way; there is never a second one. */
  readonly busy: ReadonlySignal<Command | undefined>
  /** What the server, or the network, said to the last command. */
  readonly problem: ReadonlySignal<Fault | undefined>
  /** The server's time, ms since the epoch; ticks once a second while something reads it. */
  readonly now: ReadonlySignal<number>
  refresh(): void
  stop(): void
  choose(method: string, fields: Readonly<Record<string, string>>): Promise<void>
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

const REPEAT = { first: 2_000, longest: 30_000 }
/** The buyer is asked again. */
export const NOT_DONE: Fault = { kind: 'refused', code: 'not-done' }

const kindOf = ({ request }: Pending) => request.path.slice(1) as Command
/** No secret: it tells this buyer's commands apart. */
const newKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

/** Starts at once, and goes on until `stop`. */
export function createController(
  { page, beforeRedirect, hostEvent, file, token }: ControllerDeps,
  { api, clock, session, offline, receive, refresh, fail, ended }: ControllerContext,
): Controller {
  const running = new AbortController()
  const busy = signal<Command | undefined>(undefined)
  const problem = signal<Fault | undefined>(undefined)
  const now = createTicker(clock, refresh)
  /**
   * The attempt that this document's own `choose` made: only that one may leave the page by itself, and once. A signal,
   * since the stream may bring the redirect before the answer of `choose` says whose it is.
   */
  const ownAttempt = signal<string | undefined>(undefined)
  let kind: string | undefined
  /** Asked for, and not known to have arrived; repeated when there is a connection. */
  let pending: Pending | undefined
  let tries = 0
  let again: ReturnType<typeof setTimeout> | undefined
  const storage = () => page.sessionStorage
  /** The browser says that there is no network; what was on its way before may still come, and denies nothing. */
  let lost = false

  const take = (next: Session) => {
    receive(next)
    if (lost) offline.value = true
  }

  const feed = createFeed({
    api,
    revision: () => session.peek()?.revision ?? 0,
    onSession: take,
    onReach: (reached) => {
      offline.value = lost || !reached
      if (reached) repeat()
    },
    onEnd(fault) {
      forgetSession(storage)
      ended(fault)
    },
  })
  const stops = [
    feed.stop,
    onWake(page, () => {
      refresh()
      repeat()
    }),
    onNetwork(page, (there) => {
      lost = !there
      offline.value = lost
    }),
    effect(() => {
      const current = session.value
      if (!current) return undefined
      // Only what the server has just said is worth keeping.
      if (!offline.peek())
        void token().then(
          (mine) => keepSession(storage, mine, current, Date.now()),
          () => {},
        )
      const event = hostEventOf(current)
      if (event) hostEvent(event, current)
      if (kind !== current.action.kind) problem.value = undefined
      kind = current.action.kind
      // Heard of otherwise, or overtaken by what has happened since.
      if (pending && !busy.peek() && !mayRepeat(pending, current, performance.now())) untracked(repeat)
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

  async function command(kind: Command, request: Pending['request']): Promise<void> {
    if (busy.peek()) return
    const shown = session.peek()
    // The same word once more is the same one, not another.
    const isSame = pending?.request.path === '/sent' && request.path === '/sent'
    const key = (isSame && pending?.key) || newKey()
    pending = { request, key, session: shown?.id ?? '', revision: shown?.revision ?? 0, at: performance.now() }
    if (request.path === '/sent') keep(storage, { session: pending.session, key, attempt: request.body.attempt })
    tries = 0
    await attempt(kind)
  }

  async function attempt(kind: Command): Promise<void> {
    const asked = pending
    if (!asked || busy.peek()) return
    clearTimeout(again)
    batch(() => {
      busy.value = kind
      problem.value = undefined
    })
    const answer = await api.ask({ ...asked.request, key: asked.key }, running.signal)
    if (running.signal.aborted) return
    busy.value = undefined
    // A server that asks to come back later has heard it; only that money is on its way is said until it is taken.
    const isHeard = answer.ok || answer.fault.kind !== 'network'
    const isTaken = answer.ok || isLasting(answer.fault)
    if (asked.request.path === '/sent' ? isTaken : isHeard) drop()
    if (answer.ok) {
      if (kind === 'choose' || kind === 'renew') ownAttempt.value = answer.value.attempt?.id
      return take(answer.value)
    }
    batch(() => {
      problem.value = answer.fault
      if (answer.fault.kind === 'network') offline.value = true
    })
    if (answer.fault.kind === 'token') return fail(answer.fault)
    if (pending) again = setTimeout(repeat, backoff(REPEAT, tries++))
    // Whether it arrived, or what made it come too late, only the server knows.
    refresh()
  }

  /** Repeats what may be; else the buyer is asked again, and what was typed is still there. */
  function repeat(): void {
    if (!pending || busy.peek()) return
    if (mayRepeat(pending, session.peek(), performance.now())) return void attempt(kindOf(pending))
    drop()
    problem.value = problem.peek() && NOT_DONE
  }

  function drop(): void {
    clearTimeout(again)
    if (pending?.request.path === '/sent') keep(storage, undefined)
    pending = undefined
  }

  async function edit(fields: Readonly<Record<string, string>>): Promise<void> {
    const attempt = session.peek()?.attempt?.id
    if (attempt !== undefined) await command('edit', { path: '/edit', body: { attempt, fields } })
  }

  async function forAttempt(kind: Exclude<Command, 'choose' | 'edit'>): Promise<void> {
    const attempt = session.peek()?.attempt?.id
    if (attempt !== undefined) await command(kind, { path: `/${kind}`, body: { attempt } })
  }

  async function leave(): Promise<void> {
    const action = session.peek()?.action
    if (action?.kind !== 'redirect') return
    const { follow, routeOf } = await file(REDIRECT)
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

  // Said before this page was loaded anew, and not known to have been heard.
  const shown = session.peek()
  const kept = shown && recall(storage, shown.id)
  if (shown && kept) {
    const { key, attempt } = kept
    pending = { request: { path: '/sent', body: { attempt } }, key, session: shown.id, revision: 0, at: 0 }
    if (mayRepeat(pending, shown, 0)) repeat()
    else drop()
  }

  return {
    busy,
    problem,
    now,
    refresh: feed.refresh,
    stop() {
      running.abort()
      clearTimeout(again)
      for (const stop of stops) stop()
    },
    choose: (method, fields) => command('choose', { path: '/choose', body: { method, fields } }),
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
