import { expect, it } from 'vitest'
import { at, capabilities, pending, step, T0 } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { MINUTE } from './time-units.ts'

it.each([
  [true, 'close'],
  [false, undefined],
])('what is given up is closed at its provider where that can be done: %s', (close, task) => {
  const setting = { ...at(T0 + MINUTE), capabilities: () => ({ ...capabilities(), close }) }
  const given = step(commands.cancel(pending(), 'a1', setting))
  expect(given.attempts[0]?.givenUp).toEqual({ why: 'buyer', at: T0 + MINUTE })
  expect(given.attempts[0]?.task?.kind).toBe(task)
})
