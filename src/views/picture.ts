/** The address of a picture where it comes from our own server, or is one in itself; other hosts are never asked. */
export function pictureOf(icon: string | undefined, server: string): string | undefined {
  if (icon === undefined) return undefined
  try {
    const url = new URL(icon, server)
    return url.origin === new URL(server).origin || /^data:image\//.test(url.href) ? url.href : undefined
  } catch {
    return undefined
  }
}
