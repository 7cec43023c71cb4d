/** This machine's two names, which a browser takes for two origins. */
import { isLoopback } from '../server/providers/kit/safe-url.ts'

/** The same address by the other name of this very machine, which is another origin; undefined elsewhere. */
export function otherName(address: URL): URL | undefined {
  if (!isLoopback(address.hostname)) return undefined
  const other = new URL(address)
  other.hostname = address.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return other
}
