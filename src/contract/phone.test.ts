import { expect, it } from 'vitest'
import { phoneAs } from './phone.ts'

const as = (typed: string, pattern: RegExp) => phoneAs(typed, (phone) => pattern.test(phone))

it.each([
  '9161234567',
  '8 916 123-45-67',
  '+7 (916) 123-45-67',
  '7 916 123 45 67',
  '8(916)123.45.67',
  '+7 916 123‑45‑67',
  '00 7 916 1234567',
])('takes %s as whoever asks wants it', (typed) => {
  expect(as(typed, /^\+7\d{10}$/)).toBe('+79161234567')
  expect(as(typed, /^7\d{10}$/)).toBe('79161234567')
  expect(as(typed, /^\d{10}$/)).toBe('9161234567')
  expect(as(typed, /^8\d{10}$/)).toBe('89161234567')
})

it.each([
  ['+998 90 123 45 67', '+998901234567'],
  ['00998901234567', '+998901234567'],
  ['8 701 234 56 78', '+77012345678'],
  ['380501234567', '+380501234567'],
])('takes %s as %s', (typed, phone) => {
  expect(as(typed, /^\+\d{9,15}$/)).toBe(phone)
})

it.each([
  ['98765 43210', /^\+91\d{10}$/, '+919876543210'],
  ['098765 43210', /^\+91\d{10}$/, '+919876543210'],
  ['(050) 123-45-67', /^\+?994\d{9}$/, '+994501234567'],
  ['050 123 45 67', /^380\d{9}$/, '380501234567'],
  ['11 98765-4321', /^\+55\d{10,11}$/, '+5511987654321'],
])('takes %s as the number of the one country that is asked for', (typed, pattern, phone) => {
  expect(as(typed, pattern)).toBe(phone)
})

it.each([
  // A digit is missing, or one too many, or it is of another country.
  ['987654321', /^\+91\d{10}$/],
  ['701234567', /^\+77\d{9}$/],
  ['916123456', /^\+?7\d{10}$/],
  ['+1 916 123 4567', /^\+91\d{10}$/],
  // Nobody knows which.
  ['916123456', /^\+\d{11}$/],
])('makes no other number of %s', (typed, pattern) => {
  expect(as(typed, pattern)).toBe(typed)
})

it('leaves alone what fits as it is, what fits in no writing, and what is no number', () => {
  expect(as('8 916 123-45-67', /^[\d\s-]+$/)).toBe('8 916 123-45-67')
  expect(as(' 123 45 ', /^\+7\d{10}$/)).toBe('123 45')
  expect(as('call me', /^\+7\d{10}$/)).toBe('call me')
  expect(as('+7 916', /^\+7\d{10}$/)).toBe('+7 916')
})
