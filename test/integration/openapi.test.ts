/** `/openapi.json` as those who read it by machine would: redocly's recommended rules, and a list of what must be in it. */
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WEBHOOKS } from '../../src/contract/shop/index.ts'
import { BUYER_FIELDS } from '../../server/routes/meanings/buyer-session.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem({ PAYWICKET_PUBLIC_URL: 'https://pay.shop.test' })
})
afterAll(() => system.close())

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>
  readonly webhooks: Readonly<Record<string, object>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}
const read = async () => (await (await fetch(`${system.url}/openapi.json`)).json()) as Document

it('has nothing that redocly’s recommended rules find', async () => {
  const source = JSON.stringify(await read())
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  expect(found.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
})

it('names its schemas, and tells of every event', async () => {
  const { openapi, webhooks, components } = await read()
  expect(openapi).toBe('3.1.0')
  expect(Object.keys(webhooks)).toEqual([...WEBHOOKS])
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(['Session', 'Attempt', 'Refund', 'NewSession', 'Problem', 'Unmatched', 'BuyerSession']),
  )
})

it('says what the fields of the buyer’s Session mean, and of no field that there is not', async () => {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('description' in value && typeof value.description === 'string') found.push(value.description)
    for (const part of Object.values(value)) walk(part)
  }
  walk((await read()).components.schemas['BuyerSession'])
  // Details stand in a wait as well, where they say no more.
  expect(new Set(found).size).toBe(BUYER_FIELDS.length)
})

it('has a schema for every answer', async () => {
  const hollow = Object.entries((await read()).paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.entries(responses as Record<string, { content?: Record<string, { schema?: object }> }>).flatMap(
        ([status, { content = {} }]) =>
          Object.entries(content).flatMap(([media, { schema }]) =>
            media !== 'text/event-stream' && Object.keys(schema ?? {}).length === 0
              ? [`${method} ${path} ${status}`]
              : [],
          ),
      ),
    ),
  )
  expect(hollow).toEqual([])
})

it('describes every refusal as a problem document', async () => {
  const others = Object.entries((await read()).paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.entries(responses as Record<string, { content?: Record<string, object> }>).flatMap(
        ([status, { content = {} }]) =>
          Number(status) >= 400 && Object.keys(content).join() !== 'application/problem+json'
            ? [`${method} ${path} ${status}`]
            : [],
      ),
    ),
  )
  expect(others).toEqual([])
})

it('a parameter that nobody knows is refused by name, and a known one is not', async () => {
  const ask = async (path: string) => await system.shop<{ field?: string; detail?: string }>('GET', path)
  expect(await ask('/v1/sessions?customer_id=1')).toMatchObject({
    status: 422,
    body: { field: 'customer_id', detail: expect.stringContaining('limit') },
  })
  expect(await ask('/v1/providers?x')).toMatchObject({ status: 422, body: { field: 'x' } })
  expect(await ask('/v1/sessions/none?expand=1')).toMatchObject({ status: 422, body: { field: 'expand' } })
  expect(await ask('/v1/sessions?limit=0')).toMatchObject({ status: 422, body: { field: 'limit' } })
  expect((await ask('/v1/sessions?status=open&limit=200')).status).toBe(200)
  // A newer widget may ask an older server for more.
  const { token } = await system.open()
  const answer = await fetch(`${system.url}/v1/checkout?more=1`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
})
