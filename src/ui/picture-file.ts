/** A picture as it is sent: no larger than it is read, and without what a camera writes into it, as the place. */

/** The longer side, px. */
const LONGEST = 2000
const QUALITY = 0.85

/** What a camera may make and a browser may not be able to read. */
const isHeic = ({ type, name }: File): boolean => /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name)

/** Undefined where it is no picture that can be read here. */
async function redrawn(file: File): Promise<Blob | undefined> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return undefined
    // What can be seen through is white on paper, too.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY))
  } catch {
    return undefined
  }
}

/** A chosen file as it may be sent, of `largest` bytes at most; undefined where it may not. */
export async function fileToSend(file: File, largest: number): Promise<Blob | undefined> {
  const isPdf = file.type === 'application/pdf'
  const sent = isPdf ? file : ((await redrawn(file)) ?? (isHeic(file) ? file : undefined))
  return sent && sent.size > 0 && sent.size <= largest ? sent : undefined
}
