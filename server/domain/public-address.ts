/**
 * Addresses that a payment system may send a buyer to where real money moves: pages of the open web. A page on the buyer's own
 * machine or in the network around it is none, whoever names it. Pure.
 */
import type { Instructions, Report } from './report.ts'

/** Names that are given out inside a house or a company alone. */
const INNER_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|localdomain|home\.arpa)$/

/** The first bytes of IPv4 networks that are nobody's on the open web. */
function isInnerNumber(hostname: string): boolean {
  const [a = 0, b = 0] = hostname.split('.').map(Number)
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || b === 0)) ||
    (a === 198 && (b === 18 || b === 19))
  )
}

/** `hostname` as `URL` gives it, which knows every way to write a number. Of IPv6 only what is given out for the open web counts. */
function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('['))
    return /^\[[23][\da-f]{3}:/.test(hostname) && !/^\[(2002|2001:0?|2001:db8):/.test(hostname)
  const name = hostname.replace(/\.$/, '')
  if (/^\d+(\.\d+){3}$/.test(name)) return !isInnerNumber(name)
  return name.includes('.') && !INNER_NAME.test(name)
}

/** Is it the address of a page of the open web, by https? */
export function isPublicPage(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === 'https:' && isPublicHost(url.hostname)
}

/** An address of a page must be public; what is no page (a bank app's own scheme, the text of a QR code) has been looked at before. */
const isWeb = (address: string): boolean => /^(https?|wss?|ftp):/i.test(address)
const isHarmless = (address: string): boolean => !isWeb(address) || isPublicPage(address)

/** What of the screen may be shown where real money moves; undefined where that leaves nothing to pay by. */
export function publicScreen(screen: Instructions): Instructions | undefined {
  if (screen.kind !== 'transfer') return isPublicPage(screen.url) ? screen : undefined
  const { link, qr, ...rest } = screen
  const shownLink = link !== undefined && isHarmless(link) ? { link } : {}
  const { payload, svg } = qr ?? {}
  const code = {
    ...(payload !== undefined && isHarmless(payload) ? { payload } : {}),
    ...(svg === undefined ? {} : { svg }),
  }
  const shownCode = Object.keys(code).length > 0 ? { qr: code } : {}
  const isPayable = rest.rows.length > 0 || 'link' in shownLink || 'qr' in shownCode
  return isPayable ? { ...rest, ...shownLink, ...shownCode } : undefined
}

/**
 * The report without addresses that are not public. Where nothing else was to be paid by, it has ended for the buyer, who has nowhere
 * to go; money that comes nevertheless still counts.
 */
export function withPublicPages(report: Report): Report {
  if (report.screen === undefined) return report
  const { screen: given, ...rest } = report
  const screen = publicScreen(given)
  if (screen !== undefined) return { ...rest, screen }
  return rest.state === 'pending' ? { ...rest, state: 'failed', failure: 'unsupported_flow' } : rest
}
