/**
 * One payment on one page: the only writer of its state. Whatever happens, a tick, focus, a frame's message, a return
 * from elsewhere, only asks for a fresh Session; the server alone says what is next.
 *
 * This file reads the first Session and holds the state. What keeps the payment going from there is `controller.ts`,
 * which the picker can be shown without.
 */
import { batch, signal, type ReadonlySignal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import { isLasting, type Api, type Fault } from './api.ts'
import { backoff } from './backoff.ts'
import { createClock, type Clock, type TimeSource } from './clock.ts'
import type { StartController, Controller } from './controller.ts'
import type { LastSession } from './last-session.ts'

export interface SessionStoreOptions {
  readonly api: Api
  readonly time: TimeSource
  readonly loadController: () => Promise<StartController>
  readonly last: () => Promise<LastSession>
  readonly listeners: Listeners
}

/** What the host page is to hear. */
export interface Listeners {
  /** The first Session is there. */
  ready(session: Session): void
  change(session: Session): void
  /** Technical: `lasting` where nothing but the host page can mend it. */
  error(fault: Fault, lasting: boolean): void
}

export interface SessionStore {
  readonly session: ReadonlySignal<Session | undefined>
  /** Why there is nothing to show, or nothing more will come. */
  readonly trouble: ReadonlySignal<Fault | undefined>
  /** True while the server cannot be reached; what is on screen stays. */
  readonly offline: ReadonlySignal<boolean>
  /** When the Session was shown that is on screen only because the server was not reached since, ms by the device's clock. */
  readonly shownAt: ReadonlySignal<number | undefined>
  readonly clock: Clock
  /** What the buyer typed, by a key of the form's choosing; outlives every screen. */
  readonly typed: Map<string, string>
  /** Undefined until its file has come. */
  readonly controller: ReadonlySignal<Controller | undefined>
  /** Does nothing where it runs. */
  start(): void
  stop(): void
  /** Asks for a fresh Session. */
  refresh(): void
}

const RETRY = { first: 1_000, longest: 15_000 }

export function createSessionStore({ api, time, loadController, last, listeners }: SessionStoreOptions): SessionStore {
  const clock = createClock(time)
  const session = signal<Session | undefined>(undefined)
  const trouble = signal<Fault | undefined>(undefined)
  const offline = signal(false)
  const shownAt = signal<number | undefined>(undefined)

  /** Aborted by `stop`; undefined while nothing runs. */
  let running: AbortController | undefined
  const controller = signal<Controller | undefined>(undefined)
  /** True from the asking for the controller to its end. */
  let controlled = false
  let reading = false
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function receive(next: Session): void {
    const shown = session.peek()
    if (shown?.id === next.id && next.revision < shown.revision) return
    clock.anchor(next.now)
    tries = 0
    const changed = JSON.stringify({ ...shown, now: '' }) !== JSON.stringify({ ...next, now: '' })
    batch(() => {
      trouble.value = undefined
      offline.value = false
      shownAt.value = undefined
      if (changed) session.value = next
    })
    if (!shown) listeners.ready(next)
    else if (changed) listeners.change(next)
  }

  function fail(fault: Fault): void {
    const lasting = isLasting(fault)
    if (lasting || !session.peek()) trouble.value = fault
    else offline.value = true
    if (lasting) void last().then((file) => file.forget())
    listeners.error(fault, lasting)
  }

  /** What was on screen before is better than nothing, and is marked as what it is by `shownAt`. */
  async function showLast(signal: AbortSignal): Promise<void> {
    const held = await last()
      .then((file) => file.recall())
      .catch(() => undefined)
    if (!held || session.peek() || signal.aborted) return
    clock.anchor(held.session.now)
    batch(() => {
      trouble.value = undefined
      offline.value = true
      shownAt.value = held.at
      session.value = held.session
    })
    listeners.ready(held.session)
    void startController(signal)
  }

  /** Until there is a controller. */
  async function read(): Promise<void> {
    clearTimeout(timer)
    const signal = running?.signal
    if (reading || !signal) return
    reading = true
    const answer = await api.ask({ path: '' }, signal)
    if (signal.aborted) return
    reading = false
    if (answer.ok) {
      receive(answer.value)
      void startController(signal)
      // Its file may be long in coming, and what is on screen must not grow old meanwhile.
      if (!controller.peek()) readLater(RETRY.longest)
    } else {
      fail(answer.fault)
      if (answer.fault.kind === 'network' && !session.peek()) void showLast(signal)
      if (!isLasting(answer.fault)) readLater(backoff(RETRY, tries++))
    }
  }

  function readLater(ms: number): void {
    if (running) timer = setTimeout(read, ms)
  }

  async function startController(signal: AbortSignal): Promise<void> {
    if (controlled) return
    controlled = true
    const start = await loadController()
    if (signal.aborted) return
    clearTimeout(timer)
    controller.value = start({ api, clock, session, offline, receive, refresh, fail, ended })
  }

  /** What it leaves on screen stays there. */
  function stopController(): void {
    controlled = false
    controller.peek()?.stop()
  }

  /** The server refuses this token from now on; a fresh read may begin anew. */
  function ended(fault: Fault): void {
    stopController()
    fail(fault)
  }

  function refresh(): void {
    if (controlled && controller.peek()) controller.peek()?.refresh()
    else void read()
  }

  return {
    session,
    trouble,
    offline,
    shownAt,
    clock,
    typed: new Map(),
    controller,
    start() {
      if (running) return
      running = new AbortController()
      void read()
    },
    stop() {
      running?.abort()
      running = undefined
      reading = false
      clearTimeout(timer)
      stopController()
    },
    refresh,
  }
}
