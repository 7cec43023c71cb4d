// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { keepBank, recallBank } from './last-bank.ts'

test('the bank opened last is kept under the name that the documents give', () => {
  expect(recallBank(window)).toBeUndefined()
  keepBank(window, 'Сбер')
  expect(localStorage.getItem('paywicket-bank')).toBe('Сбер')
  expect(recallBank(window)).toBe('Сбер')
})

test('a blocked storage keeps nothing, and stops nobody', () => {
  const blocked = {
    get localStorage(): Storage {
      throw new Error('SecurityError')
    },
  } as Window
  expect(() => keepBank(blocked, 'Сбер')).not.toThrow()
  expect(recallBank(blocked)).toBeUndefined()
})
