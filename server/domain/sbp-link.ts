/** Payment links of Russia's faster payments (SBP), as its operator NSPK writes them: `https://qr.nspk.ru/<id>?type=02&bank=…&sum=…&cur=RUB&crc=…`. Pure. */
import { crc16 } from './crc16.ts'

/** Payments, and payments that bind an account for later ones. */
const HOSTS: ReadonlySet<string> = new Set(['qr.nspk.ru', 'sub.nspk.ru'])

export interface SbpLink {
  /** As it stands in the code. */
  readonly text: string
  /** The payment's id, the path of the link. */
  readonly id: string
  /** Kopecks, where the link says a sum; NaN where what it says is none. */
  readonly sum?: number
  readonly currency?: string
  /** False where its own checksum is another than that of the text before it. */
  readonly isWhole: boolean
}

/** The checksum stands last and is over all that is before it, without the `&`. One that is left out proves nothing. */
function isWhole(text: string): boolean {
  const found = /^(.*)[?&]crc=([0-9a-f]+)$/i.exec(text)
  return found === null || crc16(found[1] ?? '') === found[2]?.toUpperCase()
}

/** Undefined where the text is no such link. */
export function sbpLinkOf(text: string): SbpLink | undefined {
  const url = URL.parse(text)
  if (url === null || url.protocol !== 'https:' || url.port !== '' || !HOSTS.has(url.hostname)) return undefined
  const [, id = ''] = url.pathname.split('/')
  if (!/^\w{1,64}$/.test(id)) return undefined
  const sum = url.searchParams.get('sum')
  const currency = url.searchParams.get('cur')
  return {
    text,
    id,
    ...(sum ? { sum: /^\d{1,15}$/.test(sum) ? Number(sum) : Number.NaN } : {}),
    ...(currency ? { currency: currency.toUpperCase() } : {}),
    isWhole: isWhole(text),
  }
}
