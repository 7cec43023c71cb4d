/**
 * Addresses a provider sends. They end in the buyer's browser, so only those pass that can do no more than
 * open a page: `https:`, `http:` on a loopback host, and for links the schemes of bank apps.
 */

/** Longer addresses are no address of a page. */
const LIMIT = 8192

/**
 * Schemes that open a bank's or wallet's own app. `bank1…` are those of the members of the Russian Faster
 * Payments System, one number for each bank.
 */
const APP_SCHEME =
  /^(bank1\d{11}|sberpay|sbolpay|sberbankonline|tinkoffbank|tbank|alfabank|vtb-online|raiffeisen|m10|kaspi):$/

/** True for this machine's own names: localhost and below it, 127.0.0.0/8, ::1. `hostname` as `URL` gives it. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

function parse(text: string): URL | undefined {
  // URL drops tabs and line ends and turns backslashes round; an address that needs it is not one to trust.
  if (text.length > LIMIT || /[\s\\\p{Cc}]/u.test(text)) return undefined
  const url = URL.parse(text)
  return url === null || url.username || url.password ? undefined : url
}

/** The normalised address of a page, for a redirect or a frame; undefined where it is not one. */
export function safeUrl(text: string): string | undefined {
  const url = parse(text)
  if (!url || !url.hostname) return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url.href : undefined
}

/** The normalised address of a page or of a bank's app, for a link; undefined where it is neither. */
export function safeLink(text: string): string | undefined {
  const page = safeUrl(text)
  if (page !== undefined) return page
  const url = parse(text)
  return url && APP_SCHEME.test(url.protocol) ? url.href : undefined
}
