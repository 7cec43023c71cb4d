import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stopRequest, type Host } from './stopping.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function host() {
  const events = new EventEmitter()
  const exit = vi.fn<(code: number) => void>()
  const isAttended = vi.fn(() => true)
  const fake: Host = { on: (name, hear) => events.on(name, hear), exit, isAttended }
  return { fake, exit, isAttended, signal: (name: string) => events.emit(name) }
}

test('the same request twice, as from a terminal and from npm, stops once; a later one ends it at once', async () => {
  const { fake, exit, signal } = host()
  const stopping = stopRequest(fake)
  signal('SIGINT')
  await vi.advanceTimersByTimeAsync(900)
  signal('SIGINT')
  expect(await stopping).toBe('signal')
  expect(exit).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  signal('SIGTERM')
  expect(exit).toHaveBeenCalledWith(143)
})

test('it stops once npm is gone, and not before', async () => {
  const { fake, isAttended, exit, signal } = host()
  const stopped = vi.fn<(why: string) => void>()
  void stopRequest(fake).then(stopped)
  await vi.advanceTimersByTimeAsync(5000)
  expect(stopped).not.toHaveBeenCalled()
  isAttended.mockReturnValue(false)
  await vi.advanceTimersByTimeAsync(500)
  expect(stopped.mock.calls).toEqual([['npm is gone']])
  // Whoever has killed npm may signal us in a moment.
  signal('SIGTERM')
  expect(exit).not.toHaveBeenCalled()
})
