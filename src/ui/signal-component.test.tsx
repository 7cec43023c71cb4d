// @vitest-environment jsdom
import { signal } from '@preact/signals-core'
import { render } from 'preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signalComponent } from './signal-component.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
/** Lets time go by until all is drawn. */
const settled = () => vi.advanceTimersByTimeAsync(100)

test('draws again for a signal that it read, and for no other', async () => {
  const name = signal('a')
  const unread = signal(0)
  let drawn = 0
  const Name = signalComponent(() => () => {
    drawn += 1
    return <b>{name.value}</b>
  })
  const root = document.createElement('div')
  render(<Name />, root)
  name.value = 'b'
  await settled()
  expect(root.textContent).toBe('b')
  expect(drawn).toBe(2)
  unread.value = 1
  await settled()
  expect(drawn).toBe(2)
})

test('sets up once, draws again for other props, and ends what it began', async () => {
  const calls: string[] = []
  const count = signal(0)
  const Place = signalComponent<{ readonly name: string }>(({ name }, end) => {
    calls.push(`up ${name}`)
    end(() => calls.push('down'))
    return (props) => {
      calls.push(`draw ${props.name} ${count.value}`)
      return null
    }
  })
  const root = document.createElement('div')
  render(<Place name="a" />, root)
  render(<Place name="b" />, root)
  render(null, root)
  count.value = 1
  await settled()
  expect(calls).toEqual(['up a', 'draw a 0', 'draw b 0', 'down'])
})

test('a signal stays watched from one drawing to the next', async () => {
  const calls: string[] = []
  const clock = signal(0, {
    watched() {
      calls.push('watched')
      clock.value += 1
    },
    unwatched() {
      calls.push('unwatched')
    },
  })
  let drawn = 0
  const Time = signalComponent(() => () => {
    drawn += 1
    return <b>{clock.value}</b>
  })
  const root = document.createElement('div')
  render(<Time />, root)
  await settled()
  clock.value = 9
  await settled()
  expect(root.textContent).toBe('9')
  expect(drawn).toBeLessThanOrEqual(3)
  render(null, root)
  expect(calls).toEqual(['watched', 'unwatched'])
})
