import { expect, test } from 'vitest'
import type { Method } from '../contract/index.ts'
import { arrange } from './arrange.ts'

const way = (id: string, more: Partial<Method> = {}): Method => ({
  id,
  category: 'other',
  name: id,
  fields: [],
  ...more,
})
const busy = { disabled: 'busy' } as const
const METHODS = [way('a'), way('b', busy), way('c', { channel: 'sbp' }), way('d')]
const NOTICE = { code: 'no_operator', retryable: true, text: 'Nobody is free.' }

const order = (...given: Parameters<typeof arrange>) => {
  const { methods, chosen } = arrange(...given)
  return [methods.map(({ id }) => id).join(''), chosen]
}

test('the server’s order stays, what cannot be had is last, and nothing is chosen for the buyer', () => {
  expect(order({ methods: METHODS }, undefined)).toEqual(['acdb', undefined])
})

test('the last used goes before the suggested, and the first of them is chosen', () => {
  expect(order({ methods: METHODS, suggested: 'd' }, undefined)).toEqual(['dacb', 'd'])
  expect(order({ methods: METHODS, suggested: 'd' }, 'sbp')).toEqual(['cdab', 'c'])
  // One without a channel is remembered by its id.
  expect(order({ methods: METHODS, suggested: 'd' }, 'a')).toEqual(['adcb', 'a'])
  expect(order({ methods: METHODS, suggested: 'gone' }, 'nowhere')).toEqual(['acdb', undefined])
})

test('what was used last and cannot be had now does not go first', () => {
  expect(order({ methods: METHODS, suggested: 'd' }, 'b')).toEqual(['dacb', 'd'])
})

test('the only one that can be had is chosen', () => {
  expect(order({ methods: [way('b', busy), way('a')] }, undefined)).toEqual(['ab', 'a'])
  expect(order({ methods: [way('b', busy)] }, undefined)).toEqual(['b', undefined])
})

test('one that did not work stays where it was, and the next one is chosen', () => {
  const failed = { method: 'd', status: 'failed' } as const
  expect(order({ methods: METHODS, suggested: 'd', notice: NOTICE }, undefined, failed)).toEqual(['dacb', 'a'])
  const off = METHODS.map((method) => (method.id === 'd' ? { ...method, ...busy } : method))
  expect(order({ methods: off, notice: NOTICE }, 'd', failed)).toEqual(['dacb', 'a'])
})

test('one that was given up is not chosen again by itself', () => {
  const left = { method: 'd', status: 'cancelled' } as const
  expect(order({ methods: METHODS }, 'd', left)).toEqual(['dacb', undefined])
})

test('what is missing is paid the same way', () => {
  const notice = { ...NOTICE, code: 'underpaid' }
  const part = { method: 'd', status: 'underpaid' } as const
  expect(order({ methods: METHODS, suggested: 'a', notice }, undefined, part)).toEqual(['dacb', 'd'])
})
