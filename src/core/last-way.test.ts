// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { keepWay, recallWay } from './last-way.ts'

test('the way chosen last is kept under the name that the documents give', () => {
  expect(recallWay(window)).toBeUndefined()
  keepWay(window, 'sbp')
  expect(localStorage.getItem('paywicket-way')).toBe('sbp')
  expect(recallWay(window)).toBe('sbp')
})

test('a blocked storage keeps nothing, and stops nobody', () => {
  const blocked = {
    get localStorage(): Storage {
      throw new Error('SecurityError')
    },
  } as Window
  expect(() => keepWay(blocked, 'sbp')).not.toThrow()
  expect(recallWay(blocked)).toBeUndefined()
})
