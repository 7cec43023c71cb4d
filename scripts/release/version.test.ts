import { expect, test } from 'vitest'
import { compareVersions, parseVersion } from './version.ts'

test.each(['1', '1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+build', ''])(
  '“%s” is no version',
  (text) => expect(parseVersion(text)).toBeUndefined(),
)

test('they stand in the order of the specification', () => {
  const inOrder = [
    '0.0.9',
    '0.1.0',
    '0.2.0',
    '0.10.0',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
  ]
  for (const [at, one] of inOrder.entries()) {
    for (const [place, other] of inOrder.entries()) {
      const [a, b] = [parseVersion(one), parseVersion(other)]
      expect(a && b && Math.sign(compareVersions(a, b)), `${one} against ${other}`).toBe(Math.sign(at - place))
    }
  }
})
