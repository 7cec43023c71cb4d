import { expect, test } from 'vitest'
import { crc16, pixCode, sbpLink } from './payloads.ts'

test.each([
  ['123456789', '29B1'],
  ['https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&bank=000000000001&sum=10000&cur=RUB', 'F3D0'],
  ['https://qr.nspk.ru/AD10006PTORDPC5D98HPT12HV37MMQ6G?type=02&bank=100000000284&sum=15590000&cur=RUB', '4C8A'],
])('the checksum of %s', (text, crc) => {
  expect(crc16(text)).toBe(crc)
})

test('links carry the sum and their checksum', () => {
  const link = sbpLink('AD1000', 150_317)
  const [body = '', crc] = link.split('&crc=')
  expect(body).toContain('sum=150317&cur=RUB')
  expect(crc16(body)).toBe(crc)
  const pix = pixCode('+5511900000000', '15.03', 'Joao Pereira', '77')
  expect(crc16(pix.slice(0, -4))).toBe(pix.slice(-4))
  expect(pix).toContain('540515.03')
})
