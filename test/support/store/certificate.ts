/** A certificate that nobody but its own holder has signed, for tests of TLS: X.509, written out by hand. */
import { generateKeyPairSync, sign } from 'node:crypto'

export interface Certificate {
  /** Both in PEM. */
  readonly certificate: string
  readonly key: string
}

/** One type, length and value of DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts)
  if (value.length < 128) return Buffer.concat([Buffer.from([tag, value.length]), value])
  return Buffer.concat([Buffer.from([tag, 0x82, value.length >> 8, value.length & 255]), value])
}

const SEQUENCE = 0x30
const sequence = (...parts: readonly Buffer[]) => der(SEQUENCE, ...parts)
const hex = (text: string) => Buffer.from(text, 'hex')
/** Object ids, as they are written. */
const COMMON_NAME = hex('0603550403')
const ECDSA_SHA256 = sequence(hex('06082a8648ce3d040302'))
const BASIC_CONSTRAINTS = hex('0603551d13')
const OTHER_NAMES = hex('0603551d11')

const pem = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

/** Good for `host`, a name, from 2020 to 2049. */
export function selfSigned(host: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(host)))))
  const time = (text: string) => der(0x17, Buffer.from(text))
  const extension = (id: Buffer, value: Buffer) => sequence(id, der(0x04, value))
  const body = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    ECDSA_SHA256,
    name,
    sequence(time('200101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(
        extension(BASIC_CONSTRAINTS, sequence(hex('0101ff'))),
        extension(OTHER_NAMES, sequence(der(0x82, Buffer.from(host)))),
      ),
    ),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  return {
    certificate: pem('CERTIFICATE', sequence(body, ECDSA_SHA256, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
