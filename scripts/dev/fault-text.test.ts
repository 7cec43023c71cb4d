import { expect, test } from 'vitest'
import { faultText } from './fault-text.ts'

test('of a program: the place and the words, without the stack', () => {
  const printed = `node:internal/modules/run_main:107
    triggerUncaughtException(

file:///shop/server/app.ts:90
throw new Error('no')
      ^

Error: no
    at file:///shop/server/app.ts:90:7
    at ModuleJob.run (node:internal/modules/esm/module_job:430:25)

Node.js v24.21.0
`
  expect(faultText(printed)).toBe("file:///shop/server/app.ts:90\nthrow new Error('no')\n      ^\nError: no")
})

test('of a build: without its colours, and no more than fits', () => {
  const many = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n')
  expect(faultText(`\u001B[31mBuild failed\u001B[0m\n\n${many}`).split('\n')).toEqual([
    'Build failed',
    ...Array.from({ length: 11 }, (_, index) => `line ${index}`),
  ])
})
