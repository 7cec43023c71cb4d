import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assetRoutes } from './assets.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-assets-'))
  await mkdir(join(folder, 'chunks'))
  await writeFile(join(folder, 'paywicket.js'), 'the loader')
  await writeFile(join(folder, 'chunks/widget-abc.js'), 'ours')
  await writeFile(join(folder, 'secret.js'), 'not a chunk')
})
afterAll(() => rm(folder, { recursive: true }))

const app = () =>
  assetRoutes(folder, {
    find: async (name) => (name === 'widget-old.js' ? new TextEncoder().encode('older') : undefined),
  })
const get = async (path: string) => {
  const answer = await app().request(path)
  return [answer.status, answer.ok ? await answer.text() : answer.headers.get('cache-control')]
}

it('serves its own files, and those of a release before it', async () => {
  expect(await get('/paywicket.js')).toEqual([200, 'the loader'])
  expect(await get('/chunks/widget-abc.js')).toEqual([200, 'ours'])
  expect(await get('/chunks/widget-old.js')).toEqual([200, 'older'])
  const answer = await app().request('/chunks/widget-old.js', { headers: { 'accept-encoding': 'br' } })
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  })
})

it('serves what waits for the widget as the element and the module, and the bundler’s files where there is none', async () => {
  await writeFile(join(folder, 'element.js'), 'for bundlers')
  expect(await get('/element.js?v=2')).toEqual([200, 'for bundlers'])
  await writeFile(join(folder, 'served.js'), 'waits')
  expect(await get('/element.js')).toEqual([200, 'waits'])
  expect(await get('/paywicket.esm.js')).toEqual([200, 'waits'])
})

it('serves the same under each address that the widget makes up for a file that did not come', async () => {
  expect(await get('/chunks/widget-abc.js?again=2')).toEqual([200, 'ours'])
  expect(await get('/chunks/again-1/widget-abc.js')).toEqual([200, 'ours'])
  expect(await get('/chunks/again-12/widget-old.js')).toEqual([200, 'older'])
})

it.each([
  '/chunks/widget-none.js',
  '/chunks/again-1/widget-none.js',
  '/chunks/again/widget-abc.js',
  '/chunks/..%2Fsecret.js',
  '/chunks/again-1/..%2F..%2Fsecret.js',
  '/secret.js',
])('knows nothing at %s, and lets no cache keep that', async (path) => {
  const [status, caching] = await get(path)
  expect(status).toBe(404)
  if (path.includes('widget-none')) expect(caching).toBe('no-store')
})

it('is told apart by what is in it, in each encoding, and asked for without its body', async () => {
  const served = app()
  const first = await served.request('/paywicket.js', { headers: { 'accept-encoding': 'br' } })
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{22}-br"$/)
  const again = (headers: Record<string, string>, method = 'GET') =>
    served.request('/paywicket.js', { method, headers })
  const same = await again({ 'accept-encoding': 'br', 'if-none-match': `"x", ${tag}` })
  expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', tag])
  expect((await again({ 'accept-encoding': 'gzip', 'if-none-match': tag })).status).toBe(200)
  const head = await again({}, 'HEAD')
  expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([
    200,
    '',
    'text/javascript; charset=utf-8',
  ])
})

it('is of the list of the build, and as the build has compressed it', async () => {
  const built = await mkdtemp(join(tmpdir(), 'paywicket-built-'))
  await mkdir(join(built, 'chunks'))
  await mkdir(join(built, 'compressed/chunks'), { recursive: true })
  await writeFile(join(built, 'scripts.json'), JSON.stringify([{ file: 'chunks/listed.js' }]))
  for (const name of ['listed', 'unlisted']) await writeFile(join(built, `chunks/${name}.js`), name)
  await writeFile(join(built, 'compressed/chunks/listed.js.br'), 'small')
  await writeFile(join(built, 'compressed/chunks/listed.js.gz'), 'less small')
  const served = assetRoutes(built, { find: async () => undefined })
  const body = async (path: string, encoding: string) =>
    (await served.request(path, { headers: { 'accept-encoding': encoding } })).text()
  expect(await body('/chunks/listed.js', 'gzip, br')).toBe('small')
  expect(await body('/chunks/listed.js', 'gzip')).toBe('less small')
  expect(await body('/chunks/listed.js', 'identity')).toBe('listed')
  expect((await served.request('/chunks/unlisted.js')).status).toBe(404)
  await rm(built, { recursive: true })
})
