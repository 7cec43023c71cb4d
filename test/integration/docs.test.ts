/** `/docs`: the whole of `/openapi.json` to read, a page for every code, and nothing from anywhere else. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ERROR_CATALOGUE } from '../../server/error-catalogue.ts'
import { DRAWN, eventAnchor, schemaAnchor, type ApiDocument, type Schema } from '../../server/pages/docs/document.ts'
import { startSystem, type System } from '../support/system.ts'

let system: System
let below: System
beforeAll(async () => {
  system = await startSystem()
  below = await startSystem({ PAYWICKET_PUBLIC_URL: 'https://shop.example/paywicket' })
})
afterAll(() => Promise.all([system.close(), below.close()]))

const text = async (path: string, of = system) => (await fetch(of.url + path)).text()
const document = async () => JSON.parse(await text('/openapi.json')) as ApiDocument

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}
const elements = (page: string) => [...elementsIn(parse(page))]
const values = (page: string, name: string) =>
  elements(page).flatMap(({ attrs }) => attrs.filter((attr) => attr.name === name).map(({ value }) => value))

/** All that a named schema says below it. */
function* schemasIn(schema: Schema): Generator<Schema> {
  yield schema
  const { properties = {}, items, additionalProperties, oneOf = [], anyOf = [], allOf = [], prefixItems = [] } = schema
  const held = [...Object.values(properties), ...oneOf, ...anyOf, ...allOf, ...prefixItems, items, additionalProperties]
  for (const one of held) if (typeof one === 'object') yield* schemasIn(one)
}

it('has every route, webhook and schema of the document, each at its own address, and no link that leads nowhere', async () => {
  const { paths, webhooks, components } = await document()
  const page = await text('/docs')
  const ids = values(page, 'id')
  const routes = Object.values(paths).flatMap((operations) => Object.values(operations))
  expect(routes.length).toBeGreaterThan(30)
  expect(ids).toEqual(
    expect.arrayContaining([
      ...routes.map(({ operationId }) => operationId),
      ...Object.keys(webhooks).map(eventAnchor),
      ...Object.keys(components.schemas).map(schemaAnchor),
    ]),
  )
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const led = values(page, 'href').filter((href) => href.startsWith('#'))
  expect(led.filter((href) => !ids.includes(href.slice(1)))).toEqual([])
  for (const path of Object.keys(paths)) expect(page).toContain(path)
})

it('leaves nothing out that a schema says', async () => {
  const { components, paths } = await document()
  const sent = Object.values(paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ parameters = [], requestBody, responses }) => [
      ...parameters.map(({ schema }) => schema),
      ...[requestBody, ...Object.values(responses)].flatMap((one) =>
        Object.values(one?.content ?? {}).map(({ schema }) => schema),
      ),
    ]),
  )
  const all = [...Object.values(components.schemas), ...sent].flatMap((schema) =>
    schema ? [...schemasIn(schema)] : [],
  )
  const keywords = new Set(all.flatMap((schema) => Object.keys(schema)))
  expect(keywords.size).toBeGreaterThan(10)
  expect([...keywords].filter((keyword) => !DRAWN.has(keyword))).toEqual([])
})

it('each example of an event is what its schema says', async () => {
  const held = await document()
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema(held, 'doc')
  const page = await text('/docs')
  for (const [event, { post }] of Object.entries(held.webhooks)) {
    const media = post?.requestBody?.content['application/json']
    expect(media?.example).toMatchObject({ type: event })
    const check = ajv.compile({ $ref: `doc${media?.schema?.$ref ?? ''}` })
    check(media?.example)
    expect([event, check.errors]).toEqual([event, null])
    expect(page).toContain(`&quot;type&quot;: &quot;${event}&quot;`)
  }
})

it('every code has its page, and one that nobody knows has none', async () => {
  const codes = [...new Set(ERROR_CATALOGUE.map(({ code }) => code)), 'http-502']
  const answers = await Promise.all(codes.map((code) => fetch(`${system.url}/docs/errors/${code}`)))
  expect(codes.filter((_code, index) => answers[index]?.status !== 200)).toEqual([])
  const all = await text('/docs/errors')
  for (const { code } of ERROR_CATALOGUE) expect(all).toContain(`/docs/errors/${code}"`)
  const unknown = await fetch(`${system.url}/docs/errors/%3Cscript%3E`)
  expect(unknown.status).toBe(404)
  expect(await unknown.text()).not.toContain('<script')
})

it('a problem is of the type that is its page, whatever was asked', async () => {
  for (const path of ['/v1/sessions', '/nothing', '/v1/checkout']) {
    const { type } = (await (await fetch(system.url + path)).json()) as { type: string }
    expect((await fetch(type)).status).toBe(200)
    const other = (await (await fetch(below.url + path)).json()) as { type: string }
    expect(other.type).toMatch(/^https:\/\/shop\.example\/paywicket\/docs\/errors\/\w+$/)
    expect((await fetch(other.type.replace('https://shop.example/paywicket', below.url))).status).toBe(200)
  }
})

it.each(['/docs', '/docs/errors', '/docs/errors/not_found'])('%s loads from its own host alone', async (path) => {
  for (const [of, prefix] of [
    [system, ''],
    [below, '/paywicket'],
  ] as const) {
    const answer = await fetch(of.url + path)
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'none'; style-src 'self'")
    const page = await answer.text()
    expect(elements(page).filter(({ tagName }) => tagName === 'script' || tagName === 'style')).toEqual([])
    expect([...values(page, 'style'), ...values(page, 'src')]).toEqual([])
    const led = values(page, 'href').filter((href) => !href.startsWith('#'))
    expect(led.length).toBeGreaterThan(3)
    for (const href of led) expect(href).toMatch(new RegExp(`^${prefix}/(docs|openapi\\.json)`))
  }
})

it('is not sent again to who has it', async () => {
  const first = await fetch(`${system.url}/docs`)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, no-cache')
  const again = await fetch(`${system.url}/docs`, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})
