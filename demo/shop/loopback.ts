/** Does a host name mean this very machine? */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** The same address by the other name of this very machine, which is another origin; undefined elsewhere. */
export function otherName(address: URL): URL | undefined {
  if (!isLoopback(address.hostname)) return undefined
  const other = new URL(address)
  other.hostname = address.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return other
}
