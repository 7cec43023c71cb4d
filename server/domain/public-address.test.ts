import { describe, expect, it } from 'vitest'
import { isPublicPage, publicScreen, withPublicPages } from './public-address.ts'

describe('a page of the open web', () => {
  it.each([
    'https://pay.example/open?a=1',
    'https://qr.nspk.ru/AS1',
    'https://платежи.рф/',
    'https://8.8.8.8/',
    'https://[2a00:1450:4010::65]/',
    'https://172.32.0.1/',
    'https://local.pay.example/',
  ])('is %s', (address) => {
    expect(isPublicPage(address)).toBe(true)
  })

  it.each([
    'http://pay.example/',
    'https://localhost/',
    'https://localhost./',
    'https://shop.localhost:4400/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://017700000001/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[2002:7f00:1::]/',
    'https://router/',
    'https://printer.local/',
    'https://db.internal/',
    'https://nas.home.arpa/',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'intent://pay',
    '',
  ])('is not %s', (address) => {
    expect(isPublicPage(address)).toBe(false)
  })
})

describe('a report', () => {
  const pending = { payment: 'p1', state: 'pending' } as const

  it.each([
    { kind: 'frame', url: 'https://192.168.0.1/' },
    { kind: 'redirect', url: 'https://localhost/', method: 'GET', params: [] },
    { kind: 'transfer', rows: [], link: 'https://127.0.0.1/', qr: { payload: 'http://pay.example/' } },
  ] as const)('whose only way to pay leads elsewhere ends for the buyer: $kind', (screen) => {
    expect(withPublicPages({ ...pending, screen })).toEqual({
      payment: 'p1',
      state: 'failed',
      failure: 'unsupported_flow',
    })
  })

  it('keeps what can be paid by, and loses the address alone', () => {
    const rows = [{ name: 'card', value: '2200 0000 0000 0000' }] as const
    const screen = {
      kind: 'transfer',
      rows,
      link: 'https://10.0.0.1/',
      qr: { payload: 'https://10.0.0.1/', svg: '<svg/>' },
    } as const
    expect(publicScreen(screen)).toEqual({ kind: 'transfer', rows, qr: { svg: '<svg/>' } })
    const app = { kind: 'transfer', rows: [], link: 'bank100000000004://pay', qr: { payload: '000201…' } } as const
    expect(publicScreen(app)).toEqual(app)
  })

  it('of an end or of money says what it said', () => {
    const received = { minor: 100, currency: 'RUB' }
    expect(withPublicPages({ payment: 'p1', state: 'succeeded', received })).toEqual({
      payment: 'p1',
      state: 'succeeded',
      received,
    })
    const screen = { kind: 'frame', url: 'https://localhost/' } as const
    expect(withPublicPages({ payment: 'p1', state: 'confirming', screen })).toEqual({
      payment: 'p1',
      state: 'confirming',
    })
  })
})
