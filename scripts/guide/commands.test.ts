import { expect, test } from 'vitest'
import { commandsIn, curlIn } from './commands.ts'

test('commands without what stands around them', () => {
  const text = `# the shop's
KEY='a b' PORT=1 npx paywicket server \\
  --env-file shop.env   # it's on
cd shop && npm ci
paywicket sandbox --env > sandbox.env
curl http://localhost/x -d '{ "a": 1,
  "b": 2 }'
ALONE=1
`
  expect(commandsIn(text).map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
    'npx paywicket server --env-file shop.env',
    'cd shop',
    'npm ci',
    'paywicket sandbox --env',
    `curl http://localhost/x -d '{ "a": 1, "b": 2 }'`,
  ])
})

test('what curl asks for', () => {
  expect(curlIn(`curl 'http://localhost:1/a?b=1' -H 'X: y'`)).toEqual({
    method: 'GET',
    address: 'http://localhost:1/a?b=1',
  })
  expect(curlIn(`curl http://localhost:1/a -d '{}'`)?.method).toBe('POST')
  expect(curlIn('curl -X PUT http://localhost:1/a')?.method).toBe('PUT')
  expect(curlIn('npm ci')).toBeUndefined()
})
