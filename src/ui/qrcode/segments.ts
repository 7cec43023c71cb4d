/**
 * The files of this folder stand in for those of the same names inside the library `qrcode` when the widget is built. We
 * draw bytes at the medium level of error correction and nothing else; the modes, levels and searches left out are a third
 * of what a buyer would otherwise fetch for a QR code. A test holds them to the library's own answers.
 */
import ByteData from 'qrcode/lib/core/byte-data.js'

export function fromArray(segments: readonly { readonly data: string }[]): object[] {
  return segments.map(({ data }) => new ByteData(data))
}
