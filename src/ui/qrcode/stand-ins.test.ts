import code from 'qrcode/lib/core/error-correction-code.js'
import level from 'qrcode/lib/core/error-correction-level.js'
import mode from 'qrcode/lib/core/mode.js'
import { expect, test } from 'vitest'
import { getBlocksCount, getTotalCodewordsCount } from './error-correction-code.ts'
import { from, M } from './error-correction-level.ts'
import { BYTE, getCharCountIndicator } from './mode.ts'

const versions = Array.from({ length: 40 }, (_, index) => index + 1)

test.each(versions)('version %i has what the library says', (version) => {
  expect(getBlocksCount(version)).toBe(code.getBlocksCount(version, level.M))
  expect(getTotalCodewordsCount(version)).toBe(code.getTotalCodewordsCount(version, level.M))
  expect(getCharCountIndicator(BYTE, version)).toBe(mode.getCharCountIndicator(mode.BYTE, version))
})

test('the mode and the level are those of the library', () => {
  expect(BYTE.bit).toBe(mode.BYTE.bit)
  expect(M.bit).toBe(level.M.bit)
  expect(from()).toBe(M)
})
