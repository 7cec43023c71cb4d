/** Merchant-presented payment codes of EMVCo, of which Pix is one: fields of a two-digit tag, a two-digit length and a value. Pure. */
import { crc16 } from './crc16.ts'

/** ISO 4217's numbers of the currencies that come in such codes. */
const CURRENCIES: Readonly<Record<string, string>> = {
  '360': 'IDR',
  '398': 'KZT',
  '417': 'KGS',
  '643': 'RUB',
  '704': 'VND',
  '840': 'USD',
  '860': 'UZS',
  '944': 'AZN',
  '972': 'TJS',
  '978': 'EUR',
  '980': 'UAH',
  '986': 'BRL',
}

export interface EmvCode {
  /** Decimal text, where the code says an amount. */
  readonly amount?: string
  /** Undefined where it says none, or one that we have no letters for. */
  readonly currency?: string
  /** False where it cannot be read to its end, or its checksum is another. */
  readonly isWhole: boolean
}

export const isEmvCode = (text: string): boolean => text.startsWith('000201')

/** The fields by their tags; undefined where they do not come out even. */
function fieldsOf(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length;) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4))
    const end = at + 4 + Number(head?.[2])
    if (head === null || end > text.length) return undefined
    fields.set(head[1] ?? '', text.slice(at + 4, end))
    at = end
  }
  return fields
}

/** The checksum stands last and is over all before it, its own tag and length included. */
function isSound(text: string): boolean {
  const found = /^(.*6304)([0-9a-f]{4})$/is.exec(text)
  return found !== null && crc16(found[1] ?? '') === found[2]?.toUpperCase()
}

/** What such a code says; undefined where the text is none. */
export function emvCodeOf(text: string): EmvCode | undefined {
  if (!isEmvCode(text)) return undefined
  const fields = fieldsOf(text)
  if (!fields) return { isWhole: false }
  const amount = fields.get('54')
  const currency = CURRENCIES[fields.get('53') ?? '']
  return {
    ...(amount ? { amount } : {}),
    ...(currency === undefined ? {} : { currency }),
    isWhole: isSound(text),
  }
}
