import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iconAddress, iconRoutes } from './icons.ts'
import { openMarks } from './marks.ts'

const PUBLIC = 'https://pay.example'
const OWN = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const PROVIDED = 'https://icons.example/qiwi.png'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marks-'))
  await writeFile(join(folder, 'sbp.svg'), OWN)
  await writeFile(join(folder, 'qiwi.svg'), OWN)
  await writeFile(join(folder, 'shop.svg'), OWN)
  await writeFile(join(folder, 'notes.txt'), 'none of ours')
  await writeFile(join(folder, '.hidden.svg'), OWN)
})
afterAll(() => rm(folder, { recursive: true }))

describe('the picture of a channel', () => {
  it('is the shop’s own, else its provider’s, else its brand’s, else none', async () => {
    const own = iconAddress(PUBLIC, ['icons.example'], await openMarks(folder))
    const none = iconAddress(PUBLIC, ['icons.example'], await openMarks())
    expect(own(PROVIDED, 'qiwi')).toBe(`${PUBLIC}/v1/icons/qiwi`)
    expect(none(PROVIDED, 'qiwi')).toBe(`${PUBLIC}/v1/icons?of=${encodeURIComponent(PROVIDED)}`)
    // Of a host that is not on the list.
    expect(none('https://elsewhere.example/q.png', 'qiwi')).toBe(`${PUBLIC}/v1/icons/qiwi`)
    expect(own(undefined, 'sbp')).toBe(`${PUBLIC}/v1/icons/sbp`)
    expect(none(undefined, 'sbp')).toBeUndefined()
    expect(none(undefined, 'tether.trc20')).toBe(`${PUBLIC}/v1/icons/tether`)
    expect(own(undefined, 'shop')).toBe(`${PUBLIC}/v1/icons/shop`)
  })

  it.each(['mir', 'mts', 'fps', 'notes', '.hidden', '..', 'constructor'])(
    '%j has no mark by its sound',
    async (name) => {
      expect(iconAddress(PUBLIC, [], await openMarks(folder))(undefined, name)).toBeUndefined()
    },
  )
})

describe('GET /v1/icons/<channel>', () => {
  it('sends an SVG that can run nothing and is framed nowhere', async () => {
    const app = iconRoutes([], await openMarks(folder), Date.now)
    for (const name of ['qiwi', 'visa', 'pix', 'wise', 'tether', 'binance', 'mastercard']) {
      const answer = await app.request(`/${name}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('image/svg+xml')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('content-security-policy')).toContain('sandbox')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      const text = await answer.text()
      expect(text).toBe(name === 'qiwi' ? OWN : text)
      expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    }
  })

  it.each(['mir', 'notes.txt', 'notes', '..%2Fpackage.json', '%2e%2e', 'toString'])('%j is not there', async (name) => {
    const app = iconRoutes([], await openMarks(folder), Date.now)
    expect((await app.request(`/${name}`)).status).toBe(404)
  })
})

it('a folder that cannot be read, or holds a picture too large, is said by the name of its variable', async () => {
  await expect(openMarks(join(folder, 'nowhere'))).rejects.toThrow('PAYWICKET_ICON_DIR')
  const large = await mkdtemp(join(tmpdir(), 'marks-'))
  await writeFile(join(large, 'sbp.svg'), ' '.repeat(256 * 1024 + 1))
  await expect(openMarks(large)).rejects.toThrow('sbp.svg is larger than 256 KB')
  await rm(large, { recursive: true })
})
