/**
 * Keeps a payment going once it is on screen: the feed of fresh Sessions, the moments to ask for one, what the buyer
 * commands, and the way to the provider's page.
 */
import { batch, effect, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { ChooseCommand, Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'
import { createFeed } from './feed.ts'
import { follow, routeOf, type Route } from './redirect.ts'
import { onWake } from './wake.ts'

export type Command = 'choose' | 'sent' | 'cancel'

export interface Pursued {
  readonly api: Api
  readonly page: Window
  readonly beforeRedirect: (route: Route) => Promise<boolean | undefined>
  readonly session: ReadonlySignal<Session | undefined>
  readonly offline: Signal<boolean>
  readonly busy: Signal<Command | undefined>
  readonly problem: Signal<Fault | undefined>
  /** What came, whether by the feed or as an answer. */
  readonly receive: (session: Session) => void
  readonly fail: (fault: Fault) => void
  /** The server wants to hear no more of this token. */
  readonly ended: (fault: Fault) => void
}
export type Pursue = (pursued: Pursued) => Pursuit

export interface Pursuit {
  refresh(): void
  stop(): void
  choose(method: string, fields: Readonly<Record<string, string>>): Promise<void>
  sent(): Promise<void>
  giveUp(): Promise<void>
  leave(): Promise<void>
}

/** The server is asked this long after something has ended, ms, so that its own clock has seen it too. */
const AFTER_END = 300

export const pursue: Pursue = ({ api, page, session, offline, busy, problem, receive, fail, ended, beforeRedirect }) => {
  const life = new AbortController()
  /** The attempt that this document's own `choose` made: only that one may leave the page by itself, and once. */
  let own: string | undefined

  const feed = createFeed({
    api,
    revision: () => session.peek()?.revision ?? 0,
    onSession: receive,
    onReach: (reached) => {
      offline.value = !reached
    },
    onEnd: ended,
  })
  const refresh = () => feed.refresh()
  const stopWake = onWake(page, refresh)

  const stopDeadline = effect(() => {
    const now = session.value
    const end = now && nextEnd(now)
    if (end === undefined) return undefined
    const timer = setTimeout(refresh, end + AFTER_END)
    return () => clearTimeout(timer)
  })

  const stopLeaving = effect(() => {
    const now = session.value
    if (own === undefined || now?.action.kind !== 'redirect' || now.attempt?.id !== own) return
    own = undefined
    void leave()
  })

  async function command(kind: Command, ask: (signal: AbortSignal) => Promise<Answer<Session>>): Promise<void> {
    if (busy.peek()) return
    batch(() => {
      busy.value = kind
      problem.value = undefined
    })
    const answer = await ask(life.signal)
    busy.value = undefined
    if (life.signal.aborted) return
    if (answer.ok) {
      if (kind === 'choose') own = answer.value.attempt?.id
      return receive(answer.value)
    }
    problem.value = answer.fault
    if (answer.fault.kind === 'token') fail(answer.fault)
    // Whether it arrived, or what made it come too late, only the server knows.
    else refresh()
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

  /** A hook that throws is reported to the host page, and stops nobody from paying. */
  async function hook(route: Route): Promise<boolean | undefined> {
    try {
      return await beforeRedirect(route)
    } catch (error) {
      page.reportError(error)
      return undefined
    }
  }

  return {
    refresh,
    stop() {
      life.abort()
      feed.stop()
      stopWake()
      stopDeadline()
      stopLeaving()
    },
    choose(method, fields) {
      const body: ChooseCommand = Object.keys(fields).length > 0 ? { method, fields } : { method }
      return command('choose', (signal) => api.choose(body, signal))
    },
    sent: () => forAttempt('sent'),
    giveUp: () => forAttempt('cancel'),
    leave,
  }
}

/** How long until something in a Session ends, ms by the server's clock when it answered; undefined where nothing will. */
function nextEnd({ now, expiresAt, action }: Session): number | undefined {
  if (action.kind === 'done') return undefined
  const ends = [expiresAt, 'expiresAt' in action ? action.expiresAt : undefined]
  const left = ends.flatMap((end) => (end === undefined ? [] : [Date.parse(end) - Date.parse(now)])).filter((ms) => ms > 0)
  return left.length > 0 ? Math.min(...left) : undefined
}
