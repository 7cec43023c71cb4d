import { expect, test } from 'vitest'
import { loadEnvFile } from './env-file.ts'

const load = (text: string, env: Record<string, string | undefined> = {}) => {
  const faults = loadEnvFile('shop.env', env, () => text)
  return { faults, env }
}

test('variables are read as Node reads them, and those of the environment win', () => {
  const text = `\uFEFF# of the shop\r\nONE=1\r\nexport TWO = "2 # no comment" # a comment\r\n\r\nTHREE='a\r\nb'\r\nFOUR=\r\nTAKEN=file\r\nEMPTY=file`
  const { faults, env } = load(text, { TAKEN: 'environment', EMPTY: '' })
  expect(faults).toEqual([])
  expect(env).toEqual({ ONE: '1', TWO: '2 # no comment', THREE: 'a\nb', FOUR: '', TAKEN: 'environment', EMPTY: '' })
})

test('what Node would pass over is told by its line, without what stands there, and nothing is read', () => {
  const { faults, env } = load(`A=1\nsecret-alone\nB="two\nlines"\n=nameless\nC='open\nD=2\n2E=3`)
  expect(faults).toEqual([
    '--env-file: shop.env, line 2 is not NAME=value.',
    '--env-file: shop.env, line 5 is not NAME=value.',
    '--env-file: shop.env, line 6 begins a quote that does not end.',
    '--env-file: shop.env, line 8 is not NAME=value.',
  ])
  expect(env).toEqual({})
})

test('a file that cannot be read is a sentence', () => {
  expect(loadEnvFile('/nowhere/shop.env', {})).toEqual(['--env-file: the file /nowhere/shop.env is not there.'])
  expect(loadEnvFile(import.meta.dirname, {})).toEqual([`--env-file: the file ${import.meta.dirname} is a folder.`])
})
