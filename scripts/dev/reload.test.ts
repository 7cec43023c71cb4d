import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addReload } from './reload.ts'

function site(): Hono {
  const app = new Hono()
  addReload(app)
  app.get('/', (c) => {
    c.header('content-security-policy', "script-src 'nonce-one-of-many'")
    return c.html('<html><head><title>Shop</title></head></html>', 422)
  })
  app.get('/data', (c) => c.json({ page: '</head>' }))
  return app
}

test('a page gets the script, and stays what it is besides', async () => {
  const answer = await site().request('/')
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-security-policy')).toBe("script-src 'nonce-one-of-many'")
  expect(await answer.text()).toMatch(
    /^<html><head><title>Shop<\/title><script type="module" src="\/dev\/reload\.js\?start=[\w-]+" nonce="one-of-many"><\/script><\/head><\/html>$/,
  )
})

test('what is no page is left alone', async () => {
  expect(await (await site().request('/data')).text()).toBe('{"page":"</head>"}')
})

test('the stream tells the start that the pages were made by, and another start is another', async () => {
  const app = site()
  const [, start = ''] = /start=([\w-]+)/.exec(await (await app.request('/')).text()) ?? []
  const told = async (from: Hono) => {
    const reader = (await from.request('/dev/events')).body?.getReader()
    const text = new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
    return text
  }
  expect(await told(app)).toContain(`data: ${start}\n`)
  expect(await told(site())).not.toContain(start)
})

test('nothing of it is in the demo, nor in the product', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const files = ['src', 'server', 'stories', 'demo'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
  )
  const sources = files.filter((path) => /\.(tsx?|js)$/.test(path))
  expect(sources.filter((path) => /scripts\/dev|\/dev\/(reload|events)/.test(readFileSync(path, 'utf8')))).toEqual([])
})
