import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lineOf } from './finding.ts'
import { checkPage } from './page.ts'
import { recommendedPolicies } from './recommended-policies.ts'

const recommended = recommendedPolicies()
const SERVER = 'https://pay.shop.example'
const hash = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`
const FILES: Readonly<Record<string, string>> = {
  'paywicket.js': 'loader',
  'paywicket.standalone.js': 'one file',
  'element.js': 'element for bundlers',
  'served.js': 'what the server sends',
}
const shipped = Object.entries(FILES).map(([file, text]) => ({ file, integrity: hash(text) }))

interface Shop {
  /** May be of one nonce each time. */
  readonly policy?: (nonce: string) => string
  readonly html: (nonce: string) => string
  readonly served?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly fixed?: string
}

const WIDGET = (nonce: string) => recommended.widget.replace('REPLACE-IN-EACH-ANSWER', nonce)
const FRAME = () => recommended.frame

async function check({ policy, html, served = {}, headers = {}, fixed }: Shop) {
  let count = 0
  const answers: Readonly<Record<string, string>> = {
    [`${SERVER}/paywicket.js`]: 'loader',
    [`${SERVER}/element.js`]: 'what the server sends',
    ...served,
  }
  const fetch: typeof globalThis.fetch = async (given) => {
    const url = new URL(given instanceof Request ? given.url : given)
    if (url.host === 'shop.example') {
      const nonce = fixed ?? `nonce-number-${(count += 1)}`
      const sent = policy ? { ...headers, 'content-security-policy': policy(nonce) } : headers
      return new Response(html(nonce), { headers: sent })
    }
    const text = answers[url.href]
    return new Response(text ?? '', { status: text === undefined ? 404 : 200 })
  }
  const page = new URL('https://shop.example/pay?token=secret-token')
  const lines = (await checkPage(page, { fetch, shipped, recommended, server: SERVER })).map(lineOf)
  expect(lines.join()).not.toContain('secret-token')
  return lines
}

const tag = (nonce: string, more = '') =>
  `<!doctype html><title>Pay</title><!-- <script src="/paywicket.standalone.js"></script> -->
   <script type=module nonce="${nonce}" src="${SERVER}/paywicket.js" ${more}></script>`

test('all is well', async () => {
  expect(await check({ policy: WIDGET, html: tag })).toEqual([
    'ok       page: https://shop.example/pay has the widget in it, with the server https://pay.shop.example',
    'ok       policy: as SECURITY.md recommends',
    'ok       paywicket.js: what comes from https://pay.shop.example/paywicket.js is the file of this release',
  ])
  const frame = () => `<iframe src="${SERVER}/pay/ses_1?code=x"></iframe>`
  expect(await check({ policy: FRAME, html: frame })).toEqual([
    'ok       page: https://shop.example/pay shows the hosted page of https://pay.shop.example in a frame',
    'ok       policy: as SECURITY.md recommends',
  ])
})

test('the server’s element is another file than the bundlers’', async () => {
  const html = (nonce: string) =>
    `<script nonce="${nonce}" src="${SERVER}/element.js"></script><pay-wicket></pay-wicket>`
  expect((await check({ policy: WIDGET, html })).at(-1)).toMatch(/^ok {7}element\.js/)
})

test('what comes is another file, or none', async () => {
  const served = { [`${SERVER}/paywicket.js`]: 'loader; and a skimmer' }
  expect((await check({ policy: WIDGET, html: tag, served })).at(-1)).toMatch(
    /^fault {4}paywicket\.js: what comes from .+ is not the file of this release -> see which release/,
  )
  const lost = (nonce: string) => tag(nonce).replace('/paywicket.js', '/old/paywicket.js')
  expect((await check({ policy: WIDGET, html: lost })).at(-1)).toMatch(/^fault .+ is answered 404/)
})

test('the hash on the tag', async () => {
  const cdn = 'https://files.example/paywicket.standalone.js'
  const html = (integrity: string) => (nonce: string) =>
    `<script nonce="${nonce}" src="${cdn}" integrity="${integrity}" data-server="${SERVER}"></script>`
  const served = { [cdn]: 'one file' }
  expect(await check({ policy: WIDGET, html: html(hash('one file')), served })).toEqual([
    expect.stringContaining('with the server https://pay.shop.example'),
    'ok       policy: as SECURITY.md recommends',
    expect.stringMatching(/^ok {7}paywicket\.standalone\.js/),
  ])
  expect((await check({ policy: WIDGET, html: html(hash('older')), served })).at(-1)).toMatch(
    /^fault .+what comes is not what its integrity says/,
  )
})

test('a nonce that is not on the tag, or that stays', async () => {
  const bare = () => tag('').replace('nonce=""', '')
  expect(await check({ policy: WIDGET, html: bare })).toContainEqual(
    expect.stringMatching(/^fault {4}paywicket\.js: the policy does not let it run/),
  )
  expect(await check({ policy: WIDGET, html: tag, fixed: 'for-ever' })).toContainEqual(
    expect.stringMatching(/^fault {4}policy: two answers have the same nonce/),
  )
})

test('no policy, one that only reports, and one in the page', async () => {
  expect(await check({ html: tag })).toContainEqual(expect.stringMatching(/^warning {2}policy: the page has none ->/))
  const headers = { 'content-security-policy-report-only': "default-src 'none'" }
  expect(await check({ html: tag, headers })).toContainEqual(expect.stringContaining('but one that only reports'))
  const html = (nonce: string) => `<meta http-equiv=Content-Security-Policy content="connect-src 'none'">${tag(nonce)}`
  expect(await check({ policy: WIDGET, html })).toContainEqual(
    'fault    policy: connect-src does not let https://pay.shop.example in -> let it in: the checkout needs it',
  )
})

test('a page without anything of ours is taken for one with its own bundle', async () => {
  const lines = await check({ policy: WIDGET, html: () => '<script src=/assets/app.js></script>' })
  expect(lines).toEqual([
    expect.stringMatching(/^warning {2}page: .+ has no script tag of ours/),
    'ok       policy: as SECURITY.md recommends',
  ])
})

test('a page that is not there', async () => {
  const page = new URL('https://shop.example/none?token=secret')
  const gone: typeof globalThis.fetch = async () => new Response('', { status: 410 })
  const away: typeof globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))
  const lines = async (fetch: typeof globalThis.fetch) =>
    (await checkPage(page, { fetch, shipped, recommended })).map(lineOf)
  expect(await lines(gone)).toEqual([
    expect.stringMatching(/^fault {4}page: https:\/\/shop\.example\/none is answered 410/),
  ])
  expect(await lines(away)).toEqual([
    expect.stringMatching(/^fault {4}page: nothing answers at https:\/\/shop\.example\/none /),
  ])
})
