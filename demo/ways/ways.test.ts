import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { visitorOf } from '../browse.ts'
import { startDemo, type Demo } from '../demo.ts'
import { filled } from './code.ts'
import { WAYS } from './ways.ts'

let demo: Demo
beforeAll(async () => {
  const env = { PAYWICKET_PORT: '0', PAYWICKET_SANDBOX_PORT: '0', DATABASE_URL: 'file::memory:' }
  demo = await startDemo({ env, log: pino({ level: 'silent' }) })
})
afterAll(() => demo.close())

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The code of a page as a reader copies it. */
const shownIn = (text: string) =>
  [...text.matchAll(/<pre[^>]*><code>([\s\S]*?)<\/code>/g)].map(([, code]) => unescaped(code ?? ''))

test('the index leads to each way', async () => {
  const { text } = await visitorOf(demo.shop).page('/ways')
  expect([...text.matchAll(/href="\/ways\/(\w+)"/g)].map(([, id]) => id)).toEqual(WAYS.map(({ id }) => id))
})

test.each(WAYS.map(({ id }) => id))('%s runs the markup that it shows', async (id) => {
  const { text } = await visitorOf(demo.shop).page(`/ways/${id}`)
  const [markup = ''] = shownIn(text)
  const token = /token="(pwt_[\w-]+)"/.exec(text)?.[1] ?? ''
  const url = /href="([^"]+\/pay\/[^"]+)"/.exec(text)?.[1] ?? ''
  const running = markup.replace('TOKEN', token).replace('"URL"', `"${url}"`)
  expect(running).toMatch(/checkout|paywicket|pay-wicket|iframe|href/)
  expect(text).toContain(running)
})

test('a module runs as it is shown, from the package as it is built', async () => {
  const buyer = visitorOf(demo.shop)
  for (const { id, module } of WAYS) {
    if (!module) continue
    const { text } = await buyer.page(`/ways/${id}`)
    expect(shownIn(text)[1]).toContain('fetchToken')
    const script = await buyer.get(`/ways/built/${module.file.replace(/\.\w+$/, '.js')}`)
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(await script.text()).toContain('/shop/token')
  }
  expect((await buyer.get('/ways/built/nothing.js')).status).toBe(404)
})

test('the page inside of the frame may be framed by the shop alone', async () => {
  const buyer = visitorOf(demo.shop)
  const inside = await buyer.get('/ways/frame/inside')
  expect(inside.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  expect(await inside.text()).toMatch(/data-token="pwt_/)
  const outside = await buyer.get('/ways/frame')
  expect(outside.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('the address of earlier days leads to the module', async () => {
  const answer = await visitorOf(demo.shop).get('/esm')
  expect([answer.status, answer.headers.get('location')]).toEqual([301, '/ways/module'])
})

test('values are safe inside an attribute', () => {
  const values = { server: 'https://a.example', token: '"><b>&', url: '' }
  expect(filled('<a b="{{token}}" c="{{other}}">', values)).toBe('<a b="&quot;>&lt;b>&amp;" c="{{other}}">')
})
