import { describe, expect, it } from 'vitest'
import { T0 } from '../../test/support/domain.ts'
import { afterFailure, arrivedIn, FAILED, openedIn, PAID, standingsOf, stepOf, type Streak } from './route-book.ts'
import { MINUTE, SECOND } from './time-units.ts'

const failing = (...times: readonly number[]) =>
  times.reduce<Streak | undefined>((held, at) => afterFailure(held, T0 + at), undefined)

describe('a route that fails', () => {
  it('is busy for three minutes after the third time in a row', () => {
    expect(failing(0, SECOND)).toEqual({ failures: 2, failedAt: T0 + SECOND, busyUntil: 0 })
    expect(failing(0, SECOND, 2 * SECOND)).toMatchObject({ failures: 3, busyUntil: T0 + 2 * SECOND + 3 * MINUTE })
  })

  it('is busy for longer where it fails right after, and never for more than twelve', () => {
    const until = (...at: readonly number[]) => (failing(...at)?.busyUntil ?? 0) - T0 - (at.at(-1) ?? 0)
    expect(until(0, 1, 2, 4 * MINUTE)).toBe(6 * MINUTE)
    expect(until(0, 1, 2, 4 * MINUTE, 11 * MINUTE)).toBe(12 * MINUTE)
    expect(until(0, 1, 2, 4 * MINUTE, 11 * MINUTE, 24 * MINUTE)).toBe(12 * MINUTE)
  })

  it('is not held longer by what was under way when it became busy', () => {
    const busy = failing(0, 1, 2)
    expect(failing(0, 1, 2, SECOND, 2 * SECOND)).toEqual({ ...busy, failedAt: T0 + 2 * SECOND })
  })

  it('begins anew where an hour lies between', () => {
    expect(failing(0, 1, 61 * MINUTE)).toMatchObject({ failures: 1, busyUntil: 0 })
    expect(failing(0, 1, 59 * MINUTE)).toMatchObject({ failures: 3 })
  })
})

describe('what was counted', () => {
  const count = (what: string, times: number, route = 'a.b') => ({ route, what, times })
  const standing = (...counts: readonly ReturnType<typeof count>[]) => standingsOf(counts, []).get('a.b')

  it('says within what time four of five had something to pay by', () => {
    expect(standing(count(openedIn(2), 4), count(openedIn(38), 4), count(openedIn(200), 2))?.usually).toBe(40)
    expect(standing(count(openedIn(2), 8), count(openedIn(200), 2))?.usually).toBe(2)
    expect(standing(count(openedIn(2), 7), count(openedIn(200), 3))?.usually).toBe(240)
    expect(standing(count(openedIn(1000), 3))?.usually).toBe(600)
    expect(standing(count(openedIn(2), 2))).not.toHaveProperty('usually')
  })

  it('says within what time the money of four of five was there, and nothing where that is longer than an hour', () => {
    expect(standing(count(arrivedIn(70), 4), count(arrivedIn(9000), 1))?.arrives).toBe(75)
    expect(standing(count(arrivedIn(800), 5))?.arrives).toBe(900)
    expect(standing(count(arrivedIn(70), 3), count(arrivedIn(9000), 1))).not.toHaveProperty('arrives')
    expect(standing(count(arrivedIn(70), 2))).not.toHaveProperty('arrives')
    // It says nothing of how soon there is something to pay by.
    expect(standing(count(arrivedIn(70), 4))).toEqual({ trouble: 0, paid: 0, arrives: 75 })
  })

  it('says how seldom there was something to pay by', () => {
    const trouble = (good: number, bad: number) => standing(count(openedIn(1), good), count(FAILED, bad))?.trouble
    expect([trouble(0, 4), trouble(8, 2), trouble(7, 3), trouble(5, 5), trouble(4, 6)]).toEqual([0, 0, 1, 1, 2])
  })

  it('says what was paid, and who is busy whatever was counted', () => {
    const standings = standingsOf([count(PAID, 7), count('of a newer release', 9)], [{ route: 'c.d', until: T0 }])
    expect([...standings]).toEqual([
      ['a.b', { trouble: 0, paid: 7 }],
      ['c.d', { trouble: 0, paid: 0, busyUntil: T0 }],
    ])
  })

  it('is kept by a few steps', () => {
    expect([0, 0.2, 1, 1.1, 38, 601].map(stepOf)).toEqual([1, 1, 1, 2, 40, 600])
  })
})
