import { expect, it } from 'vitest'
import { isUnsealed } from './database.ts'

it.each([
  ['postgres://a:b@database.example/shop', true],
  ['postgresql://a:b@10.0.0.7:5432/shop?sslmode=no-verify', true],
  ['postgres://a:b@database.example/shop?sslmode=disable', true],
  ['postgres://a:b@/shop?host=database.example', true],
  ['postgres://a:b@database.example/shop?sslmode=verify-full', false],
  ['postgres://a:b@localhost/shop', false],
  ['postgres://a:b@[::1]/shop', false],
  ['postgres://a:b@/shop?host=%2Fvar%2Frun%2Fpostgresql', false],
  ['postgres://a:b@%2Fvar%2Frun%2Fpostgresql/shop', false],
  ['file:./data/paywicket.db', false],
])('%s: %s', (url, unsealed) => {
  expect(isUnsealed(url)).toBe(unsealed)
})
