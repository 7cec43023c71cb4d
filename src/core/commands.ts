/**
 * What the buyer commands: one at a time, each under a key of its own. What is not known to have arrived is repeated
 * where it may be; else the buyer is asked again.
 */
import { batch, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { Session } from '../contract/index.ts'
import type { WidgetFault } from '../contract/own-faults.ts'
import { isLasting, type Api, type Fault } from './api.ts'
import { backoff } from './backoff.ts'
import { keep, mayRepeat, recall, wasOvertaken, type Pending } from './pending.ts'

export type Command = 'choose' | 'edit' | 'sent' | 'unsent' | 'renew' | 'cancel'

export interface CommandsOptions {
  readonly api: Api
  readonly session: ReadonlySignal<Session | undefined>
  /** This tab's own; may throw. */
  readonly storage: () => Storage
  readonly onAnswer: (command: Command, session: Session) => void
  readonly onFault: (fault: Fault) => void
}

export interface Commands {
  /** The command on its way; there is never a second one. */
  readonly busy: ReadonlySignal<Command | undefined>
  /** The command that was pressed, did not get through, and is repeated by itself. */
  readonly kept: ReadonlySignal<Command | undefined>
  readonly problem: Signal<Fault | undefined>
  /** What the buyer has just pressed. Resolves with the first answer, or without one. */
  give(request: Pending['request']): Promise<void>
  /** Something says that there is a connection again. */
  repeat(): void
  stop(): void
}

const REPEAT = { first: 2_000, longest: 30_000 }
/** The buyer is asked again. */
const NOT_DONE: Fault = { kind: 'refused', code: 'not-done' satisfies WidgetFault }

const nameOf = ({ request }: Pending) => request.path.slice(1) as Command
/** No secret: it tells this buyer's commands apart. */
const newKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

/** Repeats at once what was said before this page was loaded anew, and not known to have been heard. */
export function createCommands({ api, session, storage, onAnswer, onFault }: CommandsOptions): Commands {
  const running = new AbortController()
  const busy = signal<Command | undefined>(undefined)
  const kept = signal<Command | undefined>(undefined)
  const problem = signal<Fault | undefined>(undefined)
  /** Asked for, and not known to have arrived. */
  let pending: Pending | undefined
  let tries = 0
  /** A connection came back while the command was on its way, perhaps by the one that had gone. */
  let hurry = false
  let again: ReturnType<typeof setTimeout> | undefined
  let kind: string | undefined

  const stopWatching = effect(() => {
    const current = session.value
    if (!current) return
    if (kind !== current.action.kind) problem.value = undefined
    kind = current.action.kind
    // Heard of otherwise, or overtaken by what has happened since.
    if (pending && !busy.peek() && !mayRepeat(pending, current, performance.now())) giveBack(pending)
  })

  async function give(request: Pending['request']): Promise<void> {
    if (busy.peek()) return
    const shown = session.peek()
    problem.value = undefined
    tries = 0
    // The same word once more is the same one, not another.
    if (request.path !== '/sent' || pending?.request.path !== '/sent' || pending.attempt !== request.body.attempt) {
      drop()
      pending = {
        request,
        key: newKey(),
        session: shown?.id ?? '',
        revision: shown?.revision ?? 0,
        attempt: shown?.attempt?.id,
        at: performance.now(),
      }
      if (request.path === '/sent') keep(storage, pending.session, { key: pending.key, attempt: request.body.attempt })
    }
    await tell()
  }

  async function tell(): Promise<void> {
    const asked = pending
    if (!asked || busy.peek()) return
    clearTimeout(again)
    hurry = false
    busy.value = nameOf(asked)
    const answer = await api.ask({ ...asked.request, key: asked.key }, running.signal)
    if (running.signal.aborted) return
    // A server that asks to come back later has heard it; only that money is on its way is said until it is taken.
    const isHeard = answer.ok || answer.fault.kind !== 'network'
    const isTaken = answer.ok || isLasting(answer.fault)
    batch(() => {
      busy.value = undefined
      problem.value = answer.ok ? undefined : answer.fault
      if (asked.request.path === '/sent' ? isTaken : isHeard) drop()
      else kept.value = nameOf(asked)
    })
    if (answer.ok) return onAnswer(nameOf(asked), answer.value)
    if (pending) again = setTimeout(repeat, hurry ? 0 : backoff(REPEAT, tries++))
    onFault(answer.fault)
  }

  function repeat(): void {
    if (!pending) return
    if (busy.peek()) hurry = true
    else if (mayRepeat(pending, session.peek(), performance.now())) void tell()
    else giveBack(pending)
  }

  /** It is not repeated any more. What was typed is still there. */
  function giveBack(asked: Pending): void {
    drop()
    problem.value = problem.peek() && !wasOvertaken(asked, session.peek()) ? NOT_DONE : undefined
  }

  function drop(): void {
    clearTimeout(again)
    if (pending?.request.path === '/sent') keep(storage, pending.session, undefined)
    pending = undefined
    kept.value = undefined
  }

  const shown = session.peek()
  const said = shown && recall(storage, shown.id)
  if (shown && said) {
    const { key, attempt } = said
    pending = { request: { path: '/sent', body: { attempt } }, key, session: shown.id, revision: 0, attempt, at: 0 }
    repeat()
  }

  return {
    busy,
    kept,
    problem,
    give,
    repeat,
    stop() {
      running.abort()
      clearTimeout(again)
      stopWatching()
    },
  }
}
