/** Addresses of clients: one spelling each, what counts as one client, and which lead to many. */
import { BlockList, isIP } from 'node:net'

const FAMILY = { 4: 'ipv4', 6: 'ipv6' } as const

/** Behind these there may be a proxy, or a carrier with its thousands: loopback, private, shared and link-local addresses. */
const PRIVATE = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '::1',
  'fc00::/7',
  'fe80::/10',
]

/** IPv6 as its eight groups, or undefined. */
function groupsOf(address: string): readonly number[] | undefined {
  if (isIP(address) !== 6) return undefined
  // The parser of URLs knows every spelling, `::ffff:1.2.3.4` too.
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = written.split('::')
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [numbers(head), numbers(tail ?? '')]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

/** The one spelling of an address; an IPv4 address that is written as IPv6 is IPv4. Undefined where it is none. */
export function normalAddress(given: string): string | undefined {
  const address = given.replace(/%.*$/, '')
  if (isIP(address) === 4) return address
  const groups = groupsOf(address)
  if (!groups) return undefined
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return new URL(`http://[${address}]/`).hostname.slice(1, -1)
}

/** What counts as one client: an IPv4 address, or the /64 that one line of IPv6 has to itself. `address` is a normal one. */
export function clientNetwork(address: string): string {
  const groups = groupsOf(address)
  if (!groups) return address
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** Is the address, a normal one, in the list? */
export function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return (version === 4 || version === 6) && list.check(address, FAMILY[version])
}

/** Takes addresses and networks (`10.0.0.0/8`); also gives back those that are neither. */
export function readNetworks(networks: readonly string[]): { readonly list: BlockList; readonly wrong: string[] } {
  const list = new BlockList()
  const wrong: string[] = []
  for (const network of networks) {
    const [, given = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? []
    const address = normalAddress(given)
    const version = isIP(address ?? '')
    const bits = version === 4 ? 32 : 128
    const length = prefix === undefined ? bits : Number(prefix)
    if (address === undefined || (version !== 4 && version !== 6) || length > bits) wrong.push(network)
    else list.addSubnet(address, length, FAMILY[version])
  }
  return { list, wrong }
}

export const privateNetworks = (): BlockList => readNetworks(PRIVATE).list
