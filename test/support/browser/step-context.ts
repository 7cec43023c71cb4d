/** What the views after the picker are given, with a store that only remembers what it was asked. */
import { signal } from '@preact/signals-core'
import type { Session } from '../../../src/contract/index.ts'
import type { Fault } from '../../../src/core/api.ts'
import type { Command } from '../../../src/core/commands.ts'
import type { Controller } from '../../../src/core/controller.ts'
import type { SessionStore } from '../../../src/core/session-store.ts'
import enExtra from '../../../src/i18n/en.extra.ts'
import enSteps from '../../../src/i18n/en.steps.ts'
import en from '../../../src/i18n/en.ts'
import { createTranslator } from '../../../src/i18n/translator.ts'
import { extraViews } from '../../../src/views/extra/extra-views.ts'
import type { StepContext } from '../../../src/views/step-context.ts'

export interface ShownStep {
  readonly context: StepContext
  /** The commands that were given, in order. */
  readonly asked: string[]
  /** What a screen reader was told. */
  readonly said: string[]
  readonly now: { value: number }
  readonly session: { value: Session | undefined }
  readonly problem: { value: Fault | undefined }
}

/** A step of `first` at `at`, ms since the epoch. */
export function stepContext(first: Session, at: number): ShownStep {
  const asked: string[] = []
  const said: string[] = []
  const session = signal<Session | undefined>(first)
  const problem = signal<Fault | undefined>(undefined)
  const now = signal(at)
  const remember = (name: string) => async () => void asked.push(name)
  const names = ['choose', 'edit', 'sent', 'unsent', 'renew', 'giveUp', 'leave'] as const
  const commands = Object.fromEntries(names.map((name) => [name, remember(name)]))
  const controller = {
    ...commands,
    busy: signal<Command | undefined>(undefined),
    kept: signal<Command | undefined>(undefined),
    problem,
    now,
    refresh() {},
    stop() {},
  } as unknown as Controller
  const store: SessionStore = {
    session,
    trouble: signal(undefined),
    offline: signal(false),
    shownAt: signal(undefined),
    clock: { anchor() {}, now: () => now.value, jumped: () => false },
    typed: new Map(),
    controller: signal(controller),
    start() {},
    stop() {},
    refresh() {},
  }
  const extra = { views: extraViews, translator: createTranslator('en', { ...en, ...enSteps, ...enExtra }) }
  const context: StepContext = {
    store,
    controller,
    files: { missing: signal(0), get: (load) => load(), retry() {}, stop() {} },
    translator: extra.translator,
    server: 'https://pay.example',
    methods: undefined,
    id: 'pw',
    say: (sentence) => void said.push(sentence),
    mayFocus: () => true,
    extra: () => extra,
  }
  return { context, asked, said, now, session, problem }
}
