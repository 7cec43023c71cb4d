import { describe, expect, it } from 'vitest'
import { safeLink, safeUrl } from './safe-url.ts'

describe('safeUrl', () => {
  it.each([
    ['https://pay.example/open?a=1#b', 'https://pay.example/open?a=1#b'],
    ['HTTPS://Pay.Example/x', 'https://pay.example/x'],
    ['http://localhost:4401/form', 'http://localhost:4401/form'],
    ['http://127.0.0.1:4401/form', 'http://127.0.0.1:4401/form'],
    ['http://[::1]:4401/form', 'http://[::1]:4401/form'],
    ['https://платежи.рф/', 'https://xn--80aja0aeds3e.xn--p1ai/'],
  ])('%s is a page', (given, normal) => {
    expect(new URL(safeUrl(given) ?? 'about:blank').protocol).toBe(new URL(normal).protocol)
    if (/^[\x20-\x7E]+$/.test(given)) expect(safeUrl(given)).toBe(normal)
  })

  it.each([
    'http://pay.example/',
    'http://localhost.example/',
    'http://127.0.0.1.example/',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    ' https://pay.example/',
    'https://pay.example\\@evil.example/',
    'https://user@pay.example/',
    'https://user:word@pay.example/',
    'data:text/html,x',
    'blob:https://pay.example/1',
    'file:///etc/passwd',
    '//pay.example/',
    '/open',
    'tinkoffbank://pay',
    `https://pay.example/${'a'.repeat(9000)}`,
    '',
  ])('%j is none', (given) => {
    expect(safeUrl(given)).toBeUndefined()
  })
})

describe('safeLink', () => {
  it.each([
    'https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?sum=10000',
    'bank100000000004://pay?x=1',
    'sberpay://invoicing',
  ])('takes %s', (given) => {
    expect(safeLink(given)).toBe(given)
  })
  it.each(['intent://x', 'javascript:alert(1)', 'bank1://x', 'myapp://x', 'sms:+7', 'tel:+7'])(
    'refuses %s',
    (given) => {
      expect(safeLink(given)).toBeUndefined()
    },
  )
})
