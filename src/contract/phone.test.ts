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

it('leaves alone what fits as it is, what fits in no writing, and what is no number', () => {
  expect(as('8 916 123-45-67', /^[\d\s-]+$/)).toBe('8 916 123-45-67')
  expect(as(' 123 45 ', /^\+7\d{10}$/)).toBe('123 45')
  expect(as('call me', /^\+7\d{10}$/)).toBe('call me')
  expect(as('+7 916', /^\+7\d{10}$/)).toBe('+7 916')
})
