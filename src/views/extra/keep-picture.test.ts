// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { fileNameOf, keepPicture } from './keep-picture.ts'

afterEach(() => void vi.restoreAllMocks())

test.each([
  ['A-1', 'A-1.png'],
  ['../../etc/passwd', 'etc-passwd.png'],
  ['Заказ № 5', 'Заказ-5.png'],
  ['***', 'order.png'],
  ['x'.repeat(200), `${'x'.repeat(80)}.png`],
])('%s is kept as %s', (order, name) => {
  expect(fileNameOf(order)).toBe(name)
})

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)'

async function keep(userAgent: string, share: () => Promise<void>) {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
  const shared = vi.fn(share)
  Object.assign(navigator, { share: shared, canShare: () => true })
  Object.assign(URL, { createObjectURL: () => 'blob:one', revokeObjectURL() {} })
  const downloaded: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    downloaded.push(this.download)
  })
  await keepPicture(new Blob(['png'], { type: 'image/png' }), 'A-1.png', window)
  return { downloaded, asked: shared.mock.calls.length }
}

test('a file, and on an iPhone what the buyer says there', async () => {
  expect(await keep('Mozilla/5.0 (X11; Linux)', async () => {})).toEqual({ downloaded: ['A-1.png'], asked: 0 })
  expect(await keep(IPHONE, async () => {})).toEqual({ downloaded: [], asked: 1 })
  const closed = async () => Promise.reject(new DOMException('closed', 'AbortError'))
  expect(await keep(IPHONE, closed)).toEqual({ downloaded: [], asked: 1 })
  const forbidden = async () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  expect(await keep(IPHONE, forbidden)).toEqual({ downloaded: ['A-1.png'], asked: 1 })
})
