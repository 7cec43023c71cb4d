/** A picture's address where it is our own server's, or a picture in itself; other hosts are never asked. */
export function iconUrl(icon: string | undefined, server: string): string | undefined {
  if (icon?.startsWith('/')) return server + icon
  return icon?.startsWith(`${server}/`) || icon?.startsWith('data:image/') ? icon : undefined
}
