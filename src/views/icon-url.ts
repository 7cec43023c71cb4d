/** An icon's address where it is our own server's, or the image itself (`data:`); other hosts are never asked. */
export function iconUrl(icon: string | undefined, server: string): string | undefined {
  if (icon?.startsWith('/')) return server + icon
  return icon?.startsWith(`${server}/`) || icon?.startsWith('data:image/') ? icon : undefined
}
