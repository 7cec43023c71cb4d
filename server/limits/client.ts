/** Who asks: the address of the client, as far as it can be known. */
import type { BlockList } from 'node:net'
import { clientNetwork, isIn, normalAddress, privateNetworks } from './addresses.ts'

export interface Client {
  /** For the log. */
  readonly address: string
  /** What limits by address count for; none where many people may stand behind it. */
  readonly network?: string
}

/** What a connection says about who is at its other end. */
export interface Peer {
  readonly address: string | undefined
  readonly forwardedFor: string | undefined
}

/** So much of `X-Forwarded-For`, from its right end, is looked at, characters. */
const LONGEST = 1000

/** A hop as proxies write it: some add the port, and brackets. */
const hopAddress = (hop: string): string | undefined =>
  normalAddress(hop) ??
  normalAddress(/^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? '') ??
  normalAddress(/^([\d.]+):\d+$/.exec(hop)?.[1] ?? '')

/**
 * With `trusted` proxies: the rightmost hop that is none of them. What stands to its left was written by whoever asked.
 * Without: the other end of the connection, which is nobody in particular where it is loopback or private.
 */
export function createClientReader(trusted: BlockList | undefined): (peer: Peer) => Client {
  const hidden = privateNetworks()
  return ({ address: given, forwardedFor }) => {
    const address = normalAddress(given ?? '')
    if (address === undefined) return { address: 'unknown' }
    if (!trusted) return isIn(hidden, address) ? { address } : { address, network: clientNetwork(address) }
    if (!isIn(trusted, address)) return { address, network: clientNetwork(address) }
    const hops = (forwardedFor ?? '').slice(-LONGEST).split(',')
    for (const hop of hops.toReversed()) {
      const named = hopAddress(hop.trim())
      // A proxy of ours has said nothing that can be read: it stands for everybody.
      if (named === undefined) return { address }
      if (!isIn(trusted, named)) return { address: named, network: clientNetwork(named) }
    }
    return { address }
  }
}
