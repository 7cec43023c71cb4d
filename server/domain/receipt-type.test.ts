import { expect, it } from 'vitest'
import { typeOf } from './receipt-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

it.each([
  ['\xff\xd8\xff\xe0…', 'image/jpeg'],
  ['\x89PNG\r\n\x1a\n…', 'image/png'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['\0\0\0\x18ftypheic\0\0\0\0', 'image/heic'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
  ['<!doctype html><script>', undefined],
  ['GIF89a', undefined],
  [' %PDF-1.7', undefined],
  ['RIFF\x10\0\0\0WAVE', undefined],
  ['\0\0\0\x18ftypisom', undefined],
  ['', undefined],
])('a file that begins with %j is %s', (text, type) => {
  expect(typeOf(bytes(text))).toBe(type)
})
