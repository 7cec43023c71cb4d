import { describe, expect, it } from 'vitest'
import { clientNetwork, normalAddress, readNetworks } from './addresses.ts'
import { createClientReader } from './client.ts'

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
    ['::', '::'],
    ['', undefined],
    ['localhost', undefined],
    ['203.0.113.7.1', undefined],
  ])('%s is %s', (given, normal) => expect(normalAddress(given)).toBe(normal))

  it('of IPv6 counts with all that its line has', () => {
    expect(clientNetwork('2001:db8:1:2:3:4:5:6')).toBe(clientNetwork('2001:db8:1:2::1'))
    expect(clientNetwork('2001:db8:1:3::1')).not.toBe(clientNetwork('2001:db8:1:2::1'))
    expect(clientNetwork('203.0.113.7')).toBe('203.0.113.7')
  })
})

describe('without trusted proxies', () => {
  const clientOf = createClientReader(undefined)

  it.each(['127.0.0.1', '::1', '::ffff:10.1.2.3', '192.168.1.1', '172.31.0.1', '100.64.9.9', 'fd00::1', 'fe80::1%2'])(
    '%s may be anybody',
    (address) => expect(clientOf({ address, forwardedFor: '203.0.113.7' })).not.toHaveProperty('network'),
  )

  it('believes nothing that is forwarded', () => {
    expect(clientOf({ address: '203.0.113.7', forwardedFor: '198.51.100.1' })).toEqual({
      address: '203.0.113.7',
      network: '203.0.113.7',
    })
  })

  it('knows nobody where there is no connection', () => {
    expect(clientOf({ address: undefined, forwardedFor: '203.0.113.7' })).toEqual({ address: 'unknown' })
  })
})

describe('with trusted proxies', () => {
  const clientOf = createClientReader(readNetworks(['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48']).list)
  const address = '10.0.0.1'

  it.each([
    ['198.51.100.9, 203.0.113.7', '203.0.113.7'],
    ['evil, 203.0.113.7, 10.2.2.2', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['[2001:db8:2::5]:4711,2001:db8:1::9', '2001:db8:2::5'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    [`${'198.51.100.1, '.repeat(5000)}203.0.113.7`, '203.0.113.7'],
    ['192.168.7.7', '192.168.7.7'],
  ])('the rightmost hop that is none of them counts: %.40s', (forwardedFor, client) => {
    const found = clientOf({ address, forwardedFor })
    expect(found.address).toBe(client)
    expect(found.network).toBe(clientNetwork(client))
  })

  it.each([undefined, '', 'rubbish', '203.0.113.7, rubbish', '10.1.1.1, 10.2.2.2'])(
    'a proxy that names nobody stands for everybody: %s',
    (forwardedFor) => expect(clientOf({ address, forwardedFor })).toEqual({ address }),
  )

  it('believes nobody else', () => {
    expect(clientOf({ address: '192.168.1.1', forwardedFor: '203.0.113.7' }).network).toBe('192.168.1.1')
  })
})

it('names what is no network', () => {
  expect(readNetworks(['10.0.0.0/8', '10.0.0.0/33', 'proxy', '::1/129', '::1/64', '1.2.3.4/x', '']).wrong).toEqual([
    '10.0.0.0/33',
    'proxy',
    '::1/129',
    '1.2.3.4/x',
    '',
  ])
})
