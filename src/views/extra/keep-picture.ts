/** A picture into the buyer's own hands: a file, or on an iPhone the sheet that puts it among the photos. */

/** A name that any disk takes. */
export const fileNameOf = (order: string): string =>
  `${
    order
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 80) || 'order'
  }.png`

/** An iPad calls itself a Mac, and no Mac has fingers on its screen. */
const isApplePhone = ({ userAgent, maxTouchPoints }: Navigator): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)

/** True where the buyer was asked what to do with it, and has answered. */
async function shared(file: File, navigator: Navigator): Promise<boolean> {
  const data = { files: [file] }
  if (!isApplePhone(navigator) || !navigator.canShare?.(data)) return false
  try {
    await navigator.share(data)
    return true
  } catch (error) {
    // Closed by the buyer. Anything else: this page may not share, and the file is there.
    return error instanceof DOMException && error.name === 'AbortError'
  }
}

export async function keepPicture(picture: Blob, name: string, page: Window): Promise<void> {
  if (await shared(new File([picture], name, { type: picture.type }), page.navigator)) return
  const href = URL.createObjectURL(picture)
  Object.assign(page.document.createElement('a'), { href, download: name }).click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
