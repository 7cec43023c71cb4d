import { expect, test } from 'vitest'
import type { Start } from './supervised.ts'
import { createSupervisor } from './supervisor.ts'

const ANSWERS: Start = { kind: 'answers' }
const broken = (why: string): Start => ({ kind: 'failed', why, lasting: false })

/** A supervisor of nothing. `acts` is what it does, in order; each restart and build ends when `let` says so, or at once. */
function stage(results: { build?: string; server?: Start; sandbox?: Start } = {}) {
  const acts: string[] = []
  const said: string[] = []
  const now = { ...results }
  let held: PromiseWithResolvers<void> | undefined
  const act = async (what: string) => {
    acts.push(what)
    await held?.promise
  }
  const program = (name: 'server' | 'sandbox') => ({
    async restart() {
      await act(name)
      return now[name] ?? ANSWERS
    },
    stop: () => act(`${name} stopped`),
  })
  const supervisor = createSupervisor({
    async build() {
      await act('widget')
      return now.build
    },
    server: program('server'),
    sandbox: program('sandbox'),
    say: (text) => said.push(text.replace(/ in \d+\.\d s$/, '')),
  })
  return {
    supervisor,
    acts,
    said,
    now,
    /** From now on everything takes until the answer is called. */
    hold() {
      held = Promise.withResolvers<void>()
      return () => {
        held?.resolve()
        held = undefined
      }
    },
    /** Changes files and waits until nothing is left to do. */
    async change(...paths: readonly string[]) {
      acts.length = 0
      said.length = 0
      supervisor.changed(paths)
      await settled()
    },
  }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('starts everything', async () => {
  const { supervisor, acts, said } = stage()
  expect(await supervisor.start()).toBeUndefined()
  expect(acts.toSorted()).toEqual(['sandbox', 'server', 'widget'])
  expect(said).toEqual([])
})

test('says what no change could mend, once', async () => {
  const taken: Start = { kind: 'failed', why: 'Port 1 is taken.', lasting: true }
  expect(await stage({ server: taken, sandbox: taken }).supervisor.start()).toBe('Port 1 is taken.')
})

test('does for each change what it concerns, the server last, and says so in a line', async () => {
  const { supervisor, change, acts, said } = stage()
  await supervisor.start()
  await change('server/app.ts')
  expect([acts, said]).toEqual([['server'], ['server/app.ts: server restarted']])
  await change('server/sandbox/faults.ts')
  expect([acts, said]).toEqual([['sandbox'], ['server/sandbox/faults.ts: sandbox restarted']])
  await change('src/views/Wait.tsx')
  expect([acts, said]).toEqual([['widget', 'server'], ['src/views/Wait.tsx: widget built, server restarted']])
  await change('src/contract/money.ts', 'stories/done.ts', 'demo/env.ts')
  expect(acts).toEqual(['widget', 'sandbox', 'server'])
  expect(said).toEqual([
    'src/contract/money.ts, stories/done.ts and 1 more: widget built, sandbox restarted, server restarted',
  ])
  await change('src/core/feed.test.ts', 'docs/embedding.md')
  expect([acts, said]).toEqual([[], []])
})

test('a widget that cannot be built leaves the server alone until it can', async () => {
  const { supervisor, change, acts, said, now } = stage()
  await supervisor.start()
  now.build = 'Unexpected token'
  await change('src/views/Wait.tsx')
  expect([acts, said]).toEqual([['widget'], ['The widget cannot be built; the one before stays.\nUnexpected token']])
  delete now.build
  await change('src/views/Wait.tsx')
  expect(acts).toEqual(['widget', 'server'])
})

test('a server that does not start is said, and started again by the next change', async () => {
  const { supervisor, change, acts, said, now } = stage({ server: broken('Unexpected end') })
  expect(await supervisor.start()).toBeUndefined()
  const sentence = 'The server does not start; it tries again when a file changes.\nUnexpected end'
  expect(said).toEqual([sentence])
  await change('server/app.ts')
  expect([acts, said]).toEqual([['server'], [sentence]])
  delete now.server
  await change('server/app.ts')
  expect(said).toEqual(['server/app.ts: server restarted'])
})

test('what changes during a round, and during the start, is one round more', async () => {
  const { supervisor, acts, said, hold } = stage()
  const free = hold()
  const started = supervisor.start()
  supervisor.changed(['server/app.ts'])
  supervisor.changed(['server/app.ts', 'stories/done.ts'])
  expect(acts.toSorted()).toEqual(['sandbox', 'server', 'widget'])
  free()
  await started
  await settled()
  expect(acts.slice(3)).toEqual(['server'])
  expect(said).toEqual(['server/app.ts, stories/done.ts: server restarted'])
})

test('once it is stopped it does and says nothing more', async () => {
  const { supervisor, acts, said, hold } = stage()
  await supervisor.start()
  acts.length = 0
  const free = hold()
  supervisor.changed(['src/views/Wait.tsx'])
  const stopped = supervisor.stop()
  free()
  await stopped
  supervisor.changed(['server/app.ts'])
  await settled()
  expect(acts).toEqual(['widget', 'server stopped', 'sandbox stopped'])
  expect(said).toEqual([])
})
