import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { STORIES } from '../../stories/stories.ts'
import { addressOf, readChoice } from './choice.ts'
import { galleryRoutes } from './routes.ts'

const app = galleryRoutes({ name: 'Shop', policy: () => "default-src 'none'" })
const page = async (path: string) => (await app.request(path)).text()

test('whatever is unknown in the address is the usual', () => {
  const usual = { state: STORIES[0]?.name, locale: 'en', theme: 'auto', width: '360' }
  expect(readChoice({})).toEqual(usual)
  expect(readChoice({ state: 'nowhere', locale: 'xx', theme: 'pink', width: '12' })).toEqual(usual)
})

test('a choice is read from its own address', () => {
  const choice = { state: 'done-paid', locale: 'hi', theme: 'dark', width: '768' } as const
  const { searchParams, pathname } = new URL(addressOf(choice), 'http://shop.example')
  expect(pathname).toBe('/gallery')
  expect(readChoice(Object.fromEntries(searchParams))).toEqual(choice)
  expect(addressOf(choice, '/all')).toBe('/gallery/all?locale=hi&theme=dark&width=768')
})

test('a page has the choice of its address, and goes round', async () => {
  const text = await page('/?state=choose-few&locale=de')
  const last = STORIES.at(-1)?.name ?? ''
  expect(text).toContain(`data-by="-1" href="/gallery?state=${last}&amp;locale=de`)
  expect(text).toMatch(/<option value="de" selected/)
  expect(text).toMatch(/<option\s+value="choose-few"[^>]*selected/)
})

test('all of them are on one page', async () => {
  const text = await page('/all')
  expect([...text.matchAll(/data-name="([^"]+)"/g)].map(([, name]) => name)).toEqual(STORIES.map(({ name }) => name))
})

test('the stories answer below it, with and without streams', async () => {
  const ask = (path: string) => app.request(path, { headers: { authorization: 'Bearer done-paid' } })
  expect(await (await ask('/states/v1/checkout')).json()).toMatchObject({ action: { outcome: 'paid' } })
  expect((await ask('/still/v1/checkout/events')).status).toBe(204)
  const framed = (await (
    await app.request('/states/v1/checkout', { headers: { authorization: 'Bearer frame' } })
  ).json()) as { action: { url: string } }
  expect((await app.request(new URL(framed.action.url).pathname)).status).toBe(200)
})

test('the page of the design has every token, picture and component, by day and by night', async () => {
  const text = await page('/design')
  const source = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8')
  const variables = new Set(source('styles/tokens.css').match(/--pw-[\w-]+(?=[^\w-])/g))
  expect(variables.size).toBeGreaterThan(14)
  for (const variable of variables) expect(text).toContain(`<code>${variable}</code>`)
  for (const [, light = '', dark = ''] of source('styles/tokens.css').matchAll(
    /var\(--l, (#\w+)\) var\(--d, (#\w+)\)/g,
  ))
    expect(text).toMatch(new RegExp(`<code>${light}</code>\\s*</td>\\s*<td>\\s*<code>${dark}</code>`))
  const drawn = [...`${source('ui/icon-lines.ts')}${source('views/glyph-lines.ts')}`.matchAll(/^  (\w+): '(M.+)',$/gm)]
  expect(drawn.length).toBeGreaterThan(20)
  for (const [, name, lines] of drawn) {
    expect(text).toContain(`d="${lines}"`)
    expect(text).toContain(`${name}</small>`)
  }
  const components = readdirSync(new URL('../../src/ui', import.meta.url)).flatMap(
    (file) => /^([A-Z]\w+)\.tsx$/.exec(file)?.[1] ?? [],
  )
  for (const name of components) expect(text).toContain(`<h2 id="${name}">`)
  for (const theme of ['light', 'dark'])
    expect(text.split(`class="pw" data-theme="${theme}"`).length).toBeGreaterThan(components.length)
  expect(text).not.toContain('style=')
  expect(text).not.toContain('<script')
})

test('its styles are the widget’s own', async () => {
  const answer = await app.request('/widget.css')
  expect(answer.headers.get('content-type')).toContain('text/css')
  const css = await answer.text()
  expect(css).toContain('.button.primary')
  expect(css).toContain('--pw-color-primary')
  expect(css).not.toContain('@import')
})
