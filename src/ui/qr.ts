import { create } from 'qrcode/lib/core/qrcode.js'

/** A QR code as the outline of its dark modules, in units of one module, without the quiet zone. */
export interface QrShape {
  readonly size: number
  /** An SVG path. */
  readonly path: string
}

/** Throws where the text is too long for any QR code. */
export function qrShape(text: string): QrShape {
  // Always as bytes: the build leaves out the library's search for shorter mixtures, see `qrcode/segments.ts`.
  const { size, data } = create([{ data: text, mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  }
  return { size, path }
}
