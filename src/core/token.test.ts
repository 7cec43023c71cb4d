import { expect, test } from 'vitest'
import { createTokenSource } from './token.ts'

/** Gives `t1`, `t2`, … and counts. */
function fetcher() {
  const asked = { times: 0 }
  return { asked, fetchToken: async () => `t${++asked.times}` }
}

test('is fetched once, however many ask', async () => {
  const { asked, fetchToken } = fetcher()
  const token = createTokenSource(undefined, () => fetchToken)
  expect(await Promise.all([token.get(), token.get()])).toEqual(['t1', 't1'])
  expect(asked.times).toBe(1)
})

test('a refused one is renewed once, and again only after a success', async () => {
  const { fetchToken } = fetcher()
  const token = createTokenSource('t0', () => fetchToken)
  expect(await token.renew('t0')).toBe(true)
  expect(await token.get()).toBe('t1')
  expect(await token.renew('t1')).toBe(false)
  token.accepted()
  expect(await token.renew('t1')).toBe(true)
})

test('two requests refused at once renew it once', async () => {
  const { asked, fetchToken } = fetcher()
  const token = createTokenSource('t0', () => fetchToken)
  expect(await token.renew('t0')).toBe(true)
  expect(await token.renew('t0')).toBe(true)
  expect(asked.times).toBe(1)
})

test('without a way to fetch one there is none to be had', async () => {
  expect(await createTokenSource('t0', () => undefined).renew('t0')).toBe(false)
})

test('what could not be fetched is fetched anew', async () => {
  let broken = true
  const token = createTokenSource(undefined, () => async () => {
    if (broken) throw new Error('offline')
    return 't1'
  })
  await expect(token.get()).rejects.toThrow('offline')
  broken = false
  expect(await token.get()).toBe('t1')
})
