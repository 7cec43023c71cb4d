/** Which files are taken as a receipt, and how they are known. Pure. */

export const RECEIPT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'] as const
export type ReceiptType = (typeof RECEIPT_TYPES)[number]

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
