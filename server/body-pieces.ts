/**
 * Bodies that come in crumbs. Each piece of a body costs the same however small it is, and a body may be cut into pieces of a byte:
 * a megabyte of them is seconds of work. Who sends a body so is cut off.
 */
import type { IncomingMessage } from 'node:http'

/** So many pieces may be of any size. */
const FREE = 256
/** Bytes that pieces beyond those have on average, at the least: a network's smallest packets have more. */
const LEAST = 512

/** Cuts the connection of a request whose body is in more pieces than its size needs. For `request` of a server, before all others. */
export function cutCrumbs(incoming: IncomingMessage): void {
  const push = incoming.push.bind(incoming)
  let pieces = 0
  let bytes = 0
  // All that the parser finds of a body goes through here; whoever only listened would already have paid for it.
  incoming.push = (piece: unknown, ...rest) => {
    if (!(piece instanceof Uint8Array)) return push(piece, ...rest)
    pieces += 1
    bytes += piece.byteLength
    if (pieces <= FREE + bytes / LEAST) return push(piece, ...rest)
    incoming.destroy()
    // What came with it is still found, and is let go as cheaply as can be.
    return true
  }
}
