/** The checksum of payment codes: CRC-16/CCITT-FALSE. Pure. */

/** Of the text's bytes in UTF-8: four upper-case hexadecimal digits. */
export function crc16(text: string): string {
  let sum = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) sum = ((sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x1021) & 0xffff
  }
  return sum.toString(16).toUpperCase().padStart(4, '0')
}
