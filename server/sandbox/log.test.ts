import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function printed(level: string): string {
  let text = ''
  const log = createLog({ PAYWICKET_LOG_LEVEL: level }, (more) => (text += more))
  log('a callback', 'info')
  log('a fault', 'error')
  return text
}

test.each([
  ['', 'a callback\na fault\n'],
  ['trace', 'a callback\na fault\n'],
  ['info', 'a callback\na fault\n'],
  ['warn', 'a fault\n'],
  ['error', 'a fault\n'],
  ['silent', ''],
])('at the level “%s”', (level, text) => {
  expect(printed(level)).toBe(text)
})

test('an unknown level is named, with those there are', () => {
  expect(() => printed('loud')).toThrow(
    'PAYWICKET_LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
  )
})
