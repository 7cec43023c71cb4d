/** What the buyer asks for beside the commands: to show the shop a receipt, and to go on with another device. */
import type { ReadonlySignal } from '@preact/signals-core'
import * as v from 'valibot'
import { handoverSchema, type Handover } from '../contract/handover.ts'
import type { Session } from '../contract/index.ts'
import type { Answer, Api, Fault } from './api.ts'

export interface BesideOptions {
  readonly api: Pick<Api, 'send' | 'parse'>
  readonly session: ReadonlySignal<Session | undefined>
  readonly receive: (session: Session) => void
}

export interface Beside {
  /** Shows the shop a receipt of the live attempt; resolves with why that did not work. */
  attach(file: Blob): Promise<Fault | undefined>
  /** A link that opens this session on another device, once. */
  handOver(): Promise<Answer<Handover>>
  stop(): void
}

/** A file of 5 MB takes its time where the line is slow, ms. */
const PATIENCE = 120_000

const UNREAD: Answer<never> = { ok: false, fault: { kind: 'busy', code: 'bad-answer' } }

/** Nothing of it is repeated by itself: the buyer sees what became of it, and presses again. */
export function createBeside({ api, session, receive }: BesideOptions): Beside {
  const running = new Set<AbortController>()

  async function post<Value>(
    path: string,
    init: RequestInit,
    read: (answer: Response) => Promise<Value>,
  ): Promise<Answer<Value>> {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), PATIENCE)
    running.add(limit)
    try {
      const answer = await api.send(path, { method: 'POST', ...init, signal: limit.signal })
      return answer.ok ? { ok: true, value: await read(answer.value) } : answer
    } catch {
      return UNREAD
    } finally {
      clearTimeout(timer)
      running.delete(limit)
    }
  }

  return {
    async attach(file) {
      const attempt = encodeURIComponent(session.peek()?.attempt?.id ?? '')
      // A file has no word of its own for what it is; the server looks for itself.
      const headers = { 'content-type': file.type || 'application/octet-stream' }
      const answer = await post(`/receipt?attempt=${attempt}&`, { headers, body: file }, (taken) => taken.text())
      const next = answer.ok ? await api.parse(answer.value) : answer
      if (!next.ok) return next.fault
      receive(next.value)
      return undefined
    },
    async handOver() {
      const answer = await post('/handover?', {}, (link) => link.json() as Promise<unknown>)
      if (!answer.ok) return answer
      const made = v.safeParse(handoverSchema, answer.value)
      return made.success ? { ok: true, value: made.output } : UNREAD
    },
    stop() {
      for (const limit of running) limit.abort()
    },
  }
}
