/**
 * Stands in for `segments` inside the library `qrcode` when the widget is built. We encode bytes only; digits,
 * capitals, kanji and the search for the shortest mixture of them are a third of the library.
 */
import ByteData from 'qrcode/lib/core/byte-data.js'

export function fromArray(segments: readonly { readonly data: string }[]): unknown[] {
  return segments.map(({ data }) => new ByteData(data))
}
