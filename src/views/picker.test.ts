import { expect, test } from 'vitest'
import type { Method } from '../contract/index.ts'
import { sectionsOf } from './groups.ts'
import { iconUrl } from './icon-url.ts'

const method = (id: string, category: Method['category'], name: string, summary?: string): Method => ({
  id,
  category,
  name,
  fields: [],
  ...(summary !== undefined && { summary }),
})

const METHODS = [
  method('a', 'taxi', 'Ride'),
  method('b', 'payment_card', 'Bank card', 'about 3 minutes'),
  method('c', 'digital_wallet', 'Wallet'),
  method('d', 'payment_card', 'Карта'),
  method('e', 'other', 'Else'),
]

test('groups come in the order of their first method, and what is alone in its group is with the others, last', () => {
  const sections = sectionsOf(METHODS).map(({ group, methods }) => [group, methods.map(({ id }) => id)])
  expect(sections).toEqual([
    ['payment_card', ['b', 'd']],
    ['other', ['a', 'c', 'e']],
  ])
})

test('icons come from our own server, or are in the address itself', () => {
  const server = 'https://pay.example'
  expect(iconUrl('/v1/icons/1', server)).toBe('https://pay.example/v1/icons/1')
  expect(iconUrl('https://pay.example/v1/icons/1', server)).toBe('https://pay.example/v1/icons/1')
  expect(iconUrl('data:image/png;base64,AA', server)).toBe('data:image/png;base64,AA')
  for (const other of ['https://pay.example.evil/1', 'https://evil/1', 'data:text/html,x', 'javascript:1', undefined]) {
    expect(iconUrl(other, server), other).toBeUndefined()
  }
})
