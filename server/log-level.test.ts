import { expect, it } from 'vitest'
import { LOG_LEVELS, readLogLevel } from './log-level.ts'

it('reads the level, and takes an empty value for an unset one', () => {
  expect(readLogLevel({ PAYWICKET_LOG_LEVEL: 'debug' })).toBe('debug')
  expect(readLogLevel({ PAYWICKET_LOG_LEVEL: 'silent' }, 'warn')).toBe('silent')
  expect(readLogLevel({})).toBe('info')
  expect(readLogLevel({ PAYWICKET_LOG_LEVEL: ' ' }, 'warn')).toBe('warn')
})

it('knows no other, and says which there are', () => {
  expect(readLogLevel({ PAYWICKET_LOG_LEVEL: 'loud' })).toBeUndefined()
  expect(LOG_LEVELS.join(', ')).toBe('trace, debug, info, warn, error, fatal, silent')
})
