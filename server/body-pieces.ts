/**
 * Bodies that cost more than their bytes, or that nobody asked for. Each piece of a body costs the same however small it is, and a body
 * may be cut into pieces of a byte: a megabyte of them is seconds of work. Who sends a body so is cut off.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** So many pieces may be of any size. */
const FREE = 256
/** Bytes that pieces beyond those have on average, at the least: a network's smallest packets have more. */
const LEAST = 512

/** Cuts the connection of whoever sends such a body. For `request` of a server, before all others. */
export function guardBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
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
  // A body that goes on behind the answer to a question would be found to its end, and let go unseen: it has none that anybody reads.
  if (incoming.method === 'GET' || incoming.method === 'HEAD')
    outgoing.once('finish', () => {
      // The rest of a small one may have come with the question.
      if (!incoming.complete) setImmediate(() => incoming.complete || incoming.destroy())
    })
}
