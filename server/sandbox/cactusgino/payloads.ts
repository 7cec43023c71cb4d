/** The strings inside payment QR codes: an SBP link and a PIX code, each with its checksum. */

/** CRC-16/CCITT-FALSE of a text's UTF-8 bytes, four upper-case hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'utf8')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** A dynamic SBP link; `minor` is the sum in kopecks. The checksum covers everything before `&crc=`. */
export function sbpLink(id: string, minor: number): string {
  const body = `https://qr.nspk.ru/${id}?type=02&bank=100000000284&sum=${minor}&cur=RUB`
  return `${body}&crc=${crc16(body)}`
}

/** A PIX "copia e cola" code (EMV): tag, two-digit length, value; the checksum covers everything up to its own tag. */
export function pixCode(key: string, amount: string, holder: string, id: string): string {
  const tag = (name: string, value: string) => `${name}${String(value.length).padStart(2, '0')}${value}`
  const body = [
    tag('00', '01'),
    tag('26', tag('00', 'br.gov.bcb.pix') + tag('01', key)),
    tag('52', '0000'),
    tag('53', '986'),
    tag('54', amount),
    tag('58', 'BR'),
    tag('59', holder.slice(0, 25)),
    tag('60', 'Sao Paulo'),
    tag('62', tag('05', id)),
    '6304',
  ].join('')
  return body + crc16(body)
}
