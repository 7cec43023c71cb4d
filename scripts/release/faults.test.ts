import { describe, expect, test } from 'vitest'
import { releaseFaults, type Facts } from './faults.ts'

const CHANGELOG =
  '# Changelog\n\nNewest first.\n\n## 0.2.0 (2026-11-30)\n\n- More.\n\n## 0.1.0 (2026-11-01)\n\n- All.\n'
const GOOD: Facts = {
  version: '0.2.0',
  locked: ['0.2.0', '0.2.0'],
  changelog: CHANGELOG,
  tags: ['v0.1.0', 'nightly', 'v0.1.0-beta.1'],
  branch: 'main',
  changed: [],
}
const faults = (facts: Partial<Facts>) => releaseFaults({ ...GOOD, ...facts })

test('nothing is wrong with a good one, be it the first or not', () => {
  expect(faults({})).toEqual([])
  expect(faults({ tags: [] })).toEqual([])
})

test('everything is named at once', () => {
  expect(faults({ locked: ['0.1.0', '0.1.0'], changelog: '', branch: 'work', changed: ['README.md'] })).toHaveLength(4)
})

describe('the version', () => {
  test('is one', () => {
    const changelog = CHANGELOG.replace('0.2.0', '0.2')
    expect(faults({ version: '0.2', changelog })).toEqual(['package.json: “0.2” is not a version such as 1.2.3'])
  })

  test('comes after every release so far', () => {
    expect(faults({ tags: ['v0.9.0', 'v0.10.0'] })).toEqual([
      'package.json: 0.2.0 does not come after v0.10.0, the newest tag',
    ])
    expect(faults({ tags: ['v0.2.0-rc.1'] })).toEqual([])
  })

  test('has no tag', () => {
    expect(faults({ tags: ['v0.1.0', 'v0.2.0'] })).toEqual(['There is a tag v0.2.0 already'])
  })

  test('is that of the lock, in both its places', () => {
    const sentence = 'package-lock.json has version 0.1.0: run `npm install`'
    expect(faults({ locked: ['0.1.0', '0.2.0'] })).toEqual([sentence])
    expect(faults({ locked: ['0.2.0', '0.1.0'] })).toEqual([sentence])
  })
})

describe('the changelog', () => {
  test('begins with it', () => {
    const changelog = '# Changelog\n\n## 0.1.0 (2026-11-01)\n'
    expect(faults({ changelog })).toEqual(['CHANGELOG.md: its first entry is 0.1.0, and not 0.2.0'])
  })

  test.each(['not released yet', '2026-02-30', '30.11.2026', ''])('has a day, which “%s” is not', (said) => {
    const changelog = CHANGELOG.replace('2026-11-30', said)
    expect(faults({ changelog })).toEqual([
      `CHANGELOG.md: its first entry says “${said}” where the day belongs, such as (2026-11-30)`,
    ])
  })

  test('has an entry at all', () => {
    expect(faults({ changelog: '# Changelog\n' })).toEqual([
      'CHANGELOG.md has no entry: start one with `## <version> (<date>)`',
    ])
  })
})

describe('the tree', () => {
  test('is main', () => {
    expect(faults({ branch: 'work' })).toEqual(['The branch is work, and not main'])
    expect(faults({ branch: '' })).toEqual(['The branch is none, and not main'])
  })

  test('is clean', () => {
    expect(faults({ changed: ['a', 'b'] })).toEqual(['Not committed: a, b'])
    expect(faults({ changed: [...'abcdefg'] })).toEqual(['Not committed: a, b, c, d, e and 2 more'])
  })
})
