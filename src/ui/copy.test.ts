import { expect, test } from 'vitest'
import { copyText } from './copy.ts'

test('true only after the browser has done it', async () => {
  const there: string[] = []
  const clipboard = {
    writeText: async (text: string) => {
      await Promise.resolve()
      there.push(text)
    },
  }
  expect(await copyText('1503.17', clipboard)).toBe(true)
  expect(there).toEqual(['1503.17'])
})

test('false where it is refused, and where there is no clipboard at all', async () => {
  expect(await copyText('x', { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) })).toBe(
    false,
  )
  expect(await copyText('x', undefined)).toBe(false)
})
