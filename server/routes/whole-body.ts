import type { Context } from 'hono'

/** So many times the limit is read and let go, so that whoever sends too much is told so on a connection that goes on. */
const LET_GO = 4

/** The body, of `limit` bytes at most; undefined where there is more. What is far too large is cut off. */
export async function wholeBody(c: Context, limit: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of c.req.raw.body ?? []) {
    size += piece.byteLength
    if (size > LET_GO * limit) {
      c.header('connection', 'close')
      return undefined
    }
    if (size <= limit) pieces.push(piece)
  }
  return size <= limit ? Buffer.concat(pieces) : undefined
}
