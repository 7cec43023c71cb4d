/** How the files that are taken as a receipt are known. Pure. */
import type { ReceiptType } from '../../src/contract/shop/index.ts'

/** Letters of a file, as Latin-1, from `from` on. */
const lettersOf = (bytes: Uint8Array, from: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + count))

/** What a file is by how it begins, whatever it is called; undefined for what is none of these. */
export function typeOf(bytes: Uint8Array): ReceiptType | undefined {
  if (lettersOf(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (lettersOf(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (lettersOf(bytes, 0, 4) === 'RIFF' && lettersOf(bytes, 8, 4) === 'WEBP') return 'image/webp'
  if (/^ftyp(heic|heix|mif1|msf1)$/.test(lettersOf(bytes, 4, 8))) return 'image/heic'
  if (lettersOf(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  return undefined
}
