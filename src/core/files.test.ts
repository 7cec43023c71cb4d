import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFiles } from './files.ts'

beforeEach(() => {
  vi.useFakeTimers()
  // Waits are spread by chance; here each is the middle of what it may be.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A file that comes at try number `good` (from 0), and what was asked for. */
function scene(good: number) {
  const asked: string[] = []
  const told: unknown[] = []
  const page = new EventTarget()
  const files = createFiles(page as Window, (error) => told.push(error))
  const failure = new TypeError('Failed to fetch dynamically imported module')
  const load = async () => {
    asked.push('')
    if (asked.length <= good) throw failure
    return 'the file'
  }
  return { files, load, asked, told, page, failure }
}

it('asks once for what comes', async () => {
  const { files, load, asked, told } = scene(0)
  expect(await Promise.all([files.get(load), files.get(load)])).toEqual(['the file', 'the file'])
  expect(asked).toEqual([''])
  expect(told).toEqual([])
})

it('asks again, and says nothing of one failure', async () => {
  const { files, load, asked, told } = scene(1)
  const file = files.get(load)
  await vi.runAllTimersAsync()
  expect(await file).toBe('the file')
  expect(asked.length).toBe(2)
  expect([files.missing.value, told]).toEqual([0, []])
})

it('tells of the second failure, goes on ever later, and has it in the end', async () => {
  const { files, load, asked, told, failure } = scene(6)
  const file = files.get(load)
  await vi.advanceTimersByTimeAsync(700)
  expect([asked.length, files.missing.value, told]).toEqual([2, 1, [failure]])
  await vi.advanceTimersByTimeAsync(500)
  expect(asked.length).toBe(2)
  await vi.runAllTimersAsync()
  expect(await file).toBe('the file')
  expect(asked.length).toBe(7)
  expect([files.missing.value, told.length]).toEqual([0, 1])
})

it.each<[string, (scene_: ReturnType<typeof scene>) => void]>([
  ['the buyer asks', ({ files }) => files.retry()],
  ['there is a connection again', ({ page }) => void page.dispatchEvent(new Event('online'))],
])('does not wait where %s', async (_name, act) => {
  const it_ = scene(2)
  const file = it_.files.get(it_.load)
  await vi.advanceTimersByTimeAsync(700)
  expect(it_.asked.length).toBe(2)
  act(it_)
  expect(await file).toBe('the file')
  expect(vi.getTimerCount()).toBe(0)
})

it('counts each file that is missing', async () => {
  const one = scene(2)
  const two = async (): Promise<never> => {
    throw one.failure
  }
  void one.files.get(one.load)
  void one.files.get(two)
  await vi.advanceTimersByTimeAsync(700)
  expect(one.files.missing.value).toBe(2)
  one.files.retry()
  await vi.advanceTimersByTimeAsync(0)
  expect(one.files.missing.value).toBe(1)
})

it('asks for nothing any more once it is stopped', async () => {
  const { files, load, asked, page } = scene(9)
  void files.get(load)
  await vi.advanceTimersByTimeAsync(0)
  files.stop()
  page.dispatchEvent(new Event('online'))
  await vi.runAllTimersAsync()
  expect(asked.length).toBe(1)
})

it('asks under another address where the function’s text has one', async () => {
  const { files } = scene(0)
  let asked = 0
  // As a build writes it: the file is not there, under no address.
  const load = Object.assign(
    async (): Promise<never> => {
      asked += 1
      throw new TypeError('no')
    },
    { toString: () => '()=>import(`./lazy-Bf3ud6.js`)' },
  )
  vi.useRealTimers()
  void files.get(load)
  await vi.waitFor(() => expect(files.missing.value).toBe(1), 10_000)
  expect(asked).toBe(1)
  files.stop()
})
