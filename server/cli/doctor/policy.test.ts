import { describe, expect, it, test } from 'vitest'
import { allows, differences, letsRun, policiesIn, type Policy } from './policy.ts'
import { recommendedPolicies } from './recommended-policies.ts'

const PLACE = { page: 'https://shop.example', server: 'https://pay.shop.test' }
const { widget, frame } = recommendedPolicies()
const one = (text: string): Policy => policiesIn(text)[0] ?? new Map()
const mine = widget
  .replaceAll('https://pay.shop.example', PLACE.server)
  .replace('REPLACE-IN-EACH-ANSWER', 'abcdefghijklmnopqrstuv')
const told = (text: string, recommended = widget) =>
  differences(policiesIn(text), one(recommended), PLACE).map(({ kind, text: said }) => `${kind} ${said}`)
/** The recommended policy with another directive in the place of its own. */
const having = (name: string, directive: string) => told(mine.replace(new RegExp(`${name} [^;]*`), directive))

describe('what differs', () => {
  it('is nothing where a page has what is recommended, with more for its own', () => {
    expect(told(mine)).toEqual([])
    expect(having('style-src', "style-src 'self' https://fonts.example; font-src https://fonts.example")).toEqual([])
    expect(having('connect-src', `connect-src ${PLACE.server} https://api.shop.example`)).toEqual([])
    expect(told(frame.replaceAll('https://pay.shop.example', PLACE.server), frame)).toEqual([])
  })

  it('names what the checkout needs', () => {
    expect(having('connect-src', "connect-src 'self'")).toEqual([`stops connect-src does not let ${PLACE.server} in`])
    expect(having('connect-src', 'report-to csp')).toEqual([`stops connect-src does not let ${PLACE.server} in`])
    expect(having('img-src', `img-src ${PLACE.server}`)).toEqual(['stops img-src does not let data: in'])
    expect(having('frame-src', `frame-src ${PLACE.server}`)).toEqual([
      'perhaps frame-src does not let https://cactusgino.com in',
    ])
    expect(having('form-action', "form-action 'self'")).toEqual(['stops form-action does not let https: in'])
  })

  it('names what is looser', () => {
    const cases = [
      ['script-src', "script-src 'self' https://cdn.example", "'self' https://cdn.example"],
      ['script-src', "script-src 'unsafe-inline'", "'unsafe-inline'"],
      ['script-src', "script-src 'nonce-abc' 'strict-dynamic' 'unsafe-eval' 'unsafe-inline' https:", "'unsafe-eval'"],
      ['default-src', 'default-src *', '*'],
      ['object-src', "object-src 'self'", "'self'"],
      ['base-uri', "base-uri 'self'", "'self'"],
      ['frame-ancestors', 'frame-ancestors https://partner.example', 'https://partner.example'],
      ['style-src', "style-src 'self' 'unsafe-inline'", "'unsafe-inline'"],
    ] as const
    for (const [name, directive, has] of cases)
      expect(having(name, directive), directive).toContainEqual(
        expect.stringContaining(`looser ${name} has ${has}; recommended: `),
      )
    expect(having('script-src', cases[2][1])).toEqual([expect.stringContaining("has 'unsafe-eval'; recommended:")])
    expect(having('frame-ancestors', 'report-to csp')).toEqual([
      "looser frame-ancestors is not there; recommended: frame-ancestors 'none'",
    ])
    expect(told("default-src 'self'")).toContainEqual(expect.stringMatching(/^looser require-trusted-types-for is not/))
  })

  it('of several policies: each must let in what is needed, and one is enough to forbid', () => {
    expect(told(`${mine}, script-src 'unsafe-eval' 'nonce-abc'`)).toEqual([])
    expect(told(`${mine}, connect-src 'none'`)).toEqual([`stops connect-src does not let ${PLACE.server} in`])
  })
})

test.each([
  ['*', true],
  ['https:', true],
  ['http:', true],
  ['data:', false],
  ["'self'", false],
  ['https://pay.shop.test', true],
  ['https://pay.shop.test:443/path', true],
  ['http://pay.shop.test', true],
  ['pay.shop.test', true],
  ['https://*.shop.test:*', true],
  ['https://*.pay.shop.test', false],
  ['https://pay.shop.test:8443', false],
  ['wss://pay.shop.test', false],
  ['https://pay.shop.example', false],
])('%s lets the server in: %s', (source, lets) => {
  expect(allows([source], PLACE.server, PLACE.page)).toBe(lets)
})

test('a script runs by its nonce, or by its host where there is no strict-dynamic', () => {
  const runs = (text: string, nonce?: string) => letsRun(one(text), nonce, PLACE.server, PLACE.page)
  expect(runs("script-src 'nonce-abc' 'strict-dynamic'", 'abc')).toBe(true)
  expect(runs("script-src 'nonce-abc' 'strict-dynamic'", 'other')).toBe(false)
  expect(runs(`script-src 'nonce-abc' 'strict-dynamic' ${PLACE.server}`)).toBe(false)
  expect(runs(`script-src ${PLACE.server}`)).toBe(true)
  expect(runs("script-src 'nonce-abc'", 'abc')).toBe(false)
  expect(runs("img-src 'none'")).toBe(true)
  expect(runs("default-src 'none'")).toBe(false)
})
