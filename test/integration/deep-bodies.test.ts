/** JSON that nests without end, from those who hold a key: it is refused as it is looked over, before it is parsed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { only, SECRET_KEY, startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem(only('cactusgino'), { isLive: true })
})
afterAll(() => system.close())

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
async function post(path: string, key: string, body: string): Promise<{ status: number; code: unknown }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` }
  const answer = await fetch(`${system.url}${path}`, { method: 'POST', headers, body })
  const { code } = (await answer.json()) as { code: unknown }
  return { status: answer.status, code }
}
const TOO_DEEP = { status: 400, code: 'invalid_json' }

it('of a buyer', async () => {
  const { token } = await system.open()
  const choose = (body: string) => post('/v1/checkout/choose', token, body)
  expect(await choose(`{"method":"cactusgino.card","fields":${deep(30_000)}}`)).toEqual(TOO_DEEP)
  expect(await choose(deep(30_000))).toEqual(TOO_DEEP)
  expect(await choose(`{"a":${deep(3)}}`)).toMatchObject({ status: 422 })
  expect(await choose(`{"a":"${'x'.repeat(70_000)}"}`)).toEqual({ status: 413, code: 'too_large' })
})

it('of a shop', async () => {
  const open = (metadata: string) =>
    post(
      '/v1/sessions',
      SECRET_KEY,
      `{"order":{"id":"deep","amount":{"value":"15.00","currency":"RUB"}},"customer":{"id":"c"},"metadata":{"a":${metadata}}}`,
    )
  expect(await open(deep(400_000))).toEqual(TOO_DEEP)
  expect(await open(`[${'1,'.repeat(200_000)}1]`)).toEqual(TOO_DEEP)
  expect(await open(deep(20))).toMatchObject({ status: 201 })
})
