import { expect, it } from 'vitest'
import { ownOrigins } from './own-origins.ts'

it('takes the public address alone', () => {
  expect([...ownOrigins('https://pay.shop.example/pay')]).toEqual(['https://pay.shop.example'])
})

it('takes this machine by each of its names, on the same port', () => {
  const names = ['http://localhost:4400', 'http://127.0.0.1:4400', 'http://[::1]:4400']
  for (const name of names) expect([...ownOrigins(name)].toSorted()).toEqual(names.toSorted())
})
