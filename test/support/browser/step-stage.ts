/** For tests of a step: what it is given, with a controller that only remembers what it was asked. */
import { signal } from '@preact/signals-core'
import type { Session } from '../../../src/contract/index.ts'
import type { Fault } from '../../../src/core/api.ts'
import type { Command } from '../../../src/core/commands.ts'
import type { Controller } from '../../../src/core/controller.ts'
import type { SessionStore } from '../../../src/core/session-store.ts'
import type { Notifying } from '../../../src/core/teller.ts'
import enSteps from '../../../src/i18n/en.steps.ts'
import en from '../../../src/i18n/en.ts'
import { createTranslator } from '../../../src/i18n/translator.ts'
import type { StepContext } from '../../../src/views/step-context.ts'

/** `nowAt` is the server's time, ms since the epoch. */
export function stepStage(session: Session, nowAt: number) {
  const asked: unknown[] = []
  const said: string[] = []
  const now = signal(nowAt)
  const busy = signal<Command | undefined>(undefined)
  const problem = signal<Fault | undefined>(undefined)
  const notifying = signal<Notifying>('impossible')
  const remember =
    (name: string) =>
    async (...args: unknown[]) =>
      void asked.push([name, ...args])
  const commands = ['chooseInstead', 'notify', 'unsent', 'sent', 'renew', 'giveUp'] as const
  const controller = {
    busy,
    problem,
    now,
    notifying,
    kept: signal(undefined),
    ...Object.fromEntries(commands.map((name) => [name, remember(name)])),
  } as Controller
  const store = { session: signal(session), typed: new Map(), controller: signal(controller) } as Partial<SessionStore>
  const context: StepContext = {
    store: store as SessionStore,
    controller,
    translator: createTranslator('en', { ...en, ...enSteps }),
    files: { missing: signal(0), get: (load) => load(), retry() {}, stop() {} },
    extra: () => undefined,
    server: 'https://pay.example',
    methods: undefined,
    id: 'pw',
    say: (sentence) => void said.push(sentence),
    mayFocus: () => true,
  }
  return { context, asked, said, now, busy, problem, notifying }
}
