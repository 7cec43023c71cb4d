import { describe, expect, it } from 'vitest'
import { isPublicPage, publicScreen, withPublicPages } from './public-address.ts'

describe('a page of the open web', () => {
  it.each([
    'https://pay.example/open?a=1',
    'https://qr.nspk.ru/AS1',
    'https://платежи.рф/',
    'https://8.8.8.8/',
    'https://[2a00:1450:4010::65]/',
    'https://local.pay.example/',
    'https://10.1.2.3.pay.example/',
    'https://[2001:4860:4860::8888]/',
    'https://[2a00:1450:2002::65]/',
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
    'https://[fe80::2a00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001::7f00:1]/',
    'https://[2001:0:4136:e378::1]/',
    'https://[2001:db8::1]/',
    'https://home.arpa/',
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

describe('a network of IPv4 that is nobody’s on the open web', () => {
  it.each([
    { network: '0.0.0.0/8', first: '0.0.0.0', last: '0.255.255.255', after: '1.0.0.0' },
    { network: '10.0.0.0/8', before: '9.255.255.255', first: '10.0.0.0', last: '10.255.255.255', after: '11.0.0.0' },
    {
      network: '100.64.0.0/10',
      before: '100.63.255.255',
      first: '100.64.0.0',
      last: '100.127.255.255',
      after: '100.128.0.0',
    },
    {
      network: '127.0.0.0/8',
      before: '126.255.255.255',
      first: '127.0.0.0',
      last: '127.255.255.255',
      after: '128.0.0.0',
    },
    {
      network: '169.254.0.0/16',
      before: '169.253.255.255',
      first: '169.254.0.0',
      last: '169.254.255.255',
      after: '169.255.0.0',
    },
    {
      network: '172.16.0.0/12',
      before: '172.15.255.255',
      first: '172.16.0.0',
      last: '172.31.255.255',
      after: '172.32.0.0',
    },
    {
      network: '192.0.0.0/16',
      before: '191.255.255.255',
      first: '192.0.0.0',
      last: '192.0.255.255',
      after: '192.1.0.0',
    },
    {
      network: '192.168.0.0/16',
      before: '192.167.255.255',
      first: '192.168.0.0',
      last: '192.168.255.255',
      after: '192.169.0.0',
    },
    {
      network: '198.18.0.0/15',
      before: '198.17.255.255',
      first: '198.18.0.0',
      last: '198.19.255.255',
      after: '198.20.0.0',
    },
    { network: '224.0.0.0/3', before: '223.255.255.255', first: '224.0.0.0', last: '255.255.255.255' },
  ])('is refused from its first address to its last, and no further: $network', ({ before, first, last, after }) => {
    const isPublic = (number: string) => isPublicPage(`https://${number}/`)
    expect([first, last].map(isPublic)).toEqual([false, false])
    const neighbours = [before, after].filter((number) => number !== undefined)
    expect(neighbours.filter(isPublic)).toEqual(neighbours)
  })

  it.each(['64', '254', '16', '0', '168', '18', '19'])(
    'is told by its first number too, not by a second of %s',
    (second) => {
      expect([isPublicPage(`https://8.${second}.0.1/`), isPublicPage(`https://200.${second}.0.1/`)]).toEqual([
        true,
        true,
      ])
    },
  )
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

  it.each([
    { rows: [{ name: 'card', value: '2200 0000 0000 0000' }] },
    { rows: [], link: 'https://pay.example/' },
    { rows: [], qr: { payload: '000201…' } },
    { rows: [], qr: { svg: '<svg/>' } },
  ] as const)('is shown where there is one thing to pay by, whatever it is: %j', (shown) => {
    expect(publicScreen({ kind: 'transfer', ...shown })).toEqual({ kind: 'transfer', ...shown })
  })

  it('takes for a page only what begins as one', () => {
    const rows = [{ name: 'card', value: '2200 0000 0000 0000' }] as const
    const linked = (link: string) => publicScreen({ kind: 'transfer', rows, link })
    const app = 'bank100000000004://pay?back=https://localhost/'
    expect(linked(app)).toEqual({ kind: 'transfer', rows, link: app })
    for (const scheme of ['https', 'HTTPS', 'http', 'wss', 'ws', 'ftp'])
      expect(linked(`${scheme}://localhost/`)).toEqual({ kind: 'transfer', rows })
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
